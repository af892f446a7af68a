//! Breaks a description, as a sequence of bytes decides.

use serde_yaml::{Mapping, Value};

/// Decisions: each is a byte, and 0 when there are no more.
pub(crate) struct Decisions<'b>(pub(crate) &'b [u8]);

impl Decisions<'_> {
    fn next(&mut self) -> usize {
        let Some((first, rest)) = self.0.split_first() else {
            return 0;
        };
        self.0 = rest;
        usize::from(*first)
    }

    /// A number below a bound, which is not 0.
    fn below(&mut self, bound: usize) -> usize {
        (self.next() * 256 + self.next()) % bound
    }
}

/// Texts with a meaning somewhere.
const TEXTS: [&str; 24] = [
    "",
    "string",
    "object",
    "array",
    "integer",
    "path",
    "query",
    "header",
    "cookie",
    "body",
    "/",
    "{",
    "}",
    "$ref",
    "#/components/schemas/A",
    "#/components/schemas/Page",
    "#",
    "https://a/b",
    "other.yaml",
    "application/json",
    "multipart/form-data",
    "default",
    "apiKey",
    "\u{1f680}\u{202e}\r\n",
];

/// Breaks a document in one to eight places.
pub(crate) fn mutate(document: &mut Value, decisions: &mut Decisions<'_>) {
    for _ in 0..=decisions.next() % 8 {
        let all = count(document);
        let other = decisions.below(all);
        let other = nth(document, &mut { other }).cloned().unwrap_or_default();
        let at = decisions.below(all);
        if let Some(node) = nth(document, &mut { at }) {
            change(node, other, decisions);
        }
    }
}

fn change(node: &mut Value, other: Value, decisions: &mut Decisions<'_>) {
    let key = TEXTS[decisions.next() % TEXTS.len()];
    match (decisions.next() % 8, &mut *node) {
        (0, node) => *node = other,
        (1, node) => *node = odd(decisions),
        (2, Value::Mapping(mapping)) => remove(mapping, decisions),
        (3, Value::Mapping(mapping)) => {
            mapping.insert(key.into(), other);
        }
        (4, Value::Mapping(mapping)) => rename(mapping, key, decisions),
        (2, Value::Sequence(items)) if !items.is_empty() => {
            items.remove(decisions.below(items.len()));
        }
        (3 | 4, Value::Sequence(items)) => items.push(other),
        (2..=6, Value::String(text)) => {
            let boundary = |byte: &usize| text.is_char_boundary(*byte);
            let at = decisions.below(text.len() + 1);
            let at = (0..=at).rev().find(boundary).unwrap_or_default();
            text.insert_str(at, key);
        }
        (_, node) => *node = key.into(),
    }
}

/// A value that fits nowhere, or nearly.
fn odd(decisions: &mut Decisions<'_>) -> Value {
    match decisions.next() % 8 {
        0 => Value::Null,
        1 => true.into(),
        2 => (-1).into(),
        3 => 1.5.into(),
        4 => f64::INFINITY.into(),
        5 => u64::MAX.into(),
        6 => Value::Sequence(Vec::new()),
        _ => Value::Mapping(Mapping::new()),
    }
}

fn remove(mapping: &mut Mapping, decisions: &mut Decisions<'_>) {
    let at = decisions.below(mapping.len().max(1));
    if let Some(key) = mapping.keys().nth(at).cloned() {
        mapping.shift_remove(&key);
    }
}

fn rename(mapping: &mut Mapping, key: &str, decisions: &mut Decisions<'_>) {
    let at = decisions.below(mapping.len().max(1));
    if let Some(old) = mapping.keys().nth(at).cloned()
        && let Some(value) = mapping.shift_remove(&old)
    {
        mapping.insert(key.into(), value);
    }
}

fn count(value: &Value) -> usize {
    match value {
        Value::Mapping(mapping) => 1 + mapping.values().map(count).sum::<usize>(),
        Value::Sequence(items) => 1 + items.iter().map(count).sum::<usize>(),
        _ => 1,
    }
}

fn nth<'v>(value: &'v mut Value, left: &mut usize) -> Option<&'v mut Value> {
    if *left == 0 {
        return Some(value);
    }
    *left -= 1;
    match value {
        Value::Mapping(mapping) => mapping.values_mut().find_map(|value| nth(value, left)),
        Value::Sequence(items) => items.iter_mut().find_map(|item| nth(item, left)),
        _ => None,
    }
}

/// Breaks a text: takes out, doubles or inserts something.
pub(crate) fn mutate_text(text: &mut String, decisions: &mut Decisions<'_>) {
    const PIECES: [&str; 16] = [
        "\n", "\t", "  ", "- ", ": ", "{", "}", "[", "]", "\"", "'", "&a ", "*a", "<<: *a",
        "---\n", "\u{feff}",
    ];
    for _ in 0..=decisions.next() % 4 {
        let mut place = || {
            let at = decisions.below(text.len() + 1);
            let boundary = |byte: &usize| text.is_char_boundary(*byte);
            (0..=at).rev().find(boundary).unwrap_or_default()
        };
        let (a, b) = (place(), place());
        let (start, end) = (a.min(b), a.max(b));
        match decisions.next() % 4 {
            0 => text.replace_range(start..end, ""),
            1 => {
                let doubled = text[start..end].to_owned();
                text.insert_str(end, &doubled);
            }
            _ => text.insert_str(start, PIECES[decisions.next() % PIECES.len()]),
        }
    }
}
