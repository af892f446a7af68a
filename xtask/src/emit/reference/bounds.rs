//! Bounds in words.

use std::fmt::Display;

use crate::emit::markdown;
use crate::ir::{Constraints, Limit};
use crate::rust::{Bounds, RustType};

/// The bounds of a value as a phrase: `at least 1 item, no duplicates`; empty if there are none.
#[must_use]
pub fn in_words(bounds: &Bounds, ty: &RustType) -> String {
    let mut words = of_value(&bounds.constraints, ty);
    if let Some(items) = &bounds.items {
        let (noun, item) = item_of(ty);
        let inner = in_words(items, item);
        if !inner.is_empty() {
            words.push(format!("each {noun}: {inner}"));
        }
    }
    words.join(", ")
}

/// The bounds of a value as a sentence; empty if there are none.
#[must_use]
pub fn sentence(bounds: &Bounds, ty: &RustType) -> String {
    let words = in_words(bounds, ty);
    let mut characters = words.chars();
    match characters.next() {
        Some(first) => format!("{}{}.", first.to_uppercase(), characters.as_str()),
        None => words,
    }
}

/// The same, and the value that the server takes if none is given.
#[must_use]
pub fn sentences(bounds: &Bounds, ty: &RustType, default: Option<&serde_json::Value>) -> String {
    let mut sentences = sentence(bounds, ty);
    if let Some(default) = default {
        if !sentences.is_empty() {
            sentences.push(' ');
        }
        sentences.push_str(&default_sentence(default));
    }
    sentences
}

/// The value that the server takes if none is given, as a sentence.
#[must_use]
pub fn default_sentence(default: &serde_json::Value) -> String {
    format!("Default: {}.", markdown::code(&default.to_string()))
}

fn of_value(constraints: &Constraints, ty: &RustType) -> Vec<String> {
    let unit = if is_file(ty) {
        ["byte", "bytes"]
    } else {
        ["character", "characters"]
    };
    let mut words = Vec::new();
    words.extend(number(constraints));
    words.extend(
        constraints
            .multiple_of
            .map(|of| format!("a multiple of {}", limit(of))),
    );
    words.extend(count(constraints.min_length, constraints.max_length, unit));
    words.extend(
        constraints
            .pattern
            .as_deref()
            .map(|pattern| format!("matching {}", markdown::code(pattern))),
    );
    words.extend(count(
        constraints.min_items,
        constraints.max_items,
        ["item", "items"],
    ));
    words.extend(constraints.unique_items.then(|| "no duplicates".to_owned()));
    words.extend(constraints.only.map(|only| format!("only `{only}`")));
    words.extend(count(
        constraints.min_properties,
        constraints.max_properties,
        ["entry", "entries"],
    ));
    words
}

fn number(constraints: &Constraints) -> Option<String> {
    let Constraints {
        exclusive_minimum,
        exclusive_maximum,
        ..
    } = *constraints;
    let minimum = constraints.minimum.map(limit);
    let maximum = constraints.maximum.map(limit);
    if let (Some(minimum), Some(maximum), false, false) =
        (&minimum, &maximum, exclusive_minimum, exclusive_maximum)
    {
        return Some(format!("{minimum} to {maximum}"));
    }
    let above = if exclusive_minimum {
        "more than"
    } else {
        "at least"
    };
    let below = if exclusive_maximum {
        "less than"
    } else {
        "at most"
    };
    let bounds = [
        minimum.map(|limit| format!("{above} {limit}")),
        maximum.map(|limit| format!("{below} {limit}")),
    ];
    let bounds: Vec<String> = bounds.into_iter().flatten().collect();
    (!bounds.is_empty()).then(|| bounds.join(" and "))
}

fn count(minimum: Option<u64>, maximum: Option<u64>, [one, many]: [&str; 2]) -> Option<String> {
    let noun = |count: u64| if count == 1 { one } else { many };
    match (minimum.filter(|minimum| *minimum > 0), maximum) {
        (None, None) => None,
        (Some(minimum), None) => Some(format!("at least {} {}", grouped(minimum), noun(minimum))),
        (None, Some(maximum)) => Some(format!("at most {} {}", grouped(maximum), noun(maximum))),
        (Some(minimum), Some(maximum)) if minimum == maximum => {
            Some(format!("exactly {} {}", grouped(minimum), noun(minimum)))
        }
        (Some(minimum), Some(maximum)) => Some(format!(
            "{} to {} {}",
            grouped(minimum),
            grouped(maximum),
            noun(maximum)
        )),
    }
}

fn limit(limit: Limit) -> String {
    match limit {
        Limit::Integer(value) => grouped(value),
        Limit::Number(value) => value.to_string(),
    }
}

/// The digits of an integer in groups of three.
fn grouped(value: impl Display) -> String {
    let text = value.to_string();
    let (sign, digits) = text
        .strip_prefix('-')
        .map_or(("", text.as_str()), |digits| ("-", digits));
    let mut grouped = sign.to_owned();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

fn is_file(ty: &RustType) -> bool {
    match ty {
        RustType::Part => true,
        RustType::Option(inner) | RustType::Box(inner) => is_file(inner),
        RustType::String
        | RustType::Bool
        | RustType::Integer(_)
        | RustType::F32
        | RustType::F64
        | RustType::Date
        | RustType::DateTime
        | RustType::Foreign(_)
        | RustType::Json
        | RustType::Model(..)
        | RustType::Vec(_)
        | RustType::Map(_) => false,
    }
}

/// What the type is made of, and what one of these is called.
fn item_of(ty: &RustType) -> (&'static str, &RustType) {
    match ty {
        RustType::Map(value) => ("value", value),
        RustType::Vec(item) => ("item", item),
        RustType::Option(inner) | RustType::Box(inner) => item_of(inner),
        RustType::String
        | RustType::Bool
        | RustType::Integer(_)
        | RustType::F32
        | RustType::F64
        | RustType::Date
        | RustType::DateTime
        | RustType::Foreign(_)
        | RustType::Part
        | RustType::Json
        | RustType::Model(..) => ("item", ty),
    }
}
