//! Examples of texts, numbers and moments.

use serde_json::Value as Json;

use super::Taken;
use crate::ir::{Constraints, FormatBase, IntegerFormat, Limit};
use crate::rust::{Bounds, Expression, Foreign};

pub(super) fn text(bounds: &Bounds, example: Option<&Json>, taken: Taken) -> Expression {
    let text = example
        .and_then(Json::as_str)
        .map_or_else(|| made_up_text(&bounds.constraints), str::to_owned);
    match taken {
        Taken::Into => Expression::Text(text),
        Taken::Exactly => Expression::OwnedText(text),
    }
}

fn made_up_text(constraints: &Constraints) -> String {
    let shortest = constraints.min_length.unwrap_or(0).min(1000);
    let times = usize::try_from(shortest.div_ceil(4)).unwrap_or(1).max(1);
    let longest = constraints.max_length.unwrap_or(u64::MAX);
    let mut text = "text".repeat(times);
    text.truncate(usize::try_from(longest).unwrap_or(usize::MAX));
    text
}

pub(super) fn integer(format: IntegerFormat, bounds: &Bounds, example: Option<&Json>) -> i64 {
    let fits = |value: &i64| format.range().contains(&(*value).into());
    example
        .and_then(Json::as_i64)
        .filter(fits)
        .or(Room::within(&bounds.constraints).any().filter(fits))
        .unwrap_or(1)
}

/// The integer so many steps from another one, upwards as long as there is room, and then downwards; `None` if there is
/// none.
pub(super) fn integer_beside(
    first: i64,
    nth: usize,
    format: IntegerFormat,
    bounds: &Bounds,
) -> Option<i64> {
    let room = Room::within(&bounds.constraints);
    let least = room.least.unwrap_or(i128::MIN).max(*format.range().start());
    let most = room.most.unwrap_or(i128::MAX).min(*format.range().end());
    let (first, nth) = (i128::from(first), i128::try_from(nth).ok()?);
    let above = ((most - first) / room.step).max(0);
    let steps = if nth <= above { nth } else { above - nth };
    let value = first + steps * room.step;
    (value >= least)
        .then(|| i64::try_from(value).ok())
        .flatten()
}

/// Which integers keep some bounds.
struct Room {
    least: Option<i128>,
    most: Option<i128>,
    step: i128,
}

impl Room {
    fn within(constraints: &Constraints) -> Self {
        let limit = |limit: Option<Limit>| match limit {
            Some(Limit::Integer(limit)) => Some(i128::from(limit)),
            Some(Limit::Number(_)) | None => None,
        };
        let (least, most) = (limit(constraints.minimum), limit(constraints.maximum));
        let step = limit(constraints.multiple_of).filter(|step| *step > 0);
        Self {
            least: least.map(|least| least + i128::from(constraints.exclusive_minimum)),
            most: most.map(|most| most - i128::from(constraints.exclusive_maximum)),
            step: step.unwrap_or(1),
        }
    }

    /// An integer near to zero, if there is one.
    fn any(&self) -> Option<i64> {
        let multiple_below = |most: i128| most.div_euclid(self.step) * self.step;
        let multiple_above = |least: i128| multiple_below(least + self.step - 1);
        let value = match (self.least, self.most) {
            (Some(least), _) => multiple_above(least),
            (None, Some(most)) => multiple_below(most).min(self.step),
            (None, None) => self.step,
        };
        i64::try_from(value).ok()
    }
}

pub(super) fn number(bounds: &Bounds, example: Option<&Json>) -> f64 {
    let shown = example.and_then(Json::as_f64);
    shown.unwrap_or_else(|| made_up_number(&bounds.constraints))
}

/// A number that keeps the bounds, if they leave room for one with few digits.
fn made_up_number(constraints: &Constraints) -> f64 {
    let (least, most) = (
        constraints.minimum.map(Limit::to_f64),
        constraints.maximum.map(Limit::to_f64),
    );
    let plain = match (least, most) {
        (Some(least), _) if !constraints.exclusive_minimum => least,
        (Some(least), Some(most)) => f64::midpoint(least, most),
        (Some(least), None) => least + 1.0,
        (None, Some(most)) if most <= 1.5 => most - 1.0,
        (None, Some(_) | None) => 1.5,
    };
    match constraints.multiple_of.map(Limit::to_f64) {
        Some(step) if step > 0.0 => multiple(step, plain, constraints),
        Some(_) | None => plain,
    }
}

/// The multiple of a step that is nearest above a number, or below it where there is no room above.
fn multiple(step: f64, number: f64, constraints: &Constraints) -> f64 {
    let above = (number / step).ceil() * step;
    match constraints.maximum.map(Limit::to_f64) {
        Some(most) if above > most => (number / step).floor() * step,
        Some(_) | None => above,
    }
}

