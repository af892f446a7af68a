//! A stream of what is on the pages.
//!
//! Invariant: the next page is asked for only when all items of the one before were handed out.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;

use super::Pages;
use crate::runtime::Error;

/// What is on the pages of an answer, item by item: `I` is an item, `P` a page.
///
/// A page is asked for when all items of the one before were handed out and the next item is waited
/// for, never ahead. If that fails, the stream gives the error and goes on: waiting again asks for the
/// same page again, after a pause. Three errors end it. Both are as they are with [`Pages`]. It is a [`Stream`], and needs
/// none of its extension traits.
#[must_use = "a page is asked for when an item is waited for"]
pub struct Items<P, I, E> {
    pages: Pages<P, E>,
    unpack: fn(P) -> Option<Vec<I>>,
    rest: vec::IntoIter<I>,
}

/// No item is pinned.
impl<P, I, E> Unpin for Items<P, I, E> {}

impl<P, I, E> Items<P, I, E> {
    pub(super) fn new(pages: Pages<P, E>, unpack: fn(P) -> Option<Vec<I>>) -> Self {
        Self {
            pages,
            unpack,
            rest: Vec::new().into_iter(),
        }
    }

    /// Waits for the next item. `None`: there is none. A future that is dropped loses nothing.
    #[allow(
        clippy::should_implement_trait,
        reason = "it is the `next` of a stream"
    )]
    pub fn next(&mut self) -> impl Future<Output = Option<Result<I, Error<E>>>> {
        poll_fn(move |context| Pin::new(&mut *self).poll_next(context))
    }

    /// [`next`](Self::next), to be used with `?`.
    ///
    /// # Errors
    ///
    /// Fails if the page of the item does not come. After that, waiting again asks for it again.
    pub fn try_next(&mut self) -> impl Future<Output = Result<Option<I>, Error<E>>> {
        poll_fn(move |context| {
            let item = Pin::new(&mut *self).poll_next(context);
            item.map(Option::transpose)
        })
    }

    #[cfg(feature = "blocking")]
    pub(super) fn operation(&self) -> &'static crate::runtime::Operation {
        self.pages.operation()
    }

    /// The token of the page from which a new call can go on without losing an item: that of the page
    /// whose items are being handed out, and once all of them are, that of the next page. So items
    /// that were handed out may come again, those of one page at most. After the last page it stays
    /// the token of that one. `None`: from the first page of all. It may be a secret.
    #[must_use]
    pub fn resume_token(&self) -> Option<&str> {
        let next = match self.rest.len() {
            0 => self.pages.next_token(),
            _ => None,
        };
        next.or_else(|| self.pages.current_token())
    }
}

impl<P, I, E> Stream for Items<P, I, E> {
    type Item = Result<I, Error<E>>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<I, Error<E>>>> {
        let stream = &mut *self;
        loop {
            if let Some(item) = stream.rest.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            // Nothing of the page before is kept while the next one comes.
            stream.rest = Vec::new().into_iter();
            let Some(page) = ready!(Pin::new(&mut stream.pages).poll_next(context)) else {
                return Poll::Ready(None);
            };
            let items = (stream.unpack)(page?.into_inner());
            stream.rest = items.unwrap_or_default().into_iter();
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.rest.len(), None)
    }
}

impl<P, I, E> fmt::Debug for Items<P, I, E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Items")
            .field("operation", &self.pages.operation().id)
            .finish_non_exhaustive()
    }
}
