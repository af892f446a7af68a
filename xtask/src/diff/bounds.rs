//! Bounds: which became narrower, which wider.

use std::cmp::Ordering;

use super::place::At;
use super::{ChangeKind, Comparison};
use crate::ir::{Constraints, Limit};

impl Comparison<'_> {
    /// Compares the bounds of a value, each by itself.
    pub(super) fn bounds(&mut self, at: &At, old: &Constraints, new: &Constraints) {
        if old == new {
            return;
        }
        for (name, keyword) in KEYWORDS {
            let (old, new) = (keyword(old), keyword(new));
            let kind = match bounds_change(old.as_ref(), new.as_ref()) {
                Some(Ordering::Less) => ChangeKind::BoundNarrowed,
                Some(Ordering::Greater) => ChangeKind::BoundWidened,
                Some(Ordering::Equal) => continue,
                None => ChangeKind::PatternChanged,
            };
            let text = |bound: Option<Bound>| {
                bound.map_or_else(|| format!("no {name}"), |bound| bound.text(name))
            };
            self.changed_from(kind, at, text(old), text(new));
        }
    }
}

/// A bound of one keyword.
enum Bound {
    /// At least so much; `true` if more than that.
    Least(Limit, bool),
    /// At most so much; `true` if less than that.
    Most(Limit, bool),
    /// A multiple.
    Multiple(Limit),
    /// A pattern.
    Pattern(String),
    /// No two items are the same.
    Unique,
    /// One truth value.
    Only(bool),
}

type Keyword = fn(&Constraints) -> Option<Bound>;

const KEYWORDS: &[(&str, Keyword)] = &[
    ("minimum", |c| {
        c.minimum
            .map(|limit| Bound::Least(limit, c.exclusive_minimum))
    }),
    ("maximum", |c| {
        c.maximum
            .map(|limit| Bound::Most(limit, c.exclusive_maximum))
    }),
    ("multipleOf", |c| c.multiple_of.map(Bound::Multiple)),
    ("minLength", |c| c.min_length.map(least)),
    ("maxLength", |c| c.max_length.map(most)),
    ("pattern", |c| c.pattern.clone().map(Bound::Pattern)),
    ("minItems", |c| c.min_items.map(least)),
    ("maxItems", |c| c.max_items.map(most)),
    ("uniqueItems", |c| c.unique_items.then_some(Bound::Unique)),
    ("minProperties", |c| c.min_properties.map(least)),
    ("maxProperties", |c| c.max_properties.map(most)),
    ("enum", |c| c.only.map(Bound::Only)),
];

fn least(count: u64) -> Bound {
    Bound::Least(integer(count), false)
}

fn most(count: u64) -> Bound {
    Bound::Most(integer(count), false)
}

fn integer(count: u64) -> Limit {
    Limit::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}

/// `Less` if fewer values are allowed now, `Greater` if more are; `None` if others are.
fn bounds_change(old: Option<&Bound>, new: Option<&Bound>) -> Option<Ordering> {
    match (old, new) {
        (None, None) | (Some(Bound::Unique), Some(Bound::Unique)) => Some(Ordering::Equal),
        (None, Some(_)) => Some(Ordering::Less),
        (Some(_), None) => Some(Ordering::Greater),
        (Some(Bound::Least(old, old_open)), Some(Bound::Least(new, new_open))) => {
            Some(order(*old, *new)?.then(old_open.cmp(new_open)))
        }
        (Some(Bound::Most(old, old_open)), Some(Bound::Most(new, new_open))) => {
            Some(order(*new, *old)?.then(old_open.cmp(new_open)))
        }
        (Some(Bound::Multiple(old)), Some(Bound::Multiple(new))) => multiple(*old, *new),
        (Some(Bound::Pattern(old)), Some(Bound::Pattern(new))) => {
            (old == new).then_some(Ordering::Equal)
        }
        // The value that was right is so no more.
        (Some(Bound::Only(old)), Some(Bound::Only(new))) => Some(if old == new {
            Ordering::Equal
        } else {
            Ordering::Less
        }),
        // Both are of one keyword.
        (
            Some(
                Bound::Least(..)
                | Bound::Most(..)
                | Bound::Multiple(_)
                | Bound::Pattern(_)
                | Bound::Unique
                | Bound::Only(_),
            ),
            Some(_),
        ) => None,
    }
}

/// How the old limit stands to the new one.
fn order(old: Limit, new: Limit) -> Option<Ordering> {
    match (old, new) {
        (Limit::Integer(old), Limit::Integer(new)) => Some(old.cmp(&new)),
        (Limit::Integer(_) | Limit::Number(_), _) => old.to_f64().partial_cmp(&new.to_f64()),
    }
}

/// Multiples of a multiple are fewer.
fn multiple(old: Limit, new: Limit) -> Option<Ordering> {
    let (old, new) = (old.to_f64(), new.to_f64());
    let is_whole = |quotient: f64| quotient.fract() == 0.0;
    if old.to_bits() == new.to_bits() {
        Some(Ordering::Equal)
    } else if is_whole(new / old) {
        Some(Ordering::Less)
    } else {
        is_whole(old / new).then_some(Ordering::Greater)
    }
}

impl Bound {
    fn text(&self, name: &str) -> String {
        match self {
            Self::Least(limit, open) | Self::Most(limit, open) => {
                let open = if *open { ", itself excluded" } else { "" };
                format!("{name} {}{open}", limit_text(*limit))
            }
            Self::Multiple(limit) => format!("{name} {}", limit_text(*limit)),
            Self::Pattern(pattern) => format!("{name} {pattern}"),
            Self::Unique => name.to_owned(),
            Self::Only(only) => format!("{name} [{only}]"),
        }
    }
}

fn limit_text(limit: Limit) -> String {
    match limit {
        Limit::Integer(integer) => integer.to_string(),
        Limit::Number(number) => number.to_string(),
    }
}
