//! What a failure means for another attempt.
//!
//! Invariant: a pure function of the operation's safety and of what came back. It knows no policy and
//! no clock.

use std::time::Duration;

use http::header::RETRY_AFTER;

use crate::runtime::error::{Failure, retry_after};
use crate::runtime::{Answer, Delivery, Safety};

/// Whether a call may be sent again after what came of it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Verdict {
    /// It succeeded, or another attempt would do no good or might do harm.
    Final,
    /// Another attempt may help and cannot harm; the server may have said when.
    Repeat(Option<Duration>),
}

/// Judges what came of an attempt.
#[inline]
pub(crate) fn verdict(safety: Safety, result: &Result<Answer, Failure>) -> Verdict {
    match result {
        Ok(answer) => of_answer(safety, answer),
        Err(failure) => match failure.delivery() {
            Delivery::MaybeApplied if !may_be_done_twice(safety) => Verdict::Final,
            Delivery::NotSent | Delivery::Rejected | Delivery::MaybeApplied => failure.verdict(),
        },
    }
}

#[inline]
fn of_answer(safety: Safety, answer: &Answer) -> Verdict {
    let repeats = match answer.status.as_u16() {
        _ if answer.is_redirected && !may_be_done_twice(safety) => false,
        // Too many requests: RFC 6585, section 4, and 420 as some have it.
        420 | 429 => true,
        // RFC 9110, section 15.6.4: not done, and when to come again.
        503 if answer.headers.contains_key(RETRY_AFTER) => true,
        // A server or a proxy that failed half-way. 408 is one of them: see `Delivery::of`. 425 was not done
        // (RFC 8470, section 5.2), but asks for another connection, not for another time.
        408 | 425 | 500 | 502 | 503 | 504 => may_be_done_twice(safety),
        _ => false,
    };
    if repeats {
        Verdict::Repeat(retry_after(&answer.headers))
    } else {
        Verdict::Final
    }
}

#[inline]
fn may_be_done_twice(safety: Safety) -> bool {
    match safety {
        Safety::Safe | Safety::Idempotent => true,
        Safety::Unsafe => false,
    }
}
