//! An operation of the API as data.
//!
//! Invariant: constants only; what is done with them is decided elsewhere.

use std::fmt;

use http::{Method, StatusCode};

use super::{SecurityScheme, redirect};

/// What all calls of an operation have in common.
pub struct Operation {
    /// `operationId`, which stands in errors and traces.
    pub id: &'static str,
    /// The method of HTTP.
    pub method: Method,
    /// The path from the base URL on, with its parameters in braces: `/chats/{chatId}`; with a query, if it is the same
    /// in each call.
    pub path: &'static str,
    /// Its base URL, if it is at another server than the API. `None`: that of the client.
    pub server: Option<&'static str>,
    /// The media type of the body. `None`: there is no body.
    pub content_type: Option<&'static str>,
    /// The media types that the client can read. `None`: no `Accept` is sent.
    pub accept: Option<&'static str>,
    /// The alternatives to authenticate, each of schemes that are needed together. No alternative:
    /// no credentials are sent. An alternative with no scheme: none are needed.
    pub security: &'static [&'static [&'static SecurityScheme]],
    /// Whether the operation may be repeated.
    pub safety: Safety,
    /// Whether a redirect is what the operation answers with: none is followed then.
    pub answers_with_redirect: bool,
}

impl Operation {
    /// Whether an answer of this status is what the operation is called for.
    #[inline]
    pub(crate) fn is_success(&self, status: StatusCode) -> bool {
        status.is_success() || (self.answers_with_redirect && redirect::leads_elsewhere(status))
    }
}

/// Whether an operation may be repeated when it is not known what became of it (RFC 9110, section
/// 9.2).
#[derive(Clone, Copy)]
pub enum Safety {
    /// It changes nothing.
    Safe,
    /// Twice is as good as once.
    Idempotent,
    /// Twice is not once.
    Unsafe,
}

/// Its name: the rest is the same in every error.
impl fmt::Debug for Operation {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.id)
    }
}
