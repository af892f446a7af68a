//! One attempt: a request, its redirects, and as much of an answer as came in time.

use std::convert::identity;
use std::future::{Future, poll_fn};
use std::mem;
use std::pin::{Pin, pin};
use std::task::Poll;

use http::StatusCode;
use reqwest::Url;
use tokio::task::unconstrained;
use tokio::time::{Sleep, sleep_until};

use super::course::Course;
use crate::runtime::answer::{Answer, Collected};
use crate::runtime::body::BoxError;
use crate::runtime::call::Call;
use crate::runtime::credentials::{Found, Key};
use crate::runtime::error::{Delivery, Failure, Limit};
use crate::runtime::redirect;
use crate::runtime::transport::{Incoming, Prepared, SendFailure, Sent};
use crate::runtime::{DecodeError, Operation, SecurityScheme, TimeoutError, TransportError};

/// How much of the body of an error answer is kept, in bytes.
const ERROR_BODY_CAP: usize = 1024 * 1024;

/// Makes an attempt.
#[inline]
pub(super) async fn attempt(call: &mut Call, course: &mut Course) -> Result<Answer, Failure> {
    let (limit, end) = course.begin(call);
    let mut end = pin!(sleep_until(end));
    let mut is_sent = false;
    let head = within(limit, end.as_mut(), pin!(send(call, course, &mut is_sent))).await;
    let mut incoming = head.and_then(identity).map_err(|interruption| {
        let delivery = if is_sent {
            Delivery::MaybeApplied
        } else {
            Delivery::NotSent
        };
        match (interruption, awaited(call, &course.keys)) {
            (Interruption::Timeout(limit), Some(scheme)) => {
                TimeoutError::of_credential(call.operation, limit, scheme).into()
            }
            (interruption, _) => interruption.into_failure(call.operation, None, delivery),
        }
    })?;
    let status = incoming.status();
    let is_success = call.operation.is_success(status);
    let mut body = Collected::default();
    let cap = if is_success {
        call.client.core().max_response_bytes
    } else {
        ERROR_BODY_CAP
    };
    let read = within(limit, end, pin!(incoming.read(&mut body, cap))).await;
    let read = read.and_then(|read| read.map_err(Interruption::CutOff));
    // Of a success nobody asks.
    let is_redirected = !is_success && call.is_redirected(&course.keys, &incoming);
    let headers = incoming.into_headers();
    let answer = |truncated| Answer {
        truncated,
        is_redirected,
        ..Answer::new(call.operation, status, headers, body.into_bytes())
    };
    match read {
        Ok(true) if is_success => Err(too_large(call, course, answer(true))),
        Ok(truncated) => Ok(answer(truncated)),
        // An error answer is one even if it broke off.
        Err(_) if !is_success => Ok(answer(true)),
        Err(interruption) => {
            let delivery = Delivery::MaybeApplied;
            Err(interruption.into_failure(call.operation, Some(status), delivery))
        }
    }
}

/// What comes of a part of an attempt, if it does before the time of the attempt is over.
#[inline]
fn within<T>(
    limit: Limit,
    mut end: Pin<&mut Sleep>,
    mut part: Pin<&mut impl Future<Output = T>>,
) -> impl Future<Output = Result<T, Interruption>> {
    poll_fn(move |context| {
        if let Poll::Ready(result) = part.as_mut().poll(context) {
            return Poll::Ready(Ok(result));
        }
        // Though the part may have done as much as a task may in one go: else a server that is always ready to go on
        // could go on for ever.
        let end = pin!(unconstrained(end.as_mut()));
        end.poll(context)
            .map(|()| Err(Interruption::Timeout(limit)))
    })
}

/// What stopped an attempt before its answer was read to the end.
enum Interruption {
    /// It was never sent, or refused before.
    Failed(Failure),
    /// Its time is over.
    Timeout(Limit),
    /// No answer came.
    Send(SendFailure),
    /// The answer broke off.
    CutOff(BoxError),
}

impl Interruption {
    /// The failure of the attempt, which has come so far.
    #[inline]
    fn into_failure(
        self,
        operation: &'static Operation,
        status: Option<StatusCode>,
        delivery: Delivery,
    ) -> Failure {
        match self {
            Self::Failed(failure) => failure,
            Self::Timeout(limit) => {
                Failure::Timeout(TimeoutError::of_limit(operation, limit, status, delivery))
            }
            Self::Send(failure) => Failure::from_send(operation, failure),
            Self::CutOff(source) => {
                Failure::Transport(TransportError::cut_off(operation, source, status))
            }
        }
    }
}

/// Sends the request with the credentials of the operation, and again where it is redirected to, until there is an answer
/// to read. From when `is_sent` is true, a request may be on its way.
#[inline]
async fn send(
    call: &mut Call,
    course: &mut Course,
    is_sent: &mut bool,
) -> Result<Incoming, Interruption> {
    let keyring = &call.client.core().keyring;
    let schemes = keyring
        .choose(call.operation)
        .map_err(Interruption::Failed)?;
    course.keys.clear();
    course.keys.reserve_exact(schemes.len());
    for scheme in schemes {
        let found = keyring.find(call.operation, scheme);
        let mut found = found.map_err(Interruption::Failed)?;
        if let Found::Asked(asking) = &mut found {
            asking.answered().await;
        }
        let key = Key::new(call.operation, scheme, found);
        course.keys.push(key.map_err(Interruption::Failed)?);
    }
    course.has_credentials();
    let mut redirects = 0;
    let mut target = None;
    loop {
        let request = prepare(call, &course.keys, target.as_deref())?;
        let transport = &call.client.core().transport;
        let incoming = match transport.send(request, is_sent) {
            Sent::Reqwest(answer) => Incoming::from_reqwest(answer.await),
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

/// The way to authenticate for which an attempt that has these credentials still needs one.
#[inline]
fn awaited(call: &Call, keys: &[Key]) -> Option<&'static SecurityScheme> {
    let schemes = call.client.core().keyring.choose(call.operation).ok()?;
    schemes.get(keys.len()).copied()
}

#[inline]
fn too_large(call: &Call, course: &mut Course, mut answer: Answer) -> Failure {
    let cap = call.client.core().max_response_bytes;
    // The call ends here, as what has come of it.
    answer.keys = mem::take(&mut course.keys);
    Failure::Decode(Box::new(DecodeError::too_large(answer, cap)))
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
    let is_to_follow = is_ours && !call.operation.answers_with_redirect;
    if !is_to_follow || redirects == redirect::LIMIT || call.content.is_spent() {
        return None;
    }
    let asked = incoming.url()?;
    let target = redirect::target(
        &call.operation.method,
        asked,
        incoming.status(),
        incoming.headers(),
    );
    // In a box: few calls are redirected, and each has room for it.
    target.map(Box::new)
}
