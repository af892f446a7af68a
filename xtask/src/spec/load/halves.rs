//! A long text of YAML, read by two threads: what comes before one of its keys by one, the rest by the other.
//!
//! Invariant: what comes of it is what reading the text in one piece gives. Where that is not sure, nothing does, and
//! the text has to be read so.

use serde_yaml::{Mapping, Value};

use super::tree;

/// From how many bytes on two threads are faster than one.
const LONG: usize = 16 * 1024;

/// The value of a text that is long, and in which nothing is wrong or odd.
pub(super) fn value(text: &str) -> Option<Value> {
    if text.len() < LONG {
        return None;
    }
    in_halves(text).map(Value::Mapping)
}

fn in_halves(text: &str) -> Option<Mapping> {
    let (first, rest) = split(text)?;
    let (first, rest) = rayon::join(|| mapping(first), || mapping(rest));
    joined(first?, rest?)
}

/// The text before the key that begins nearest to the middle, and from it on.
///
/// Only what is not indented is taken for a key. If it is part of a text in quotes, or stands between brackets, what
/// comes before it has no end, and is no YAML.
fn split(text: &str) -> Option<(&str, &str)> {
    let mut content = text.lines().filter(|line| is_content(line));
    if !content.next().is_some_and(begins_key) {
        return None;
    }
    if has_odd_breaks(text) {
        return None;
    }
    let middle = text.len() / 2;
    let mut nearest: Option<usize> = None;
    for (feed, _) in text.match_indices('\n') {
        let begin = feed + 1;
        let line = &text[begin..];
        // One document ends here and another one begins: the rest does not belong to what comes before.
        if line.starts_with("---") || line.starts_with("...") {
            return None;
        }
        let is_nearer = |known| begin.abs_diff(middle) < middle.abs_diff(known);
        if begins_key(line) && nearest.is_none_or(is_nearer) {
            nearest = Some(begin);
        }
    }
    Some(text.split_at(nearest?))
}

/// Whether lines end otherwise than by a line feed: what begins after one of these is not looked at.
fn has_odd_breaks(text: &str) -> bool {
    let mut returns = text.match_indices('\r');
    returns.any(|(at, _)| !text[at..].starts_with("\r\n"))
        || ["\u{85}", "\u{2028}", "\u{2029}"]
            .iter()
            .any(|feed| text.contains(feed))
}

/// Whether a line is neither empty, nor a comment, nor the beginning of the document.
fn is_content(line: &str) -> bool {
    let text = line.trim();
    !text.is_empty() && !text.starts_with('#') && text != "---"
}

/// Whether a line may be a key of the whole.
fn begins_key(line: &str) -> bool {
    line.starts_with(|c: char| c.is_ascii_alphabetic())
}

fn mapping(text: &str) -> Option<Mapping> {
    match tree::value(text) {
        Some(Value::Mapping(mapping)) => Some(mapping),
        Some(_) | None => None,
    }
}

/// Both in one, if they have no key in common.
fn joined(mut first: Mapping, rest: Mapping) -> Option<Mapping> {
    first.reserve(rest.len());
    for (key, value) in rest {
        if first.insert(key, value).is_some() {
            return None;
        }
    }
    Some(first)
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::sample::select;

    use super::*;

    /// Lines of which some go on in the next one, and some end what came before.
    const LINES: &[&str] = &[
        "a: 1",
        "b: two",
        "c:",
        "  d: 4",
        "  e: [5, 6]",
        "f: \"in quotes",
        "g: in quotes\"",
        "h: 'in quotes",
        "i: in quotes'",
        "j: [",
        "k: {",
        "l: 1}",
        "]",
        "m: |",
        "n: >+",
        "  text",
        "text",
        "",
        "# a comment",
        "o: plain # a comment",
        "---",
        "...",
        "%TAG ! tag:a,2000:",
        "p: &anchor q",
        "r: *anchor",
        "s: !tag t",
        "u: !tag",
        "v: &anchor",
        "? w",
        ": x",
        "- y",
        "<<: {z: 1}",
        "true: 1",
        "\u{85}é: 1",
        "\ta: 1",
    ];

    /// What ends a line; most of them as usual.
    const FEEDS: &[&str] = &["\n", "\n", "\n", "\n", "\r\n", "\r", "\u{85}", "\u{2028}"];

    proptest::proptest! {
        #[test]
        fn what_is_read_in_halves_is_what_the_whole_says(
            lines in vec((select(LINES), select(FEEDS)), 1..8),
        ) {
            let text: String = lines.iter().flat_map(|(line, feed)| [*line, *feed]).collect();
            if let Some(halves) = in_halves(&text) {
                assert_eq!(Some(Value::Mapping(halves)), tree::value(&text), "{text:?}");
            }
        }
    }

    #[test]
    fn a_text_is_split_at_the_key_nearest_to_its_middle() {
        let text = "a: 1\nlong: [b, c, d]\ne:\n  f: 2\ng: 3\n";
        let (first, rest) = split(text).expect("there are keys");
        assert!(first.ends_with("d]\n"), "{first:?}");
        assert!(rest.starts_with("e:"), "{rest:?}");
        assert_eq!(in_halves(text), mapping(text));
    }

    #[test]
    fn what_is_in_quotes_is_no_key() {
        assert_eq!(in_halves("a: \"b\nc: d\"\n"), None);
    }

    #[test]
    fn a_key_in_both_halves_is_left_to_the_parser() {
        assert_eq!(in_halves("a: 1\na: 2\n"), None);
    }

    #[test]
    fn a_second_document_is_left_to_the_parser() {
        assert_eq!(in_halves("a: 1\n...\nb: 2\n"), None);
    }

    #[test]
    fn a_short_text_is_not_split() {
        assert_eq!(value("a: 1\nb: 2\n"), None);
        let long = format!("a: 1\nb: \"{}\"\n", "x".repeat(LONG));
        assert!(value(&long).is_some());
    }
}
