//! Examples of texts, numbers and moments.

use serde_json::Value as Json;

use super::Taken;
use crate::ir::{FormatBase, IntegerFormat, Limit};
use crate::rust::{Bounds, Expression, Foreign};

pub(super) fn text(bounds: &Bounds, example: Option<&Json>, taken: Taken) -> Expression {
    let shortest = bounds.constraints.min_length.unwrap_or(0).min(1000);
    let made_up = || "text".repeat(usize::try_from(shortest.div_ceil(4)).unwrap_or(1).max(1));
    let text = example
        .and_then(Json::as_str)
        .map_or_else(made_up, str::to_owned);
    match taken {
        Taken::Into => Expression::Text(text),
        Taken::Exactly => Expression::OwnedText(text),
    }
}

pub(super) fn integer(format: IntegerFormat, bounds: &Bounds, example: Option<&Json>) -> i64 {
    let fits = |value: &i64| format.range().contains(&(*value).into());
    let smallest = match bounds.constraints.minimum {
        Some(Limit::Integer(minimum)) => {
            minimum.saturating_add(i64::from(bounds.constraints.exclusive_minimum))
        }
        Some(Limit::Number(_)) | None => 1,
    };
    example
        .and_then(Json::as_i64)
        .filter(fits)
        .or(Some(smallest).filter(fits))
        .unwrap_or(1)
}

pub(super) fn number(bounds: &Bounds, example: Option<&Json>) -> f64 {
    let smallest = match bounds.constraints.minimum {
        Some(Limit::Number(minimum)) => minimum,
        #[expect(clippy::cast_precision_loss, reason = "an example need not be exact")]
        Some(Limit::Integer(minimum)) => minimum as f64,
        None => 1.5,
    };
    example.and_then(Json::as_f64).unwrap_or(smallest)
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
