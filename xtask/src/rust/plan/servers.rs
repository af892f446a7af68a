//! The servers: constants, or functions of their variables.

use crate::ir;
use crate::rust::names::given::Wanted;
use crate::rust::names::{Kind, Scope};
use crate::rust::{GivenNames, Ident, Server, ServerVariable, UrlPiece};

/// The URL of the first server, its variables at their defaults; `None` if it is not absolute.
pub(super) fn base_url(servers: &[ir::Server]) -> Option<String> {
    let url = servers.first()?.default_url();
    is_absolute(&url).then_some(url)
}

/// The path of the first server, its variables at their defaults, if it is one on a host that is not named.
pub(super) fn base_path(servers: &[ir::Server]) -> Option<String> {
    let url = servers.first()?.default_url();
    let is_path = url.starts_with('/') && !url.starts_with("//") && url != "/";
    (is_path && url.chars().all(|c| c.is_ascii_graphic())).then_some(url)
}

/// The servers to choose from: none if there is no choice.
pub(super) fn servers(servers: &[ir::Server], given: &GivenNames) -> Vec<Server> {
    let usable = |server: &&ir::Server| {
        let url = server.filled(|_| "x");
        is_absolute(&url) || server.url.starts_with('{')
    };
    let usable: Vec<_> = servers.iter().filter(usable).collect();
    if usable.len() < 2 && usable.iter().all(|server| server.variables.is_empty()) {
        return Vec::new();
    }
    let wanted: Vec<_> = usable
        .iter()
        .enumerate()
        .map(|(index, server)| Wanted {
            kind: kind(server),
            given: given.servers.get(&server.url).map(String::as_str),
            derived: name(index, server),
        })
        .collect();
    let idents = Scope::new(&[]).claim_all(&wanted);
    let servers = idents.into_iter().zip(usable);
    servers.map(|(ident, server)| plan(ident, server)).collect()
}

fn is_absolute(url: &str) -> bool {
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty() && rest.chars().all(|character| character.is_ascii_graphic())
    })
}

fn kind(server: &ir::Server) -> Kind {
    if server.variables.is_empty() {
        Kind::Constant
    } else {
        Kind::Function
    }
}

fn plan(ident: Ident, server: &ir::Server) -> Server {
    let mut arguments = Scope::new(&[]);
    Server {
        template: server.url.clone(),
        ident,
        description: server.description.clone(),
        url: pieces(server),
        variables: server
            .variables
            .iter()
            .map(|variable| ServerVariable {
                ident: arguments.claim(&variable.name.0, Kind::Argument),
                description: variable.description.clone(),
                default: variable.default.clone(),
                values: variable.values.clone(),
            })
            .collect(),
    }
}

/// A short description is a name; a long one is not.
fn name(index: usize, server: &ir::Server) -> String {
    let short = |text: &&String| {
        text.split_whitespace().count() <= 4 && text.chars().any(char::is_alphanumeric)
    };
    server
        .description
        .as_ref()
        .filter(short)
        .cloned()
        .unwrap_or_else(|| format!("server {}", index + 1))
}

/// Cuts the URL at its variables.
fn pieces(server: &ir::Server) -> Vec<UrlPiece> {
    let mut pieces = Vec::new();
    let mut rest = server.url.as_str();
    while let Some((at, index, length)) = next_variable(rest, &server.variables) {
        if at > 0 {
            pieces.push(UrlPiece::Literal(rest[..at].to_owned()));
        }
        pieces.push(UrlPiece::Variable(index));
        rest = &rest[at + length..];
    }
    if !rest.is_empty() {
        pieces.push(UrlPiece::Literal(rest.to_owned()));
    }
    pieces
}

/// Where the next variable stands in a text, which one, and how long its place is.
fn next_variable(text: &str, variables: &[ir::ServerVariable]) -> Option<(usize, usize, usize)> {
    variables
        .iter()
        .enumerate()
        .filter_map(|(index, variable)| {
            let place = format!("{{{}}}", variable.name.0);
            text.find(&place).map(|at| (at, index, place.len()))
        })
        .min()
}
