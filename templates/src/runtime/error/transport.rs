//! A call that found no answer, or not all of it.

use std::error::Error;
use std::fmt;

use http::StatusCode;

use super::{Attempts, Cause, Delivery};
use crate::runtime::Operation;
use crate::runtime::body::{BoxError, as_source};
use crate::runtime::retry::Verdict;
use crate::runtime::transport::{SendFailure, SendFailureKind};

/// No answer came, or not all of it.
#[derive(Debug)]
pub struct TransportError {
    operation: &'static str,
    stage: Stage,
    attempts: Attempts,
    source: Option<BoxError>,
}

/// Where a call broke off.
#[derive(Debug)]
enum Stage {
    /// Before it was tried.
    Starting,
    /// Before anything was sent.
    Connecting,
    /// While the body was read where it comes from.
    Body,
    /// The body was sent before, and is gone.
    Spent,
    /// Before an answer.
    Waiting,
    /// In the middle of an answer of this status.
    Reading(StatusCode),
}

impl TransportError {
    #[inline]
    pub(crate) fn unanswered(operation: &'static Operation, failure: SendFailure) -> Self {
        let stage = match failure.kind {
            SendFailureKind::Unsendable => Stage::Starting,
            SendFailureKind::NotSent | SendFailureKind::ConnectTimeout => Stage::Connecting,
            SendFailureKind::Body => Stage::Body,
            SendFailureKind::Timeout | SendFailureKind::Lost => Stage::Waiting,
        };
        Self {
            operation: operation.id,
            stage,
            attempts: Attempts::default(),
            source: Some(failure.source),
        }
    }

    #[inline]
    pub(crate) fn cut_off(
        operation: &'static Operation,
        source: BoxError,
        status: Option<StatusCode>,
    ) -> Self {
        let stage = status.map_or(Stage::Waiting, Stage::Reading);
        Self {
            operation: operation.id,
            stage,
            attempts: Attempts::default(),
            source: Some(source),
        }
    }

    #[inline]
    pub(crate) fn spent(operation: &'static Operation) -> Self {
        Self {
            operation: operation.id,
            stage: Stage::Spent,
            attempts: Attempts::default(),
            source: None,
        }
    }

    #[inline]
    pub(crate) fn unstarted(operation: &'static Operation, source: BoxError) -> Self {
        Self {
            operation: operation.id,
            stage: Stage::Starting,
            attempts: Attempts::default(),
            source: Some(source),
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

    /// Whether another attempt may go better.
    #[inline]
    pub(super) fn verdict(&self) -> Verdict {
        match self.stage {
            Stage::Connecting | Stage::Waiting | Stage::Reading(_) => Verdict::Repeat(None),
            Stage::Starting | Stage::Body | Stage::Spent => Verdict::Final,
        }
    }

    /// The operation that was called.
    #[must_use]
    #[inline]
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// The status, if an answer had begun.
    #[must_use]
    #[inline]
    pub fn status(&self) -> Option<StatusCode> {
        match self.stage {
            Stage::Reading(status) => Some(status),
            Stage::Starting | Stage::Connecting | Stage::Body | Stage::Spent | Stage::Waiting => {
                None
            }
        }
    }

    /// How far the request came.
    #[must_use]
    #[inline]
    pub fn delivery(&self) -> Delivery {
        self.attempts.delivery(match self.stage {
            Stage::Starting | Stage::Connecting | Stage::Spent => Delivery::NotSent,
            Stage::Body | Stage::Waiting | Stage::Reading(_) => Delivery::MaybeApplied,
        })
    }
}

impl fmt::Display for TransportError {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{}: {}{}{}",
            self.operation,
            self.stage,
            Cause(self.source()),
            self.attempts
        )
    }
}

impl fmt::Display for Stage {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Starting => "not sent",
            Self::Connecting => "no connection to the server; nothing was sent",
            Self::Body => "the body could not be sent as a whole",
            Self::Spent => "the body was sent before and cannot be read again",
            Self::Waiting => "the request was lost before an answer came",
            Self::Reading(status) => {
                return write!(formatter, "the answer ({}) broke off", status.as_u16());
            }
        })
    }
}

impl Error for TransportError {
    #[inline]
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        as_source(self.source.as_ref())
    }
}
