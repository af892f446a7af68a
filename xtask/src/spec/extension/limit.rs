//! `x-resource-limit-config`: how many calls of an operation the API answers in a time.

use serde_json::Value;

use super::{Fault, Reader};
use crate::spec::Pointer;
use crate::spec::suggest::nearest;

const HELP: &str =
    "a limit is like `{amount: 5000, period: hours, period-duration: 1}`, or a list of such";

/// What `x-resource-limit-config` says, or one of its items if it is a list.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct LimitConfig {
    /// How many calls.
    pub(crate) amount: u64,
    /// In how many of the periods.
    pub(crate) periods: u64,
    /// The period.
    pub(crate) period: Period,
}

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Period {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
}

/// The words for the periods.
const PERIODS: [(&str, Period); 6] = [
    ("seconds", Period::Second),
    ("minutes", Period::Minute),
    ("hours", Period::Hour),
    ("days", Period::Day),
    ("weeks", Period::Week),
    ("months", Period::Month),
];

impl LimitConfig {
    /// The key under which they stand.
    pub(crate) const KEY: &str = "x-resource-limit-config";

    /// Reads all limits that are as they should be.
    pub(crate) fn read(config: &Value, faults: &mut Vec<Fault>) -> Vec<Self> {
        let root = Pointer::root();
        let Some(list) = config.as_array() else {
            return Self::read_one(config, root, faults).into_iter().collect();
        };
        let items = list.iter().enumerate();
        let limits =
            items.filter_map(|(index, item)| Self::read_one(item, root.index(index), faults));
        limits.collect()
    }

    fn read_one(config: &Value, at: Pointer, faults: &mut Vec<Fault>) -> Option<Self> {
        let mut reader = Reader::of(config, at, HELP, faults)?;
        let keys @ [amount, period, duration] = ["amount", "period", "period-duration"];
        reader.check_keys(&keys);
        let number = "this is no number of calls";
        let read_amount = reader.get(amount, count, number, "write an integer from 1 up");
        let words = PERIODS.map(|(word, _)| word);
        let said = reader.mapping.get(period).and_then(Value::as_str);
        let meant = said.and_then(|said| nearest(said, words));
        let help = match meant {
            Some(word) => format!("did you mean `{word}`?"),
            None => format!("it is one of {}", words.join(", ")),
        };
        let read_period = reader.get(period, self::period, "this period is not known", &help);
        let number = "this is no number of periods";
        let read_duration = reader.get(duration, count, number, "write an integer from 1 up");
        for key in [amount, period] {
            if !reader.mapping.contains_key(key) {
                reader.missing(key, HELP);
            }
        }
        let is_wrong = reader.mapping.contains_key(duration) && read_duration.is_none();
        let periods = read_duration.or((!is_wrong).then_some(1))?;
        Some(Self {
            amount: read_amount?,
            periods,
            period: read_period?,
        })
    }
}

fn count(value: &Value) -> Option<u64> {
    value.as_u64().filter(|count| *count > 0)
}

/// A period, in the plural or in the singular.
fn period(value: &Value) -> Option<Period> {
    let said = value.as_str()?;
    let is_said = |word: &str| word == said || word.strip_suffix('s') == Some(said);
    let found = PERIODS.iter().find(|(word, _)| is_said(word));
    found.map(|(_, period)| *period)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(config: &Value) -> (Vec<LimitConfig>, Vec<String>) {
        let mut faults = Vec::new();
        let limits = LimitConfig::read(config, &mut faults);
        let places = faults.iter().map(|fault| fault.at.to_string());
        (limits, places.collect())
    }

    #[test]
    fn one_limit_or_a_list_of_them_is_read() {
        let hourly = || LimitConfig {
            amount: 5000,
            periods: 1,
            period: Period::Hour,
        };
        let one = json!({"amount": 5000, "period": "hours", "period-duration": 1});
        assert_eq!(read(&one), (vec![hourly()], vec![]));
        let list = json!([{"amount": 5000, "period": "hour"}, {"amount": 0, "period": "day"}]);
        assert_eq!(read(&list), (vec![hourly()], vec!["/1/amount".to_owned()]));
    }

    #[test]
    fn a_limit_that_lacks_something_is_none() {
        let faults = |config: &Value| {
            let (limits, places) = read(config);
            assert_eq!(limits, []);
            places
        };
        assert_eq!(faults(&json!({"amount": 5})), ["/"]);
        assert_eq!(
            faults(&json!({"amount": 5, "period": "hours", "period-duration": 0})),
            ["/period-duration"]
        );
        assert_eq!(
            faults(&json!({"amount": "5", "period": "fortnight"})),
            ["/amount", "/period"]
        );
        assert_eq!(faults(&json!("5000 an hour")), ["/"]);
    }
}
