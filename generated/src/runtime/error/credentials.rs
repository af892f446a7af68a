//! Credentials that could not be had.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use http::StatusCode;

use super::{Attempts, Cause, Delivery};
use crate::runtime::credentials::AskingFailure;
use crate::runtime::retry::Verdict;
use crate::runtime::{Operation, SecurityScheme};

/// The source of the client's credentials ([`Credentials`](crate::runtime::Credentials)) gave none
/// that can be sent: at first, or after the API refused those before.
#[derive(Debug)]
pub struct CredentialsError {
    operation: &'static str,
    scheme: &'static str,
    attempts: Attempts,
    failure: AskingFailure,
}

impl CredentialsError {
    #[inline]
    pub(crate) fn new(
        operation: &'static Operation,
        scheme: &'static SecurityScheme,
        failure: AskingFailure,
    ) -> Self {
        Self {
            operation: operation.id,
            scheme: scheme.name,
            attempts: Attempts::default(),
            failure,
        }
    }

    #[inline]
    pub(super) fn set_attempts(&mut self, attempts: Attempts) {
        self.attempts = attempts;
    }

    #[inline]
    pub(super) fn attempts(&self) -> Attempts {
        self.attempts
    }

    /// Whether another asking may go better.
    #[inline]
    pub(super) fn verdict(&self) -> Verdict {
        self.failure.verdict
    }

    /// How long the source asks to wait.
    #[inline]
    pub(super) fn retry_after(&self) -> Option<Duration> {
        match self.failure.verdict {
            Verdict::Final => None,
            Verdict::Repeat(wait) => wait,
        }
    }

    /// The operation that was called.
    #[must_use]
    #[inline]
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// The security scheme that the credential is for, as the description names it.
    #[must_use]
    #[inline]
    pub fn scheme(&self) -> &'static str {
        self.scheme
    }

    /// The status of the answer before, if there was one: 401, where other credentials were asked for.
    #[must_use]
    #[inline]
    pub fn status(&self) -> Option<StatusCode> {
        self.attempts.status
    }

    /// How far the request came.
    #[must_use]
    #[inline]
    pub fn delivery(&self) -> Delivery {
        self.attempts.delivery(Delivery::NotSent)
    }
}

impl fmt::Display for CredentialsError {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Attempts { begun, count, .. } = self.attempts;
        let sent = match (count, self.status()) {
            (0, _) => "not sent",
            (_, Some(status)) => {
                &format!("the server answered {}; not sent again", status.as_u16())
            }
            (_, None) => "not sent again",
        };
        let asked = match begun.saturating_sub(count) {
            0 | 1 => "",
            askings => &format!(" (asked for {askings} times)"),
        };
        write!(
            formatter,
            "{}: {sent}: there is no credential for `{}`{}{asked}{}",
            self.operation,
            self.scheme,
            Cause(self.source()),
            self.attempts
        )
    }
}

impl Error for CredentialsError {
    #[inline]
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        // As the source itself gave it, so that a caller can look at its type.
        Some(&*self.failure.source)
    }
}
