//! How often an operation may be called.

use std::fmt;

/// How many calls of an operation the API answers in a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CallLimit {
    /// How many calls, from 1 up.
    pub amount: u64,
    /// In how many of the periods, from 1 up.
    pub periods: u64,
    /// The period.
    pub period: Period,
}

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
}

impl fmt::Display for CallLimit {
    /// `5,000 calls an hour`, `1 call in 2 seconds`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            amount,
            periods,
            period,
        } = *self;
        let calls = if amount == 1 { "call" } else { "calls" };
        let (article, noun) = match period {
            Period::Second => ("a", "second"),
            Period::Minute => ("a", "minute"),
            Period::Hour => ("an", "hour"),
            Period::Day => ("a", "day"),
            Period::Week => ("a", "week"),
            Period::Month => ("a", "month"),
        };
        write!(f, "{} {calls} ", grouped(amount))?;
        if periods == 1 {
            write!(f, "{article} {noun}")
        } else {
            write!(f, "in {} {noun}s", grouped(periods))
        }
    }
}

/// A number with a comma between its thousands.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_reads_as_a_person_would_say_it() {
        let told = |amount, periods, period| {
            let limit = CallLimit {
                amount,
                periods,
                period,
            };
            limit.to_string()
        };
        assert_eq!(told(5000, 1, Period::Hour), "5,000 calls an hour");
        assert_eq!(told(1, 2, Period::Second), "1 call in 2 seconds");
        assert_eq!(told(999, 1, Period::Day), "999 calls a day");
        let many = told(1_234_567, 1000, Period::Minute);
        assert_eq!(many, "1,234,567 calls in 1,000 minutes");
    }
}
