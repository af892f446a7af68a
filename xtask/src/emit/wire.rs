//! How the models stand on the wire: plain impls that nobody needs to read.

mod enumeration;
mod structure;
mod union;
mod validation;

use std::sync::{Arc, LazyLock};

use super::imports::{Imports, Taken};
use super::source::{Source, quote};
use super::{foreign, format, types};
use crate::GeneratedFile;
use crate::rust::{Crate, Model, ModelKind};

/// `wire.rs`: the modules.
pub(super) fn index(krate: &Crate) -> GeneratedFile {
    let modules = krate
        .models
        .iter()
        .filter(|model| !matches!(model.kind, ModelKind::Alias(_)))
        .map(|model| {
            let module = &model.module;
            quote! { mod #module; }
        });
    let foreign = foreign::impls(&krate.foreign_types);
    let tokens = quote! {
        //! How the models stand on the wire. Nothing here is of interest to a caller.

        #(#modules)*
        #foreign
    };
    format::rust_file("src/wire.rs".to_owned(), &tokens)
}

/// The file of a model.
pub(super) fn file(krate: &Crate, model: &Model) -> GeneratedFile {
    let mut imports = Imports::beside(&TAKEN);
    let ident = imports.model(types::MODELS, &model.ident);
    let item = match &model.kind {
        ModelKind::Struct(structure) => {
            structure::impls(krate, model, &ident, structure, &mut imports)
        }
        ModelKind::Text(variants) => enumeration::text(&ident, variants, &mut imports),
        ModelKind::Integer(variants) => enumeration::integer(&ident, variants, &mut imports),
        ModelKind::Union(union) => union::impls(krate, model, &ident, union, &mut imports),
        ModelKind::Alias(_) => Source::new(),
    };
    let imports = imports.tokens();
    format::rust_file(
        format!("src/wire/{}.rs", model.module.text()),
        &quote! { #imports #item },
    )
}

/// What the impls use under its own name.
static TAKEN: LazyLock<Taken> =
    LazyLock::new(|| Arc::new(USED.iter().map(|name| (*name).to_owned()).collect()));

const USED: &[&str] = &[
    "Choice",
    "Deserializer",
    "Model",
    "ObjectShape",
    "Shape",
    "Tagged",
    "Union",
    "Value",
    "Fields",
    "Values",
    "Missing",
    "Validate",
    "Checker",
    "Bounds",
    "Pattern",
    "Text",
    "Integer",
    "MapAccess",
    "Serialize",
    "Serializer",
    "Result",
    "Slots",
];
