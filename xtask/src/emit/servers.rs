//! The servers that a caller can choose from.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, format, markdown};
use crate::GeneratedFile;
use crate::rust::{Crate, Server, UrlPiece};

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

fn item(server: &Server) -> TokenStream {
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
    let line = |variable: &crate::rust::ServerVariable| {
        format!(
            "- `{}`: {}",
            variable.ident,
            markdown::inline(&variable.docs)
        )
    };
    server
        .variables
        .iter()
        .map(line)
        .collect::<Vec<_>>()
        .join("\n")
}
