//! Bounds as a constant expression.

use super::source::{Source, Token, quote};
use crate::ir::{Constraints, Limit};
use crate::rust::Bounds;

/// `Bounds::new().minimum(1)…`, or `None` if there is nothing to check.
pub(super) fn expression(bounds: &Bounds) -> Option<Source> {
    if bounds.is_empty() {
        return None;
    }
    let own = constraints(&bounds.constraints);
    let items = bounds
        .items
        .as_deref()
        .and_then(expression)
        .map(|items| quote! { .items(&#items) });
    Some(quote! { Bounds::new()#own #items })
}

fn constraints(constraints: &Constraints) -> Source {
    let mut calls = Source::new();
    calls.extend(constraints.minimum.map(|limit| limited("minimum", limit)));
    calls.extend(
        constraints
            .exclusive_minimum
            .then(|| quote! { .exclusive_minimum() }),
    );
    calls.extend(constraints.maximum.map(|limit| limited("maximum", limit)));
    calls.extend(
        constraints
            .exclusive_maximum
            .then(|| quote! { .exclusive_maximum() }),
    );
    calls.extend(
        constraints
            .multiple_of
            .map(|limit| limited("multiple_of", limit)),
    );
    calls.extend(counted("min_length", constraints.min_length));
    calls.extend(counted("max_length", constraints.max_length));
    calls.extend(constraints.pattern.as_deref().map(pattern));
    calls.extend(counted("min_items", constraints.min_items));
    calls.extend(counted("max_items", constraints.max_items));
    calls.extend(constraints.unique_items.then(|| quote! { .unique_items() }));
    calls.extend(counted("min_properties", constraints.min_properties));
    calls.extend(counted("max_properties", constraints.max_properties));
    calls
}

fn limited(setter: &str, limit: Limit) -> Source {
    match limit {
        Limit::Integer(value) => {
            let (setter, value) = (Token(setter), grouped(&value.to_string()));
            let value = Token(&value);
            quote! { .#setter(#value) }
        }
        Limit::Number(value) => {
            let setter = format!("{setter}_f64");
            let setter = Token(&setter);
            quote! { .#setter(#value) }
        }
    }
}

fn counted(setter: &str, count: Option<u64>) -> Option<Source> {
    let count = grouped(&count?.to_string());
    let (setter, count) = (Token(setter), Token(&count));
    Some(quote! { .#setter(#count) })
}

/// A number, its digits in groups of three if there are many.
fn grouped(number: &str) -> String {
    let (sign, digits) = number
        .strip_prefix('-')
        .map_or(("", number), |digits| ("-", digits));
    let mut text = sign.to_owned();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && digits.len() > 4 && (digits.len() - index) % 3 == 0 {
            text.push('_');
        }
        text.push(digit);
    }
    text
}

fn pattern(source: &str) -> Source {
    quote! { .pattern(pattern!(#source)) }
}

/// Whether there is a pattern anywhere in the bounds.
pub(super) fn has_pattern(bounds: &Bounds) -> bool {
    bounds.constraints.pattern.is_some() || bounds.items.as_deref().is_some_and(has_pattern)
}
