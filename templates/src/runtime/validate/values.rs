//! How values of Rust's own types are checked.

use std::collections::BTreeSet;

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::Serialize;

use super::{Checker, Validate};
use crate::runtime::bounds::{Bounds, Limit};

impl Validate for bool {}
impl Validate for DateTime<FixedOffset> {}
impl Validate for NaiveDate {}
impl Validate for serde_json::Value {}

impl Validate for i32 {
    #[inline]
    fn validate(&self, bounds: &Bounds, check: &mut Checker) {
        check_number(Limit::Integer((*self).into()), bounds, check);
    }
}

impl Validate for i64 {
    #[inline]
    fn validate(&self, bounds: &Bounds, check: &mut Checker) {
        check_number(Limit::Integer((*self).into()), bounds, check);
    }
}

impl Validate for f32 {
    #[inline]
    fn validate(&self, bounds: &Bounds, check: &mut Checker) {
        // As it is written, with the digits that tell it from its neighbours: 0.1, not 0.10000000149.
        let written = self.to_string().parse();
        check_float(written.unwrap_or((*self).into()), bounds, check);
    }
}

impl Validate for f64 {
    #[inline]
    fn validate(&self, bounds: &Bounds, check: &mut Checker) {
        check_float(*self, bounds, check);
    }
}

impl Validate for str {
    #[inline]
    fn validate(&self, bounds: &Bounds, check: &mut Checker) {
        if bounds.min_length.is_some() || bounds.max_length.is_some() {
            let length = self.chars().count() as u64;
            check_count(
                length,
                bounds.min_length,
                bounds.max_length,
                "character",
                check,
            );
        }
        if let Some(pattern) = &bounds.pattern {
            if !(pattern.matches)(self) {
                check.violation(format!("must match `{}`", pattern.source));
            }
        }
    }
}

impl Validate for String {
    #[inline]
    fn validate(&self, bounds: &Bounds, check: &mut Checker) {
        self.as_str().validate(bounds, check);
    }
}

impl<T: Validate + ?Sized> Validate for &T {
    fn validate(&self, bounds: &Bounds, check: &mut Checker) {
        (**self).validate(bounds, check);
    }
}

impl<T: Validate + ?Sized> Validate for Box<T> {
    fn validate(&self, bounds: &Bounds, check: &mut Checker) {
        (**self).validate(bounds, check);
    }
}

impl<T: Validate> Validate for Option<T> {
    fn validate(&self, bounds: &Bounds, check: &mut Checker) {
        if let Some(value) = self {
            value.validate(bounds, check);
        }
    }
}

impl<T: Validate> Validate for crate::runtime::Patch<T> {
    fn validate(&self, bounds: &Bounds, check: &mut Checker) {
        if let Some(value) = self.value() {
            value.validate(bounds, check);
        }
    }
}

impl<T: Validate + Serialize> Validate for Vec<T> {
    fn validate(&self, bounds: &Bounds, check: &mut Checker) {
        check_count(
            self.len() as u64,
            bounds.min_items,
            bounds.max_items,
            "item",
            check,
        );
        if bounds.unique_items && check.bounds_count() {
            let texts = self
                .iter()
                .map(|item| serde_json::to_string(item).unwrap_or_default());
            check_unique(texts.collect(), check);
        }
        for (index, item) in self.iter().enumerate() {
            check.item(index, item, bounds.items.unwrap_or(Bounds::NONE));
        }
    }
}

/// Reports a count that is outside of its bounds.
#[inline]
pub(crate) fn check_count(
    count: u64,
    minimum: Option<u64>,
    maximum: Option<u64>,
    unit: &str,
    check: &mut Checker,
) {
    match minimum {
        Some(minimum) if count < minimum => miscounted("least", minimum, unit, count, check),
        Some(_) | None => {}
    }
    match maximum {
        Some(maximum) if count > maximum => miscounted("most", maximum, unit, count, check),
        Some(_) | None => {}
    }
}

#[inline]
fn miscounted(most: &str, bound: u64, unit: &str, count: u64, check: &mut Checker) {
    let s = if bound == 1 { "" } else { "s" };
    check.violation(format!(
        "must have at {most} {bound} {unit}{s}, has {count}"
    ));
}

#[inline]
fn check_unique(items: Vec<String>, check: &mut Checker) {
    let mut seen = BTreeSet::new();
    for (index, item) in items.into_iter().enumerate() {
        if !seen.insert(item) {
            check.violation(format!(
                "must have no item twice, has one again at [{index}]"
            ));
        }
    }
}

#[inline]
fn check_float(value: f64, bounds: &Bounds, check: &mut Checker) {
    if value.is_finite() {
        check_number(Limit::Number(value), bounds, check);
    } else {
        check.impossible("must be a finite number: JSON has no other");
    }
}

#[inline]
pub(super) fn check_number(value: Limit, bounds: &Bounds, check: &mut Checker) {
    match bounds.minimum {
        Some(minimum) if is_below(value, minimum, bounds.exclusive_minimum) => {
            let rule = if bounds.exclusive_minimum {
                "more than"
            } else {
                "at least"
            };
            check.violation(format!("must be {rule} {minimum}"));
        }
        Some(_) | None => {}
    }
    match bounds.maximum {
        Some(maximum) if is_below(maximum, value, bounds.exclusive_maximum) => {
            let rule = if bounds.exclusive_maximum {
                "less than"
            } else {
                "at most"
            };
            check.violation(format!("must be {rule} {maximum}"));
        }
        Some(_) | None => {}
    }
    match bounds.multiple_of {
        Some(factor) if !is_multiple(value, factor) => {
            check.violation(format!("must be a multiple of {factor}"));
        }
        Some(_) | None => {}
    }
}

/// Whether one number is less than the other, or equal to it where that is excluded. Integers are compared exactly.
#[inline]
fn is_below(one: Limit, other: Limit, exclusive: bool) -> bool {
    if let (Limit::Integer(one), Limit::Integer(other)) = (one, other) {
        return one < other || (exclusive && one == other);
    }
    let (one, other) = (one.as_f64(), other.as_f64());
    one < other || (exclusive && one <= other)
}

/// Whether the quotient is an integer, but for what binary fractions cannot express: 0.3 is a
/// multiple of 0.1.
#[inline]
fn is_multiple(value: Limit, factor: Limit) -> bool {
    if let (Limit::Integer(value), Limit::Integer(factor)) = (value, factor) {
        return value.checked_rem(factor).is_none_or(|rest| rest == 0);
    }
    let quotient = value.as_f64() / factor.as_f64();
    let error = (quotient - quotient.round()).abs();
    !quotient.is_finite() || error <= f64::EPSILON * quotient.abs().max(1.0) * 4.0
}
