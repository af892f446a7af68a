//! How a call takes an input, and hands it on.

use crate::emit::imports::Imports;
use crate::emit::source::{Source, quote};
use crate::emit::{markdown, setter, types};
use crate::rust::{Carrier, Crate, FieldForm, Ident, Input, ParameterForm, RustType};

/// What is said of an input of which the description says nothing.
pub(in crate::emit) fn default_docs(input: &Input) -> String {
    match &input.carrier {
        Carrier::Parameter { name, .. } => {
            format!("The parameter {}.", markdown::code(&name.0))
        }
        Carrier::FormField { name, .. } => format!("The field {}.", markdown::code(&name.0)),
        Carrier::Json | Carrier::Text | Carrier::Binary => "The body.".to_owned(),
    }
}

/// The type of an argument. Text is borrowed: it is encoded at once.
pub(in crate::emit) fn argument_type(
    krate: &Crate,
    ty: &RustType,
    imports: &mut Imports,
) -> Source {
    match types::behind(krate, ty) {
        RustType::String => quote! { impl AsRef<str> },
        RustType::Bool
        | RustType::Integer(_)
        | RustType::F32
        | RustType::F64
        | RustType::Date
        | RustType::DateTime
        | RustType::Foreign(_)
        | RustType::Part
        | RustType::Json
        | RustType::Model(..)
        | RustType::Vec(_)
        | RustType::Map(_)
        | RustType::Option(_)
        | RustType::Box(_) => setter::taken(krate, ty, imports),
    }
}

/// The call of the runtime that takes an input over; the statics are in `module`.
pub(in crate::emit) fn sending(
    krate: &Crate,
    input: &Input,
    module: &Source,
    imports: &mut Imports,
) -> Source {
    let constant = |constant: &Ident| quote! { &#module #constant };
    let value = value(krate, input, imports);
    match &input.carrier {
        Carrier::Parameter {
            constant: name,
            form,
            ..
        } => {
            let name = constant(name);
            match form {
                ParameterForm::Value(_) => quote! { .parameter(#name, &#value) },
                ParameterForm::Object(_) => quote! { .parameter_object(#name, &#value) },
                ParameterForm::Json => quote! { .parameter_json(#name, &#value) },
            }
        }
        Carrier::FormField {
            constant: name,
            form,
            ..
        } => {
            let name = constant(name);
            let ident = &input.ident;
            match form {
                FieldForm::Part => quote! { .part(#name, #ident.into()) },
                FieldForm::Parts => quote! { .parts(#name, #ident) },
                FieldForm::Value => quote! { .field(#name, &#value) },
                FieldForm::StyledValue(_) => quote! { .field_styled(#name, &#value) },
                FieldForm::StyledObject(_) => quote! { .field_object(#name, &#value) },
                FieldForm::Json => quote! { .field_json(#name, &#value) },
            }
        }
        Carrier::Json if input.bounds.is_empty() => quote! { .json(&#value) },
        Carrier::Json => {
            let bounds = body_bounds(input, module, imports);
            quote! { .json_within(&#value, #bounds) }
        }
        Carrier::Text => {
            let ident = &input.ident;
            let bounds = body_bounds(input, module, imports);
            quote! { .text(#ident.as_ref().to_owned(), #bounds) }
        }
        Carrier::Binary => {
            let ident = &input.ident;
            let bounds = body_bounds(input, module, imports);
            quote! { .binary(#ident, #bounds) }
        }
    }
}

fn body_bounds(input: &Input, module: &Source, imports: &mut Imports) -> Source {
    if input.bounds.is_empty() {
        imports.add("crate::runtime", "Bounds");
        quote! { Bounds::NONE }
    } else {
        quote! { &#module BODY }
    }
}

/// The argument as a value of which a reference can be taken.
fn value(krate: &Crate, input: &Input, imports: &mut Imports) -> Source {
    let ident = &input.ident;
    match types::behind(krate, &input.ty) {
        RustType::String => quote! { #ident.as_ref() },
        RustType::Vec(items) if **items == RustType::String => {
            quote! { #ident.into_iter().map(Into::into).collect::<Vec<String>>() }
        }
        RustType::Vec(items) if types::union(krate, items).is_some() => {
            let items = types::tokens(items, imports);
            quote! { #ident.into_iter().map(Into::into).collect::<Vec<#items>>() }
        }
        RustType::Model(..) if types::union(krate, &input.ty).is_some() => {
            let ty = types::tokens(&input.ty, imports);
            quote! { Into::<#ty>::into(#ident) }
        }
        RustType::Vec(_) => quote! { #ident.into_iter().collect::<Vec<_>>() },
        RustType::Map(_) => {
            imports.add("std::collections", "BTreeMap");
            quote! { #ident.into_iter().collect::<BTreeMap<_, _>>() }
        }
        RustType::Bool
        | RustType::Integer(_)
        | RustType::F32
        | RustType::F64
        | RustType::Date
        | RustType::DateTime
        | RustType::Foreign(_)
        | RustType::Part
        | RustType::Json
        | RustType::Model(..)
        | RustType::Option(_)
        | RustType::Box(_) => quote! { #ident },
    }
}
