//! Why there is no token.
//!
//! Invariant: it says what to do where something can be done, and shows no secret.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use http::StatusCode;

use super::answer::{Fault, Head};
use super::carrier::CarrierError;
use super::refusal::Refusal;
use crate::runtime::Error as CallError;
use crate::runtime::retry::Verdict;
use crate::runtime::transport::chain;

/// There is no token: what the client was given will not do, or the authorization server gives none.
///
/// Of a call that failed [`OAuth2Error::of`] finds it.
#[derive(Debug, Clone)]
pub struct OAuth2Error {
    kind: Kind,
}

#[derive(Debug, Clone)]
enum Kind {
    /// What it was given will not do.
    Setting {
        /// Which setter was given it: "`OAuth2::redirect_uri`".
        setter: &'static str,
        problem: String,
    },
    /// The answer to a sign-in is not an answer to this one.
    ForeignState,
    /// The token endpoint, by its URL, and what is the matter with it.
    Endpoint { url: String, problem: Problem },
}

#[derive(Debug, Clone)]
enum Problem {
    Unanswered(CarrierError),
    /// In a box: the largest.
    Refused(Box<Refusal>),
    Unreadable {
        head: Head,
        /// What is wrong with it, if it may be a token.
        fault: Option<Fault>,
    },
    NoBearer,
    NoRefreshToken,
}

impl OAuth2Error {
    /// Why a call had no token, if that is why it failed.
    #[must_use]
    pub fn of<E>(error: &CallError<E>) -> Option<&Self> {
        match error {
            CallError::Credentials(error) => Self::among(error),
            CallError::Invalid(_)
            | CallError::MissingCredentials(_)
            | CallError::Timeout(_)
            | CallError::Transport(_)
            | CallError::Paging(_)
            | CallError::Api(_)
            | CallError::Decode(_) => None,
        }
    }

    /// Whether nothing but a new sign-in helps: the refresh token or the code is good no longer, or there
    /// is no refresh token.
    #[must_use]
    #[inline]
    pub fn needs_sign_in(&self) -> bool {
        match &self.kind {
            Kind::Setting { .. } | Kind::ForeignState => false,
            Kind::Endpoint { problem, .. } => match problem {
                Problem::NoRefreshToken => true,
                Problem::Refused(refusal) => refusal.needs_sign_in(),
                Problem::Unanswered(_) | Problem::Unreadable { .. } | Problem::NoBearer => false,
            },
        }
    }

    /// The error code of the token endpoint, such as `invalid_grant` (RFC 6749, section 5.2).
    #[must_use]
    #[inline]
    pub fn code(&self) -> Option<&str> {
        match &self.kind {
            Kind::Endpoint {
                problem: Problem::Refused(refusal),
                ..
            } => Some(&refusal.code),
            Kind::Endpoint { .. } | Kind::Setting { .. } | Kind::ForeignState => None,
        }
    }

    /// The status of the token endpoint's answer, if it was not a token.
    #[must_use]
    #[inline]
    pub fn status(&self) -> Option<StatusCode> {
        self.head().map(|head| head.status)
    }

    /// How long the token endpoint asks to wait before the next request, as `Error::retry_after` of a call.
    #[must_use]
    #[inline]
    pub fn retry_after(&self) -> Option<Duration> {
        self.head().and_then(|head| head.retry_after)
    }

    /// Such an error among an error and its sources.
    #[inline]
    pub(crate) fn among<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a Self> {
        chain(error).find_map(<dyn Error>::downcast_ref)
    }

    /// Whether to ask again. What the server has answered it would answer again, unless it says otherwise.
    #[inline]
    pub(crate) fn verdict(&self) -> Verdict {
        match &self.kind {
            Kind::Setting { .. } | Kind::ForeignState => Verdict::Final,
            Kind::Endpoint { problem, .. } => problem.verdict(),
        }
    }

    /// The head of the answer that was not a token.
    #[inline]
    fn head(&self) -> Option<&Head> {
        match &self.kind {
            Kind::Setting { .. } | Kind::ForeignState => None,
            Kind::Endpoint { problem, .. } => match problem {
                Problem::Refused(refusal) => Some(&refusal.head),
                Problem::Unreadable { head, .. } => Some(head),
                Problem::Unanswered(_) | Problem::NoBearer | Problem::NoRefreshToken => None,
            },
        }
    }

    pub(super) fn setting(setter: &'static str, problem: impl Into<String>) -> Self {
        let problem = problem.into();
        Self {
            kind: Kind::Setting { setter, problem },
        }
    }

    #[inline]
    pub(super) fn no_url(setter: &'static str) -> Self {
        Self::setting(setter, "it is no absolute URL")
    }

    #[inline]
    pub(super) const fn foreign_state() -> Self {
        Self {
            kind: Kind::ForeignState,
        }
    }

    #[inline]
    pub(super) fn unanswered(url: &str, error: CarrierError) -> Self {
        Self::endpoint(url, Problem::Unanswered(error))
    }

    #[inline]
    pub(super) fn refused(url: &str, refusal: Refusal) -> Self {
        Self::endpoint(url, Problem::Refused(Box::new(refusal)))
    }

    #[inline]
    pub(super) fn unreadable(url: &str, head: Head, fault: Option<Fault>) -> Self {
        Self::endpoint(url, Problem::Unreadable { head, fault })
    }

    #[inline]
    pub(super) fn no_bearer(url: &str) -> Self {
        Self::endpoint(url, Problem::NoBearer)
    }

    #[inline]
    pub(super) fn no_refresh_token(url: &str) -> Self {
        Self::endpoint(url, Problem::NoRefreshToken)
    }

    #[inline]
    fn endpoint(url: &str, problem: Problem) -> Self {
        let url = url.to_owned();
        Self {
            kind: Kind::Endpoint { url, problem },
        }
    }
}

impl Problem {
    #[inline]
    fn verdict(&self) -> Verdict {
        match self {
            Self::Unanswered(error) => error.verdict(),
            Self::Refused(refusal) => refusal.verdict(),
            Self::Unreadable { head, .. } => head.verdict(),
            Self::NoBearer | Self::NoRefreshToken => Verdict::Final,
        }
    }
}

impl fmt::Display for OAuth2Error {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Setting { setter, problem } => write!(formatter, "{setter}: {problem}"),
            Kind::ForeignState => formatter.write_str(
                "`state` is not that of this sign-in: the answer may come from someone else",
            ),
            Kind::Endpoint { url, problem } => {
                write!(formatter, "no token of {url}: {problem}")?;
                match self.retry_after() {
                    Some(wait) if !wait.is_zero() => {
                        write!(formatter, "; try again after {wait:?}")
                    }
                    Some(_) | None => Ok(()),
                }
            }
        }
    }
}

impl fmt::Display for Problem {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unanswered(error) => error.fmt(formatter),
            Self::Refused(refusal) => refusal.fmt(formatter),
            Self::Unreadable { head, fault } => {
                let content_type = head.content_type.as_deref();
                write!(
                    formatter,
                    "the answer ({}, {}) is neither a token nor an error of OAuth 2.0",
                    head.status.as_u16(),
                    content_type.unwrap_or("no content type")
                )?;
                match fault {
                    Some(fault) => write!(formatter, ": {fault}"),
                    None => Ok(()),
                }
            }
            Self::NoBearer => formatter.write_str("the token is not of the type `Bearer`"),
            Self::NoRefreshToken => formatter.write_str(
                "the token has expired or was refused, and none came to renew it with: sign in again",
            ),
        }
    }
}

impl Error for OAuth2Error {}
