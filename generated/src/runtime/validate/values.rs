//! How values of Rust's own types are checked.

use std::collections::{BTreeMap, BTreeSet};

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
        check_integer(i64::from(*self), bounds, check);
    }
}

impl Validate for i64 {
    #[inline]
    fn validate(&self, bounds: &Bounds, check: &mut Checker) {
        check_integer(*self, bounds, check);
    }
}

impl Validate for f32 {
    #[inline]
    fn validate(&self, bounds: &Bounds, check: &mut Checker) {
        check_number(f64::from(*self), bounds, check);
    }
}

impl Validate for f64 {
    #[inline]
    fn validate(&self, bounds: &Bounds, check: &mut Checker) {
        check_number(*self, bounds, check);
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

impl<T: Validate> Validate for BTreeMap<String, T> {
    fn validate(&self, bounds: &Bounds, check: &mut Checker) {
        check_count(
            self.len() as u64,
            bounds.min_properties,
            bounds.max_properties,
            "field",
            check,
        );
        for (key, value) in self {
            check.entry(key, value, bounds.items.unwrap_or(Bounds::NONE));
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
fn check_integer(value: i64, bounds: &Bounds, check: &mut Checker) {
    let below = bounds.minimum.is_some_and(|minimum| match minimum {
        Limit::Integer(minimum) => {
            value < minimum || (bounds.exclusive_minimum && value == minimum)
        }
        Limit::Number(minimum) => is_below(to_f64(value), minimum, bounds.exclusive_minimum),
    });
    let above = bounds.maximum.is_some_and(|maximum| match maximum {
        Limit::Integer(maximum) => {
            value > maximum || (bounds.exclusive_maximum && value == maximum)
        }
        Limit::Number(maximum) => is_above(to_f64(value), maximum, bounds.exclusive_maximum),
    });
    let odd = bounds.multiple_of.is_some_and(|factor| match factor {
        Limit::Integer(factor) => value.checked_rem(factor).is_some_and(|rest| rest != 0),
        Limit::Number(factor) => !is_multiple(to_f64(value), factor),
    });
    report(below, above, odd, bounds, check);
}

#[inline]
fn check_number(value: f64, bounds: &Bounds, check: &mut Checker) {
    if !value.is_finite() {
        check.impossible("must be a finite number: JSON has no other");
        return;
    }
    let below = bounds
        .minimum
        .is_some_and(|minimum| is_below(value, limit_to_f64(minimum), bounds.exclusive_minimum));
    let above = bounds
        .maximum
        .is_some_and(|maximum| is_above(value, limit_to_f64(maximum), bounds.exclusive_maximum));
    let odd = bounds
        .multiple_of
        .is_some_and(|factor| !is_multiple(value, limit_to_f64(factor)));
    report(below, above, odd, bounds, check);
}

#[inline]
fn report(below: bool, above: bool, odd: bool, bounds: &Bounds, check: &mut Checker) {
    if let Some(minimum) = bounds.minimum.filter(|_| below) {
        let rule = if bounds.exclusive_minimum {
            "more than"
        } else {
            "at least"
        };
        check.violation(format!("must be {rule} {}", limit_text(minimum)));
    }
    if let Some(maximum) = bounds.maximum.filter(|_| above) {
        let rule = if bounds.exclusive_maximum {
            "less than"
        } else {
            "at most"
        };
        check.violation(format!("must be {rule} {}", limit_text(maximum)));
    }
    if let Some(factor) = bounds.multiple_of.filter(|_| odd) {
        check.violation(format!("must be a multiple of {}", limit_text(factor)));
    }
}

#[inline]
fn limit_text(limit: Limit) -> String {
    match limit {
        Limit::Integer(limit) => limit.to_string(),
        Limit::Number(limit) => limit.to_string(),
    }
}

#[inline]
fn limit_to_f64(limit: Limit) -> f64 {
    match limit {
        Limit::Integer(limit) => to_f64(limit),
        Limit::Number(limit) => limit,
    }
}

#[allow(
    clippy::cast_precision_loss,
    reason = "a bound that is not an integer is no exact one"
)]
#[inline]
fn to_f64(value: i64) -> f64 {
    value as f64
}

#[inline]
fn is_below(value: f64, minimum: f64, exclusive: bool) -> bool {
    value < minimum || (exclusive && value <= minimum)
}

#[inline]
fn is_above(value: f64, maximum: f64, exclusive: bool) -> bool {
    value > maximum || (exclusive && value >= maximum)
}

/// Whether the quotient is an integer, but for what binary fractions cannot express: 0.3 is a
/// multiple of 0.1.
#[inline]
fn is_multiple(value: f64, factor: f64) -> bool {
    let quotient = value / factor;
    let error = (quotient - quotient.round()).abs();
    !quotient.is_finite() || error <= f64::EPSILON * quotient.abs().max(1.0) * 4.0
}
