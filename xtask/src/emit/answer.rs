//! Enums over answers whose contents differ by status.

use super::imports::Imports;
use super::source::{Source, Token, quote};
use super::{docs, types};
use crate::ir::StatusMatch;
use crate::rust::{AnswerEnum, Operation, Payload, StatusVariant};

/// The enum over the answers of success, and how it is decoded.
pub(super) fn item(answer: &AnswerEnum, operation: &Operation, imports: &mut Imports) -> Source {
    for name in ["Answer", "Decode", "DecodeFailure"] {
        imports.add("crate::runtime", name);
    }
    let ident = &answer.ident;
    let about = format!(" What [`{0}`] answers, by status.", operation.call.text());
    let variants = answer
        .variants
        .iter()
        .map(|variant| variant_item(variant, imports))
        .collect::<Vec<_>>();
    let fallback = fallback(&answer.variants);
    let arms = answer.variants.iter().enumerate();
    let arms = arms
        .filter(|(index, _)| *index != fallback)
        .map(|(_, variant)| arm(&pattern(variant.status), variant, imports))
        .collect::<Vec<_>>();
    let fallback = answer
        .variants
        .get(fallback)
        .map(|variant| arm(&quote! { _ }, variant, imports));
    quote! {
        #[doc = #about]
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #ident { #(#variants)* }

        impl Decode for #ident {
            type Output = Self;

            #[inline]
            fn decode(answer: &Answer) -> Result<Self, DecodeFailure> {
                match answer.status().as_u16() { #(#arms)* #fallback }
            }
        }
    }
}

/// As which variant a status of success is read that none of the others names: as the widest, or the first.
fn fallback(variants: &[StatusVariant]) -> usize {
    variants
        .iter()
        .position(|variant| variant.status == StatusMatch::Default)
        .or_else(|| {
            variants
                .iter()
                .position(|variant| matches!(variant.status, StatusMatch::Class(_)))
        })
        .unwrap_or(0)
}

fn arm(pattern: &Source, variant: &StatusVariant, imports: &mut Imports) -> Source {
    let ident = &variant.ident;
    if variant.payload == Payload::Empty {
        return quote! { #pattern => Ok(Self::#ident), };
    }
    let decoder = decoder_path(&variant.payload, imports);
    quote! { #pattern => #decoder::decode(answer).map(Self::#ident), }
}

/// A decoder as the start of a path; the type of JSON is inferred.
pub(super) fn decoder_path(payload: &Payload, imports: &mut Imports) -> Source {
    let name = match payload {
        Payload::Empty => "Empty",
        Payload::Json(_) => "Json",
        Payload::Text => "PlainText",
        Payload::Binary => {
            imports.add("crate::runtime", "Decode");
            "Binary"
        }
    };
    imports.add("crate::runtime", name);
    let name = Token(name);
    quote! { #name }
}

/// A variant with what is in it.
pub(super) fn variant_item(variant: &StatusVariant, imports: &mut Imports) -> Source {
    let ident = &variant.ident;
    let described = super::markdown::sanitize(&variant.description);
    let status = status_text(variant.status);
    let comment = match described.trim() {
        "" => docs::lines(&format!("{status}.")),
        described => docs::lines(&format!("{status}: {described}")),
    };
    let payload = types::payload(&variant.payload, imports).map(|payload| quote! { (#payload) });
    quote! { #comment #ident #payload, }
}

/// The statuses, as a reader names them.
pub(super) fn status_text(status: StatusMatch) -> String {
    match status {
        StatusMatch::Code(code) => code.to_string(),
        StatusMatch::Class(class) => format!("{class}XX"),
        StatusMatch::Default => "Any other status".to_owned(),
    }
}

/// The statuses, as a pattern.
pub(super) fn pattern(status: StatusMatch) -> Source {
    match status {
        StatusMatch::Code(code) => quote! { #code },
        StatusMatch::Class(class) => quote! { status if status / 100 == #class },
        StatusMatch::Default => quote! { _ },
    }
}
