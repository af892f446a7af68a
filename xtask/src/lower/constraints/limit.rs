//! Bounds of numbers.

use crate::ir::{Constraints, IntegerFormat, Limit};

/// A bound, and whether it is itself outside.
pub(super) type Bound = (Option<Limit>, bool);

/// The bounds of a number.
pub(super) fn number(bounds: &Constraints) -> Constraints {
    Constraints {
        minimum: bounds.minimum.map(as_number),
        maximum: bounds.maximum.map(as_number),
        exclusive_minimum: bounds.exclusive_minimum && bounds.minimum.is_some(),
        exclusive_maximum: bounds.exclusive_maximum && bounds.maximum.is_some(),
        multiple_of: bounds.multiple_of.map(as_number),
        ..Constraints::default()
    }
}

/// The bounds that leave out something of what an integer of this format can be.
pub(super) fn within(format: IntegerFormat, bounds: Constraints) -> Constraints {
    let range = format.range();
    let bounding = |limit: Option<Limit>, end: i128, exclusive: bool| {
        limit.filter(|limit| match limit {
            Limit::Integer(limit) => {
                let limit = i128::from(*limit);
                range.contains(&limit) && (limit != end || exclusive)
            }
            Limit::Number(_) => false,
        })
    };
    let minimum = bounding(bounds.minimum, *range.start(), bounds.exclusive_minimum);
    let maximum = bounding(bounds.maximum, *range.end(), bounds.exclusive_maximum);
    Constraints {
        exclusive_minimum: bounds.exclusive_minimum && minimum.is_some(),
        exclusive_maximum: bounds.exclusive_maximum && maximum.is_some(),
        minimum,
        maximum,
        ..bounds
    }
}

/// Whether a limit leaves out some integers of a format, and is none that can be kept.
#[expect(clippy::cast_precision_loss, reason = "so is the limit")]
pub(super) fn beyond_signed(limit: Limit, format: IntegerFormat) -> bool {
    let range = format.range();
    match limit {
        Limit::Integer(_) => false,
        Limit::Number(number) => {
            as_integer(limit).is_none()
                && number > *range.start() as f64
                && number < *range.end() as f64
        }
    }
}

/// The bounds of an integer, made tight.
pub(super) fn integer(bounds: &Constraints) -> Constraints {
    let (minimum, exclusive_minimum) = whole(bounds.minimum, bounds.exclusive_minimum, f64::ceil);
    let (maximum, exclusive_maximum) = whole(bounds.maximum, bounds.exclusive_maximum, f64::floor);
    let multiple_of = bounds.multiple_of;
    Constraints {
        minimum,
        maximum,
        exclusive_minimum,
        exclusive_maximum,
        multiple_of: multiple_of
            .filter(|limit| is_whole(*limit))
            .and_then(as_integer)
            .filter(|limit| *limit != Limit::Integer(1)),
        ..Constraints::default()
    }
}

/// The tightest bound of an integer that says the same.
fn whole(limit: Option<Limit>, exclusive: bool, round: fn(f64) -> f64) -> Bound {
    let Some(limit) = limit else {
        return (None, false);
    };
    let rounded = match limit {
        Limit::Integer(integer) => Some(Limit::Integer(integer)),
        Limit::Number(number) => as_integer(Limit::Number(round(number))),
    };
    (rounded, exclusive && is_whole(limit) && rounded.is_some())
}

/// The same bounds of an integer, by the least and the greatest that they let in.
pub(super) fn included(bounds: Constraints) -> Constraints {
    let (minimum, exclusive_minimum) = inward(bounds.minimum, bounds.exclusive_minimum, 1);
    let (maximum, exclusive_maximum) = inward(bounds.maximum, bounds.exclusive_maximum, -1);
    Constraints {
        minimum,
        maximum,
        exclusive_minimum,
        exclusive_maximum,
        ..bounds
    }
}

/// Beyond the last integer there is none to name.
fn inward(limit: Option<Limit>, exclusive: bool, step: i64) -> Bound {
    match limit {
        Some(Limit::Integer(integer)) if exclusive => integer
            .checked_add(step)
            .map_or((limit, true), |next| (Some(Limit::Integer(next)), false)),
        Some(Limit::Integer(_) | Limit::Number(_)) | None => (limit, exclusive),
    }
}

/// The tighter of two bounds.
pub(super) fn bound(left: Bound, right: Bound, is_tighter: fn(f64, f64) -> bool) -> Bound {
    let (Some(left_limit), Some(right_limit)) = (left.0, right.0) else {
        return if left.0.is_some() { left } else { right };
    };
    let (a, b) = (left_limit.to_f64(), right_limit.to_f64());
    if is_tighter(a, b) {
        left
    } else if is_tighter(b, a) {
        right
    } else {
        (right.0, left.1 || right.1)
    }
}

/// Whether a limit has no fraction.
fn is_whole(limit: Limit) -> bool {
    match limit {
        Limit::Integer(_) => true,
        Limit::Number(number) => number.fract() == 0.0,
    }
}

/// The integer that a limit is, if it has no fraction.
pub(super) fn integer_of(limit: Limit) -> Option<i64> {
    match as_integer(limit).filter(|_| is_whole(limit))? {
        Limit::Integer(integer) => Some(integer),
        Limit::Number(_) => None,
    }
}

/// The limit as an integer; `None` if it lies beyond all integers and so bounds nothing.
#[allow(
    clippy::cast_possible_truncation,
    reason = "the number is whole and within the range"
)]
fn as_integer(limit: Limit) -> Option<Limit> {
    const RANGE: std::ops::Range<f64> = -9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0;
    match limit {
        Limit::Integer(_) => Some(limit),
        Limit::Number(number) if RANGE.contains(&number) => Some(Limit::Integer(number as i64)),
        Limit::Number(_) => None,
    }
}

/// The limit of a number that is no integer.
fn as_number(limit: Limit) -> Limit {
    Limit::Number(limit.to_f64())
}
