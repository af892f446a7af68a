//! `x-deprecation-config`: from when on something works worse, when it is shut down, and what is there instead.

use serde_json::Value;

use super::{Fault, Reader};
use crate::spec::Pointer;

const HELP: &str = "it has `degradation-start-date`, `shutdown-date`, `replacement-operation-id` and `replacement-field`, each if it is known";

/// What `x-deprecation-config` says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct DeprecationConfig {
    /// `degradation-start-date`, as `2026-09-01`.
    pub(crate) degradation_start: Option<String>,
    /// `shutdown-date`, as `2026-10-12`.
    pub(crate) shutdown: Option<String>,
    /// `replacement-operation-id`
    pub(crate) operation: Option<String>,
    /// `replacement-field`
    pub(crate) field: Option<String>,
}

impl DeprecationConfig {
    /// The key under which it stands.
    pub(crate) const KEY: &str = "x-deprecation-config";
    /// The key of the operation that takes the place of what is deprecated.
    pub(crate) const OPERATION: &str = "replacement-operation-id";
    /// The key of the sibling that takes the place of what is deprecated.
    pub(crate) const FIELD: &str = "replacement-field";

    /// Reads it; nothing, if it is no mapping.
    pub(crate) fn read(config: &Value, faults: &mut Vec<Fault>) -> Option<Self> {
        let mut reader = Reader::of(config, Pointer::root(), HELP, faults)?;
        let (start, shutdown) = ("degradation-start-date", "shutdown-date");
        reader.check_keys(&[start, shutdown, Self::OPERATION, Self::FIELD]);
        let day = (
            "this is no date",
            "a date is a text like '2026-10-12': year, month and day",
        );
        let name = ("this is no name", "write the name as text");
        Some(Self {
            degradation_start: reader.get(start, self::day, day.0, day.1),
            shutdown: reader.get(shutdown, self::day, day.0, day.1),
            operation: reader.get(Self::OPERATION, self::name, name.0, name.1),
            field: reader.get(Self::FIELD, self::name, name.0, name.1),
        })
    }
}

/// A day of the calendar (RFC 3339, `full-date`).
fn day(value: &Value) -> Option<String> {
    let text = value.as_str()?;
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.try_into().ok()?;
    let number = |part: &str, digits: usize| -> Option<u32> {
        let is_number = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse().ok())?
    };
    let (year, month, day) = (number(year, 4)?, number(month, 2)?, number(day, 2)?);
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    (1..=last).contains(&day).then(|| text.to_owned())
}

fn name(value: &Value) -> Option<String> {
    let name = value.as_str()?;
    (!name.trim().is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_day_is_one_of_the_calendar() {
        for text in ["2026-10-12", "2024-02-29", "2000-02-29", "2026-12-31"] {
            assert_eq!(day(&json!(text)).as_deref(), Some(text));
        }
        for text in [
            "2026-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-00-01",
            "2026-01-00",
            "2026-04-31",
            "2026-1-1",
            "12.10.2026",
            "2026-10-12T00:00:00Z",
            "+026-10-12",
            "",
            "soon",
        ] {
            assert_eq!(day(&json!(text)), None, "{text}");
        }
        assert_eq!(day(&json!(20_261_012)), None);
    }

    #[test]
    fn what_is_right_is_read_beside_what_is_wrong() {
        let mut faults = Vec::new();
        let config = json!({"shutdown-date": "soon", "replacement-field": "a", "shutdown-dat": 1, "owner": 2});
        let read = DeprecationConfig::read(&config, &mut faults).unwrap();
        assert_eq!(read.field.as_deref(), Some("a"));
        assert_eq!(read.shutdown, None);
        let places: Vec<_> = faults.iter().map(|fault| fault.at.to_string()).collect();
        assert_eq!(places, ["/shutdown-dat", "/shutdown-date"]);
    }

    #[test]
    fn what_is_no_mapping_says_nothing() {
        let mut faults = Vec::new();
        assert_eq!(
            DeprecationConfig::read(&json!("2026-10-12"), &mut faults),
            None
        );
        assert_eq!(faults.len(), 1);
    }
}
