//! A failure before it is known what the API's own errors are.

use super::{
    Attempts, CredentialsError, DecodeError, Delivery, Error, InvalidRequest, MissingCredentials,
    TimeoutError, TransportError,
};
use crate::runtime::Operation;
use crate::runtime::retry::Verdict;
use crate::runtime::transport::{SendFailure, SendFailureKind};

/// An [`Error`] without `Api`.
pub(crate) enum Failure {
    Invalid(InvalidRequest),
    MissingCredentials(MissingCredentials),
    Credentials(CredentialsError),
    Timeout(TimeoutError),
    Transport(TransportError),
    Decode(Box<DecodeError>),
}

impl Failure {
    #[inline]
    pub(crate) fn from_send(operation: &'static Operation, failure: SendFailure) -> Self {
        match failure.kind {
            SendFailureKind::ConnectTimeout | SendFailureKind::Timeout => {
                Self::Timeout(TimeoutError::of_transport(operation, failure))
            }
            SendFailureKind::Unsendable
            | SendFailureKind::NotSent
            | SendFailureKind::Body
            | SendFailureKind::Lost => {
                Self::Transport(TransportError::unanswered(operation, failure))
            }
        }
    }
}

impl Failure {
    /// How far the attempt came.
    #[inline]
    pub(crate) fn delivery(&self) -> Delivery {
        match self {
            Self::Invalid(_) | Self::MissingCredentials(_) | Self::Credentials(_) => {
                Delivery::NotSent
            }
            Self::Timeout(error) => error.delivery(),
            Self::Transport(error) => error.delivery(),
            Self::Decode(_) => Delivery::MaybeApplied,
        }
    }

    /// Whether another attempt may go better, whatever it may do.
    #[inline]
    pub(crate) fn verdict(&self) -> Verdict {
        match self {
            Self::Invalid(_) | Self::MissingCredentials(_) | Self::Decode(_) => Verdict::Final,
            Self::Credentials(error) => error.verdict(),
            Self::Timeout(_) => Verdict::Repeat(None),
            Self::Transport(error) => error.verdict(),
        }
    }

    /// What the call has behind it.
    #[inline]
    pub(crate) fn attempts(&self) -> Attempts {
        match self {
            Self::Invalid(_) | Self::MissingCredentials(_) => Attempts::default(),
            Self::Credentials(error) => error.attempts(),
            Self::Timeout(error) => error.attempts(),
            Self::Transport(error) => error.attempts(),
            Self::Decode(error) => error.attempts(),
        }
    }

    /// Notes what the call has behind it.
    #[inline]
    pub(crate) fn set_attempts(&mut self, attempts: Attempts) {
        match self {
            Self::Invalid(_) | Self::MissingCredentials(_) => {}
            Self::Credentials(error) => error.set_attempts(attempts),
            Self::Timeout(error) => error.set_attempts(attempts),
            Self::Transport(error) => error.set_attempts(attempts),
            Self::Decode(error) => error.set_attempts(attempts),
        }
    }
}

impl From<InvalidRequest> for Failure {
    #[inline]
    fn from(error: InvalidRequest) -> Self {
        Self::Invalid(error)
    }
}

impl From<MissingCredentials> for Failure {
    #[inline]
    fn from(error: MissingCredentials) -> Self {
        Self::MissingCredentials(error)
    }
}

impl From<CredentialsError> for Failure {
    #[inline]
    fn from(error: CredentialsError) -> Self {
        Self::Credentials(error)
    }
}

impl From<TimeoutError> for Failure {
    #[inline]
    fn from(error: TimeoutError) -> Self {
        Self::Timeout(error)
    }
}

impl From<TransportError> for Failure {
    #[inline]
    fn from(error: TransportError) -> Self {
        Self::Transport(error)
    }
}

impl<E> From<Failure> for Error<E> {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Invalid(error) => Self::Invalid(error),
            Failure::MissingCredentials(error) => Self::MissingCredentials(error),
            Failure::Credentials(error) => Self::Credentials(error),
            Failure::Timeout(error) => Self::Timeout(error),
            Failure::Transport(error) => Self::Transport(error),
            Failure::Decode(error) => Self::Decode(error),
        }
    }
}
