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
        .map(|(index, server)| lower(context, server, &at.index(index)))
        .collect()
}

fn lower(context: &mut Context<'_>, server: &openapiv3::Server, at: &Pointer) -> Server {
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
    for variable in &variables {
        if !variable.values.is_empty() && !variable.values.contains(&variable.default) {
            let at = at.key("variables").key(&variable.name.0).key("default");
            let message = format!("the default `{}` is none of the values", variable.default);
            context.warning(&at, Code::DefaultMismatch, message);
        }
    }
    Server {
        url: server.url.clone(),
        description: server.description.clone(),
        variables,
    }
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
