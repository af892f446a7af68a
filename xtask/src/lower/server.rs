//! Servers and the variables of their URLs.

use super::context::Context;
use super::operation::Source;
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

/// The server of one operation, if it has one of its own, or its path has, and that is another than the default of the API.
pub(super) fn of_operation(
    context: &mut Context<'_>,
    source: &Source<'_>,
    of_api: Option<&str>,
) -> Option<String> {
    let (declared, at) = if source.operation.servers.is_empty() {
        (&source.item.servers, &source.item_at)
    } else {
        (&source.operation.servers, &source.at)
    };
    let at = at.key("servers");
    let server = lower(context, declared.first()?, &at.index(0))?;
    if declared.len() > 1 {
        let message = "an operation is sent to the first of its servers only";
        context
            .warning(&at.index(1), Code::OperationServerIgnored, message)
            .help("name the servers at the top of the description, to have the caller choose");
    }
    let url = server.default_url();
    let absolute = if is_http(&url) {
        Some(url)
    } else {
        of_api.and_then(|api| beside(api, &url))
    };
    if absolute.is_none() {
        let message = "this server is relative to an address that is not known, and is left out";
        context
            .warning(&at.index(0).key("url"), Code::OperationServerIgnored, message)
            .help("write an address such as `https://api.example.com/v1`, here or at the top of the description");
    }
    absolute.filter(|url| Some(url.as_str()) != of_api)
}

/// A path on the host of another server, or another host by the same scheme.
fn beside(server: &str, path: &str) -> Option<String> {
    let (scheme, rest) = server.split_once("://").filter(|_| is_http(server))?;
    if path.starts_with("//") {
        return Some(format!("{scheme}:{path}"));
    }
    let host = rest.split(['/', '?']).next()?;
    path.starts_with('/')
        .then(|| format!("{scheme}://{host}{path}"))
}

/// Whether an absolute URL is one that the runtime takes: with a host and without a user.
fn is_callable(url: &str) -> bool {
    let (_, rest) = url.split_once("://").unwrap_or_default();
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    let authority = authority.parse::<http::uri::Authority>();
    authority.is_ok_and(|authority| {
        // A user stands before the host.
        let port = authority.as_str().strip_prefix(authority.host());
        let port = port.map(|port| port.strip_prefix(':').unwrap_or(port));
        port.is_some_and(|port| port.is_empty() || port.parse::<u16>().is_ok())
    })
}

fn is_http(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// A server, unless its URL cannot be used.
fn lower(context: &mut Context<'_>, server: &openapiv3::Server, at: &Pointer) -> Option<Server> {
    let declared = server.variables.iter().flatten();
    let variables: Vec<_> = declared
        .map(|(name, variable)| self::variable(name, variable))
        .collect();
    let mut is_filled = true;
    for name in placeholders(&server.url) {
        if !variables.iter().any(|variable| variable.name.0 == name) {
            is_filled = false;
            if context.document.gaps.lack(&at.key("variables").key(name)) {
                continue;
            }
            let message = format!("the URL has a place for `{name}`, and no variable is called so");
            context
                .error(&at.key("url"), Code::ServerVariableMissing, message)
                .help("declare it in `variables`, with a default");
        }
    }
    let lowered = Server {
        url: server.url.clone(),
        description: server.description.clone(),
        variables,
    };
    let is_usable = !is_filled || is_usable(&lowered);
    if !is_usable {
        let message = "no client can call this server, and it is left out";
        context
            .warning(&at.key("url"), Code::ServerUrl, message)
            .help("write an address with a host, and with neither a user nor a fragment, such as `https://api.example.com/v1`, or `/v1` for a path");
    }
    for variable in &lowered.variables {
        let at = at.key("variables").key(&variable.name.0);
        let is_said = !context.document.gaps.lack_part_of(&at.key("enum"))
            && !context.document.gaps.lack(&at.key("default"));
        let fits = variable.values.is_empty() || variable.values.contains(&variable.default);
        if is_said && !fits {
            let at = at.key("default");
            let message = format!("the default `{}` is none of the values", variable.default);
            context
                .warning(&at, Code::DefaultMismatch, message)
                .help("write one of those under `enum`, or add this one there");
        }
    }
    is_usable.then_some(lowered)
}

/// Whether the URL can be used: a relative one has the caller name the base URL, any other must be an address of HTTP, which
/// the runtime takes. A variable may be the scheme or the port, which only its default tells.
fn is_usable(server: &Server) -> bool {
    let url = server.default_url();
    let is_clean = server
        .filled(|_| "x")
        .chars()
        .all(|character| character.is_ascii_graphic());
    let is_closed = server.url.matches('{').count() == server.url.matches('}').count();
    let is_reachable = if url.starts_with("//") {
        is_callable(&format!("https:{url}"))
    } else {
        url.is_empty() || url.starts_with(['/', '.']) || is_http(&url) && is_callable(&url)
    };
    is_clean && is_closed && is_reachable && !url.contains('#')
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
