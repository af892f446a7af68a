//! Which failures a call is repeated after, and how long it waits before.
//!
//! Invariant: an operation that is not safe to repeat is repeated only where nothing can have been
//! done: the request never left, or the server answered that it did not do it. No policy changes that;
//! a policy only bounds how often and how long.

mod backoff;
mod verdict;

use std::time::Duration;

pub(crate) use self::verdict::{Verdict, verdict};

/// How often a call is repeated after a failure that may pass, and how long it waits before.
///
/// What is repeated depends on the operation. After a failure in which nothing was sent (no
/// connection, or no credential for now), and after an answer that says "not done, come again" (420, 429, and 503 with
/// `Retry-After`), every call is. After a lost answer, a time-out, or 408, 425, 500, 502, 503 and 504
/// only one is that may safely be done twice.
///
/// The wait is what `Retry-After` says, and at random up to a tenth more, but no more than a second.
/// Where an answer does not say it, it is chosen at random between nothing and a bound that doubles
/// with each attempt ("full jitter"). So clients that failed together do not come back together.
///
/// A call that would have to wait past its timeout or past a bound given here fails at once, with the
/// failure that it had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use = "a policy has an effect where it is set: on the builder of a client or on a call"]
pub struct RetryPolicy {
    max_attempts: u32,
    max_elapsed: Duration,
    initial_backoff: Duration,
    max_backoff: Duration,
    max_retry_after: Duration,
}

impl RetryPolicy {
    /// Up to 3 attempts, none of them begun later than 60 seconds after the first; waits up to half
    /// a second before the second attempt, and up to twice as long before each further one, at most
    /// 8 seconds; and up to 30 seconds where the server asks for it.
    #[inline]
    pub const fn new() -> Self {
        Self {
            max_attempts: 3,
            max_elapsed: Duration::from_secs(60),
            initial_backoff: Duration::from_millis(500),
            max_backoff: Duration::from_secs(8),
            max_retry_after: Duration::from_secs(30),
        }
    }

    /// No call is repeated, but once after a 401 if the source of the credentials has others.
    #[inline]
    pub const fn none() -> Self {
        Self::new().with_max_attempts(1)
    }

    /// How many attempts there are at most, the first one included. 0 counts as 1.
    #[inline]
    pub const fn with_max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts;
        self
    }

    /// How long after the start of the first attempt another one may begin. The timeout of the call
    /// counts, too, whichever is shorter.
    #[inline]
    pub const fn with_max_elapsed(mut self, elapsed: Duration) -> Self {
        self.max_elapsed = elapsed;
        self
    }

    /// The longest wait before the second attempt, and the longest before any, where the server does
    /// not say how long.
    #[inline]
    pub const fn with_backoff(mut self, initial: Duration, max: Duration) -> Self {
        self.initial_backoff = initial;
        self.max_backoff = max;
        self
    }

    /// The longest `Retry-After` that is waited for. A server that asks for more would refuse an
    /// earlier attempt, too, so there is none: the call fails at once, and
    /// [`Error::retry_after`](super::Error::retry_after) tells how long to wait.
    #[inline]
    pub const fn with_max_retry_after(mut self, wait: Duration) -> Self {
        self.max_retry_after = wait;
        self
    }

    /// How long to wait before the next attempt; `None`: there is none.
    #[inline]
    pub(crate) fn wait(
        &self,
        attempts: u32,
        elapsed: Duration,
        retry_after: Option<Duration>,
    ) -> Option<Duration> {
        if attempts >= self.max_attempts {
            return None;
        }
        let wait = match retry_after {
            Some(asked) if asked > self.max_retry_after => return None,
            // At once is no time to wait: all would come back together.
            Some(asked) if !asked.is_zero() => asked.saturating_add(backoff::upward_jitter(asked)),
            Some(_) | None => backoff::full_jitter(self.bound(attempts)),
        };
        (elapsed.saturating_add(wait) <= self.max_elapsed).then_some(wait)
    }

    /// How long to leave the server alone after so many failures in a row, if the caller goes on whatever comes.
    #[inline]
    pub(crate) fn pause(&self, failures: u32, retry_after: Option<Duration>) -> Duration {
        let asked = retry_after.unwrap_or_default().min(self.max_retry_after);
        self.bound(failures).max(asked)
    }

    #[inline]
    fn bound(&self, attempts: u32) -> Duration {
        backoff::bound(self.initial_backoff, self.max_backoff, attempts)
    }
}

impl Default for RetryPolicy {
    #[inline]
    fn default() -> Self {
        Self::new()
    }
}
