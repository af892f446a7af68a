//! The bounds that a description sets for a value, as data.
//!
//! Invariant: bounds are constants; this module does not check anything (see `validate`).

use std::fmt;

/// The bounds of a value. Those that do not concern a value's type are without effect.
#[derive(Default)]
pub struct Bounds {
    pub(crate) minimum: Option<Limit>,
    pub(crate) maximum: Option<Limit>,
    pub(crate) exclusive_minimum: bool,
    pub(crate) exclusive_maximum: bool,
    pub(crate) multiple_of: Option<Limit>,
    pub(crate) min_length: Option<u64>,
    pub(crate) max_length: Option<u64>,
    pub(crate) pattern: Option<Pattern>,
    pub(crate) min_items: Option<u64>,
    pub(crate) max_items: Option<u64>,
    pub(crate) unique_items: bool,
    pub(crate) min_properties: Option<u64>,
    pub(crate) max_properties: Option<u64>,
    pub(crate) items: Option<&'static Bounds>,
}

/// A bound of a number, kept as the description writes it: an integer is compared exactly.
#[derive(Clone, Copy)]
pub enum Limit {
    /// Of an integer of any kind.
    Integer(i128),
    /// Of any other number.
    Number(f64),
}

impl Limit {
    #[allow(
        clippy::cast_precision_loss,
        reason = "a bound that is not an integer is no exact one"
    )]
    #[inline]
    pub(crate) fn as_f64(self) -> f64 {
        match self {
            Self::Integer(limit) => limit as f64,
            Self::Number(limit) => limit,
        }
    }
}

impl fmt::Display for Limit {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(limit) => limit.fmt(formatter),
            Self::Number(limit) => limit.fmt(formatter),
        }
    }
}

/// A pattern that a text must match somewhere (ECMA-262), compiled to Rust by the generator.
pub struct Pattern {
    /// The pattern as the description writes it, for messages.
    pub source: &'static str,
    /// Whether a text matches.
    pub matches: fn(&str) -> bool,
}

/// The [`Pattern`] of an expression, which is compiled at its first use.
macro_rules! _pattern {
    ($source:literal) => {
        $crate::runtime::Pattern {
            source: $source,
            matches: |text| {
                static EXPRESSION: ::std::sync::LazyLock<::regex_lite::Regex> =
                    ::std::sync::LazyLock::new(|| {
                        ::regex_lite::Regex::new($source).expect("the generator compiled it")
                    });
                EXPRESSION.is_match(text)
            },
        }
    };
}
pub(crate) use _pattern as pattern;

impl Bounds {
    /// No bounds.
    pub const NONE: &'static Self = &Self::new();

    /// No bounds yet.
    #[must_use]
    #[inline]
    pub const fn new() -> Self {
        Self {
            minimum: None,
            maximum: None,
            exclusive_minimum: false,
            exclusive_maximum: false,
            multiple_of: None,
            min_length: None,
            max_length: None,
            pattern: None,
            min_items: None,
            max_items: None,
            unique_items: false,
            min_properties: None,
            max_properties: None,
            items: None,
        }
    }

    /// The least number.
    #[must_use]
    #[inline]
    pub const fn minimum(mut self, minimum: i64) -> Self {
        self.minimum = Some(Limit::Integer(minimum as i128));
        self
    }

    /// The least number, where it is not an integer.
    #[must_use]
    #[inline]
    pub const fn minimum_f64(mut self, minimum: f64) -> Self {
        self.minimum = Some(Limit::Number(minimum));
        self
    }

    /// The greatest number.
    #[must_use]
    #[inline]
    pub const fn maximum(mut self, maximum: i64) -> Self {
        self.maximum = Some(Limit::Integer(maximum as i128));
        self
    }

    /// The greatest number, where it is not an integer.
    #[must_use]
    #[inline]
    pub const fn maximum_f64(mut self, maximum: f64) -> Self {
        self.maximum = Some(Limit::Number(maximum));
        self
    }

    /// The number must be more than the minimum.
    #[must_use]
    #[inline]
    pub const fn exclusive_minimum(mut self) -> Self {
        self.exclusive_minimum = true;
        self
    }

    /// The number must be less than the maximum.
    #[must_use]
    #[inline]
    pub const fn exclusive_maximum(mut self) -> Self {
        self.exclusive_maximum = true;
        self
    }

    /// The number must be a multiple of this one, which is more than 0.
    #[must_use]
    #[inline]
    pub const fn multiple_of(mut self, factor: i64) -> Self {
        self.multiple_of = Some(Limit::Integer(factor as i128));
        self
    }

    /// The number must be a multiple of this one, which is more than 0 and not an integer.
    #[must_use]
    #[inline]
    pub const fn multiple_of_f64(mut self, factor: f64) -> Self {
        self.multiple_of = Some(Limit::Number(factor));
        self
    }

    /// The least length: characters (Unicode scalar values) of a text, bytes of a file.
    #[must_use]
    #[inline]
    pub const fn min_length(mut self, length: u64) -> Self {
        self.min_length = Some(length);
        self
    }

    /// The greatest length: characters (Unicode scalar values) of a text, bytes of a file.
    #[must_use]
    #[inline]
    pub const fn max_length(mut self, length: u64) -> Self {
        self.max_length = Some(length);
        self
    }

    /// The pattern that a text must match.
    #[must_use]
    #[inline]
    pub const fn pattern(mut self, pattern: Pattern) -> Self {
        self.pattern = Some(pattern);
        self
    }

    /// The least number of items.
    #[must_use]
    #[inline]
    pub const fn min_items(mut self, count: u64) -> Self {
        self.min_items = Some(count);
        self
    }

    /// The greatest number of items.
    #[must_use]
    #[inline]
    pub const fn max_items(mut self, count: u64) -> Self {
        self.max_items = Some(count);
        self
    }

    /// No item may occur twice.
    #[must_use]
    #[inline]
    pub const fn unique_items(mut self) -> Self {
        self.unique_items = true;
        self
    }

    /// The least number of fields of an object.
    #[must_use]
    #[inline]
    pub const fn min_properties(mut self, count: u64) -> Self {
        self.min_properties = Some(count);
        self
    }

    /// The greatest number of fields of an object.
    #[must_use]
    #[inline]
    pub const fn max_properties(mut self, count: u64) -> Self {
        self.max_properties = Some(count);
        self
    }

    /// The bounds of each item of an array, or of each value of a map.
    #[must_use]
    #[inline]
    pub const fn items(mut self, items: &'static Self) -> Self {
        self.items = Some(items);
        self
    }
}
