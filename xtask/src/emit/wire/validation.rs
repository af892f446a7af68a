//! What of a struct is checked before it is sent.

use crate::emit::imports::Imports;
use crate::emit::source::{Source, quote};
use crate::emit::{bounds, types};
use crate::rust::{Bounds, Crate, Field, Ident, ModelKind, RustType, Struct, Union, UnionVariant};

pub(super) fn validation(
    krate: &Crate,
    ident: &Source,
    structure: &Struct,
    imports: &mut Imports,
) -> Source {
    imports.add("crate::runtime", "Validate");
    let mut constants = Vec::new();
    let mut checks = Vec::new();
    let checked = |field: &&Field| is_checked(krate, &field.ty, &field.bounds);
    for field in structure.fields.iter().filter(checked) {
        let (ident, wire) = (&field.ident, &field.wire.0);
        let bounds = bounds_of(&field.constant, &field.bounds, &mut constants, imports);
        checks.push(quote! { check.field(#wire, &self.#ident, #bounds); });
    }
    let additional = structure.additional.as_deref();
    if let Some(additional) =
        additional.filter(|values| is_checked(krate, &values.ty, &values.bounds))
    {
        let ident = &additional.ident;
        let values = Bounds {
            items: Some(Box::new(additional.bounds.clone())),
            ..Bounds::default()
        };
        let bounds = bounds_of(&additional.constant, &values, &mut constants, imports);
        checks.push(quote! { self.#ident.validate(#bounds, check); });
    }
    if checks.is_empty() {
        return quote! { impl Validate for #ident {} };
    }
    imports.add("crate::runtime", "Bounds");
    imports.add("crate::runtime", "Checker");
    quote! {
        impl Validate for #ident {
            #[inline]
            fn validate(&self, _: &Bounds, check: &mut Checker) {
                #(#constants)*
                #(#checks)*
            }
        }
    }
}

/// The same for a union: its variants with their bounds, and what is not known without any.
pub(super) fn of_union(
    krate: &Crate,
    ident: &Source,
    union: &Union,
    imports: &mut Imports,
) -> Source {
    imports.add("crate::runtime", "Validate");
    let is_checked = |variant: &UnionVariant| is_checked(krate, &variant.ty, &variant.bounds);
    if !union.variants.iter().any(is_checked) {
        return quote! { impl Validate for #ident {} };
    }
    imports.add("crate::runtime", "Bounds");
    imports.add("crate::runtime", "Checker");
    let mut constants = Vec::new();
    let mut arms = Vec::new();
    let checked = union.variants.iter().filter(|variant| is_checked(variant));
    let checked: Vec<&UnionVariant> = checked.collect();
    for alike in checked.chunk_by(|one, other| one.ty == other.ty && one.bounds == other.bounds) {
        let variant = alike[0];
        let bounds = bounds_of(&variant.constant, &variant.bounds, &mut constants, imports);
        let patterns = alike.iter().map(|variant| {
            let ident = &variant.ident;
            quote! { Self::#ident(value) }
        });
        arms.push(quote! { #(#patterns)|* => { value.validate(#bounds, check); } });
    }
    let unchecked = union.variants.iter().filter(|variant| !is_checked(variant));
    let unchecked = unchecked.map(|variant| {
        let ident = &variant.ident;
        quote! { Self::#ident(_) | }
    });
    quote! {
        impl Validate for #ident {
            #[inline]
            fn validate(&self, _: &Bounds, check: &mut Checker) {
                #(#constants)*
                match self {
                    #(#arms)*
                    #(#unchecked)* Self::Unknown(_) => {}
                }
            }
        }
    }
}

/// Whether a value can be wrong: it has bounds, is a number that JSON may not have, or holds such.
fn is_checked(krate: &Crate, ty: &RustType, bounds: &Bounds) -> bool {
    !bounds.is_empty()
        || match types::behind(krate, ty) {
            RustType::F32 | RustType::F64 | RustType::Part => true,
            RustType::String
            | RustType::Bool
            | RustType::Integer(_)
            | RustType::Date
            | RustType::DateTime
            | RustType::Foreign(_)
            | RustType::Json => false,
            RustType::Vec(inner)
            | RustType::Map(inner)
            | RustType::Option(inner)
            | RustType::Box(inner) => is_checked(krate, inner, &Bounds::default()),
            RustType::Model(index, _) => match krate.models[*index].kind {
                ModelKind::Struct(_) | ModelKind::Union(_) => true,
                ModelKind::Text(_) | ModelKind::Integer(_) | ModelKind::Alias(_) => false,
            },
        }
}

/// The bounds as a constant of its own, if there are any.
fn bounds_of(
    constant: &Ident,
    bounds: &Bounds,
    constants: &mut Vec<Source>,
    imports: &mut Imports,
) -> Source {
    let Some(item) = constant_item(constant, bounds, imports) else {
        return quote! { Bounds::NONE };
    };
    constants.push(item);
    quote! { #constant }
}

fn constant_item(constant: &Ident, bounds: &Bounds, imports: &mut Imports) -> Option<Source> {
    let expression = bounds::expression(bounds)?;
    if bounds::has_pattern(bounds) {
        imports.add("crate::runtime", "pattern");
    }
    Some(quote! { const #constant: &Bounds = &#expression; })
}
