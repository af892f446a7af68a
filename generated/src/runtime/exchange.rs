//! One call from its arguments to its answer: the core that sends, the same code for every type.
//!
//! Invariant: nothing here knows what is in a body. What is told to `tracing` are names, the status,
//! waits and the outcome, never a value of a header, a query or a body.

mod attempt;
mod course;

use std::future::Future;
use std::ops::ControlFlow;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::time::timeout;
use tracing::{Span, debug_span, field};

use self::attempt::{Interruption, Progress};
use self::course::Course;
use super::answer::Answer;
use super::call::Call;
use super::error::Failure;
use super::telling::Event;

/// A call under way. Dropping it cancels the call.
pub(crate) struct Exchange {
    span: Span,
    future: Running,
}

type Running = Pin<Box<dyn Future<Output = Result<Answer, Failure>> + Send>>;

impl Exchange {
    /// Gets ready to send a call and to read its answer; the first poll sends it.
    #[inline]
    pub(crate) fn new(call: Call) -> Self {
        let operation = call.operation;
        let span = debug_span!(
            "request",
            "operation" = operation.id,
            "method" = operation.method.as_str(),
            "route" = operation.path,
            "status" = field::Empty,
            "attempt" = 1_u32,
        );
        Self {
            span,
            future: run(call),
        }
    }

    /// Gets on with it.
    #[inline]
    pub(crate) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Result<Answer, Failure>> {
        let result = ready!(self.span.in_scope(|| self.future.as_mut().poll(context)));
        let attempts = match &result {
            Ok(answer) => {
                self.span.record("status", answer.status.as_u16());
                answer.attempts
            }
            Err(failure) => failure.attempts(),
        };
        if attempts.count > 1 {
            self.span.record("attempt", attempts.count);
        }
        Poll::Ready(result)
    }

    /// Tells what came of it, in a word.
    #[inline]
    pub(crate) fn conclude(&self, outcome: &'static str) {
        let event = Event {
            outcome: Some(outcome),
            ..Event::NOTHING
        };
        self.span.in_scope(|| event.tell());
    }
}

/// Sends a call until it succeeds or there is no point in sending it again. Not an `async fn`, whose future
/// would have room for the call twice.
#[inline]
fn run(mut call: Call) -> Running {
    Box::pin(async move {
        call.check()?;
        let mut course = Course::start();
        loop {
            let limit = course.begin(&call);
            let mut progress = Progress::default();
            let rest = course.rest(limit);
            let attempt = attempt::send(&mut call, &mut course, &mut progress);
            let ended = timeout(rest, attempt).await;
            let ended = ended.unwrap_or(Err(Interruption::Timeout(limit)));
            let result = attempt::conclude(&call, progress, ended);
            match course.next(&call, result) {
                ControlFlow::Continue(wait) if wait.is_zero() => {}
                ControlFlow::Continue(wait) => tokio::time::sleep(wait).await,
                ControlFlow::Break(result) => return result,
            }
        }
    })
}
