//! A stream of pages.
//!
//! Invariant: the exchange under way lives in the stream, so that a future of `next` that is dropped
//! takes nothing with it.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::course::Course;
use crate::runtime::{Call, Decode, Error, ErrorBody, Operation, Parameter, Response, Sending};

/// The pages of an answer, one call after the other, each with all that was set on the first one.
///
/// A page is asked for when it is waited for, never ahead. If that fails, the stream gives the error
/// and goes on: waiting again asks for the same page again, but not before a pause, which grows with each failure
/// as between attempts, and is no shorter than `Retry-After`, as long as the policy waits for that. Three errors end it,
/// because asking again would end the same way: [`Error::Invalid`], [`Error::MissingCredentials`], and
/// [`Error::Paging`] where an answer names a page that was there already. It is a [`Stream`], and needs none of its
/// extension traits.
#[must_use = "a page is asked for when it is waited for"]
pub struct Pages<T, E> {
    course: Course,
    send: fn(Call) -> Sending<T, E>,
    next_token: fn(&T) -> Option<&str>,
    sending: Option<Sending<T, E>>,
}

impl<T, E> Pages<T, E> {
    pub(super) fn new<D: Decode<Output = T>>(
        call: Call,
        token: &'static Parameter,
        next_token: fn(&T) -> Option<&str>,
    ) -> Self
    where
        E: ErrorBody,
    {
        Self {
            course: Course::new(call, token),
            send: Call::send::<D, E>,
            next_token,
            sending: None,
        }
    }

    /// Waits for the next page. `None`: there is none. A future that is dropped loses nothing: the
    /// next one waits for the same page.
    #[allow(
        clippy::should_implement_trait,
        reason = "it is the `next` of a stream"
    )]
    pub fn next(&mut self) -> impl Future<Output = Option<Result<Response<T>, Error<E>>>> {
        poll_fn(move |context| Pin::new(&mut *self).poll_next(context))
    }

    /// [`next`](Self::next), to be used with `?`.
    ///
    /// # Errors
    ///
    /// Fails if the page does not come. After that, waiting again asks for it again.
    pub fn try_next(&mut self) -> impl Future<Output = Result<Option<Response<T>>, Error<E>>> {
        poll_fn(move |context| {
            let page = Pin::new(&mut *self).poll_next(context);
            page.map(Option::transpose)
        })
    }

    /// The token of the page that is asked for next, or just now: whoever keeps it can go on from
    /// there with a new call. `None` after the last page, and before the first one if the call has
    /// no token. It may be a secret.
    #[must_use]
    pub fn next_token(&self) -> Option<&str> {
        self.course.next_token()
    }

    /// The token of the page that came last; until one has come, that of the first page.
    pub(super) fn current_token(&self) -> Option<&str> {
        self.course.current_token()
    }

    pub(super) fn operation(&self) -> &'static Operation {
        self.course.operation()
    }
}

impl<T, E> Stream for Pages<T, E> {
    type Item = Result<Response<T>, Error<E>>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Response<T>, Error<E>>>> {
        let pages = &mut *self;
        let sending = match &mut pages.sending {
            Some(sending) => sending,
            none @ None => match ready!(pages.course.poll_ask(context)) {
                Some(Ok(call)) => none.insert((pages.send)(call)),
                Some(Err(error)) => return Poll::Ready(Some(Err(Error::Paging(error)))),
                None => return Poll::Ready(None),
            },
        };
        let result = ready!(Pin::new(sending).poll(context));
        pages.sending = None;
        match &result {
            Ok(page) => pages.course.arrived((pages.next_token)(page)),
            Err(Error::Invalid(_) | Error::MissingCredentials(_) | Error::Paging(_)) => {
                pages.course.end();
            }
            Err(
                error @ (Error::Credentials(_)
                | Error::Timeout(_)
                | Error::Transport(_)
                | Error::Api(_)
                | Error::Decode(_)),
            ) => pages.course.failed(error.retry_after()),
        }
        Poll::Ready(Some(result))
    }
}

impl<T, E> fmt::Debug for Pages<T, E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Pages")
            .field("operation", &self.operation().id)
            .finish_non_exhaustive()
    }
}
