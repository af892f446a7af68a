//! How a union stands on the wire: how its variants are told apart, read and written.

use super::validation;
use crate::emit::imports::Imports;
use crate::emit::operation::option;
use crate::emit::source::{Source, quote};
use crate::emit::types;
use crate::ir::{Tagging, WireName};
use crate::rust::{Constant, Crate, Model, RustType, Shape, Union, UnionVariant};

/// What reads and writes them.
pub(super) const UNIONS: &str = "crate::unions";

/// What values look like.
const SHAPES: &str = "crate::unions::shape";

pub(super) fn impls(
    krate: &Crate,
    model: &Model,
    ident: &Source,
    union: &Union,
    imports: &mut Imports,
) -> Source {
    for name in ["Union", "read_variant", "union"] {
        imports.add(UNIONS, name);
    }
    imports.add(SHAPES, "Choice");
    imports.add("serde::de", "Deserializer");
    imports.add("serde::ser", "Serializer");
    imports.add("serde_json", "Value");
    let choice = choice(union, imports);
    let read = read_function(union);
    let write = write_function(union, imports);
    let from = union
        .variants
        .iter()
        .filter(|variant| variant.is_from)
        .map(|variant| conversions(krate, ident, variant, imports))
        .collect::<Vec<_>>();
    let validate = model
        .validated
        .then(|| validation::of_union(krate, ident, union, imports));
    let parameter = (model.validated && union.is_scalar).then(|| parameter(ident, union, imports));
    quote! {
        union!(#ident);

        impl Union for #ident {
            const CHOICE: &'static Choice = &#choice;
            #read
            #[inline]
            fn unknown(value: Value) -> Self { Self::Unknown(value) }
            #write
        }
        #(#from)*
        #validate
        #parameter
    }
}

