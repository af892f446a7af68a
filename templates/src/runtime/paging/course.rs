//! Which page comes next, the same code for every type of page.
//!
//! Invariant: no token is asked for twice, unless its page did not come; and then not at once. All tokens are kept as
//! they are, so that a circle of any length is found when it closes, and nothing else is taken for one.

use std::collections::BTreeSet;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use percent_encoding::percent_decode_str;
use tokio::time::{Sleep, sleep};

use crate::runtime::{Call, Operation, PagingError, Parameter};

/// The way through the pages.
pub(super) struct Course {
    /// What is asked for each page, but for the token.
    template: Call,
    token: &'static Parameter,
    /// The token of the page that came last; until one has come, that of the first page.
    current: Option<String>,
    next: Next,
    /// The tokens of all pages so far, and of the next one.
    asked: BTreeSet<String>,
    /// How often the next page failed to come.
    failures: u32,
    /// For how long it is not asked for again.
    pause: Option<Pin<Box<Sleep>>>,
}

/// What comes after the page that came last.
enum Next {
    /// The first page: as the caller asks for it.
    First,
    /// The page of this token.
    Page(String),
    /// A page that was there already.
    Repeated,
    /// Nothing.
    Over,
}

impl Course {
    /// A course that begins with the page that the call asks for.
    #[inline]
    pub(super) fn new(call: Call, token: &'static Parameter) -> Self {
        let current = start(&call, token);
        Self {
            template: call,
            token,
            asked: current.iter().cloned().collect(),
            current,
            next: Next::First,
            failures: 0,
            pause: None,
        }
    }

    /// The call that asks for the next page, the same until that has come. `None`: it is over.
    #[inline]
    pub(super) fn poll_ask(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Call, PagingError>>> {
        if let Some(pause) = &mut self.pause {
            ready!(pause.as_mut().poll(context));
            self.pause = None;
        }
        Poll::Ready(self.ask())
    }

    #[inline]
    fn ask(&mut self) -> Option<Result<Call, PagingError>> {
        match &self.next {
            Next::First => Some(Ok(self.template.take_once())),
            Next::Page(token) => {
                let call = self.template.take_once();
                Some(Ok(call.token(self.token, token)))
            }
            Next::Repeated => {
                self.next = Next::Over;
                Some(Err(PagingError::repeated(self.template.operation)))
            }
            Next::Over => None,
        }
    }

    /// Notes that the page has come, and which one it names as the next.
    #[inline]
    pub(super) fn arrived(&mut self, next: Option<&str>) {
        self.failures = 0;
        let next = match next {
            None | Some("") => Next::Over,
            Some(token) if self.asked.insert(token.to_owned()) => Next::Page(token.to_owned()),
            Some(_) => Next::Repeated,
        };
        if let Next::Page(token) = std::mem::replace(&mut self.next, next) {
            self.current = Some(token);
        }
    }

    /// Notes that the page has not come, and when the server wants to be asked again: a caller that goes on at once, whatever
    /// comes, would ask it without a pause.
    #[inline]
    pub(super) fn failed(&mut self, retry_after: Option<Duration>) {
        self.failures = self.failures.saturating_add(1);
        let policy = self.template.retry_policy();
        let pause = policy.pause(self.failures, retry_after);
        self.pause = Some(Box::pin(sleep(pause)));
    }

    /// Ends the course.
    #[inline]
    pub(super) fn end(&mut self) {
        self.next = Next::Over;
    }

    /// The token of the next page.
    #[inline]
    pub(super) fn next_token(&self) -> Option<&str> {
        match &self.next {
            Next::First => self.current.as_deref(),
            Next::Page(token) => Some(token),
            Next::Repeated | Next::Over => None,
        }
    }

    /// The token of the page that came last; until one has come, that of the first page.
    #[inline]
    pub(super) fn current_token(&self) -> Option<&str> {
        self.current.as_deref()
    }

    /// The operation whose pages they are.
    #[inline]
    pub(super) fn operation(&self) -> &'static Operation {
        self.template.operation
    }
}

/// The token that the caller set, read back from the query: what was encoded decodes to itself.
#[inline]
fn start(call: &Call, token: &Parameter) -> Option<String> {
    let (_, value) = call.text_of(token)?.split_once('=')?;
    Some(percent_decode_str(value).decode_utf8_lossy().into_owned())
}
