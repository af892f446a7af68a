//! What is to be known of something whose use is discouraged.

use super::WireName;

/// That the use of something is discouraged, since when, until when, and what is there instead.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deprecation {
    /// The day from which on it works worse, as `2026-09-01`.
    pub degradation_start: Option<String>,
    /// The day from which on it works no more, as `2026-10-12`.
    pub shutdown: Option<String>,
    /// The operation to call instead, by its `operationId`.
    pub operation: Option<WireName>,
    /// What to use instead of it among its siblings: the parameters of its operation, the fields of its form or the
    /// properties of its object. It is one of them.
    pub sibling: Option<WireName>,
}

impl Deprecation {
    /// What is said here, and of the rest what is said further in.
    #[must_use]
    pub fn or(self, inner: Self) -> Self {
        Self {
            degradation_start: self.degradation_start.or(inner.degradation_start),
            shutdown: self.shutdown.or(inner.shutdown),
            operation: self.operation.or(inner.operation),
            sibling: self.sibling.or(inner.sibling),
        }
    }
}
