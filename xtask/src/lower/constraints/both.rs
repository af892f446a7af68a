//! What two parts of a schema say together: their bounds hold both, as far as one bound can say it.

use super::drop_impossible;
use super::limit::{bound, integer_of as integer};
use crate::diagnostics::Code;
use crate::ir::{Constraints, Limit};
use crate::lower::context::Context;
use crate::lower::site::Site;

/// The bounds of both, which `around` brings together. Reports what does not hold then, and what is not checked.
pub(in crate::lower) fn both(
    context: &mut Context<'_>,
    around: &Site<'_>,
    left: &Constraints,
    right: &Constraints,
) -> Constraints {
    let mut bounds = tighter(left, right);
    let mut step = left.multiple_of.iter();
    let lost = [
        (
            "multipleOf",
            step.any(|step| !includes(*step, bounds.multiple_of)),
        ),
        (
            "pattern",
            left.pattern.is_some() && left.pattern != bounds.pattern,
        ),
    ];
    for (keyword, _) in lost.into_iter().filter(|(_, is_lost)| *is_lost) {
        let message = format!("of two `{keyword}` that a value must keep to, one is not checked");
        context
            .warning(&around.at, Code::KeywordNotChecked, message)
            .help("the client takes values that the API refuses");
    }
    drop_impossible(context, around, &mut bounds);
    bounds
}

/// The bounds of both; the later one of two that cannot be said by one.
pub(in crate::lower) fn tighter(left: &Constraints, right: &Constraints) -> Constraints {
    let (minimum, exclusive_minimum) = bound(
        (left.minimum, left.exclusive_minimum),
        (right.minimum, right.exclusive_minimum),
        |left, right| left > right,
    );
    let (maximum, exclusive_maximum) = bound(
        (left.maximum, left.exclusive_maximum),
        (right.maximum, right.exclusive_maximum),
        |left, right| left < right,
    );
    Constraints {
        minimum,
        maximum,
        exclusive_minimum,
        exclusive_maximum,
        multiple_of: match (left.multiple_of, right.multiple_of) {
            (Some(left), Some(right)) => Some(common_multiple(left, right).unwrap_or(right)),
            (some, None) | (None, some) => some,
        },
        min_length: left.min_length.max(right.min_length),
        max_length: smaller(left.max_length, right.max_length),
        pattern: right.pattern.clone().or_else(|| left.pattern.clone()),
        min_items: left.min_items.max(right.min_items),
        max_items: smaller(left.max_items, right.max_items),
        unique_items: left.unique_items || right.unique_items,
        min_properties: left.min_properties.max(right.min_properties),
        max_properties: smaller(left.max_properties, right.max_properties),
        only: right.only.or(left.only),
    }
}

/// Whether all multiples of a number are known to be some of another one.
fn includes(of: Limit, multiple: Option<Limit>) -> bool {
    let integers = (integer(of), multiple.and_then(integer));
    match integers {
        (Some(of), Some(multiple)) => multiple.checked_rem(of) == Some(0),
        (None, _) | (_, None) => Some(of) == multiple,
    }
}

/// The least number of which each multiple is one of both. Of fractions it is not known.
fn common_multiple(left: Limit, right: Limit) -> Option<Limit> {
    let (left, right) = (integer(left)?, integer(right)?);
    let part = left.checked_div(divisor(left, right))?;
    part.checked_mul(right).map(Limit::Integer)
}

/// The greatest common divisor.
fn divisor(left: i64, right: i64) -> i64 {
    match left.checked_rem(right) {
        Some(rest) => divisor(right, rest),
        None => left,
    }
}

fn smaller(left: Option<u64>, right: Option<u64>) -> Option<u64> {
    match (left, right) {
        (Some(left), Some(right)) => Some(left.min(right)),
        (some, None) | (None, some) => some,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(left: Limit, right: Limit) -> Option<Limit> {
        let bounds = |step| Constraints {
            multiple_of: Some(step),
            ..Constraints::default()
        };
        tighter(&bounds(left), &bounds(right)).multiple_of
    }

    #[test]
    fn what_is_a_multiple_of_two_numbers_is_one_of_their_least_common_multiple() {
        let twelve = Some(Limit::Integer(12));
        assert_eq!(steps(Limit::Integer(4), Limit::Integer(6)), twelve);
        assert_eq!(steps(Limit::Integer(4), Limit::Number(6.0)), twelve);
        assert_eq!(steps(Limit::Integer(12), Limit::Integer(3)), twelve);
    }

    #[test]
    fn of_two_steps_without_a_common_one_the_later_is_kept() {
        let last = Limit::Number(0.3);
        assert_eq!(steps(Limit::Number(0.5), last), Some(last));
        let largest = Limit::Integer(i64::MAX);
        assert_eq!(steps(Limit::Integer(2), largest), Some(largest));
        // No step is below 0, but a description may say so.
        assert!(steps(Limit::Integer(i64::MIN), Limit::Integer(-1)).is_some());
    }
}
