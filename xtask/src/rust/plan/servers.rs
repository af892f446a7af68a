//! The servers: constants, or functions of their variables.

use crate::ir;
use crate::rust::names::{Kind, Scope};
use crate::rust::{Server, ServerVariable, UrlPiece};

/// The URL of the first server, its variables at their defaults; `None` if it is not absolute.
pub(super) fn base_url(servers: &[ir::Server]) -> Option<String> {
    let url = filled(servers.first()?, |variable| &variable.default);
    is_absolute(&url).then_some(url)
}

/// The URL with something in the place of each variable.
fn filled<'a>(server: &'a ir::Server, value: impl Fn(&'a ir::ServerVariable) -> &'a str) -> String {
    server
        .variables
        .iter()
        .fold(server.url.clone(), |url, variable| {
            url.replace(&format!("{{{}}}", variable.name.0), value(variable))
        })
}

/// The servers to choose from: none if there is no choice.
pub(super) fn servers(servers: &[ir::Server]) -> Vec<Server> {
    let usable = |server: &&ir::Server| {
        let url = filled(server, |_| "x");
        is_absolute(&url) || server.url.starts_with('{')
    };
    let usable: Vec<_> = servers.iter().filter(usable).collect();
    if usable.len() < 2 && usable.iter().all(|server| server.variables.is_empty()) {
        return Vec::new();
    }
    let mut scope = Scope::new(&[]);
    usable
        .into_iter()
        .enumerate()
        .map(|(index, server)| plan(index, server, &mut scope))
        .collect()
}

fn is_absolute(url: &str) -> bool {
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty() && rest.chars().all(|character| character.is_ascii_graphic())
    })
}

fn plan(index: usize, server: &ir::Server, scope: &mut Scope) -> Server {
    let kind = if server.variables.is_empty() {
        Kind::Constant
    } else {
        Kind::Function
    };
    let mut arguments = Scope::new(&[]);
    Server {
        ident: scope.claim(&name(index, server), kind),
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
