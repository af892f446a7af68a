//! A client that cannot be built.

use std::error::Error;
use std::fmt;

use crate::runtime::body::{BoxError, as_source};

/// What the builder was given makes no client.
#[derive(Debug)]
pub struct BuildError {
    method: &'static str,
    message: String,
    source: Option<BoxError>,
}

impl BuildError {
    pub(crate) fn new(method: &'static str, message: impl Into<String>) -> Self {
        Self {
            method,
            message: message.into(),
            source: None,
        }
    }

    pub(crate) fn with_source(mut self, source: impl Into<BoxError>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// The method of the builder that was given what will not do, or that was not called: `base_url`.
    #[must_use]
    #[inline]
    pub fn method(&self) -> &'static str {
        self.method
    }
}

impl fmt::Display for BuildError {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "`ClientBuilder::{}`: {}",
            self.method, self.message
        )
    }
}

impl Error for BuildError {
    #[inline]
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        as_source(self.source.as_ref())
    }
}
