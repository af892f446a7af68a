//! How an enum stands on the wire, with a place for the values that are not known.

use crate::emit::imports::Imports;
use crate::emit::source::{Source, quote};
use crate::rust::Variant;

pub(super) fn text(ident: &Source, variants: &[Variant<String>], imports: &mut Imports) -> Source {
    imports.add("crate::runtime", "Text");
    imports.add("crate::runtime", "text");
    let read = variants.iter().map(|variant| {
        let (ident, value) = (&variant.ident, &variant.value);
        quote! { #value => Self::#ident, }
    });
    let write = variants.iter().map(|variant| {
        let (ident, value) = (&variant.ident, &variant.value);
        quote! { Self::#ident => #value, }
    });
    quote! {
        text!(#ident);

        impl Text for #ident {
            #[inline]
            fn read(text: &str) -> Self {
                match text { #(#read)* _ => Self::Unknown(text.to_owned()), }
            }

            #[inline]
            fn as_str(&self) -> &str {
                match self { #(#write)* Self::Unknown(text) => text, }
            }
        }
    }
}

pub(super) fn integer(ident: &Source, variants: &[Variant<i64>], imports: &mut Imports) -> Source {
    imports.add("crate::runtime", "Integer");
    imports.add("crate::runtime", "integer");
    let read = variants.iter().map(|variant| {
        let (ident, value) = (&variant.ident, variant.value);
        quote! { #value => Self::#ident, }
    });
    let write = variants.iter().map(|variant| {
        let (ident, value) = (&variant.ident, variant.value);
        quote! { Self::#ident => #value, }
    });
    quote! {
        integer!(#ident);

        impl Integer for #ident {
            #[inline]
            fn read(value: i64) -> Self {
                match value { #(#read)* _ => Self::Unknown(value), }
            }

            #[inline]
            fn value(&self) -> i64 {
                match self { #(#write)* Self::Unknown(value) => *value, }
            }
        }
    }
}
