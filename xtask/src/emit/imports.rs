//! The `use` lines of a file, read off the types that it names.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::source::{Source, Token, quote};
use crate::rust::Ident;

/// Names that have a meaning of their own in files. There is a file for each operation of a group, and they share these.
pub(super) type Taken = Arc<BTreeSet<String>>;

/// What a file imports.
#[derive(Debug, Default)]
pub(super) struct Imports {
    /// By module, as `std::collections`.
    names: BTreeMap<Cow<'static, str>, BTreeSet<String>>,
    /// What must not be imported, since the name means something else in the file.
    taken: Taken,
    /// One more of these.
    also_taken: Option<String>,
    /// The model whose file it is, which needs no import.
    own: Option<Ident>,
}

impl Imports {
    /// Imports for a file in which these names have a meaning of their own.
    pub(super) fn beside(taken: &Taken) -> Self {
        Self {
            taken: Arc::clone(taken),
            ..Self::default()
        }
    }

    /// Imports for a file in which one more name has a meaning of its own.
    pub(super) fn also_beside(taken: &Taken, name: &str) -> Self {
        Self {
            also_taken: Some(name.to_owned()),
            ..Self::beside(taken)
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
    pub(super) fn add(&mut self, module: impl Into<Cow<'static, str>>, name: &str) {
        let names = self.names.entry(module.into()).or_default();
        // Most names come more than once.
        if !names.contains(name) {
            names.insert(name.to_owned());
        }
    }

    /// Imports a model and gives the tokens by which the file names it.
    pub(super) fn model(&mut self, module: &'static str, ident: &Ident) -> Source {
        if self.own.as_ref() == Some(ident) {
            return quote! { #ident };
        }
        if self.taken.contains(ident.text()) || self.also_taken.as_deref() == Some(ident.text()) {
            return quote! { crate::models::#ident };
        }
        self.add(module, ident.text());
        quote! { #ident }
    }

    /// The `use` lines, those of the standard library first and those of this crate last.
    pub(super) fn tokens(&self) -> Source {
        let mut modules: Vec<_> = self.names.iter().collect();
        modules.sort_by_key(|(module, _)| (origin(module), *module));
        modules
            .into_iter()
            .map(|(module, names)| {
                let path = module.split("::").map(Token);
                let names: Vec<Token<'_>> = names.iter().map(|name| Token(name)).collect();
                match names.as_slice() {
                    [name] => quote! { use #(#path::)*#name; },
                    names => quote! { use #(#path::)*{#(#names),*}; },
                }
            })
            .collect()
    }
}

fn origin(module: &str) -> u8 {
    match module.split(':').next() {
        Some("std") => 0,
        Some("super" | "crate") => 2,
        Some(_) | None => 1,
    }
}
