//! How many items and entries a made-up example has.

use super::within::Within;
use crate::ir::Constraints;
use crate::rust::Expression;

/// As few items as there may be, but one if there may be one at all. None, if there is no item that ends. Where no two
/// may be the same, `integer` gives the one that is so many steps from another.
pub(super) fn items(
    constraints: &Constraints,
    within: &Within<'_>,
    item: impl FnOnce(&Within<'_>) -> Expression,
    integer: impl Fn(i64, usize) -> Option<i64>,
) -> Vec<Expression> {
    let bounds = (constraints.min_items, constraints.max_items);
    let (item, count) = copies(bounds, within, item);
    if !constraints.unique_items {
        return vec![item; count];
    }
    let items = (0..count).map_while(|nth| {
        if let Expression::Integer(first) = item {
            integer(first, nth).map(Expression::Integer)
        } else {
            Some(other(&item, nth))
        }
    });
    items.collect()
}

/// The same of the entries of a map.
pub(super) fn entries(
    constraints: &Constraints,
    within: &Within<'_>,
    value: impl FnOnce(&Within<'_>) -> Expression,
) -> Vec<(String, Expression)> {
    let bounds = (constraints.min_properties, constraints.max_properties);
    let (value, count) = copies(bounds, within, value);
    (0..count)
        .map(|nth| (numbered("key", nth), value.clone()))
        .collect()
}

/// A value, and how often it is to stand there.
fn copies(
    (least, most): (Option<u64>, Option<u64>),
    within: &Within<'_>,
    inner: impl FnOnce(&Within<'_>) -> Expression,
) -> (Expression, usize) {
    let least = least.unwrap_or(0);
    let within = within.repeated(least.max(1));
    let inner = inner(&within);
    let wanted = if inner.is_possible() {
        least.max(1).min(most.unwrap_or(1).max(least))
    } else {
        least
    };
    let count = usize::try_from(wanted).unwrap_or(usize::MAX);
    (inner, count.min(within.copies()))
}

/// A value that differs from the first one, where that is easy.
fn other(first: &Expression, nth: usize) -> Expression {
    match first {
        Expression::Text(text) => Expression::Text(numbered(text, nth)),
        Expression::OwnedText(text) => Expression::OwnedText(numbered(text, nth)),
        Expression::Integer(_)
        | Expression::Float(_)
        | Expression::Bool(_)
        | Expression::Parsed(_)
        | Expression::Foreign(_)
        | Expression::Variant(..)
        | Expression::OfUnion { .. }
        | Expression::New { .. }
        | Expression::Array(_)
        | Expression::NoTexts
        | Expression::NoneOf(_)
        | Expression::Vec(_)
        | Expression::Map(_)
        | Expression::Json(_)
        | Expression::Some(_)
        | Expression::None
        | Expression::Box(_)
        | Expression::File(_)
        | Expression::Impossible => first.clone(),
    }
}

/// `text`, `text2`, `text3`
fn numbered(text: &str, nth: usize) -> String {
    if nth == 0 {
        text.to_owned()
    } else {
        format!("{text}{}", nth + 1)
    }
}
