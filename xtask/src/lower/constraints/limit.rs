//! Bounds of numbers.

use crate::ir::Limit;

/// A bound, and whether it is itself outside.
pub(super) type Bound = (Option<Limit>, bool);

/// The tightest bound of an integer that says the same.
pub(super) fn whole(limit: Option<Limit>, exclusive: bool, round: fn(f64) -> f64) -> Bound {
    let Some(limit) = limit else {
        return (None, false);
    };
    let rounded = match limit {
        Limit::Integer(integer) => Some(Limit::Integer(integer)),
        Limit::Number(number) => as_integer(Limit::Number(round(number))),
    };
    (rounded, exclusive && is_whole(limit) && rounded.is_some())
}

/// The tighter of two bounds.
pub(super) fn bound(left: Bound, right: Bound, is_tighter: fn(f64, f64) -> bool) -> Bound {
    let (Some(left_limit), Some(right_limit)) = (left.0, right.0) else {
        return if left.0.is_some() { left } else { right };
    };
    let (a, b) = (to_f64(left_limit), to_f64(right_limit));
    if is_tighter(a, b) {
        left
    } else if is_tighter(b, a) {
        right
    } else {
        (right.0, left.1 || right.1)
    }
}

/// Whether a limit has no fraction.
pub(super) fn is_whole(limit: Limit) -> bool {
    match limit {
        Limit::Integer(_) => true,
        Limit::Number(number) => number.fract() == 0.0,
    }
}

/// The limit as an integer; `None` if it lies beyond all integers and so bounds nothing.
#[allow(
    clippy::cast_possible_truncation,
    reason = "the number is whole and within the range"
)]
pub(super) fn as_integer(limit: Limit) -> Option<Limit> {
    const RANGE: std::ops::Range<f64> = -9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0;
    match limit {
        Limit::Integer(_) => Some(limit),
        Limit::Number(number) if RANGE.contains(&number) => Some(Limit::Integer(number as i64)),
        Limit::Number(_) => None,
    }
}

/// The limit as a floating-point number.
#[allow(
    clippy::cast_precision_loss,
    reason = "a bound of a number is a floating-point number"
)]
pub(super) fn to_f64(limit: Limit) -> f64 {
    match limit {
        Limit::Integer(integer) => integer as f64,
        Limit::Number(number) => number,
    }
}

/// The limit of a number that is no integer.
pub(super) fn as_number(limit: Limit) -> Limit {
    Limit::Number(to_f64(limit))
}
