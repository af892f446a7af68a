//! The methods that the runtime has are among the names that nothing else is called.
//!
//! They are read from its sources as tokens, so that those in macros are found, too. The visibility of a method is
//! of no matter: the runtime is copied into the crate, where no type can have two methods of a name.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::groups::CLIENT_METHODS;
use super::input_names::CALL_METHODS;
use super::mocking::SERVER_METHODS;
use super::security::BUILDER_METHODS;

#[test]
fn no_method_of_the_runtime_is_missing_from_the_lists() {
    let sources = sources();
    for (ty, reserved, known) in [
        // What the macros `call!` and `pages!` make of a call.
        ("$call", CALL_METHODS, "send"),
        ("ClientBuilder", BUILDER_METHODS, "base_url"),
        ("Client", CLIENT_METHODS, "new"),
        ("MockServer", SERVER_METHODS, "mount"),
    ] {
        let methods = methods(&sources, ty);
        assert!(methods.contains(known), "{ty}: {methods:?}");
        let missing: Vec<_> = methods
            .iter()
            .filter(|method| !reserved.contains(&method.as_str()))
            .collect();
        assert!(missing.is_empty(), "{ty}: {missing:?} may be given away");
    }
}

#[test]
fn no_method_of_an_expectation_is_called_as_one_of_an_argument() {
    let methods = methods(&sources(), "Expectation");
    assert!(methods.contains("respond"), "{methods:?}");
    let taken: Vec<_> = methods
        .iter()
        .filter(|method| method.starts_with("with_"))
        .collect();
    assert!(taken.is_empty(), "{taken:?}");
}

/// All of the runtime.
fn sources() -> Vec<TokenStream> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../templates/src/runtime");
    let mut files = Vec::new();
    collect(&root, &mut files);
    assert!(files.len() > 30, "{files:?}");
    let read = |file: &PathBuf| {
        let text = fs::read_to_string(file).expect("a source can be read");
        text.parse().expect("a source is Rust")
    };
    files.iter().map(read).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be listed") {
        let path = entry.expect("there is an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}

/// The functions in all impls of a type.
fn methods(sources: &[TokenStream], ty: &str) -> BTreeSet<String> {
    let mut methods = BTreeSet::new();
    for source in sources {
        in_impls(source.clone(), ty, &mut methods);
    }
    methods
}

fn in_impls(tokens: TokenStream, ty: &str, methods: &mut BTreeSet<String>) {
    // What stands between `impl` and its braces, as text.
    let mut head: Option<String> = None;
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                if head.take().is_some_and(|head| is_of(&head, ty)) {
                    functions(group.stream(), methods);
                }
                in_impls(group.stream(), ty, methods);
            }
            TokenTree::Group(group) => in_impls(group.stream(), ty, methods),
            TokenTree::Ident(word) if word == "impl" => head = Some(String::new()),
            TokenTree::Punct(end) if end.as_char() == ';' => head = None,
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {
                if let Some(head) = &mut head {
                    let is_word = matches!(token, TokenTree::Ident(_));
                    head.push_str(if is_word && !head.ends_with('$') {
                        " "
                    } else {
                        ""
                    });
                    head.push_str(&token.to_string());
                }
            }
        }
    }
}

/// Whether the head of an impl, such as `<T> Drop for Server<T>`, is one of a type.
fn is_of(head: &str, ty: &str) -> bool {
    let of = head.rsplit(" for ").next().unwrap_or_default();
    let mut words = of.split(|separator: char| {
        !separator.is_alphanumeric() && separator != '$' && separator != '_'
    });
    words.any(|word| word == ty)
}

/// The functions among the tokens, without those in their bodies.
fn functions(tokens: TokenStream, methods: &mut BTreeSet<String>) {
    let mut after_fn = false;
    for token in tokens {
        if let (true, TokenTree::Ident(name)) = (after_fn, &token) {
            methods.insert(name.to_string());
        }
        after_fn = matches!(&token, TokenTree::Ident(word) if word == "fn");
    }
}
