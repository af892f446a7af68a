//! How often something must come.

use std::fmt;
use std::ops::{Range, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};

/// A number of times, or any of a range: `1`, `1..`, `..=3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    least: u64,
    /// No less than `least`, or no number is right.
    most: u64,
}

impl Times {
    #[inline]
    pub(super) fn allows(self, count: u64) -> bool {
        (self.least..=self.most).contains(&count)
    }

    #[inline]
    const fn between(least: u64, most: u64) -> Self {
        Self { least, most }
    }

    /// Up to the number before the end.
    #[inline]
    const fn before(least: u64, end: u64) -> Self {
        match end {
            0 => Self::between(1, 0),
            end => Self::between(least, end - 1),
        }
    }
}

impl fmt::Display for Times {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { least, most } = *self;
        match (least, most) {
            (least, u64::MAX) => write!(formatter, "at least {}", counted(least)),
            (least, most) if least == most => formatter.write_str(&counted(least)),
            (0, most) => write!(formatter, "at most {}", counted(most)),
            (least, most) => write!(formatter, "{least} to {}", counted(most)),
        }
    }
}

/// A number of times, in words.
#[inline]
pub(super) fn counted(times: u64) -> String {
    match times {
        1 => "once".to_owned(),
        times => format!("{times} times"),
    }
}

impl From<u64> for Times {
    #[inline]
    fn from(times: u64) -> Self {
        Self::between(times, times)
    }
}

impl From<Range<u64>> for Times {
    #[inline]
    fn from(range: Range<u64>) -> Self {
        Self::before(range.start, range.end)
    }
}

impl From<RangeInclusive<u64>> for Times {
    #[inline]
    fn from(range: RangeInclusive<u64>) -> Self {
        Self::between(*range.start(), *range.end())
    }
}

impl From<RangeFrom<u64>> for Times {
    #[inline]
    fn from(range: RangeFrom<u64>) -> Self {
        Self::between(range.start, u64::MAX)
    }
}

impl From<RangeTo<u64>> for Times {
    #[inline]
    fn from(range: RangeTo<u64>) -> Self {
        Self::before(0, range.end)
    }
}

impl From<RangeToInclusive<u64>> for Times {
    #[inline]
    fn from(range: RangeToInclusive<u64>) -> Self {
        Self::between(0, range.end)
    }
}

impl From<RangeFull> for Times {
    #[inline]
    fn from(_: RangeFull) -> Self {
        Self::between(0, u64::MAX)
    }
}
