//! Servers and the variables of their URLs.

use super::context::Context;
use crate::diagnostics::Code;
use crate::ir::{Server, ServerVariable, WireName};
use crate::spec::Pointer;

/// The servers of an API, the default first.
pub(super) fn lower_all(context: &mut Context<'_>) -> Vec<Server> {
    let declared = &context.document.openapi.servers;
    let at = Pointer::root().key("servers");
    let servers = declared.iter().enumerate();
    servers
        .filter_map(|(index, server)| lower(context, server, &at.index(index)))
        .collect()
}

/// A server, unless its URL cannot be used.
fn lower(context: &mut Context<'_>, server: &openapiv3::Server, at: &Pointer) -> Option<Server> {
    let declared = server.variables.iter().flatten();
    let variables: Vec<_> = declared
        .map(|(name, variable)| self::variable(name, variable))
        .collect();
    for name in placeholders(&server.url) {
        if !variables.iter().any(|variable| variable.name.0 == name) {
            let message = format!("the URL has a place for `{name}`, and no variable is called so");
            context
                .error(&at.key("url"), Code::ServerVariableMissing, message)
                .help("declare it in `variables`, with a default");
        }
    }
    let filled = variables.iter().fold(server.url.clone(), |url, variable| {
        url.replace(&format!("{{{}}}", variable.name.0), "x")
    });
    let is_usable = check_url(context, &filled, at);
    for variable in &variables {
        if !variable.values.is_empty() && !variable.values.contains(&variable.default) {
            let at = at.key("variables").key(&variable.name.0).key("default");
            let message = format!("the default `{}` is none of the values", variable.default);
            context
                .warning(&at, Code::DefaultMismatch, message)
                .help("write one of those under `enum`, or add this one there");
        }
    }
    is_usable.then(|| Server {
        url: server.url.clone(),
        description: server.description.clone(),
        variables,
    })
}

/// Whether the URL can be used: a relative one has the caller name the base URL, any other must be an
/// address of HTTP.
fn check_url(context: &mut Context<'_>, url: &str, at: &Pointer) -> bool {
    let is_http = url.starts_with("https://") || url.starts_with("http://");
    let is_relative = url.starts_with(['/', '.', '{']) || url.is_empty();
    let is_clean = url.chars().all(|character| character.is_ascii_graphic());
    let is_closed = url.matches('{').count() == url.matches('}').count();
    let is_usable = (is_http || is_relative) && is_clean && is_closed;
    if !is_usable {
        let message = "the URL of the server is no address of HTTP and is left out";
        context
            .warning(&at.key("url"), Code::ServerUrl, message)
            .help("such as `https://api.example.com/v1`, or `/v1` for a path");
    }
    is_usable
}

fn variable(name: &str, variable: &openapiv3::ServerVariable) -> ServerVariable {
    ServerVariable {
        name: WireName(name.to_owned()),
        default: variable.default.clone(),
        values: variable.enumeration.clone(),
        description: variable.description.clone(),
    }
}

fn placeholders(url: &str) -> impl Iterator<Item = &str> {
    let after_brace = url.split('{').skip(1);
    after_brace.filter_map(|text| text.split_once('}').map(|(name, _)| name))
}
