//! What went wrong with a request on its way.

use std::error::Error;

use crate::runtime::body::BoxError;
use crate::runtime::multipart::PartError;

/// Why no answer came.
pub(crate) struct SendFailure {
    pub(crate) kind: SendFailureKind,
    pub(crate) source: BoxError,
}

/// How far a request came.
pub(crate) enum SendFailureKind {
    /// It is no request.
    Unsendable,
    /// There was no connection: nothing left.
    NotSent,
    /// There was no connection in time: nothing left.
    ConnectTimeout,
    /// Time ran out after that.
    Timeout,
    /// The body could not be read where it comes from.
    Body,
    /// Somewhere on the way: nobody knows how far it came.
    Lost,
}

impl SendFailure {
    #[inline]
    pub(crate) fn not_sent(source: BoxError) -> Self {
        Self {
            kind: SendFailureKind::NotSent,
            source,
        }
    }

    #[inline]
    pub(crate) fn unsendable(error: http::uri::InvalidUri) -> Self {
        Self {
            kind: SendFailureKind::Unsendable,
            source: Box::new(error),
        }
    }

    #[inline]
    pub(crate) fn from_service(source: BoxError) -> Self {
        match source.downcast::<reqwest::Error>() {
            Ok(error) => Self::from_reqwest(*error),
            Err(source) => Self {
                kind: kind_of_other(&*source),
                source,
            },
        }
    }

    #[inline]
    pub(crate) fn from_reqwest(error: reqwest::Error) -> Self {
        let kind = match (error.is_connect(), error.is_timeout()) {
            (true, true) => SendFailureKind::ConnectTimeout,
            (true, false) => SendFailureKind::NotSent,
            (false, true) => SendFailureKind::Timeout,
            (false, false) if error.is_builder() => SendFailureKind::Unsendable,
            (false, false) => kind_of_other(&error),
        };
        Self {
            kind,
            source: without_urls(error.without_url()),
        }
    }
}

#[inline]
fn kind_of_other(error: &(dyn Error + 'static)) -> SendFailureKind {
    if chain(error).any(<dyn Error>::is::<PartError>) {
        SendFailureKind::Body
    } else if chain(error).any(was_never_begun) {
        SendFailureKind::NotSent
    } else {
        SendFailureKind::Lost
    }
}

/// Whether hyper gives a request back of which it has written nothing, since the connection that it
/// waited for was lost.
#[inline]
fn was_never_begun(error: &(dyn Error + 'static)) -> bool {
    error
        .downcast_ref::<hyper::Error>()
        .is_some_and(hyper::Error::is_canceled)
}

/// An error of reqwest as a source of ours. Errors of reqwest can lie inside each other, each with a
/// URL; where one does, what is left is their text without it.
#[inline]
pub(crate) fn without_urls(error: reqwest::Error) -> BoxError {
    let mut texts = Vec::new();
    let mut has_url = false;
    for error in chain(&error) {
        let text = error.to_string();
        let own = error.downcast_ref::<reqwest::Error>();
        match own.and_then(reqwest::Error::url) {
            Some(url) => {
                has_url = true;
                texts.push(text.replace(&format!(" for url ({url})"), ""));
            }
            None => texts.push(text),
        }
    }
    if has_url {
        texts.join(": ").into()
    } else {
        Box::new(error)
    }
}

/// An error, its source, the source of that, and so on.
#[inline]
pub(crate) fn chain<'a>(
    error: &'a (dyn Error + 'static),
) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(error), |error| (**error).source())
}
