//! How often what is expected came, and what came in all.
//!
//! Invariant: what is told of a request has none of its headers, for there the credentials are. So wiremock does
//! not judge: it would show them.

use std::fmt::Write as _;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use wiremock::{Request, Respond, ResponseTemplate};

use super::expected::Expected;
use super::incoming::Incoming;
use super::server::Api;
use super::times::counted;
use super::unexpected;

/// What a server expects, and what came.
#[derive(Default)]
pub(super) struct Count(Mutex<State>);

#[derive(Default)]
struct State {
    expected: Vec<(Arc<Expected>, u64)>,
    came: Vec<String>,
}

impl Count {
    /// Expects something. The number by which `note` knows it.
    #[inline]
    pub(super) fn expect(&self, expected: Arc<Expected>) -> usize {
        let mut state = self.lock();
        state.expected.push((expected, 0));
        state.expected.len() - 1
    }

    /// Forgets all of it.
    #[inline]
    pub(super) fn clear(&self) {
        *self.lock() = State::default();
    }

    /// The answer to what is not expected.
    #[inline]
    pub(super) fn refuse(&self, api: &Api, request: &Request) -> ResponseTemplate {
        let mut state = self.lock();
        let incoming = Incoming::new(api, request);
        state.came.push(unexpected::shown(&incoming));
        let expected: Vec<_> = state.expected.iter().map(|(one, _)| one.clone()).collect();
        unexpected::refusal(&incoming, &expected)
    }

    /// What came more or less often than it should, and all that came; `None` if nothing did.
    #[inline]
    pub(super) fn problem(&self) -> Option<String> {
        let state = self.lock();
        let mut said = String::new();
        for (expected, count) in &state.expected {
            if let Some(times) = expected.times.filter(|times| !times.allows(*count)) {
                let count = counted(*count);
                _ = writeln!(said, "{expected} came {count}, should come {times}.");
            }
        }
        if said.is_empty() {
            return None;
        }
        for came in &state.came {
            _ = writeln!(said, "{came}");
        }
        if state.came.is_empty() {
            said.push_str("Nothing came.");
        }
        Some(said)
    }

    #[inline]
    fn note(&self, number: usize, came: String) {
        let mut state = self.lock();
        state.came.push(came);
        // It is gone if the server was reset meanwhile.
        if let Some((_, count)) = state.expected.get_mut(number) {
            *count += 1;
        }
    }

    #[inline]
    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Answers, and counts it.
pub(super) struct Counted<R> {
    pub(super) respond: R,
    pub(super) api: &'static Api,
    pub(super) count: Arc<Count>,
    pub(super) number: usize,
}

impl<R: Respond> Respond for Counted<R> {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        let incoming = Incoming::new(self.api, request);
        self.count.note(self.number, unexpected::shown(&incoming));
        self.respond.respond(request)
    }
}
