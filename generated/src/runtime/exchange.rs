//! One call from its arguments to its answer: the core that sends, the same code for every type.
//!
//! Invariant: nothing here knows what is in a body. A request is sent once. What is told to
//! `tracing` are names, the status and the outcome, never a value of a header, a query or a body.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use http::{HeaderMap, StatusCode};
use reqwest::Url;
use tracing::{Span, debug, debug_span, field};

use super::answer::{Answer, Collected};
use super::call::Call;
use super::error::Failure;
use super::redirect;
use super::transport::{Incoming, Prepared, SendFailure};
use super::{DecodeError, Operation, SecurityScheme, TimeoutError, TransportError};

/// How much of the body of an error answer is kept, in bytes.
const ERROR_BODY_CAP: usize = 1024 * 1024;

/// A call under way. Dropping it cancels the call.
pub(crate) struct Exchange {
    span: Span,
    future: Pin<Box<dyn Future<Output = Result<Answer, Failure>> + Send>>,
}

impl Exchange {
    /// Gets ready to send a call and to read its answer; the first poll sends it.
    #[inline]
    pub(crate) fn new(call: Call) -> Self {
        let operation = call.operation;
        let span = debug_span!(
            "request",
            operation = operation.id,
            method = operation.method.as_str(),
            route = operation.path,
            status = field::Empty,
            attempt = 1_u32,
        );
        Self {
            span,
            future: Box::pin(run(call)),
        }
    }

    /// Gets on with it.
    #[inline]
    pub(crate) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Result<Answer, Failure>> {
        let result = ready!(self.span.in_scope(|| self.future.as_mut().poll(context)));
        if let Ok(answer) = &result {
            self.span.record("status", answer.status.as_u16());
        }
        Poll::Ready(result)
    }

    /// Tells what came of it, in a word.
    #[inline]
    pub(crate) fn conclude(&self, outcome: &'static str) {
        self.span.in_scope(|| debug!(outcome));
    }
}

#[inline]
async fn run(mut call: Call) -> Result<Answer, Failure> {
    call.check()?;
    let schemes = call.client.core().credentials.choose(call.operation)?;
    let limit = call.timeout.unwrap_or(Duration::MAX);
    let mut progress = None;
    let attempt = attempt(&mut call, schemes, &mut progress);
    let result = match tokio::time::timeout(limit, attempt).await {
        Ok(result) => result,
        Err(_) => Err(Interruption::Timeout(limit)),
    };
    match result {
        Ok(truncated) => finish(&call, progress, truncated),
        Err(interruption) => interrupted(call.operation, progress, interruption),
    }
}

/// How far an answer came.
struct Progress {
    status: StatusCode,
    headers: HeaderMap,
    body: Collected,
}

impl Progress {
    #[inline]
    fn into_answer(self, operation: &'static Operation, truncated: bool) -> Answer {
        let Self {
            status,
            headers,
            body,
        } = self;
        Answer {
            operation,
            status,
            headers,
            body: body.into_bytes(),
            truncated,
        }
    }
}

/// What stopped a call before its answer was read to the end.
enum Interruption {
    /// It was never sent, or refused before.
    Failed(Failure),
    /// The time for the whole call is over.
    Timeout(Duration),
    /// No answer came.
    Send(SendFailure),
    /// The answer broke off.
    CutOff(super::body::BoxError),
}

/// Sends the request, and again where it is redirected to, and reads the answer into `progress`.
/// Whether it was cut at the cap.
#[inline]
async fn attempt(
    call: &mut Call,
    schemes: &[&SecurityScheme],
    progress: &mut Option<Progress>,
) -> Result<bool, Interruption> {
    let mut redirects = 0;
    let mut target = None;
    let mut incoming = loop {
        let request = prepare(call, schemes, target.as_ref())?;
        let sent = call.client.core().transport.send(request).await;
        let incoming = sent.map_err(Interruption::Send)?;
        target = redirected(call, &incoming, redirects);
        redirects += 1;
        if target.is_none() {
            break incoming;
        }
    };
    let is_success = incoming.status.is_success();
    let cap = if is_success {
        call.client.core().max_response_bytes
    } else {
        ERROR_BODY_CAP
    };
    let progress = progress.insert(Progress {
        status: incoming.status,
        headers: incoming.headers,
        body: Collected::default(),
    });
    while let Some(chunk) = incoming.body.chunk().await.map_err(Interruption::CutOff)? {
        if progress.body.push(chunk, cap) {
            return Ok(true);
        }
    }
    Ok(false)
}

#[inline]
fn prepare(
    call: &mut Call,
    schemes: &[&SecurityScheme],
    target: Option<&Url>,
) -> Result<Prepared, Interruption> {
    match call.prepare(schemes, target) {
        Ok(Some(request)) => Ok(request),
        Ok(None) => Err(Interruption::Failed(
            TransportError::spent(call.operation).into(),
        )),
        Err(invalid) => Err(Interruption::Failed(invalid.into())),
    }
}

/// Where an answer leads, if it is for the exchange to go there.
#[inline]
fn redirected(call: &Call, incoming: &Incoming, redirects: usize) -> Option<Url> {
    let is_ours = call.client.core().transport.leaves_redirects();
    if !is_ours || redirects == redirect::LIMIT || call.content.is_spent() {
        return None;
    }
    let asked = incoming.body.url()?;
    redirect::target(
        &call.operation.method,
        asked,
        incoming.status,
        &incoming.headers,
    )
}

/// What becomes of an answer that was read as far as it is read.
#[inline]
fn finish(call: &Call, progress: Option<Progress>, truncated: bool) -> Result<Answer, Failure> {
    let Some(progress) = progress else {
        return Err(TransportError::spent(call.operation).into());
    };
    let answer = progress.into_answer(call.operation, truncated);
    if truncated && answer.status.is_success() {
        let cap = call.client.core().max_response_bytes;
        return Err(Failure::Decode(Box::new(DecodeError::too_large(
            answer, cap,
        ))));
    }
    Ok(answer)
}

/// What becomes of a call that was interrupted: an error answer is one even if it broke off.
#[inline]
fn interrupted(
    operation: &'static Operation,
    progress: Option<Progress>,
    interruption: Interruption,
) -> Result<Answer, Failure> {
    let status = match progress {
        Some(progress) if !progress.status.is_success() => {
            return Ok(progress.into_answer(operation, true));
        }
        Some(progress) => Some(progress.status),
        None => None,
    };
    Err(match interruption {
        Interruption::Failed(failure) => failure,
        Interruption::Timeout(limit) => {
            Failure::Timeout(TimeoutError::whole_call(operation, limit, status))
        }
        Interruption::Send(failure) => Failure::from_send(operation, failure),
        Interruption::CutOff(source) => {
            Failure::Transport(TransportError::cut_off(operation, source, status))
        }
    })
}
