//! How answers whose contents differ by status are written: what `emit/answer.rs` and `emit/error.rs` read.

use super::super::format;
use super::super::source::{Source, quote};
use crate::GeneratedFile;
use crate::ir::StatusMatch;
use crate::rust::{AnswerEnum, ErrorEnum, Group, Payload, StatusVariant};

/// `error.rs` of the mocks of a group, if errors of its operations have bodies.
pub(super) fn errors(group: &Group) -> Option<GeneratedFile> {
    if group.errors.is_empty() {
        return None;
    }
    let module = &group.module;
    let items = group.errors.iter().map(|error| refusal(error, module));
    let items = items.collect::<Vec<_>>();
    let tokens = quote! { use crate::runtime::mock; #(#items)* };
    Some(format::rust_file(
        format!("src/{}/mock/error.rs", module.text()),
        &tokens,
    ))
}

fn refusal(error: &ErrorEnum, module: &crate::rust::Ident) -> Source {
    let ident = &error.ident;
    let arms = error.variants.iter().map(arm);
    quote! {
        impl mock::Refusal for crate::#module::#ident {
            #[inline]
            fn encode(self) -> mock::Encoded {
                match self { #(#arms)* }
            }
        }
    }
}

/// The enum over the answers of success of an operation.
pub(super) fn successes(answer: &AnswerEnum) -> Source {
    let ident = &answer.ident;
    let arms = answer.variants.iter().map(arm);
    quote! {
        impl mock::Encode for operation::#ident {
            #[inline]
            fn encode(answer: Self) -> mock::Encoded {
                match answer { #(#arms)* }
            }
        }
    }
}

fn arm(variant: &StatusVariant) -> Source {
    let ident = &variant.ident;
    let statuses = match variant.status {
        StatusMatch::Code(code) => quote! { mock::Statuses::Code(#code) },
        StatusMatch::Class(class) => quote! { mock::Statuses::Class(#class) },
        StatusMatch::Default => quote! { mock::Statuses::Any },
    };
    let (pattern, encoded) = match variant.payload {
        Payload::Empty => (quote! {}, quote! { empty() }),
        Payload::Json(_) => (quote! { (body) }, quote! { json(&body) }),
        Payload::Text => (quote! { (body) }, quote! { text(&body) }),
        Payload::Binary => (quote! { (body) }, quote! { binary(&body) }),
    };
    let name = quote! { Self::#ident };
    quote! { #name #pattern => mock::Encoded::#encoded.by(#statuses), }
}
