//! How far a request came that did not succeed.

use http::header::RETRY_AFTER;
use http::{HeaderMap, StatusCode};

/// What a failed call may have done: whether it is safe to send it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Delivery {
    /// It never left: there was no connection, or it was not even tried.
    NotSent,
    /// It was sent, or may have been, and nobody knows whether the server did what it asks.
    MaybeApplied,
    /// The server answered that it did not do it.
    Rejected,
}

impl Delivery {
    /// What an answer says of it that is not a success.
    ///
    /// 4xx: the server refused. 503 with `Retry-After`: it asks to come again. Any other 5xx may come
    /// from a proxy that lost the real answer. 307 and 308 lead to where the call would have been done;
    /// any other 3xx may be the answer to something done.
    #[inline]
    pub(crate) fn of(status: StatusCode, headers: &HeaderMap) -> Self {
        match status.as_u16() {
            307 | 308 | 400..=499 => Self::Rejected,
            503 if headers.contains_key(RETRY_AFTER) => Self::Rejected,
            _ => Self::MaybeApplied,
        }
    }
}
