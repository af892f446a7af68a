//! A union: an enum with a variant for each type that a value may be of.

use super::{comment, value_as_code, words};
use crate::emit::imports::Imports;
use crate::emit::reference::bounds;
use crate::emit::source::{Source, quote};
use crate::emit::{alias, docs, markdown, types};
use crate::rust::{Crate, Docs, Model, Union, UnionVariant};

pub(super) fn item(krate: &Crate, model: &Model, union: &Union, imports: &mut Imports) -> Source {
    let (comment, ident) = (comment(model), &model.ident);
    let variants = union.variants.iter().map(|variant| {
        let ident = &variant.ident;
        let described = Docs {
            description: variant.description.clone(),
            ..Docs::default()
        };
        let comment = docs::comment_with(
            &described,
            &variant_sentence(krate, union, variant),
            &bounds::sentence(&variant.bounds, &variant.ty),
        );
        let ty = types::tokens(&variant.ty, imports);
        quote! { #comment #ident(#ty), }
    });
    let variants = variants.collect::<Vec<_>>();
    let aliases = alias::constructors(krate, ident, union, imports);
    quote! {
        #comment
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #ident {
            #(#variants)*
            /// A value that fits none of the others, as it came.
            Unknown(serde_json::Value),
        }

        #aliases
    }
}

/// What is said of a variant of which the description says nothing.
fn variant_sentence(krate: &Crate, union: &Union, variant: &UnionVariant) -> String {
    let tags: Vec<String> = variant.tags.iter().map(|tag| value_as_code(tag)).collect();
    match &union.discriminator {
        Some(name) if !tags.is_empty() => {
            let name = markdown::code(&name.0);
            format!("If {name} is {}.", tags.join(" or "))
        }
        Some(_) | None => match variant.ty.model().map(|index| &krate.models[index].wire) {
            // It is the name of a component.
            Some(name) if *name == variant.wire => format!("{} of the API.", value_as_code(name)),
            Some(_) | None => words::sentence(krate, &variant.ty),
        },
    }
}
