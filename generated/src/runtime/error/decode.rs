//! A success that cannot be read.

use std::error::Error;
use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::Attempts;
use crate::runtime::Answer;
use crate::runtime::decode::DecodeFailure;

/// How much of an answer that is too large is kept, in bytes.
const KEPT: usize = 1024 * 1024;

/// The server answered with a success whose body is not what the description says. The server has
/// most likely done what it was asked to.
pub struct DecodeError {
    answer: Answer,
    failure: DecodeFailure,
}

impl DecodeError {
    #[inline]
    pub(crate) fn new(answer: Answer, failure: DecodeFailure) -> Self {
        Self { answer, failure }
    }

    #[inline]
    pub(crate) fn too_large(mut answer: Answer, cap: usize) -> Self {
        answer.body = Bytes::copy_from_slice(&answer.body[..answer.body.len().min(KEPT)]);
        let failure = DecodeFailure::new(format!(
            "it is larger than {cap} bytes (see `ClientBuilder::max_response_bytes`)"
        ));
        Self { answer, failure }
    }

    #[inline]
    pub(super) fn set_attempts(&mut self, attempts: Attempts) {
        self.answer.attempts = attempts;
    }

    #[inline]
    pub(super) fn attempts(&self) -> Attempts {
        self.answer.attempts
    }

    /// The status, which is a success.
    #[must_use]
    #[inline]
    pub fn status(&self) -> StatusCode {
        self.answer.status
    }

    /// The headers.
    #[must_use]
    #[inline]
    pub fn headers(&self) -> &HeaderMap {
        &self.answer.headers
    }

    /// Where in the JSON the fault is: `result.chats[3].createdAt`. Empty if it is the whole.
    #[must_use]
    #[inline]
    pub fn path(&self) -> &str {
        self.failure.path()
    }

    /// What is wrong there.
    #[must_use]
    #[inline]
    pub fn message(&self) -> &str {
        self.failure.message()
    }

    /// The body as it came; of one that is too large the first MiB.
    #[must_use]
    #[inline]
    pub fn raw_body(&self) -> &Bytes {
        &self.answer.body
    }

    /// Whether the body was cut because it was too large.
    #[must_use]
    #[inline]
    pub fn is_truncated(&self) -> bool {
        self.answer.truncated
    }

    /// The operation that was called.
    #[must_use]
    #[inline]
    pub fn operation(&self) -> &'static str {
        self.answer.operation.id
    }
}

impl fmt::Display for DecodeError {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (operation, status) = (self.operation(), self.answer.status.as_u16());
        write!(
            formatter,
            "{operation}: the answer ({status}) cannot be read: {}",
            self.failure
        )?;
        if !self.answer.body.is_empty() {
            write!(formatter, ": {}", self.answer.shown_body())?;
        }
        self.attempts().fmt(formatter)
    }
}

impl fmt::Debug for DecodeError {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("DecodeError")
            .field("operation", &self.operation())
            .field("status", &self.answer.status)
            .field("path", &self.path())
            .field("message", &self.message())
            .field("raw_body", &self.answer.shown_body())
            .finish_non_exhaustive()
    }
}

impl Error for DecodeError {
    #[inline]
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.failure.source()
    }
}