/// The example as text. Made up, it is one of the usual formats, or nothing in particular.
pub(super) fn foreign_text(foreign: &Foreign, example: Option<&Json>) -> String {
    match example {
        Some(Json::String(text)) => return text.clone(),
        Some(number @ Json::Number(_)) => return number.to_string(),
        Some(Json::Null | Json::Bool(_) | Json::Array(_) | Json::Object(_)) | None => {}
    }
    let made_up = match (foreign.base, foreign.format.0.as_str()) {
        (FormatBase::Integer, _) => "1",
        (FormatBase::Text, "uuid") => "123e4567-e89b-12d3-a456-426614174000",
        (FormatBase::Text, "date-time") => "2017-11-21T00:00:00+03:00",
        (FormatBase::Text, "date") => "2017-11-21",
        (FormatBase::Text, "time") => "12:00:00",
        (FormatBase::Text, "uri" | "url") => "https://example.com/",
        (FormatBase::Text, "ipv4") => "192.0.2.1",
        (FormatBase::Text, "ipv6") => "2001:db8::1",
        (FormatBase::Text, "decimal") => "9.99",
        (FormatBase::Text, _) => "text",
    };
    made_up.to_owned()
}

/// The example, if it has the length of a moment at least and reads like one.
pub(super) fn moment(example: Option<&Json>, shortest: usize, made_up: &str) -> String {
    let plausible = |text: &&str| {
        text.len() >= shortest
            && text
                .chars()
                .all(|character| character.is_ascii_digit() || "-:.+TZtz".contains(character))
    };
    example
        .and_then(Json::as_str)
        .filter(plausible)
        .unwrap_or(made_up)
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(minimum: Option<i64>, maximum: Option<i64>, multiple_of: Option<i64>) -> Constraints {
        Constraints {
            minimum: minimum.map(Limit::Integer),
            maximum: maximum.map(Limit::Integer),
            multiple_of: multiple_of.map(Limit::Integer),
            ..Constraints::default()
        }
    }

    #[test]
    fn a_made_up_integer_keeps_its_bounds() {
        let made_up = |minimum, maximum, multiple_of| {
            Room::within(&bounds(minimum, maximum, multiple_of)).any()
        };
        assert_eq!(made_up(None, None, None), Some(1));
        assert_eq!(made_up(Some(10), None, Some(7)), Some(14));
        assert_eq!(made_up(Some(-10), Some(-5), Some(7)), Some(-7));
        assert_eq!(made_up(None, Some(-3), None), Some(-3));
        assert_eq!(made_up(None, Some(50), Some(7)), Some(7));
        assert_eq!(made_up(Some(i64::MAX), None, Some(2)), None);
    }

    #[test]
    fn integers_beside_each_other_keep_their_bounds_as_long_as_there_are_any() {
        let beside = |first, format, constraints| {
            let bounds = Bounds {
                constraints,
                ..Bounds::default()
            };
            let all = (0..5).map_while(|nth| integer_beside(first, nth, format, &bounds));
            all.collect::<Vec<_>>()
        };
        let free = || bounds(None, None, None);
        assert_eq!(beside(1, IntegerFormat::Int64, free()), [1, 2, 3, 4, 5]);
        assert_eq!(
            beside(253, IntegerFormat::Uint8, free()),
            [253, 254, 255, 252, 251]
        );
        assert_eq!(
            beside(i64::MAX, IntegerFormat::Int64, free())[1],
            i64::MAX - 1
        );
        let hundreds = bounds(Some(0), None, Some(100));
        assert_eq!(beside(0, IntegerFormat::Uint8, hundreds), [0, 100, 200]);
        let few = bounds(Some(7), Some(9), None);
        assert_eq!(beside(8, IntegerFormat::Int32, few), [8, 9, 7]);
    }

    #[test]
    fn a_made_up_number_keeps_its_bounds() {
        let exclusive = |bounds: Constraints| Constraints {
            exclusive_minimum: true,
            exclusive_maximum: true,
            ..bounds
        };
        let made_up = |bounds: Constraints| made_up_number(&bounds).to_string();
        assert_eq!(made_up(bounds(None, None, None)), "1.5");
        assert_eq!(made_up(bounds(Some(0), None, None)), "0");
        assert_eq!(made_up(exclusive(bounds(Some(0), None, None))), "1");
        assert_eq!(made_up(exclusive(bounds(Some(0), Some(1), None))), "0.5");
        assert_eq!(made_up(exclusive(bounds(None, Some(0), None))), "-1");
        assert_eq!(made_up(bounds(Some(10), None, Some(7))), "14");
    }

    #[test]
    fn a_made_up_text_keeps_its_length() {
        let made_up = |min_length, max_length| {
            made_up_text(&Constraints {
                min_length,
                max_length,
                ..Constraints::default()
            })
        };
        assert_eq!(made_up(None, None), "text");
        assert_eq!(made_up(Some(5), Some(6)), "textte");
        assert_eq!(made_up(None, Some(2)), "te");
    }
}
