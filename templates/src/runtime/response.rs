//! A success.

use std::fmt;
use std::ops::{Deref, DerefMut};

use http::{HeaderMap, StatusCode};

use super::Answer;

/// What the API answered, with the status and the headers. It can be used as what is in it.
#[derive(Clone)]
pub struct Response<T> {
    status: StatusCode,
    headers: HeaderMap,
    attempts: u32,
    body: T,
}

impl<T> Response<T> {
    pub(crate) fn new(answer: Answer, body: T) -> Self {
        Self {
            status: answer.status,
            headers: answer.headers,
            attempts: answer.attempts.count,
            body,
        }
    }

    /// The status: 2xx.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// How many attempts it took, redirects not counted: 1, unless the call was repeated.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// What was answered, by itself.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.body
    }

    /// The status, the headers and what was answered.
    #[must_use]
    pub fn into_parts(self) -> (StatusCode, HeaderMap, T) {
        (self.status, self.headers, self.body)
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.body
    }
}

impl<T> DerefMut for Response<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.body
    }
}

impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Response")
            .field("status", &self.status)
            .field("body", &self.body)
            .finish_non_exhaustive()
    }
}
