//! What is a quote and what is none.

use proc_macro2::TokenStream;

use crate::pieces::{self, Fault, Piece};

/// The pieces of a quote: its text, and in `«»` what is not known until the generator runs.
fn shown(code: &str) -> String {
    let pieces = pieces::of(tokens(code)).map_err(Fault::message);
    pieces.expect("it is a quote").iter().map(show).collect()
}

fn show(piece: &Piece) -> String {
    match piece {
        Piece::Text(text) => text.clone(),
        Piece::Value(name) => format!("«{name}»"),
        Piece::Repetition { inner, between, .. } => {
            let inner: String = inner.iter().map(show).collect();
            format!("«{inner}*{}»", between.as_deref().unwrap_or_default())
        }
    }
}

fn tokens(code: &str) -> TokenStream {
    code.parse().expect("it is of tokens")
}

#[test]
fn signs_that_belong_together_stay_together() {
    for (code, text) in [
        ("a -> b => c::d", "a -> b => c :: d "),
        ("a..=b && c <<= d", "a ..= b && c <<= d "),
        ("Vec<Vec<A>>", "Vec < Vec < A >> "),
        ("f(&-1, !b)?", "f ( &- 1 , ! b ) ? "),
        ("&'a mut T<'_>", "&'a mut T <'_ > "),
        ("#![a] #[b]", "#! [ a ] # [ b ] "),
    ] {
        assert_eq!(shown(code), text, "{code}");
    }
}

#[test]
fn literals_are_as_they_are_written() {
    for code in [
        r##"r"a\b" r#"a "b" #c"# b"d" "##,
        r#""a \"b\" #c" "" '#' '\'' '"' "#,
        "1_000u8 0.5e-3 1. ",
    ] {
        assert_eq!(shown(code), code);
    }
}

#[test]
fn a_comment_that_documents_is_an_attribute() {
    assert_eq!(shown("/// A #b.\nc"), "# [ doc = \" A #b.\" ] c ");
    assert_eq!(shown("//! A.\nc"), "# ! [ doc = \" A.\" ] c ");
    assert_eq!(shown("// A.\nc"), "c ");
}

#[test]
fn variables_stand_apart_from_signs() {
    for (code, text) in [
        ("a #b.#c(d)", "a «b». «c»( d ) "),
        ("&#a=#b", "& «a»= «b»"),
        ("##a", "# «a»"),
        ("&#(#a)*", "& ««a»*»"),
        ("#(&#a),*;", "«& «a»*, »; "),
        ("#(#a::)*b", "««a»:: *»b "),
        ("(#(#[doc = #a])*)", "( «# [ doc = «a»] *») "),
    ] {
        assert_eq!(shown(code), text, "{code}");
    }
}

#[test]
fn a_fault_is_one_of_the_compiler() {
    let expected = tokens("compile_error!(\"a repetition has a variable\")").to_string();
    let fault = crate::expansion::of(tokens("#(a)*")).err();
    assert_eq!(
        fault.map(|fault| fault.report().to_string()),
        Some(expected)
    );
}

fn fault(code: &str) -> Option<&'static str> {
    crate::expansion::of(tokens(code)).err().map(Fault::message)
}

#[test]
fn variables_repetitions_and_attributes_are_read() {
    for code in [
        "",
        "#a",
        "#[a] #![b] # c",
        "f(#(#a),*)",
        "#(#a #a)* #(#b::)*",
        "#",
    ] {
        assert_eq!(fault(code), None, "{code}");
    }
}

#[test]
fn a_repetition_that_cannot_be_read_is_a_fault() {
    for (code, message) in [
        ("#(a)*", "a repetition has a variable"),
        ("f { #(#a #b)* }", "a repetition is over one variable"),
        ("#(#(#a)*)*", "no repetition stands in another"),
        (
            "#(#a)",
            "a repetition ends by `*`, with one sign before it at most",
        ),
        (
            "#(#a),;*",
            "a repetition ends by `*`, with one sign before it at most",
        ),
    ] {
        assert_eq!(fault(code), Some(message), "{code}");
    }
}
