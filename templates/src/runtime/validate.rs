//! Checking values against their bounds before anything is sent.
//!
//! Invariant: a message names the field and the bound, never the value, which may be a secret. All
//! that is wrong is found in one go. This module does not know where a value is sent.

mod integers;
mod maps;
mod values;

pub(crate) use self::values::check_count;

use std::borrow::Cow;
use std::fmt;

use super::Bounds;
use super::field_path::{Step, push_steps};

/// A value that can be checked against bounds.
pub trait Validate {
    /// Reports what is wrong with the value.
    #[inline]
    fn validate(&self, _bounds: &Bounds, _check: &mut Checker) {}
}

/// Something about a call that the description of the API forbids.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Violation {
    field: String,
    message: String,
}

impl Violation {
    pub(crate) fn new(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            field: field.into(),
            message: message.into(),
        }
    }

    /// The field as it stands on the wire, with the way to it: `statuses[2].name`.
    #[must_use]
    #[inline]
    pub fn field(&self) -> &str {
        &self.field
    }

    /// What is wrong: `must have at least 1 item, has 0`.
    #[must_use]
    #[inline]
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Violation {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "`{}` {}", self.field, self.message)
    }
}

/// Collects what is wrong with a value, and knows where in the value it is.
pub struct Checker {
    root: &'static str,
    path: Vec<Step>,
    bounds_count: bool,
    violations: Vec<Violation>,
}

impl Checker {
    /// A checker of the value that is called `root`; the fields of a body have no root: "".
    /// With `bounds_count` off only what cannot be sent at all is reported.
    #[inline]
    pub(crate) fn new(root: &'static str, bounds_count: bool) -> Self {
        Self {
            root,
            path: Vec::new(),
            bounds_count,
            violations: Vec::new(),
        }
    }

    /// Checks a field of an object.
    #[inline]
    pub fn field(&mut self, name: &'static str, value: &dyn Validate, bounds: &Bounds) {
        self.step(Step::Name(Cow::Borrowed(name)), value, bounds);
    }

    /// Checks an item of an array.
    #[inline]
    pub(crate) fn item(&mut self, index: usize, value: &dyn Validate, bounds: &Bounds) {
        self.step(Step::Index(index), value, bounds);
    }

    /// Checks a value of a map.
    #[inline]
    pub(crate) fn entry(&mut self, key: &str, value: &dyn Validate, bounds: &Bounds) {
        self.step(Step::Name(Cow::Owned(key.to_owned())), value, bounds);
    }

    /// Reports that a bound is broken.
    pub fn violation(&mut self, message: impl Into<String>) {
        if self.bounds_count {
            self.impossible(message);
        }
    }

    /// Reports that the value cannot be sent, whatever its bounds.
    pub(crate) fn impossible(&mut self, message: impl Into<String>) {
        let violation = Violation::new(self.place(), message);
        self.violations.push(violation);
    }

    /// Whether bounds are checked.
    #[inline]
    pub(crate) fn bounds_count(&self) -> bool {
        self.bounds_count
    }

    /// What was found.
    #[inline]
    pub(crate) fn into_violations(self) -> Vec<Violation> {
        self.violations
    }

    #[inline]
    fn step(&mut self, step: Step, value: &dyn Validate, bounds: &Bounds) {
        self.path.push(step);
        value.validate(bounds, self);
        self.path.pop();
    }

    #[inline]
    fn place(&self) -> String {
        let mut place = self.root.to_owned();
        push_steps(&mut place, &self.path);
        if place.is_empty() {
            "body".to_owned()
        } else {
            place
        }
    }
}
