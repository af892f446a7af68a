//! Arguments that break the rules of the API.

use std::error::Error;
use std::fmt;

use crate::runtime::{Operation, Violation};

/// A call whose arguments break the rules of the API's description. Nothing was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidRequest {
    operation: &'static str,
    violations: Vec<Violation>,
}

impl InvalidRequest {
    #[inline]
    pub(crate) fn new(operation: &'static Operation, violations: Vec<Violation>) -> Self {
        Self {
            operation: operation.id,
            violations,
        }
    }

    /// All that is wrong, at least one thing.
    #[must_use]
    #[inline]
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// The operation that was called.
    #[must_use]
    #[inline]
    pub fn operation(&self) -> &'static str {
        self.operation
    }
}

impl fmt::Display for InvalidRequest {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut violations = Vec::new();
        for violation in &self.violations {
            violations.push(violation.to_string());
        }
        let violations = violations.join("; ");
        write!(formatter, "{}: not sent: {violations}", self.operation)
    }
}

impl Error for InvalidRequest {}
