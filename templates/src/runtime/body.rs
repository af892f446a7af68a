//! The body of a request, and of an answer that a service of the caller gives.
//!
//! Invariant: a body is either bytes that are there, or a stream; of a stream the exact length is
//! known or it is not, and nothing in between. It does not know what it is the body of.

use std::error::Error;
use std::fmt;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Frame, SizeHint};

/// An error of any kind, as sources are.
pub(crate) type BoxError = Box<dyn Error + Send + Sync>;

/// Such an error as [`Error::source`] gives it.
#[inline]
pub(crate) fn as_source(source: Option<&BoxError>) -> Option<&(dyn Error + 'static)> {
    match source {
        Some(source) => Some(&**source),
        None => None,
    }
}

/// A body of HTTP, as a `tower` service of the caller's gets it.
pub struct Body(Content);

enum Content {
    Bytes(Bytes),
    Stream {
        /// A mutex, because what is inside is not `Sync`; it is never locked.
        stream: Mutex<Pin<Box<DynBody>>>,
        length: Option<u64>,
    },
}

type DynBody = dyn http_body::Body<Data = Bytes, Error = BoxError> + Send;

impl Body {
    /// No body.
    #[must_use]
    #[inline]
    pub const fn empty() -> Self {
        Self(Content::Bytes(Bytes::new()))
    }

    /// A body that is streamed.
    pub(crate) fn stream<B>(body: B) -> Self
    where
        B: http_body::Body<Data = Bytes, Error = BoxError> + Send + 'static,
    {
        let length = body.size_hint().exact();
        Self(Content::Stream {
            stream: Mutex::new(Box::pin(body)),
            length,
        })
    }

    /// The bytes, if all of them are there.
    #[must_use]
    #[inline]
    pub fn as_bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Content::Bytes(bytes) => Some(bytes),
            Content::Stream { .. } => None,
        }
    }

    /// The body as reqwest takes it.
    #[inline]
    pub(crate) fn into_reqwest(self) -> reqwest::Body {
        match self.0 {
            Content::Bytes(bytes) => reqwest::Body::from(bytes),
            stream @ Content::Stream { .. } => reqwest::Body::wrap(Self(stream)),
        }
    }
}

impl Default for Body {
    #[inline]
    fn default() -> Self {
        Self::empty()
    }
}

impl From<Bytes> for Body {
    #[inline]
    fn from(bytes: Bytes) -> Self {
        Self(Content::Bytes(bytes))
    }
}

impl fmt::Debug for Body {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let length = http_body::Body::size_hint(self).exact();
        formatter
            .debug_struct("Body")
            .field("length", &length)
            .finish_non_exhaustive()
    }
}

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = Box<dyn Error + Send + Sync>;

    #[inline]
    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        match &mut self.0 {
            Content::Bytes(bytes) if bytes.is_empty() => Poll::Ready(None),
            Content::Bytes(bytes) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes))))),
            Content::Stream { stream, .. } => {
                let stream = stream.get_mut().unwrap_or_else(PoisonError::into_inner);
                stream.as_mut().poll_frame(context)
            }
        }
    }

    #[inline]
    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Content::Bytes(bytes) => bytes.is_empty(),
            Content::Stream { .. } => false,
        }
    }

    #[inline]
    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Content::Bytes(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Content::Stream { length, .. } => {
                length.map_or_else(SizeHint::default, SizeHint::with_exact)
            }
        }
    }
}
