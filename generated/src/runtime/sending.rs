//! A call as a future.
//!
//! Invariant: the exchange is the same code for every call; what differs is a pointer to the function
//! that decodes.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use super::answer::Answer;
use super::call::Call;
use super::error::Failure;
use super::exchange::Exchange;
use super::{ApiError, Decode, DecodeError, Error, ErrorBody, Response};

/// A call under way. It is sent when it is first polled; dropping it cancels it.
#[must_use = "a call is sent when it is awaited"]
pub struct Sending<T, E> {
    exchange: Exchange,
    finish: Finish<T, E>,
}

/// Makes what is generic of what is not.
type Finish<T, E> = fn(Result<Answer, Failure>) -> Result<Response<T>, Error<E>>;

impl<T, E: ErrorBody> Sending<T, E> {
    pub(crate) fn new<D: Decode<Output = T>>(call: Call) -> Self {
        Self {
            exchange: Exchange::new(call),
            finish: finish::<D, E>,
        }
    }
}

impl<T, E> Future for Sending<T, E> {
    type Output = Result<Response<T>, Error<E>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let result = (self.finish)(ready!(self.exchange.poll(context)));
        self.exchange.conclude(match &result {
            Ok(_) => "success",
            Err(error) => error.outcome(),
        });
        Poll::Ready(result)
    }
}

impl<T, E> fmt::Debug for Sending<T, E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Sending").finish_non_exhaustive()
    }
}

fn finish<D: Decode, E: ErrorBody>(
    result: Result<Answer, Failure>,
) -> Result<Response<D::Output>, Error<E>> {
    let answer = result?;
    if !answer.is_success() {
        let body = E::decode(&answer);
        return Err(Error::Api(Box::new(ApiError::new(answer, body))));
    }
    match D::decode(&answer) {
        Ok(body) => Ok(Response::new(answer, body)),
        Err(failure) => Err(Error::Decode(Box::new(DecodeError::new(answer, failure)))),
    }
}
