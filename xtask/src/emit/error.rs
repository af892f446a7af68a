//! The bodies of errors of a group, by status.

use super::answer::{decoder_path, pattern, variant_item};
use super::format;
use super::imports::{Imports, Taken};
use super::source::{Source, quote};
use crate::GeneratedFile;
use crate::ir::StatusMatch;
use crate::rust::{ErrorEnum, Group, Payload, StatusVariant};

/// `error.rs` of a group, if errors of its operations have bodies.
pub(super) fn file(group: &Group, taken: &Taken) -> Option<GeneratedFile> {
    if group.errors.is_empty() {
        return None;
    }
    let mut imports = Imports::beside(taken);
    for name in ["Answer", "DecodeFailure", "ErrorBody"] {
        imports.add("crate::runtime", name);
    }
    let items = group
        .errors
        .iter()
        .map(|error| item(error, &mut imports))
        .collect::<Vec<_>>();
    let imports = imports.tokens();
    Some(format::rust_file(
        format!("src/{}/error.rs", group.module.text()),
        &quote! { #imports #(#items)* },
    ))
}

fn item(error: &ErrorEnum, imports: &mut Imports) -> Source {
    let ident = &error.ident;
    let variants = error
        .variants
        .iter()
        .map(|variant| variant_item(variant, imports))
        .collect::<Vec<_>>();
    let decode = decode(&error.variants, imports);
    quote! {
        /// What the API answers when it refuses a call, by status.
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #ident { #(#variants)* }

        impl ErrorBody for #ident {
            #[inline]
            fn decode(answer: &Answer) -> Result<Option<Self>, DecodeFailure> { #decode }
        }
    }
}

/// What the status chooses; if there is one body for all of them, there is nothing to choose.
fn decode(variants: &[StatusVariant], imports: &mut Imports) -> Source {
    if let [only] = variants
        && only.status == StatusMatch::Default
    {
        return decoded(only, imports);
    }
    let arms = variants
        .iter()
        .map(|variant| {
            let (pattern, decoded) = (pattern(variant.status), decoded(variant, imports));
            quote! { #pattern => #decoded, }
        })
        .collect::<Vec<_>>();
    let has_default = variants
        .iter()
        .any(|variant| variant.status == StatusMatch::Default);
    let fallback = (!has_default).then(|| quote! { _ => Ok(None), });
    quote! { match answer.status().as_u16() { #(#arms)* #fallback } }
}

fn decoded(variant: &StatusVariant, imports: &mut Imports) -> Source {
    let ident = &variant.ident;
    if variant.payload == Payload::Empty {
        return quote! { Ok(Some(Self::#ident)) };
    }
    let decoder = decoder_path(&variant.payload, imports);
    quote! { #decoder::decode(answer).map(|body| Some(Self::#ident(body))) }
}
