//! What a call has behind it, and whether it goes on.
//!
//! Invariant: a call goes on only by what its policy and the safety of its operation allow, and once
//! more after a 401 if there may be other credentials.

use std::mem;
use std::ops::ControlFlow;
use std::time::Duration;

use http::StatusCode;
use tokio::time::Instant;

use crate::runtime::Answer;
use crate::runtime::call::Call;
use crate::runtime::credentials::Key;
use crate::runtime::error::{Attempts, Failure, Limit};
use crate::runtime::retry::{Verdict, verdict};
use crate::runtime::telling::Event;

/// As long as no limit: a moment that is further away may be none for the clock.
const FOR_EVER: Duration = Duration::from_secs(30 * 365 * 24 * 60 * 60);

/// The course of a call.
pub(super) struct Course {
    started: Instant,
    attempts: Attempts,
    /// The credentials that the last attempt was sent with.
    pub(super) keys: Vec<Key>,
    /// Whether an attempt was repeated for the sake of other credentials already.
    is_renewed: bool,
}

impl Course {
    #[inline]
    pub(super) fn start() -> Self {
        Self {
            started: Instant::now(),
            attempts: Attempts::default(),
            keys: Vec::new(),
            is_renewed: false,
        }
    }

    /// Begins an attempt, and says what limits it and when its time is over.
    #[inline]
    pub(super) fn begin(&mut self, call: &Call) -> (Limit, Instant) {
        self.attempts.begun += 1;
        self.tell("sends", None);
        let of_attempt = call
            .attempt_timeout
            .map_or(FOR_EVER, |limit| limit.min(FOR_EVER));
        // The first begins when the call does.
        let now = if self.attempts.begun == 1 {
            self.started
        } else {
            Instant::now()
        };
        let end = now + of_attempt;
        match call.timeout {
            Some(of_call) if of_call <= end - self.started => {
                (Limit::Call(of_call), self.started + of_call)
            }
            Some(_) | None => (Limit::Attempt(of_attempt), end),
        }
    }

    /// Notes that the attempt has its credentials.
    #[inline]
    pub(super) fn has_credentials(&mut self) {
        self.attempts.count += 1;
    }

    /// How long to wait before the next attempt, or the result of the call if this was the last. It takes what came of the
    /// attempt, so that nothing of it is there any more while the call waits.
    #[inline]
    pub(super) fn next(
        &mut self,
        call: &Call,
        result: Result<Answer, Failure>,
    ) -> ControlFlow<Result<Answer, Failure>, Duration> {
        match self.wait_to_repeat(call, &result) {
            Some(wait) => ControlFlow::Continue(wait),
            None => ControlFlow::Break(self.conclude(result)),
        }
    }

    #[inline]
    fn wait_to_repeat(
        &mut self,
        call: &Call,
        result: &Result<Answer, Failure>,
    ) -> Option<Duration> {
        let wait = self.wait(call, result)?;
        if call.content.is_spent() {
            self.attempts.is_body_spent = true;
            return None;
        }
        match result {
            Ok(answer) => self.attempts.came(answer.delivery(), Some(answer.status)),
            Err(failure) => self.attempts.came(failure.delivery(), None),
        }
        self.tell("is repeated", Some(wait));
        Some(wait)
    }

    #[inline]
    fn wait(&mut self, call: &Call, result: &Result<Answer, Failure>) -> Option<Duration> {
        if matches!(result, Ok(answer) if answer.is_success()) {
            // Most calls end so, and need no clock for it.
            return None;
        }
        let elapsed = self.started.elapsed();
        let wait = if self.is_unauthorized(result) {
            self.is_renewed = true;
            call.client.core().keyring.forget(&self.keys);
            Duration::ZERO
        } else {
            let Verdict::Repeat(retry_after) = verdict(call.operation.safety, result) else {
                return None;
            };
            call.retry_policy()
                .wait(self.attempts.begun, elapsed, retry_after)?
        };
        // To wait past the end would only make a time-out of this failure, which says more.
        let is_in_time = call
            .timeout
            .is_none_or(|timeout| elapsed.saturating_add(wait) < timeout);
        is_in_time.then_some(wait)
    }

    /// Whether the API refused credentials that others may take the place of, for the first time.
    #[inline]
    fn is_unauthorized(&self, result: &Result<Answer, Failure>) -> bool {
        !self.is_renewed
            && matches!(result, Ok(answer) if answer.status == StatusCode::UNAUTHORIZED)
            && self.keys.iter().any(Key::is_renewed)
    }

    #[inline]
    fn tell(&self, message: &'static str, wait: Option<Duration>) {
        let event = Event {
            message: Some(message),
            attempt: Some(self.attempts.begun),
            wait,
            ..Event::NOTHING
        };
        event.tell();
    }

    /// The result of the call, which tells of the attempts and hides the credentials.
    #[inline]
    fn conclude(&mut self, mut result: Result<Answer, Failure>) -> Result<Answer, Failure> {
        match &mut result {
            Ok(answer) => {
                answer.attempts = self.attempts;
                answer.keys = mem::take(&mut self.keys);
            }
            Err(failure) => failure.set_attempts(self.attempts),
        }
        result
    }
}
