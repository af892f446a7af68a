//! What is a quote and what is none.

use crate::pieces::Fault;

fn fault(code: &str) -> Option<&'static str> {
    let code = code.parse().expect("it is of tokens");
    crate::expansion::of(code).err().map(Fault::message)
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
