//! Pages, and what is on them, without `async`.
//!
//! Invariant: an iterator is its stream, waited for by the thread; so all that holds for the stream
//! holds here.

use std::fmt;

use super::{Items, Pages};
use crate::runtime::{Error, Response, wait};

/// [`Pages`] as an iterator, which waits for each of them.
///
/// After an error it goes on as the stream does, also after the one that it gives inside of an async
/// runtime.
#[must_use = "a page is asked for when it is waited for"]
pub struct BlockingPages<T, E>(pub(super) Pages<T, E>);

impl<T, E> BlockingPages<T, E> {
    /// The token of the page that is asked for next: see [`Pages::next_token`].
    #[must_use]
    pub fn next_token(&self) -> Option<&str> {
        self.0.next_token()
    }
}

impl<T, E> Iterator for BlockingPages<T, E> {
    type Item = Result<Response<T>, Error<E>>;

    fn next(&mut self) -> Option<Self::Item> {
        wait(self.0.operation(), self.0.try_next()).transpose()
    }
}

impl<T, E> fmt::Debug for BlockingPages<T, E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// [`Items`] as an iterator, which waits for the page of each.
///
/// After an error it goes on as the stream does, also after the one that it gives inside of an async
/// runtime.
#[must_use = "a page is asked for when an item is waited for"]
pub struct BlockingItems<P, I, E>(pub(super) Items<P, I, E>);

impl<P, I, E> BlockingItems<P, I, E> {
    /// The token from which nothing is lost: see [`Items::resume_token`].
    #[must_use]
    pub fn resume_token(&self) -> Option<&str> {
        self.0.resume_token()
    }
}

impl<P, I, E> Iterator for BlockingItems<P, I, E> {
    type Item = Result<I, Error<E>>;

    fn next(&mut self) -> Option<Self::Item> {
        wait(self.0.operation(), self.0.try_next()).transpose()
    }
}

impl<P, I, E> fmt::Debug for BlockingItems<P, I, E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}
