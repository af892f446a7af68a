//! A call that took too long.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use http::StatusCode;

use super::Delivery;
use crate::runtime::Operation;
use crate::runtime::body::BoxError;
use crate::runtime::transport::{SendFailure, SendFailureKind};

/// Time ran out before the answer was there.
#[derive(Debug)]
pub struct TimeoutError {
    operation: &'static str,
    /// `None`: whatever carried the request had a limit of its own.
    limit: Option<Duration>,
    status: Option<StatusCode>,
    delivery: Delivery,
    source: Option<BoxError>,
}

impl TimeoutError {
    #[inline]
    pub(crate) fn whole_call(
        operation: &'static Operation,
        limit: Duration,
        status: Option<StatusCode>,
    ) -> Self {
        let delivery = Delivery::MaybeApplied;
        Self {
            operation: operation.id,
            limit: Some(limit),
            status,
            delivery,
            source: None,
        }
    }

    #[inline]
    pub(crate) fn of_transport(operation: &'static Operation, failure: SendFailure) -> Self {
        let delivery = match failure.kind {
            SendFailureKind::ConnectTimeout | SendFailureKind::NotSent => Delivery::NotSent,
            SendFailureKind::Timeout | SendFailureKind::Body | SendFailureKind::Lost => {
                Delivery::MaybeApplied
            }
        };
        Self {
            operation: operation.id,
            limit: None,
            status: None,
            delivery,
            source: Some(failure.source),
        }
    }

    /// The operation that was called.
    #[must_use]
    #[inline]
    pub const fn operation(&self) -> &'static str {
        self.operation
    }

    /// How long the whole call was given, if it was that which ran out.
    #[must_use]
    #[inline]
    pub const fn limit(&self) -> Option<Duration> {
        self.limit
    }

    /// The status, if an answer had begun.
    #[must_use]
    #[inline]
    pub const fn status(&self) -> Option<StatusCode> {
        self.status
    }

    /// How far the request came.
    #[must_use]
    #[inline]
    pub const fn delivery(&self) -> Delivery {
        self.delivery
    }
}

impl fmt::Display for TimeoutError {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operation = self.operation;
        match (self.limit, self.delivery) {
            (Some(limit), _) => write!(
                formatter,
                "{operation}: no complete answer within {limit:?}"
            )?,
            (None, Delivery::NotSent) => write!(
                formatter,
                "{operation}: no connection in time; nothing was sent"
            )?,
            (None, Delivery::MaybeApplied | Delivery::Rejected) => {
                write!(formatter, "{operation}: no answer in time")?;
            }
        }
        match self.status {
            Some(status) => write!(formatter, " (status {})", status.as_u16()),
            None => Ok(()),
        }
    }
}

impl Error for TimeoutError {
    #[inline]
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source
            .as_ref()
            .map(|source| &**source as &(dyn Error + 'static))
    }
}
