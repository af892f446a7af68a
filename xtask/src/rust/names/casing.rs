//! Words of ASCII in the case of an identifier.
//!
//! Invariant: this is what the crate `heck` makes of them. That knows all scripts, writes letter by letter and so took
//! a third of the time in which a crate is planned.

/// The words in small letters, with `_` between them.
pub(super) fn snake_case(words: &str) -> String {
    let mut text = String::with_capacity(words.len() + words.len() / 4);
    for hump in words.split_ascii_whitespace().flat_map(humps) {
        if !text.is_empty() {
            text.push('_');
        }
        text.extend(hump.chars().map(|letter| letter.to_ascii_lowercase()));
    }
    text
}

/// The words without spaces, each with a capital letter, but with `_` between two digits: `1.5` is not the same as `15`.
pub(super) fn camel_case(words: &str) -> String {
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let mut text = String::with_capacity(words.len());
    for word in words.split_ascii_whitespace() {
        if is_digit(text.as_bytes().last()) && is_digit(word.as_bytes().first()) {
            text.push('_');
        }
        for hump in humps(word) {
            let (first, rest) = hump.split_at(1);
            text.extend(first.chars().map(|letter| letter.to_ascii_uppercase()));
            text.extend(rest.chars().map(|letter| letter.to_ascii_lowercase()));
        }
    }
    text
}

/// The words in a word in camel case.
fn humps(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        let (hump, after) = rest.split_at(end_of_hump(rest.as_bytes()));
        rest = after;
        (!hump.is_empty()).then_some(hump)
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Small,
    Capital,
}

/// Where the first word ends: behind a small letter, if a capital one follows, and before the last of some capital
/// letters, if a small one follows. Digits belong to the letters before them.
fn end_of_hump(word: &[u8]) -> usize {
    let mut last = None;
    for (index, pair) in word.windows(2).enumerate() {
        let before = last;
        last = case(pair[0]).or(before);
        match (before, case(pair[0]), case(pair[1])) {
            (Some(Case::Capital), Some(Case::Capital), Some(Case::Small)) => return index,
            (_, _, Some(Case::Capital)) if last == Some(Case::Small) => return index + 1,
            (_, _, Some(Case::Small | Case::Capital) | None) => {}
        }
    }
    word.len()
}

fn case(letter: u8) -> Option<Case> {
    match letter {
        b'a'..=b'z' => Some(Case::Small),
        b'A'..=b'Z' => Some(Case::Capital),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use heck::{ToSnakeCase, ToUpperCamelCase};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_are_told_apart_by_their_capital_letters() {
        for (word, snake, camel) in [
            ("orderId", "order_id", "OrderId"),
            ("HTTPServer", "http_server", "HttpServer"),
            ("OFFER IDs", "offer_i_ds", "OfferIDs"),
            ("v2Beta B2B", "v2_beta_b2b", "V2BetaB2b"),
            ("1 5", "1_5", "1_5"),
        ] {
            assert_eq!(
                (snake_case(word), camel_case(word)),
                (snake.to_owned(), camel.to_owned())
            );
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn words_are_as_heck_has_them(words in "[a-cX-Z0-2 ]{0,12}") {
            prop_assert_eq!(snake_case(&words), words.to_snake_case());
        }

        #[test]
        fn a_word_is_as_heck_has_it(word in "[a-cX-Z0-2]{0,12}") {
            prop_assert_eq!(camel_case(&word), word.to_upper_camel_case());
        }
    }
}
