//! The servers that a caller can choose from.

use super::source::{Source, quote};
use super::{docs, format, markdown};
use crate::GeneratedFile;
use crate::rust::{Crate, Server, ServerVariable, UrlPiece};

/// `servers.rs`, if there is a choice.
pub(super) fn file(krate: &Crate) -> Option<GeneratedFile> {
    if krate.servers.is_empty() {
        return None;
    }
    let items = krate.servers.iter().map(item);
    let tokens = quote! {
        //! The servers at which the API answers, for [`ClientBuilder::base_url`](crate::ClientBuilder::base_url).

        #(#items)*
    };
    Some(format::rust_file("src/servers.rs".to_owned(), &tokens))
}

fn item(server: &Server) -> Source {
    let ident = &server.ident;
    if server.variables.is_empty() {
        let url: String = server.url.iter().map(literal).collect();
        let comment = docs::lines(&about(server));
        return quote! { #comment pub const #ident: &str = #url; };
    }
    let comment = docs::lines(&format!("{}\n\n{}", about(server), variables(server)));
    let arguments = server.variables.iter().map(|variable| &variable.ident);
    let pieces = server.url.iter().map(|piece| match piece {
        UrlPiece::Literal(text) => quote! { #text },
        UrlPiece::Variable(index) => {
            let ident = &server.variables[*index].ident;
            quote! { #ident }
        }
    });
    quote! {
        #comment
        #[inline]
        #[must_use]
        pub fn #ident(#(#arguments: &str),*) -> String { [#(#pieces),*].concat() }
    }
}

fn literal(piece: &UrlPiece) -> &str {
    match piece {
        UrlPiece::Literal(text) => text,
        UrlPiece::Variable(_) => "",
    }
}

fn about(server: &Server) -> String {
    match &server.description {
        Some(description) if !description.trim().is_empty() => {
            markdown::sanitize(description).trim().to_owned()
        }
        Some(_) | None => "A server of the API.".to_owned(),
    }
}

fn variables(server: &Server) -> String {
    let lines: Vec<String> = server.variables.iter().map(variable).collect();
    lines.join("\n")
}

/// The variable in a line of a list.
fn variable(variable: &ServerVariable) -> String {
    let about = variable.description.as_deref().map(markdown::inline);
    let about = about
        .filter(|about| !about.is_empty())
        .map(|about| format!("{} ", docs::with_stop(&about)))
        .unwrap_or_default();
    let values: Vec<String> = variable
        .values
        .iter()
        .map(|value| markdown::code(value))
        .collect();
    let values = if values.is_empty() {
        String::new()
    } else {
        format!("; one of {}", values.join(", "))
    };
    let default = markdown::code(&variable.default);
    format!("- `{}`: {about}Usually {default}{values}.", variable.ident)
}
