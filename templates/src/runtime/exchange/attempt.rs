//! One attempt: a request, its redirects, and as much of an answer as came in time.

use http::{HeaderMap, StatusCode};
use reqwest::Url;

use super::course::Course;
use crate::runtime::answer::{Answer, Collected};
use crate::runtime::body::BoxError;
use crate::runtime::call::Call;
use crate::runtime::credentials::Key;
use crate::runtime::error::{Attempts, Delivery, Failure, Limit};
use crate::runtime::redirect;
use crate::runtime::transport::{Incoming, Prepared, SendFailure, Sent};
use crate::runtime::{DecodeError, Operation, TimeoutError, TransportError};

/// How much of the body of an error answer is kept, in bytes.
const ERROR_BODY_CAP: usize = 1024 * 1024;

/// How far an attempt came.
#[derive(Default)]
pub(super) struct Progress {
    /// Whether a request may be on its way.
    is_sent: bool,
    answered: Option<Answered>,
}

/// An answer as far as it came.
struct Answered {
    status: StatusCode,
    headers: HeaderMap,
    is_redirected: bool,
    body: Collected,
}

impl Answered {
    #[inline]
    fn into_answer(self, operation: &'static Operation, truncated: bool) -> Answer {
        let Self {
            status,
            headers,
            is_redirected,
            body,
        } = self;
        Answer {
            operation,
            status,
            headers,
            body: body.into_bytes(),
            truncated,
            is_redirected,
            attempts: Attempts::default(),
        }
    }
}

/// What stopped an attempt before its answer was read to the end.
pub(super) enum Interruption {
    /// It was never sent, or refused before.
    Failed(Failure),
    /// Its time is over.
    Timeout(Limit),
    /// No answer came.
    Send(SendFailure),
    /// The answer broke off.
    CutOff(BoxError),
}

/// Sends the request, and again where it is redirected to, and reads the answer into `progress`.
/// Whether it was cut at the cap.
#[inline]
pub(super) async fn send(
    call: &mut Call,
    course: &mut Course,
    progress: &mut Progress,
) -> Result<bool, Interruption> {
    let keyring = &call.client.core().keyring;
    let keys = keyring.keys(call.operation).await;
    course.keys = keys.map_err(Interruption::Failed)?;
    let Incoming {
        status,
        headers,
        is_redirected,
        mut body,
    } = answer(call, &course.keys, progress).await?;
    let cap = if status.is_success() {
        call.client.core().max_response_bytes
    } else {
        ERROR_BODY_CAP
    };
    let answered = progress.answered.insert(Answered {
        status,
        headers,
        is_redirected,
        body: Collected::default(),
    });
    while let Some(chunk) = body.chunk().await.map_err(Interruption::CutOff)? {
        if answered.body.push(chunk, cap) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Sends the request, and again where it is redirected to, until there is an answer to read.
#[inline]
async fn answer(
    call: &mut Call,
    keys: &[Key],
    progress: &mut Progress,
) -> Result<Incoming, Interruption> {
    let mut redirects = 0;
    let mut target = None;
    loop {
        let request = prepare(call, keys, target.as_deref())?;
        let transport = &call.client.core().transport;
        let incoming = match transport.send(request, &mut progress.is_sent) {
            Sent::Reqwest { answer, asked } => Incoming::from_reqwest(answer.await, asked),
            Sent::Service(answer) => answer.await,
        };
        let incoming = incoming.map_err(Interruption::Send)?;
        target = redirected(call, &incoming, redirects);
        redirects += 1;
        if target.is_none() {
            return Ok(incoming);
        }
    }
}

#[inline]
fn prepare(call: &mut Call, keys: &[Key], target: Option<&Url>) -> Result<Prepared, Interruption> {
    match call.prepare(keys, target) {
        Ok(Some(request)) => Ok(request),
        Ok(None) => Err(Interruption::Failed(
            TransportError::spent(call.operation).into(),
        )),
        Err(invalid) => Err(Interruption::Failed(invalid.into())),
    }
}

/// Where an answer leads, if it is for the exchange to go there.
#[inline]
fn redirected(call: &Call, incoming: &Incoming, redirects: usize) -> Option<Box<Url>> {
    let is_ours = call.client.core().transport.leaves_redirects();
    if !is_ours || redirects == redirect::LIMIT || call.content.is_spent() {
        return None;
    }
    let asked = incoming.body.url()?;
    let target = redirect::target(
        &call.operation.method,
        asked,
        incoming.status,
        &incoming.headers,
    );
    // In a box: few calls are redirected, and each has room for it.
    target.map(Box::new)
}

/// What becomes of an attempt.
#[inline]
pub(super) fn conclude(
    call: &Call,
    progress: Progress,
    result: Result<bool, Interruption>,
) -> Result<Answer, Failure> {
    match result {
        Ok(truncated) => finish(call, progress, truncated),
        Err(interruption) => interrupted(call.operation, progress, interruption),
    }
}

/// What becomes of an answer that was read as far as it is read.
#[inline]
fn finish(call: &Call, progress: Progress, truncated: bool) -> Result<Answer, Failure> {
    let Some(answered) = progress.answered else {
        return Err(TransportError::spent(call.operation).into());
    };
    let answer = answered.into_answer(call.operation, truncated);
    if truncated && answer.status.is_success() {
        let cap = call.client.core().max_response_bytes;
        return Err(Failure::Decode(Box::new(DecodeError::too_large(
            answer, cap,
        ))));
    }
    Ok(answer)
}

/// What becomes of an attempt that was interrupted: an error answer is one even if it broke off.
#[inline]
fn interrupted(
    operation: &'static Operation,
    progress: Progress,
    interruption: Interruption,
) -> Result<Answer, Failure> {
    let delivery = if progress.is_sent {
        Delivery::MaybeApplied
    } else {
        Delivery::NotSent
    };
    let status = match progress.answered {
        Some(answered) if !answered.status.is_success() => {
            return Ok(answered.into_answer(operation, true));
        }
        Some(answered) => Some(answered.status),
        None => None,
    };
    Err(match interruption {
        Interruption::Failed(failure) => failure,
        Interruption::Timeout(limit) => {
            Failure::Timeout(TimeoutError::of_limit(operation, limit, status, delivery))
        }
        Interruption::Send(failure) => Failure::from_send(operation, failure),
        Interruption::CutOff(source) => {
            Failure::Transport(TransportError::cut_off(operation, source, status))
        }
    })
}
