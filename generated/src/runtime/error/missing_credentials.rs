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
        write!(
            formatter,
            "{}: not sent: the client has no credentials for it; build it with ",
            self.operation.id
        )?;
        for (index, schemes) in self.operation.security.iter().enumerate() {
            if index > 0 {
                formatter.write_str(", or with ")?;
            }
            write_setters(schemes, formatter)?;
        }
        Ok(())
    }
}

#[inline]
fn write_setters(schemes: &[&SecurityScheme], formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (index, scheme) in schemes.iter().enumerate() {
        let and = if index > 0 { " and " } else { "" };
        write!(formatter, "{and}`ClientBuilder::{}`", scheme.setter)?;
    }
    Ok(())
}

impl Error for MissingCredentials {}
