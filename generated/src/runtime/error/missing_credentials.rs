//! A call for which the client has no credentials.

use std::error::Error;
use std::fmt;

use crate::runtime::{Operation, SecurityScheme};

/// The operation needs credentials and the client has none that will do. Nothing was sent.
#[derive(Debug, Clone)]
pub struct MissingCredentials {
    operation: &'static Operation,
}

impl MissingCredentials {
    #[inline]
    pub(crate) fn new(operation: &'static Operation) -> Self {
        Self { operation }
    }

    /// The operation that was called.
    #[must_use]
    #[inline]
    pub fn operation(&self) -> &'static str {
        self.operation.id
    }
}

impl fmt::Display for MissingCredentials {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut alternatives = Vec::new();
        for schemes in self.operation.security {
            alternatives.push(setters(schemes));
        }
        write!(
            formatter,
            "{}: not sent: the client has no credentials for it; build it with {}",
            self.operation.id,
            alternatives.join(", or with ")
        )
    }
}

#[inline]
fn setters(schemes: &[&SecurityScheme]) -> String {
    let mut setters = Vec::new();
    for scheme in schemes {
        setters.push(format!("`ClientBuilder::{}`", scheme.setter));
    }
    setters.join(" and ")
}

impl Error for MissingCredentials {}
