//! What a function takes for a value of a type, and how it becomes one.

use super::imports::Imports;
use super::source::{Source, quote};
use super::types::{behind, tokens, union};
use crate::rust::{Crate, RustType};

/// The type of the argument: what is easiest to give.
pub(super) fn taken(krate: &Crate, ty: &RustType, imports: &mut Imports) -> Source {
    match behind(krate, ty) {
        RustType::String => quote! { impl Into<String> },
        RustType::Part => {
            imports.add("crate::runtime", "Part");
            quote! { impl Into<Part> }
        }
        RustType::Vec(items) if **items == RustType::String => {
            quote! { impl IntoIterator<Item = impl Into<String>> }
        }
        RustType::Vec(items) if union(krate, items).is_some() => {
            let items = tokens(items, imports);
            quote! { impl IntoIterator<Item = impl Into<#items>> }
        }
        RustType::Vec(items) => {
            let items = tokens(items, imports);
            quote! { impl IntoIterator<Item = #items> }
        }
        RustType::Map(values) => {
            let values = tokens(values, imports);
            quote! { impl IntoIterator<Item = (String, #values)> }
        }
        RustType::Box(inner) => taken(krate, inner, imports),
        RustType::Model(..) if union(krate, ty).is_some() => {
            let ty = tokens(ty, imports);
            quote! { impl Into<#ty> }
        }
        RustType::Bool
        | RustType::Integer(_)
        | RustType::F32
        | RustType::F64
        | RustType::Date
        | RustType::DateTime
        | RustType::Foreign(_)
        | RustType::Json
        | RustType::Model(..)
        | RustType::Option(_) => tokens(ty, imports),
    }
}

/// The value of the type, from the argument.
pub(super) fn converted(krate: &Crate, ty: &RustType, argument: &Source) -> Source {
    match behind(krate, ty) {
        RustType::String | RustType::Part => quote! { #argument.into() },
        RustType::Model(..) if union(krate, ty).is_some() => quote! { #argument.into() },
        RustType::Vec(items) if **items == RustType::String || union(krate, items).is_some() => {
            quote! { #argument.into_iter().map(Into::into).collect() }
        }
        RustType::Vec(_) | RustType::Map(_) => quote! { #argument.into_iter().collect() },
        RustType::Box(inner) => {
            let inner = converted(krate, inner, argument);
            quote! { Box::new(#inner) }
        }
        RustType::Bool
        | RustType::Integer(_)
        | RustType::F32
        | RustType::F64
        | RustType::Date
        | RustType::DateTime
        | RustType::Foreign(_)
        | RustType::Json
        | RustType::Model(..)
        | RustType::Option(_) => argument.clone(),
    }
}
