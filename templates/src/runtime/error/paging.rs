//! Pages that would never end.

use std::error::Error;
use std::fmt;

use crate::runtime::Operation;

/// An answer names as its next page one that was asked for already. That page was not asked for again,
/// and the stream of pages is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PagingError {
    operation: &'static str,
}

impl PagingError {
    #[inline]
    pub(crate) fn repeated(operation: &'static Operation) -> Self {
        Self {
            operation: operation.id,
        }
    }

    /// The operation that was called.
    #[must_use]
    #[inline]
    pub fn operation(&self) -> &'static str {
        self.operation
    }
}

impl fmt::Display for PagingError {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{}: not sent: the server names as the next page one that it gave already, and the pages \
             would never end; what came so far may not be all: ask for the first page again later",
            self.operation
        )
    }
}

impl Error for PagingError {}
