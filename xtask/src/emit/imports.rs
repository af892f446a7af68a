//! The `use` lines of a file, read off the types that it names.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident as TokenIdent, Span, TokenStream};
use quote::{ToTokens, quote};

use crate::rust::Ident;

impl ToTokens for Ident {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let ident = if self.is_raw() {
            TokenIdent::new_raw(self.text(), Span::call_site())
        } else {
            TokenIdent::new(self.text(), Span::call_site())
        };
        ident.to_tokens(tokens);
    }
}

/// What a file imports.
#[derive(Debug, Default)]
pub(super) struct Imports {
    /// By module, as `std::collections`.
    names: BTreeMap<String, BTreeSet<String>>,
    /// What must not be imported, since the name means something else in the file.
    taken: BTreeSet<String>,
    /// The model whose file it is, which needs no import.
    own: Option<Ident>,
}

impl Imports {
    /// Imports for a file in which these names have a meaning of their own.
    pub(super) fn beside(taken: impl IntoIterator<Item = String>) -> Self {
        Self {
            taken: taken.into_iter().collect(),
            ..Self::default()
        }
    }

    /// Imports for the file of a model.
    pub(super) fn of_model(own: &Ident) -> Self {
        Self {
            own: Some(own.clone()),
            ..Self::default()
        }
    }

    /// Imports a name.
    pub(super) fn add(&mut self, module: impl Into<String>, name: &str) {
        self.names
            .entry(module.into())
            .or_default()
            .insert(name.to_owned());
    }

    /// Imports a model and gives the tokens by which the file names it.
    pub(super) fn model(&mut self, module: &'static str, ident: &Ident) -> TokenStream {
        if self.own.as_ref() == Some(ident) {
            return quote! { #ident };
        }
        if self.taken.contains(ident.text()) {
            return quote! { crate::models::#ident };
        }
        self.add(module, ident.text());
        quote! { #ident }
    }

    /// The `use` lines, those of the standard library first and those of this crate last.
    pub(super) fn tokens(&self) -> TokenStream {
        let mut modules: Vec<_> = self.names.iter().collect();
        modules.sort_by_key(|(module, _)| (origin(module), *module));
        modules
            .into_iter()
            .map(|(module, names)| {
                let path = module.split("::").map(segment);
                let names: Vec<TokenIdent> = names
                    .iter()
                    .map(|name| TokenIdent::new(name, Span::call_site()))
                    .collect();
                match names.as_slice() {
                    [name] => quote! { use #(#path::)*#name; },
                    names => quote! { use #(#path::)*{#(#names),*}; },
                }
            })
            .collect()
    }
}

/// A segment of a path, which may be a raw identifier.
fn segment(text: &str) -> TokenIdent {
    match text.strip_prefix("r#") {
        Some(raw) => TokenIdent::new_raw(raw, Span::call_site()),
        None => TokenIdent::new(text, Span::call_site()),
    }
}

fn origin(module: &str) -> u8 {
    match module.split("::").next() {
        Some("std") => 0,
        Some("super" | "crate") => 2,
        Some(_) | None => 1,
    }
}
