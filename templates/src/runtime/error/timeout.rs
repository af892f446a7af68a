//! A call that took too long.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use http::StatusCode;

use super::{Attempts, Delivery};
use crate::runtime::body::{BoxError, as_source};
use crate::runtime::transport::{SendFailure, SendFailureKind};
use crate::runtime::{Operation, SecurityScheme};

/// Time ran out before the answer was there.
#[derive(Debug)]
pub struct TimeoutError {
    operation: &'static str,
    /// `None`: whatever carried the request had a limit of its own.
    limit: Option<Limit>,
    /// The way to authenticate for which no credential came, if that is what it waited for.
    awaited: Option<&'static str>,
    status: Option<StatusCode>,
    delivery: Delivery,
    attempts: Attempts,
    source: Option<BoxError>,
}

/// A time that a call is given.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Limit {
    /// For all of it: attempts and waits.
    Call(Duration),
    /// For one attempt.
    Attempt(Duration),
}

impl TimeoutError {
    #[inline]
    pub(crate) fn of_limit(
        operation: &'static Operation,
        limit: Limit,
        status: Option<StatusCode>,
        delivery: Delivery,
    ) -> Self {
        Self {
            operation: operation.id,
            limit: Some(limit),
            awaited: None,
            status,
            delivery,
            attempts: Attempts::default(),
            source: None,
        }
    }

    /// The source of the client's credentials took too long.
    #[inline]
    pub(crate) fn of_credential(
        operation: &'static Operation,
        limit: Limit,
        scheme: &'static SecurityScheme,
    ) -> Self {
        Self {
            awaited: Some(scheme.name),
            ..Self::of_limit(operation, limit, None, Delivery::NotSent)
        }
    }

    #[inline]
    pub(crate) fn of_transport(operation: &'static Operation, failure: SendFailure) -> Self {
        let delivery = match failure.kind {
            SendFailureKind::Unsendable
            | SendFailureKind::ConnectTimeout
            | SendFailureKind::NotSent => Delivery::NotSent,
            SendFailureKind::Timeout | SendFailureKind::Body | SendFailureKind::Lost => {
                Delivery::MaybeApplied
            }
        };
        Self {
            operation: operation.id,
            limit: None,
            awaited: None,
            status: None,
            delivery,
            attempts: Attempts::default(),
            source: Some(failure.source),
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

    /// The operation that was called.
    #[must_use]
    #[inline]
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// How long the call or its last attempt was given, if it was that which ran out.
    #[must_use]
    #[inline]
    pub fn limit(&self) -> Option<Duration> {
        match self.limit {
            Some(Limit::Call(limit) | Limit::Attempt(limit)) => Some(limit),
            None => None,
        }
    }

    /// The status, if an answer had begun.
    #[must_use]
    #[inline]
    pub fn status(&self) -> Option<StatusCode> {
        self.status
    }

    /// How far the request came.
    #[must_use]
    #[inline]
    pub fn delivery(&self) -> Delivery {
        self.attempts.delivery(self.delivery)
    }
}

impl fmt::Display for TimeoutError {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let missing = match self.awaited {
            Some(scheme) => &format!("no credential for `{scheme}`"),
            None => "no complete answer",
        };
        let what = match (self.limit, self.delivery) {
            (Some(Limit::Call(limit)), _) => &format!("{missing} within {limit:?}"),
            (Some(Limit::Attempt(limit)), _) => {
                &format!("{missing} within the {limit:?} of an attempt")
            }
            (None, Delivery::NotSent) => "no connection in time; nothing was sent",
            (None, Delivery::MaybeApplied | Delivery::Rejected) => "no answer in time",
        };
        let status = match self.status {
            Some(status) => &format!(" (status {})", status.as_u16()),
            None => "",
        };
        let unasked = match self.awaited {
            Some(_) if self.attempts.count == 0 => "; the API was not asked",
            Some(_) | None => "",
        };
        write!(
            formatter,
            "{}: {what}{status}{unasked}{}",
            self.operation, self.attempts
        )
    }
}

impl Error for TimeoutError {
    #[inline]
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        as_source(self.source.as_ref())
    }
}
