//! What is true of plain code of any names, types, texts and widths: it is as prettyplease has it.

use std::cell::Cell;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestRunner;

use super::super::{plain, pretty};
use crate::emit::source::{Source, Token, quote};

/// A name of a value, so long that some lines end at the margin and some beyond.
fn name() -> impl Strategy<Value = Source> {
    prop_oneof![
        "n[a-z0-9_]{0,12}",
        "n[a-z0-9_]{0,70}",
        select(vec!["r#type".to_owned(), "r#match".to_owned()])
    ]
    .prop_map(|name| token(&name))
}

fn type_name() -> impl Strategy<Value = Source> {
    prop_oneof!["T[A-Za-z0-9]{0,12}", "T[A-Za-z0-9]{0,70}"].prop_map(|name| token(&name))
}

fn token(name: &str) -> Source {
    let name = Token(name);
    quote! { #name }
}

fn ty() -> impl Strategy<Value = Source> {
    let leaf = prop_oneof![
        2 => type_name(),
        1 => select(vec![quote! { String }, quote! { i64 }, quote! { serde_json::Value }, quote! { &'static str }]),
    ];
    leaf.prop_recursive(3, 6, 2, |inner| {
        prop_oneof![
            inner.clone().prop_map(|ty| quote! { Vec<#ty> }),
            inner.clone().prop_map(|ty| quote! { Option<Box<#ty>> }),
            inner
                .clone()
                .prop_map(|ty| quote! { BTreeMap<String, #ty> }),
            vec(inner, 1..4).prop_map(|types| quote! { (#(#types,)*) }),
        ]
    })
}

/// A text of a description: any, one that tries to break out of its comment, or one that is wide.
fn text() -> impl Strategy<Value = String> {
    let pieces = select(vec![
        " ", "/", "*/", "/*", "\"", "\\", "\\n", "'", "#", "]", "{}", "é", "🦀", "word",
    ]);
    prop_oneof![
        any::<String>(),
        vec(pieces, 0..12).prop_map(|pieces| pieces.concat()),
        " [a-z ]{0,120}",
    ]
}

fn docs() -> impl Strategy<Value = Source> {
    vec(text(), 0..3).prop_map(|lines| quote! { #(#[doc = #lines])* })
}

fn expression() -> impl Strategy<Value = Source> {
    let leaf = prop_oneof![
        name(),
        text().prop_map(|text| quote! { #text }),
        any::<i64>().prop_map(|number| quote! { #number }),
        any::<bool>().prop_map(|yes| quote! { #yes }),
        (type_name(), name()).prop_map(|(ty, name)| quote! { #ty::#name }),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|value| quote! { Some(#value) }),
            (name(), inner.clone()).prop_map(|(name, value)| quote! { self.#name(&#value) }),
            (type_name(), vec(inner.clone(), 0..3))
                .prop_map(|(ty, values)| quote! { #ty::new(#(#values),*) }),
            vec(inner.clone(), 0..3).prop_map(|values| quote! { [#(#values),*] }),
            (name(), vec((name(), inner.clone()), 1..4)).prop_map(|(first, calls)| {
                let calls = calls.iter().map(|(name, value)| quote! { .#name(#value) });
                quote! { #first #(#calls)* }
            }),
            (type_name(), vec((name(), inner), 1..4)).prop_map(|(ty, fields)| {
                let fields = fields.iter().map(|(name, value)| quote! { #name: #value, });
                quote! { #ty { #(#fields)* } }
            }),
        ]
    })
}

fn function() -> impl Strategy<Value = Source> {
    let arguments = vec((name(), ty()), 0..4);
    let statement = prop_oneof![
        (name(), expression()).prop_map(|(name, value)| quote! { let #name = #value; }),
        (name(), expression()).prop_map(|(name, value)| quote! { self.#name = #value; }),
        expression().prop_map(|value| quote! { self.call(#value)?; }),
    ];
    let last = prop_oneof![
        expression(),
        vec((0..600_u16, expression()), 1..4).prop_map(|arms| {
            let arms = arms.iter().map(|(code, value)| quote! { #code => #value, });
            quote! { match self.status() { #(#arms)* _ => None, } }
        }),
    ];
    (docs(), name(), arguments, ty(), vec(statement, 0..3), last).prop_map(
        |(docs, name, arguments, answer, statements, last)| {
            let arguments = arguments.iter().map(|(name, ty)| quote! { #name: #ty });
            let arguments = arguments.collect::<Vec<_>>();
            quote! {
                #docs
                #[inline]
                pub fn #name(&self, #(#arguments),*) -> #answer { #(#statements)* #last }
            }
        },
    )
}

fn item() -> impl Strategy<Value = Source> {
    let field =
        (docs(), name(), ty()).prop_map(|(docs, name, ty)| quote! { #docs pub #name: #ty, });
    let variant = (docs(), type_name(), vec(ty(), 0..2)).prop_map(|(docs, name, payload)| {
        let payload = payload.first().map(|ty| quote! { (#ty) });
        quote! { #docs #name #payload, }
    });
    prop_oneof![
        (name(), vec(type_name(), 1..6))
            .prop_map(|(module, names)| quote! { use crate::#module::{#(#names),*}; }),
        (name(), type_name()).prop_map(|(module, name)| quote! { pub use super::#module::#name; }),
        name().prop_map(|name| quote! { mod #name; }),
        (docs(), type_name(), vec(field, 0..4)).prop_map(|(docs, name, fields)| quote! {
            #docs #[derive(Debug, Clone, PartialEq)] #[non_exhaustive] pub struct #name<'a> { #(#fields)* }
        }),
        (docs(), type_name(), vec(variant, 0..4)).prop_map(
            |(docs, name, variants)| quote! { #docs #[non_exhaustive] pub enum #name { #(#variants)* } }
        ),
        (name(), ty(), expression())
            .prop_map(|(name, ty, value)| quote! { pub(super) static #name: #ty = #value; }),
        (type_name(), ty()).prop_map(|(name, ty)| quote! { type #name = #ty; }),
        vec(type_name(), 3).prop_map(|names| {
            let [call, answer, error] = names.try_into().expect("there are three");
            quote! { call!(#call -> #answer, #error); pages!(#call by #answer of String, #error); }
        }),
        (type_name(), type_name(), text(), ty()).prop_map(|(model, ty, wire, slots)| quote! {
            impl<'de> #model<'de> for #ty { const NAME: &'static str = #wire; type Slots = #slots; }
        }),
        (type_name(), vec(function(), 0..3))
            .prop_map(|(name, functions)| quote! { impl #name<'_> { #(#functions)* } }),
    ]
}

#[test]
fn plain_code_of_any_width_is_as_prettyplease_has_it() {
    let (items_in_all, left) = (Cell::new(0), Cell::new(0));
    let config = ProptestConfig {
        cases: 1024,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let files = (vec(text(), 0..2), vec(item(), 1..5));
    let outcome = TestRunner::new(config).run(&files, |(about, items)| {
        let count = items.len();
        let source = quote! { #(#![doc = #about])* #(#items)* };
        let expected = pretty(source.text());
        let otherwise = |item: &str| {
            left.set(left.get() + 1);
            pretty(item)
        };
        if let Some(text) = plain::file(source.text(), otherwise) {
            prop_assert_eq!(text, expected);
            items_in_all.set(items_in_all.get() + count);
        }
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
    // Otherwise prettyplease would be compared with itself.
    let (all, left) = (items_in_all.get(), left.get());
    assert!(
        all > 1024 && left * 2 < all,
        "{left} of {all} are not plain"
    );
}
