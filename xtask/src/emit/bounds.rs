//! Bounds as a constant expression.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::ir::{Constraints, Limit};
use crate::rust::Bounds;

/// `Bounds::new().minimum(1)…`, or `None` if there is nothing to check.
pub(super) fn expression(bounds: &Bounds) -> Option<TokenStream> {
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

fn constraints(constraints: &Constraints) -> TokenStream {
    let mut calls = TokenStream::new();
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

fn limited(setter: &str, limit: Limit) -> TokenStream {
    match limit {
        Limit::Integer(value) => {
            let setter = quote::format_ident!("{setter}");
            let value = grouped(&value.to_string());
            quote! { .#setter(#value) }
        }
        Limit::Number(value) => {
            let setter = quote::format_ident!("{setter}_f64");
            let value = Literal::f64_unsuffixed(value);
            quote! { .#setter(#value) }
        }
    }
}

fn counted(setter: &str, count: Option<u64>) -> Option<TokenStream> {
    let count = grouped(&count?.to_string());
    let setter = quote::format_ident!("{setter}");
    Some(quote! { .#setter(#count) })
}

/// A number, its digits in groups of three if there are many.
fn grouped(number: &str) -> TokenStream {
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
    text.parse().unwrap_or_default()
}

fn pattern(source: &str) -> TokenStream {
    quote! { .pattern(pattern!(#source)) }
}

/// Whether there is a pattern anywhere in the bounds.
pub(super) fn has_pattern(bounds: &Bounds) -> bool {
    bounds.constraints.pattern.is_some() || bounds.items.as_deref().is_some_and(has_pattern)
}
