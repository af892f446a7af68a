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
        write!(formatter, "{}: not sent: ", self.operation)?;
        for (index, violation) in self.violations.iter().enumerate() {
            if index > 0 {
                formatter.write_str("; ")?;
            }
            violation.fmt(formatter)?;
        }
        Ok(())
    }
}

impl Error for InvalidRequest {}
