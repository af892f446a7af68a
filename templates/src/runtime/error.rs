//! What can go wrong with a call.
//!
//! Invariant: an error says what happened, how far the request came ([`Delivery`]), and what to do
//! next where there is something. No credential is in one, neither in its text nor in its `Debug` nor
//! in its sources.

mod api;
mod attempts;
mod build;
mod cause;
mod credentials;
mod decode;
mod delivery;
mod failure;
mod invalid;
mod missing_credentials;
mod paging;
mod printable;
mod retry_after;
mod timeout;
mod transport;

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

pub use self::api::ApiError;
pub(crate) use self::attempts::Attempts;
pub use self::build::BuildError;
use self::cause::Cause;
pub use self::credentials::CredentialsError;
pub use self::decode::DecodeError;
pub use self::delivery::Delivery;
pub(crate) use self::failure::Failure;
pub use self::invalid::InvalidRequest;
pub use self::missing_credentials::MissingCredentials;
pub use self::paging::PagingError;
pub(crate) use self::printable::printable;
pub(crate) use self::retry_after::retry_after;
pub(crate) use self::timeout::Limit;
pub use self::timeout::TimeoutError;
pub use self::transport::TransportError;

/// Why a call did not succeed. `E` is what the API answers when it refuses the call.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error<E> {
    /// The arguments break the rules of the API; nothing was sent.
    Invalid(InvalidRequest),
    /// The client has no credentials for this operation; nothing was sent.
    MissingCredentials(MissingCredentials),
    /// The source of the client's credentials gave none: nothing was sent, or not again after an answer of 401.
    Credentials(CredentialsError),
    /// The pages go round in a circle; the one that was there already was not asked for again.
    Paging(PagingError),
    /// Time ran out.
    Timeout(TimeoutError),
    /// No answer came, or not all of it.
    Transport(TransportError),
    /// The server answered with a status that is not a success.
    Api(Box<ApiError<E>>),
    /// The server answered with a success that cannot be read.
    Decode(Box<DecodeError>),
}

impl<E> Error<E> {
    /// How far the request came: whether it may be sent again.
    #[must_use]
    pub fn delivery(&self) -> Delivery {
        match self {
            Self::Invalid(_) | Self::MissingCredentials(_) | Self::Paging(_) => Delivery::NotSent,
            Self::Credentials(error) => error.delivery(),
            Self::Timeout(error) => error.delivery(),
            Self::Transport(error) => error.delivery(),
            Self::Api(error) => error.delivery(),
            Self::Decode(_) => Delivery::MaybeApplied,
        }
    }

