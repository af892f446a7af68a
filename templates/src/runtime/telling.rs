//! What `tracing` is told while a call is under way.
//!
//! Invariant: names, waits and outcomes, never a value of a header, a query or a body. There is one place
//! that tells, since each place where a macro of `tracing` stands takes as long to compile as ten functions.
//! The fields are named by literals, since of an identifier the macro makes two constants, which the compiler
//! has to evaluate.

use std::time::Duration;

use tracing::{debug, field};

/// Something that happened. What is `None` is left out.
pub(crate) struct Event {
    pub(crate) message: Option<&'static str>,
    pub(crate) attempt: Option<u32>,
    pub(crate) wait: Option<Duration>,
    /// The way to authenticate, as the description names it.
    pub(crate) scheme: Option<&'static str>,
    /// What came of the call, in a word.
    pub(crate) outcome: Option<&'static str>,
}

impl Event {
    /// An event that tells nothing yet.
    pub(crate) const NOTHING: Self = Self {
        message: None,
        attempt: None,
        wait: None,
        scheme: None,
        outcome: None,
    };

    /// Tells of it.
    #[inline]
    pub(crate) fn tell(self) {
        debug!(
            "message" = self.message.map(field::display),
            "attempt" = self.attempt,
            "wait" = self.wait.map(field::debug),
            "scheme" = self.scheme,
            "outcome" = self.outcome,
        );
    }
}
