//! Pages, and what is on them, without `async`.
//!
//! Invariant: an iterator is its stream, waited for by the thread; so all that holds for the stream
//! holds here. Where a thread must not wait, that is told once.

use std::fmt;
use std::future::Future;

use super::{Items, Pages};
use crate::runtime::{Error, Operation, Response, is_in_runtime, wait};

/// [`Pages`] as an iterator, which waits for each of them.
///
/// After an error it goes on as the stream does. Inside of an async runtime it gives one error and is at its end there;
/// elsewhere it goes on.
#[must_use = "a page is asked for when it is waited for"]
pub struct BlockingPages<T, E> {
    pages: Pages<T, E>,
    place: Place,
}

impl<T, E> BlockingPages<T, E> {
    pub(super) fn new(pages: Pages<T, E>) -> Self {
        let place = Place::default();
        Self { pages, place }
    }

    /// The token of the page that is asked for next: see [`Pages::next_token`].
    #[must_use]
    pub fn next_token(&self) -> Option<&str> {
        self.pages.next_token()
    }
}

impl<T, E> Iterator for BlockingPages<T, E> {
    type Item = Result<Response<T>, Error<E>>;

    fn next(&mut self) -> Option<Self::Item> {
        self.place
            .wait(self.pages.operation(), self.pages.try_next())
    }
}

impl<T, E> fmt::Debug for BlockingPages<T, E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pages.fmt(formatter)
    }
}

/// [`Items`] as an iterator, which waits for the page of each.
///
/// After an error it goes on as the stream does. Inside of an async runtime it gives one error and is at its end there;
/// elsewhere it goes on.
#[must_use = "a page is asked for when an item is waited for"]
pub struct BlockingItems<P, I, E> {
    items: Items<P, I, E>,
    place: Place,
}

impl<P, I, E> BlockingItems<P, I, E> {
    pub(super) fn new(items: Items<P, I, E>) -> Self {
        let place = Place::default();
        Self { items, place }
    }

    /// The token from which nothing is lost: see [`Items::resume_token`].
    #[must_use]
    pub fn resume_token(&self) -> Option<&str> {
        self.items.resume_token()
    }
}

impl<P, I, E> Iterator for BlockingItems<P, I, E> {
    type Item = Result<I, Error<E>>;

    fn next(&mut self) -> Option<Self::Item> {
        self.place
            .wait(self.items.operation(), self.items.try_next())
    }
}

impl<P, I, E> fmt::Debug for BlockingItems<P, I, E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.items.fmt(formatter)
    }
}

/// Where an iterator is asked.
#[derive(Default)]
struct Place {
    /// Whether it told that it must not wait there.
    has_told: bool,
}

impl Place {
    /// Waits for what comes next, if the thread may. If it may not, it never will: a loop that goes on after errors would not end.
    fn wait<T, E>(
        &mut self,
        operation: &'static Operation,
        next: impl Future<Output = Result<Option<T>, Error<E>>>,
    ) -> Option<Result<T, Error<E>>> {
        let has_told = std::mem::replace(&mut self.has_told, is_in_runtime());
        if has_told && self.has_told {
            return None;
        }
        wait(operation, next).transpose()
    }
}