    /// How long the server asks to wait before the next attempt: `Retry-After`, in seconds or as a
    /// date, which counts from the answer's own `Date`. It is not bounded. Where a token endpoint gave no
    /// credentials, it is what that one asks.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Credentials(error) => error.retry_after(),
            Self::Invalid(_)
            | Self::MissingCredentials(_)
            | Self::Paging(_)
            | Self::Timeout(_)
            | Self::Transport(_) => None,
            Self::Api(error) => retry_after(error.headers()),
            Self::Decode(error) => retry_after(error.headers()),
        }
    }

    /// The status, if there was an answer.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Invalid(_) | Self::MissingCredentials(_) | Self::Paging(_) => None,
            Self::Credentials(error) => error.status(),
            Self::Timeout(error) => error.status(),
            Self::Transport(error) => error.status(),
            Self::Api(error) => Some(error.status()),
            Self::Decode(error) => Some(error.status()),
        }
    }

    /// The headers, if there was an answer with an end.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        match self {
            Self::Invalid(_)
            | Self::MissingCredentials(_)
            | Self::Credentials(_)
            | Self::Paging(_)
            | Self::Timeout(_)
            | Self::Transport(_) => None,
            Self::Api(error) => Some(error.headers()),
            Self::Decode(error) => Some(error.headers()),
        }
    }

    /// The body as it came, if there was an answer with an end. Of one that is not a success, or that is
    /// too large, at most 1 MiB.
    #[must_use]
    pub fn raw_body(&self) -> Option<&Bytes> {
        match self {
            Self::Invalid(_)
            | Self::MissingCredentials(_)
            | Self::Credentials(_)
            | Self::Paging(_)
            | Self::Timeout(_)
            | Self::Transport(_) => None,
            Self::Api(error) => Some(error.raw_body()),
            Self::Decode(error) => Some(error.raw_body()),
        }
    }

    /// What the API said, typed by status, if it refused the call as its description says.
    #[must_use]
    pub fn body(&self) -> Option<&E> {
        match self {
            Self::Api(error) => error.body(),
            Self::Invalid(_)
            | Self::MissingCredentials(_)
            | Self::Credentials(_)
            | Self::Paging(_)
            | Self::Timeout(_)
            | Self::Transport(_)
            | Self::Decode(_) => None,
        }
    }

    /// Whether the server refused the call because there were too many: 429, or 420 as some have it.
    #[must_use]
    pub fn is_rate_limited(&self) -> bool {
        matches!(self, Self::Api(error) if matches!(error.status().as_u16(), 420 | 429))
    }

    /// How many attempts there were, without redirects, and without those for which no credential came; 0 if the call
    /// was not even tried.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.past().count
    }

    /// Whether there would have been another attempt, had the body not come from a reader, which can be
    /// read only once. A file from a path can be read again, and bytes in memory can.
    #[must_use]
    pub fn is_body_spent(&self) -> bool {
        self.past().is_body_spent
    }

    fn past(&self) -> Attempts {
        match self {
            Self::Invalid(_) | Self::MissingCredentials(_) | Self::Paging(_) => Attempts::default(),
            Self::Credentials(error) => error.attempts(),
            Self::Timeout(error) => error.attempts(),
            Self::Transport(error) => error.attempts(),
            Self::Api(error) => error.attempts(),
            Self::Decode(error) => error.attempts(),
        }
    }

    /// The operation that was called, as the description names it.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        match self {
            Self::Invalid(error) => error.operation(),
            Self::MissingCredentials(error) => error.operation(),
            Self::Credentials(error) => error.operation(),
            Self::Paging(error) => error.operation(),
            Self::Timeout(error) => error.operation(),
            Self::Transport(error) => error.operation(),
            Self::Api(error) => error.operation(),
            Self::Decode(error) => error.operation(),
        }
    }
}

impl<E> Error<E> {
    /// A word for traces.
    pub(crate) fn outcome(&self) -> &'static str {
        match self {
            Self::Invalid(_) => "invalid",
            Self::MissingCredentials(_) => "missing credentials",
            Self::Credentials(_) => "no credentials",
            Self::Paging(_) => "endless pages",
            Self::Timeout(_) => "timeout",
            Self::Transport(_) => "transport error",
            Self::Api(_) => "refused",
            Self::Decode(_) => "undecodable",
        }
    }
}

impl<E> fmt::Display for Error<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(error) => error.fmt(formatter),
            Self::MissingCredentials(error) => error.fmt(formatter),
            Self::Credentials(error) => error.fmt(formatter),
            Self::Paging(error) => error.fmt(formatter),
            Self::Timeout(error) => error.fmt(formatter),
            Self::Transport(error) => error.fmt(formatter),
            Self::Api(error) => error.fmt(formatter),
            Self::Decode(error) => error.fmt(formatter),
        }
    }
}

impl<E: fmt::Debug> StdError for Error<E> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Invalid(error) => error.source(),
            Self::MissingCredentials(error) => error.source(),
            Self::Credentials(error) => error.source(),
            Self::Paging(error) => error.source(),
            Self::Timeout(error) => error.source(),
            Self::Transport(error) => error.source(),
            Self::Api(error) => error.source(),
            Self::Decode(error) => error.source(),
        }
    }
}
