//! What a `quote!` gives, and that no text gets out of its literal.

use proc_macro2::{Literal, TokenStream, TokenTree};

use super::{Quote, Source, Token, quote};
use crate::rust::Ident;

#[test]
fn a_quote_has_the_tokens_that_it_shows() {
    let name = Ident::fixed("name");
    let (text, count, ratio, yes) = ("a \"b\"", 5_usize, 2.0, true);
    let (some, none) = (Some(quote! { #[inline] }), None::<Source>);
    let source = quote! {
        //! A file.
        #some #none
        impl<'a> A<'a> for B { fn #name(&'a self) -> [u8; #count] { -1; self.#name::<_>(#text, &#yes, #ratio)? } }
    };
    assert_tokens(
        &source,
        r#"#![doc = " A file."] #[inline]
        impl<'a> A<'a> for B { fn name(&'a self) -> [u8; 5] { -1; self.name::<_>("a \"b\"", &true, 2.0)? } }"#,
    );
}

#[test]
fn a_repetition_is_over_an_iterator_or_a_slice() {
    let names = ["a", "b", "c"].map(Token);
    let path = names.iter();
    let lines = ["x".to_owned()];
    let none: [Token<'_>; 0] = [];
    let source =
        quote! { use #(#path::)*{#(#names),*}; #(#[doc = #lines] f(#lines);)* g(#(#none),*) };
    assert_tokens(
        &source,
        r#"use a::b::c::{a, b, c}; #[doc = "x"] f("x"); g()"#,
    );
}

#[test]
fn what_the_compiler_makes_of_comments_literals_and_signs_is_kept() {
    let source = quote! {
        //! A "file" with #none.
        /// A \ back.
        fn f<'a>(a: &'a mut [u8; 1]) -> Vec<Vec<u8>> { a.0 += b"\n"[0..=1] << 2; r#"raw "b" c"#; '\''; r"\"; x && !y }
    };
    assert_tokens(
        &source,
        r##"#![doc = " A \"file\" with #none."] #[doc = " A \\ back."]
        fn f<'a>(a: &'a mut [u8; 1]) -> Vec<Vec<u8>> { a.0 += b"\n"[0..=1] << 2; r#"raw "b" c"#; '\''; r"\"; x && !y }"##,
    );
}

#[test]
fn names_of_variables_are_free() {
    let source = Token("a");
    let index = [Token("b"), Token("c")];
    assert_tokens(&quote! { #source(#(#index),*) }, "a(b, c)");
}

#[test]
fn one_word_is_told_from_other_types() {
    assert!(quote! { String }.is_one_word() && quote! { i64 }.is_one_word());
    for source in [
        quote! {},
        quote! { a::B },
        quote! { Vec<u8> },
        quote! { () },
        quote! { "a" },
        quote! { r#type },
    ] {
        assert!(!source.is_one_word(), "{source:?}");
    }
}

#[test]
fn signs_of_a_quote_and_of_a_value_stay_apart() {
    let reference = quote! { &a };
    let value = quote! { =b };
    assert_eq!(
        quote! { &#reference =#value }.text().trim(),
        "& & a = = b".to_owned()
    );
}

#[test]
fn any_text_is_one_literal() {
    for text in [
        "",
        "plain",
        "\"; #![a]",
        "\\",
        "\\\"",
        "a\nb\r\t",
        "\0\u{1}7",
        "it's é 🦀 \u{200b}",
    ] {
        let mut source = Source::new();
        text.quote(&mut source);
        assert_eq!(source.text().trim(), Literal::string(text).to_string());
        let tokens: TokenStream = source.text().parse().expect("a literal is a token");
        let tokens: Vec<_> = tokens.into_iter().collect();
        assert!(matches!(tokens.as_slice(), [TokenTree::Literal(_)]));
    }
}

#[test]
#[cfg(debug_assertions)]
#[should_panic(expected = "this is not one token: a; b")]
fn what_is_more_than_a_token_is_none() {
    let name = Token("a; b");
    drop(quote! { #name });
}

#[track_caller]
fn assert_tokens(source: &Source, expected: &str) {
    assert_eq!(flat(source.text()), flat(expected));
}

/// The tokens, whatever stands between them.
fn flat(text: &str) -> Vec<String> {
    fn add(tokens: TokenStream, flat: &mut Vec<String>) {
        for token in tokens {
            if let TokenTree::Group(group) = token {
                flat.push(format!("{:?}", group.delimiter()));
                add(group.stream(), flat);
                flat.push("end".to_owned());
            } else {
                flat.push(token.to_string());
            }
        }
    }
    let mut tokens = Vec::new();
    add(text.parse().expect("it is of tokens"), &mut tokens);
    tokens
}
