//! One call from its arguments to its answer: the core that sends, the same code for every type.
//!
//! Invariant: nothing here knows what is in a body. A request is sent once. What is told to
//! `tracing` are names, the status and the outcome, never a value of a header, a query or a body.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use http::{HeaderMap, StatusCode};
use reqwest::Url;
use tracing::{Instrument, Span, debug, debug_span, field};

use super::answer::{Answer, Collected};
use super::call::Call;
use super::error::Failure;
use super::redirect;
use super::transport::{Incoming, IncomingBody, Prepared, SendFailure};
use super::{Client, DecodeError, Operation, SecurityScheme, TimeoutError, TransportError};

/// How much of the body of an error answer is kept, in bytes.
const ERROR_BODY_CAP: usize = 1024 * 1024;

/// A call under way. Dropping it cancels the call.
pub(crate) type Exchange = Pin<Box<dyn Future<Output = Result<Answer, Failure>> + Send>>;

/// Sends a call and reads its answer.
#[inline]
pub(crate) fn exchange(call: Call) -> Exchange {
    let operation = call.operation;
    let span = debug_span!(
        "request",
        operation = operation.id,
        method = operation.method.as_str(),
        route = operation.path,
        status = field::Empty,
        attempt = 1_u32,
    );
    Box::pin(traced(call, span.clone()).instrument(span))
}

#[inline]
async fn traced(call: Call, span: Span) -> Result<Answer, Failure> {
    let result = run(call).await;
    match &result {
        Ok(answer) => {
            span.record("status", answer.status.as_u16());
            debug!(
                outcome = if answer.status.is_success() {
                    "success"
                } else {
                    "refused"
                }
            );
        }
        Err(failure) => debug!(outcome = failure.outcome()),
    }
    result
}

#[inline]
async fn run(mut call: Call) -> Result<Answer, Failure> {
    call.check()?;
    let schemes = call.client.core().credentials.choose(call.operation)?;
    let (operation, limit) = (call.operation, call.timeout);
    let mut progress = None;
    let result = match limit {
        None => attempt(&mut call, schemes, &mut progress).await,
        Some(limit) => {
            match tokio::time::timeout(limit, attempt(&mut call, schemes, &mut progress)).await {
                Ok(result) => result,
                Err(_) => Err(Interruption::Timeout(limit)),
            }
        }
    };
    match result {
        Ok(truncated) => finish(
            operation,
            progress,
            truncated,
            call.client.core().max_response_bytes,
        ),
        Err(interruption) => interrupted(operation, progress, interruption),
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

/// Sends the request and reads the answer into `progress`. Whether it was cut at the cap.
#[inline]
async fn attempt(
    call: &mut Call,
    schemes: &[&SecurityScheme],
    progress: &mut Option<Progress>,
) -> Result<bool, Interruption> {
    let Incoming {
        status,
        headers,
        body,
    } = send(call, schemes).await?;
    let cap = if status.is_success() {
        call.client.core().max_response_bytes
    } else {
        ERROR_BODY_CAP
    };
    let progress = progress.insert(Progress {
        status,
        headers,
        body: Collected::default(),
    });
    read(body, &mut progress.body, cap).await
}

/// Sends the request, and again where it is redirected to.
#[inline]
async fn send(call: &mut Call, schemes: &[&SecurityScheme]) -> Result<Incoming, Interruption> {
    let Some(mut request) = prepare(call, schemes, None)? else {
        return Err(Interruption::Failed(Failure::Transport(
            TransportError::spent(call.operation),
        )));
    };
    for _ in 0..redirect::LIMIT {
        let incoming = transmit(&call.client, request).await?;
        let Some(next) = redirected(call, &incoming) else {
            return Ok(incoming);
        };
        match prepare(call, schemes, Some(&next))? {
            Some(redirected) => request = redirected,
            None => return Ok(incoming),
        }
    }
    transmit(&call.client, request).await
}

/// Where an answer leads, if it is for the exchange to go there.
#[inline]
fn redirected(call: &Call, incoming: &Incoming) -> Option<Url> {
    if !call.client.core().transport.leaves_redirects() {
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

#[inline]
fn prepare(
    call: &mut Call,
    schemes: &[&SecurityScheme],
    redirected: Option<&Url>,
) -> Result<Option<Prepared>, Interruption> {
    call.prepare(schemes, redirected)
        .map_err(|invalid| Interruption::Failed(invalid.into()))
}

#[inline]
async fn transmit(client: &Client, request: Prepared) -> Result<Incoming, Interruption> {
    client
        .core()
        .transport
        .send(request)
        .await
        .map_err(Interruption::Send)
}

#[inline]
async fn read(
    mut body: IncomingBody,
    collected: &mut Collected,
    cap: usize,
) -> Result<bool, Interruption> {
    while let Some(chunk) = body.chunk().await.map_err(Interruption::CutOff)? {
        if collected.push(chunk, cap) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What becomes of an answer that was read as far as it is read.
#[inline]
fn finish(
    operation: &'static Operation,
    progress: Option<Progress>,
    truncated: bool,
    cap: usize,
) -> Result<Answer, Failure> {
    let Some(progress) = progress else {
        return Err(Failure::Transport(TransportError::spent(operation)));
    };
    let answer = progress.into_answer(operation, truncated);
    if truncated && answer.status.is_success() {
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
