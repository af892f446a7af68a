//! The models: what a reader of the crate sees, free of machinery.

mod setters;
mod union;
mod words;

use super::imports::Imports;
use super::reference::bounds;
use super::source::{Source, quote};
use super::{alias, deprecation, docs, format, setter, types};
use crate::GeneratedFile;
use crate::rust::{
    Additional, Crate, Docs, Field, Holder, Ident, Model, ModelKind, OnlyValue, RustType, Struct,
    Variant, owner,
};

/// `models.rs`: every model under one roof.
pub(super) fn index(krate: &Crate) -> GeneratedFile {
    let modules = krate.models.iter().map(|model| {
        let module = &model.module;
        quote! { mod #module; }
    });
    let exports = krate.models.iter().map(|model| {
        let (module, ident) = (&model.module, &model.ident);
        quote! { pub use #module::#ident; }
    });
    let aliases = alias::types(krate, owner::MODELS);
    let tokens = quote! {
        //! The values that go over the wire.

        #(#modules)*
        #(#exports)*
        #(#aliases)*
    };
    format::rust_file("src/models.rs".to_owned(), &tokens)
}

/// The file of a model.
pub(super) fn file(krate: &Crate, model: &Model) -> GeneratedFile {
    let mut imports = Imports::of_model(&model.ident);
    let item = match &model.kind {
        ModelKind::Struct(structure) => structure_item(krate, model, structure, &mut imports),
        ModelKind::Text(variants) => enumeration(krate, model, variants, &quote! { String }),
        ModelKind::Integer(variants) => enumeration(krate, model, variants, &quote! { i64 }),
        ModelKind::Union(union) => union::item(krate, model, union, &mut imports),
        ModelKind::Alias(ty) => alias(model, ty, &mut imports),
    };
    let imports = imports.tokens();
    format::rust_file(
        format!("src/models/{}.rs", model.module.text()),
        &quote! { #imports #item },
    )
}

fn alias(model: &Model, ty: &RustType, imports: &mut Imports) -> Source {
    let (comment, ident) = (comment(model), &model.ident);
    let ty = types::tokens(ty, imports);
    quote! { #comment pub type #ident = #ty; }
}

fn comment(model: &Model) -> Source {
    let comment = docs::comment(&model.docs, &format!("`{}` of the API.", model.wire));
    let deprecated = deprecation::attribute(&model.docs);
    quote! { #comment #deprecated }
}

fn structure_item(
    krate: &Crate,
    model: &Model,
    structure: &Struct,
    imports: &mut Imports,
) -> Source {
    let (comment, ident) = (comment(model), &model.ident);
    let is_empty_by_default = !structure.fields.iter().any(Field::is_set_by_new);
    let derived = is_empty_by_default.then(|| quote! { Default, });
    let fields = structure
        .fields
        .iter()
        .map(|field| field_item(field, imports))
        .collect::<Vec<_>>();
    let additional = structure
        .additional
        .iter()
        .map(|additional| additional_item(additional, imports))
        .collect::<Vec<_>>();
    let new = constructor(krate, structure, imports);
    let default = default(ident, structure);
    let aliases = krate.aliases.within(&owner::model(ident));
    let setters = structure
        .fields
        .iter()
        .filter_map(|field| setters::of_field(krate, field, aliases, imports))
        .collect::<Vec<_>>();
    let additional_setter = structure
        .additional
        .iter()
        .map(|additional| setters::of_additional(additional, aliases, imports))
        .collect::<Vec<_>>();
    quote! {
        #comment
        #[derive(Debug, Clone, #derived PartialEq)]
        #[non_exhaustive]
        pub struct #ident { #(#fields)* #(#additional)* }

        impl #ident {
            #new
            #(#setters)*
            #(#additional_setter)*
        }

        #default
    }
}

/// Whatever `new` makes of nothing is the default.
fn default(ident: &Ident, structure: &Struct) -> Option<Source> {
    let mut fields = structure.fields.iter();
    let is_set = fields.clone().any(Field::is_set_by_new) && !fields.any(Field::is_argument);
    is_set.then(|| {
        quote! {
            impl Default for #ident {
                #[inline]
                fn default() -> Self { Self::new() }
            }
        }
    })
}

fn field_item(field: &Field, imports: &mut Imports) -> Source {
    let ident = &field.ident;
    let more = match &field.only {
        Some(only) => format!("[`new`](Self::new) {}", docs::sets(only)),
        None => bounds::sentences(&field.bounds, &field.ty, field.default.as_ref()),
    };
    let comment = docs::comment_with(
        &field.docs,
        &format!("`{}` of the API.", field.wire.0),
        &more,
    );
    let deprecated = deprecation::attribute(&field.docs);
    let ty = types::held(&field.ty, field.holder, imports);
    quote! { #comment #deprecated pub #ident: #ty, }
}

fn additional_item(additional: &Additional, imports: &mut Imports) -> Source {
    imports.add("std::collections", "BTreeMap");
    let ident = &additional.ident;
    let ty = types::tokens(&additional.ty, imports);
    quote! {
        /// The properties that have no field of their own.
        pub #ident: BTreeMap<String, #ty>,
    }
}

fn constructor(krate: &Crate, structure: &Struct, imports: &mut Imports) -> Source {
    if !structure.fields.iter().any(Field::is_set_by_new) {
        return quote! {
            /// A value with nothing in it.
            #[inline]
            #[must_use]
            pub fn new() -> Self { Self::default() }
        };
    }
    let given = structure.fields.iter().filter(|field| field.is_argument());
    let given: Vec<&Field> = given.collect();
    let many = (given.len() > 7).then(
        || quote! { #[allow(clippy::too_many_arguments, reason = "all of them are required")] },
    );
    let arguments = given.iter().map(|field| {
        let ident = &field.ident;
        let ty = if field.holder == Holder::Nullable {
            types::held(&field.ty, field.holder, imports)
        } else {
            setter::taken(krate, &field.ty, imports)
        };
        quote! { #ident: #ty }
    });
    let arguments = arguments.collect::<Vec<_>>();
    let initial = structure
        .fields
        .iter()
        .map(|field| initial(krate, field, imports))
        .collect::<Vec<_>>();
    let additional = structure.additional.iter().map(|additional| {
        let ident = &additional.ident;
        quote! { #ident: BTreeMap::new() }
    });
    quote! {
        /// A value with all that is required.
        #[inline]
        #[must_use]
        #many
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#initial,)* #(#additional,)* }
        }
    }
}

fn initial(krate: &Crate, field: &Field, imports: &mut Imports) -> Source {
    let ident = &field.ident;
    let only = field.only.as_ref().map(|only| only_value(only, imports));
    match (field.holder, only) {
        (Holder::Plain | Holder::Nullable, Some(value)) => quote! { #ident: #value },
        (Holder::Optional, Some(value)) => quote! { #ident: Some(#value) },
        (Holder::Patch, Some(value)) => {
            imports.add("crate::runtime", "Patch");
            quote! { #ident: Patch::Value(#value) }
        }
        (Holder::Plain, None) => {
            let argument = quote! { #ident };
            let value = setter::converted(krate, &field.ty, &argument);
            if value == argument {
                argument
            } else {
                quote! { #ident: #value }
            }
        }
        (Holder::Nullable, None) => quote! { #ident },
        (Holder::Optional, None) => quote! { #ident: None },
        (Holder::Patch, None) => {
            imports.add("crate::runtime", "Patch");
            quote! { #ident: Patch::Absent }
        }
    }
}

fn only_value(only: &OnlyValue, imports: &mut Imports) -> Source {
    match only {
        OnlyValue::Variant { model, variant } => {
            let model = imports.model(types::MODELS, model);
            quote! { #model::#variant }
        }
        OnlyValue::Boolean(value) => quote! { #value },
        OnlyValue::Text(text) => quote! { #text.to_owned() },
    }
}

fn enumeration<T: std::fmt::Display>(
    krate: &Crate,
    model: &Model,
    variants: &[Variant<T>],
    unknown: &Source,
) -> Source {
    let (comment, ident) = (comment(model), &model.ident);
    let variants = variants.iter().map(|variant| {
        let ident = &variant.ident;
        let described = Docs {
            description: variant.description.clone(),
            ..Docs::default()
        };
        let comment = docs::comment(&described, &value_as_code(&variant.value.to_string()));
        quote! { #comment #ident, }
    });
    let aliases = alias::variants(krate, ident);
    quote! {
        #comment
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #ident {
            #(#variants)*
            /// A value that this version of the client does not know.
            Unknown(#unknown),
        }

        #aliases
    }
}

/// A value as code; one that cannot be seen, in quotes.
fn value_as_code(value: &str) -> String {
    let code = super::markdown::code(value);
    if code.is_empty() {
        super::markdown::code(&format!("{value:?}"))
    } else {
        code
    }
}
