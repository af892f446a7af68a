//! An answer that is not a success.

use std::error::Error;
use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::{Attempts, Delivery};
use crate::runtime::decode::DecodeFailure;
use crate::runtime::{Answer, redirect};

/// The server answered with a status that is not a success. The status and the headers are always
/// there, whatever the body is.
pub struct ApiError<E> {
    answer: Answer,
    body: Option<E>,
    problem: Option<DecodeFailure>,
}

impl<E> ApiError<E> {
    pub(crate) fn new(answer: Answer, body: Result<Option<E>, DecodeFailure>) -> Self {
        match body {
            Ok(body) => Self {
                answer,
                body,
                problem: None,
            },
            Err(problem) => Self {
                answer,
                body: None,
                problem: Some(problem),
            },
        }
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.answer.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.answer.headers
    }

    /// The body, typed by status. `None` if the description has none for this status, or if what came
    /// is not what it says; then see [`raw_body`](Self::raw_body).
    #[must_use]
    pub fn body(&self) -> Option<&E> {
        self.body.as_ref()
    }

    /// The typed body itself.
    #[must_use]
    pub fn into_body(self) -> Option<E> {
        self.body
    }

    /// The body as it came, at most 1 MiB of it.
    #[must_use]
    pub fn raw_body(&self) -> &Bytes {
        &self.answer.body
    }

    /// Whether the body broke off, or was cut because it was too long.
    #[must_use]
    pub fn is_truncated(&self) -> bool {
        self.answer.truncated
    }

    /// Why the body is not what the description says.
    #[must_use]
    pub fn decode_problem(&self) -> Option<String> {
        self.problem.as_ref().map(ToString::to_string)
    }

    /// The operation that was called.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.answer.operation.id
    }

    /// How far the request came.
    #[must_use]
    pub fn delivery(&self) -> Delivery {
        self.answer.attempts.delivery(self.answer.delivery())
    }

    pub(super) fn attempts(&self) -> Attempts {
        self.answer.attempts
    }
}

impl<E> fmt::Display for ApiError<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let answer = &self.answer;
        let redirect = if redirect::leads_elsewhere(answer.status) {
            " (a redirect, which is not followed)"
        } else {
            ""
        };
        let body = match answer.shown_body().as_str() {
            "" => " with no body",
            body => &format!(": {body}"),
        };
        let cut = if answer.truncated { " (cut off)" } else { "" };
        let wait = match super::retry_after(&answer.headers) {
            Some(wait) if !wait.is_zero() => &format!("; try again after {wait:?}"),
            Some(_) | None => "",
        };
        let (operation, status) = (self.operation(), answer.status.as_u16());
        write!(
            formatter,
            "{operation}: the server answered {status}{redirect}{body}{cut}{wait}{}",
            answer.attempts
        )
    }
}

impl<E: fmt::Debug> fmt::Debug for ApiError<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let body = self.answer.hide(&format!("{:?}", self.body));
        formatter
            .debug_struct("ApiError")
            .field("operation", &self.operation())
            .field("status", &self.answer.status)
            .field("body", &format_args!("{body}"))
            .field("raw_body", &self.answer.shown_body())
            .field("truncated", &self.answer.truncated)
            .field("problem", &self.problem)
            .finish_non_exhaustive()
    }
}

impl<E: fmt::Debug> Error for ApiError<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.problem
            .as_ref()
            .map(|problem| problem as &(dyn Error + 'static))
    }
}
