//! Answers on their way to the client: what `Decode` and `ErrorBody` do, the other way round.

use bytes::Bytes;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::runtime::{Decode, Json, NoErrorBody};

/// The statuses that an answer of the description stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Statuses {
    /// This one.
    Code(u16),
    /// Those that begin with this digit.
    Class(u16),
    /// Any.
    Any,
}

impl Statuses {
    /// The status to answer with: the one that is asked for, if it is among these, or the only one.
    #[inline]
    pub(super) fn choose(self, asked: Option<u16>) -> Result<u16, String> {
        match (self, asked) {
            (Self::Code(code), None) => Ok(code),
            (Self::Class(class), None) => Err(format!(
                "the answer stands for any status {class}xx: say for which, by `with_status`"
            )),
            (Self::Any, None) => {
                Err("the answer stands for any status: say for which, by `with_status`".to_owned())
            }
            (Self::Code(code), Some(asked)) if code != asked => Err(format!(
                "the answer stands for status {code}, not for {asked}"
            )),
            (Self::Class(class), Some(asked)) if asked / 100 != class => Err(format!(
                "the answer stands for a status {class}xx, not for {asked}"
            )),
            (Self::Code(_) | Self::Class(_) | Self::Any, Some(asked)) => Ok(asked),
        }
    }
}

/// An answer as it goes over the wire.
#[derive(Debug, Clone)]
pub struct Encoded {
    /// `None`: it is for the operation to say.
    pub(super) statuses: Option<Statuses>,
    pub(super) content_type: Option<&'static str>,
    pub(super) body: Bytes,
}

impl Encoded {
    /// No body.
    #[inline]
    pub(crate) const fn empty() -> Self {
        Self {
            statuses: None,
            content_type: None,
            body: Bytes::new(),
        }
    }

    /// JSON.
    ///
    /// # Panics
    ///
    /// If the value cannot be JSON, which no model of a description is.
    pub(crate) fn json<T: Serialize + ?Sized>(body: &T) -> Self {
        let json = serde_json::to_vec(body);
        let json = json.unwrap_or_else(|error| panic!("the answer cannot be JSON: {error}"));
        Self::of("application/json", Bytes::from(json))
    }

    /// Text.
    #[inline]
    pub(crate) fn text(body: &str) -> Self {
        let body = Bytes::copy_from_slice(body.as_bytes());
        Self::of("text/plain; charset=utf-8", body)
    }

    /// Bytes.
    #[inline]
    pub(crate) fn binary(body: &Bytes) -> Self {
        Self::of("application/octet-stream", body.clone())
    }

    /// The same, as an answer for these statuses.
    #[inline]
    pub(crate) fn by(self, statuses: Statuses) -> Self {
        Self {
            statuses: Some(statuses),
            ..self
        }
    }

    #[inline]
    const fn of(content_type: &'static str, body: Bytes) -> Self {
        Self {
            statuses: None,
            content_type: Some(content_type),
            body,
        }
    }
}

/// A way to write the body of a success.
pub trait Encode: Decode {
    /// Writes it.
    fn encode(answer: Self::Output) -> Encoded;
}

/// What an API answers when it refuses a call, on its way to the client.
pub trait Refusal {
    /// Writes it, with the statuses that it stands for.
    fn encode(self) -> Encoded;
}

impl<T: Serialize + DeserializeOwned> Encode for Json<T> {
    fn encode(answer: T) -> Encoded {
        Encoded::json(&answer)
    }
}

impl Refusal for NoErrorBody {
    #[inline]
    fn encode(self) -> Encoded {
        match self {}
    }
}