/// What tells the variants apart, as an expression.
fn choice(union: &Union, imports: &mut Imports) -> Source {
    let discriminator = option(union.discriminator.as_ref().map(|name| name.0.as_str()));
    let variants = union.variants.iter().enumerate();
    let named = variants.clone().flat_map(|(index, variant)| {
        let tags = variant.tags.iter();
        tags.map(move |tag| quote! { (#tag, #index) })
    });
    let tagged = variants
        .clone()
        .filter_map(|(index, variant)| match variant.tagging {
            Tagging::Union => Some(quote! { #index }),
            Tagging::Value => None,
        });
    let shapes = variants
        .filter(|(_, variant)| variant.tags.is_empty())
        .map(|(index, variant)| {
            let shape = shape(&variant.shape, imports);
            quote! { (#index, #shape) }
        })
        .collect::<Vec<_>>();
    quote! {
        Choice {
            discriminator: #discriminator,
            named: &[#(#named),*],
            tagged: &[#(#tagged),*],
            shapes: &[#(#shapes),*],
        }
    }
}

fn shape(shape: &Shape, imports: &mut Imports) -> Source {
    imports.add(SHAPES, "Shape");
    match shape {
        Shape::Values(values) => {
            let values = values.iter();
            let values = values.map(|value| quote! { #value });
            quote! { Shape::Values(&[#(#values),*]) }
        }
        Shape::Formatted => quote! { Shape::Formatted },
        Shape::Text => quote! { Shape::Text },
        Shape::Integers(values) => {
            let values = values.iter().map(|value| quote! { #value });
            quote! { Shape::Integers(&[#(#values),*]) }
        }
        Shape::Integer => quote! { Shape::Integer },
        Shape::Number => quote! { Shape::Number },
        Shape::Boolean => quote! { Shape::Boolean },
        Shape::Array => quote! { Shape::Array },
        Shape::Object {
            required,
            known,
            constants,
        } => {
            imports.add(SHAPES, "ObjectShape");
            let (required, known) = (names(required), names(known));
            let constants = constants.iter().map(|(WireName(name), value)| {
                let value = constant(value, imports);
                quote! { (#name, #value) }
            });
            quote! {
                Shape::Object(&ObjectShape {
                    required: #required,
                    known: #known,
                    constants: &[#(#constants),*],
                })
            }
        }
        Shape::Map => quote! { Shape::Map },
        Shape::Union(ident) => {
            let union = imports.model(types::MODELS, ident);
            quote! { Shape::Union(<#union as Union>::CHOICE) }
        }
        Shape::Any => quote! { Shape::Any },
    }
}

fn constant(constant: &Constant, imports: &mut Imports) -> Source {
    imports.add(SHAPES, "Constant");
    match constant {
        Constant::Text(text) => quote! { Constant::Text(#text) },
        Constant::Integer(integer) => quote! { Constant::Integer(#integer) },
        Constant::Boolean(value) => quote! { Constant::Boolean(#value) },
    }
}

fn names(names: &[WireName]) -> Source {
    let names = names.iter().map(|WireName(name)| quote! { #name });
    quote! { &[#(#names),*] }
}

fn read_function(union: &Union) -> Source {
    let last = union.variants.len().saturating_sub(1);
    let arms = union.variants.iter().enumerate().map(|(index, variant)| {
        let ident = &variant.ident;
        let pattern = if index == last {
            quote! { _ }
        } else {
            quote! { #index }
        };
        quote! { #pattern => read_variant(Self::#ident, deserializer), }
    });
    let body = match union.variants.as_slice() {
        [] => quote! { read_variant(Self::Unknown, deserializer) },
        [only] => {
            let ident = &only.ident;
            quote! { read_variant(Self::#ident, deserializer) }
        }
        [_, _, ..] => quote! { match variant { #(#arms)* } },
    };
    let variant = if union.variants.len() > 1 {
        quote! { variant }
    } else {
        quote! { _ }
    };
    quote! {
        fn read<'de, D: Deserializer<'de>>(#variant: usize, deserializer: D) -> Result<Self, D::Error> { #body }
    }
}

fn write_function(union: &Union, imports: &mut Imports) -> Source {
    imports.add("serde", "Serialize");
    let arms = union
        .variants
        .iter()
        .map(|variant| write_arm(union, variant, imports))
        .collect::<Vec<_>>();
    quote! {
        fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self {
                #(#arms)*
                Self::Unknown(value) => value.serialize(serializer),
            }
        }
    }
}

fn write_arm(union: &Union, variant: &UnionVariant, imports: &mut Imports) -> Source {
    let ident = &variant.ident;
    let plain = quote! { Self::#ident(value) => value.serialize(serializer), };
    let (Tagging::Union, Some(WireName(name)), Some(tag)) =
        (variant.tagging, &union.discriminator, variant.tags.first())
    else {
        return plain;
    };
    imports.add(UNIONS, "write_tagged");
    let value = if matches!(variant.ty, RustType::Box(_)) {
        quote! { &**value }
    } else {
        quote! { value }
    };
    quote! {
        Self::#ident(value) => write_tagged(#value, #name, #tag, serializer),
    }
}

/// How a value of a variant becomes the union; text also from a borrowed one.
fn conversions(
    krate: &Crate,
    ident: &Source,
    variant: &UnionVariant,
    imports: &mut Imports,
) -> Source {
    let name = &variant.ident;
    let inner = variant.ty.unboxed();
    let value = if *inner == variant.ty {
        quote! { value }
    } else {
        quote! { Box::new(value) }
    };
    let ty = types::tokens(inner, imports);
    let borrowed = (*types::behind(krate, inner) == RustType::String).then(|| {
        quote! {
            impl From<&str> for #ident {
                #[inline]
                fn from(value: &str) -> Self { Self::#name(value.to_owned()) }
            }
        }
    });
    quote! {
        impl From<#ty> for #ident {
            #[inline]
            fn from(value: #ty) -> Self { Self::#name(#value) }
        }
        #borrowed
    }
}

/// A union of scalars as a parameter: each variant writes itself.
fn parameter(ident: &Source, union: &Union, imports: &mut Imports) -> Source {
    for name in ["ParameterValue", "ToParameter"] {
        imports.add("crate::runtime", name);
    }
    imports.add(UNIONS, "unknown_parameter");
    let arms = union.variants.iter().map(|variant| {
        let ident = &variant.ident;
        quote! { Self::#ident(value) => value.to_parameter(), }
    });
    quote! {
        impl ToParameter for #ident {
            #[inline]
            fn to_parameter(&self) -> ParameterValue {
                match self {
                    #(#arms)*
                    Self::Unknown(value) => unknown_parameter(value),
                }
            }
        }
    }
}
