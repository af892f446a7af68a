//! Which page comes next, the same code for every type of page.
//!
//! Invariant: no token is asked for twice, unless its page did not come. All tokens are kept as they
//! are, so that a circle of any length is found when it closes, and nothing else is taken for one.

use std::collections::BTreeSet;

use percent_encoding::percent_decode_str;

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
        }
    }

    /// The call that asks for the next page, the same until that has come. `None`: it is over.
    #[inline]
    pub(super) fn ask(&mut self) -> Option<Result<Call, PagingError>> {
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
        let next = match next {
            None | Some("") => Next::Over,
            Some(token) if self.asked.insert(token.to_owned()) => Next::Page(token.to_owned()),
            Some(_) => Next::Repeated,
        };
        if let Next::Page(token) = std::mem::replace(&mut self.next, next) {
            self.current = Some(token);
        }
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
