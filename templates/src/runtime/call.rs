//! Collecting the arguments of a call.
//!
//! Invariant: nothing here fails or waits. What is wrong with an argument is kept with it and comes
//! to light when the call is sent, all of it at once. An argument that is set twice counts once, as
//! it was set last.

mod again;
mod awaitable;
mod bodies;
mod collect;
mod fields;
mod objects;
mod paged;
mod styled;

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderName, HeaderValue};
use serde::Serialize;

pub(crate) use self::awaitable::call;
use self::collect::file;
pub(crate) use self::paged::pages;
use super::content::Content;
use super::header::own_header;
use super::{
    Bounds, Client, Decode, ErrorBody, FormField, Operation, Parameter, ParameterValue, Part,
    RetryPolicy, Sending, ToParameter, Validate, Violation,
};

/// A call that is being put together.
pub struct Call {
    pub(crate) client: Client,
    pub(crate) operation: &'static Operation,
    pub(crate) arguments: Vec<Argument>,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    pub(crate) content: Content,
    /// For the whole call. `None`: no limit.
    pub(crate) timeout: Option<Duration>,
    /// For each attempt. `None`: no limit but that of the call.
    pub(crate) attempt_timeout: Option<Duration>,
    /// Whether that was set on this call.
    pub(crate) has_own_attempt_timeout: bool,
    /// `None`: that of the client. In a box: few calls have their own, and each has room for it.
    pub(crate) own_retry: Option<Box<RetryPolicy>>,
    /// What is wrong with the arguments.
    pub(crate) violations: Vec<(Subject, Violation)>,
}

/// A parameter with its value as it stands in the request.
#[derive(Clone)]
pub(crate) struct Argument {
    pub(crate) parameter: &'static Parameter,
    /// `None`: there is nothing to send.
    pub(crate) text: Option<String>,
}

/// What a violation is about.
#[derive(Clone, Copy)]
pub(crate) enum Subject {
    Parameter(&'static Parameter),
    /// The field of a form, or nothing of other bodies.
    Body(&'static str),
    /// A header of this call alone.
    Header,
}

impl Call {
    /// A call of an operation with nothing set.
    #[must_use]
    #[inline]
    pub fn new(client: &Client, operation: &'static Operation) -> Self {
        Self {
            client: client.clone(),
            operation,
            arguments: Vec::new(),
            headers: Vec::new(),
            content: Content::Empty,
            timeout: client.core().timeout,
            attempt_timeout: client.core().attempt_timeout,
            has_own_attempt_timeout: false,
            own_retry: None,
            violations: Vec::new(),
        }
    }

    /// Sets a parameter.
    #[must_use]
    #[inline]
    pub fn parameter(self, parameter: &'static Parameter, value: &dyn ToParameter) -> Self {
        let mut check = self.checker(parameter.name);
        value.validate(parameter.bounds, &mut check);
        self.argument(parameter, &value.to_parameter(), check)
    }

    /// Sets the body, as JSON.
    #[must_use]
    pub fn json<T: Serialize + Validate>(self, body: &T) -> Self {
        self.json_within(body, Bounds::NONE)
    }

    /// Sets the body, as JSON with bounds of its own.
    #[must_use]
    pub fn json_within<T: Serialize + Validate>(self, body: &T, bounds: &Bounds) -> Self {
        let mut check = self.checker("");
        body.validate(bounds, &mut check);
        self.json_bytes(serde_json::to_vec(body), check)
    }

    /// Sets a field of a form to a file.
    #[must_use]
    #[inline]
    pub fn part(self, field: &'static FormField, part: Part) -> Self {
        let mut check = self.checker(field.name);
        part.validate(field.bounds, &mut check);
        self.form_parts(field, vec![file(field, part)], check)
    }

    /// Sets a header of this call alone; it wins over all others of its name.
    #[must_use]
    #[inline]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        match own_header(name, value) {
            Ok((name, mut value)) => {
                // It may be a secret for all that is known here.
                value.set_sensitive(true);
                self.headers.push((name, value));
            }
            Err(problem) => {
                let violation = Violation::new(name, problem);
                self.violations.push((Subject::Header, violation));
            }
        }
        self
    }

    /// Sets how long this call may take, from connecting to the last byte of the answer, all attempts
    /// and the waits between them included. The client's limit for an attempt counts no more.
    #[must_use]
    #[inline]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        if !self.has_own_attempt_timeout {
            self.attempt_timeout = None;
        }
        self
    }

    /// Sets how long each attempt may take.
    #[must_use]
    #[inline]
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = Some(timeout);
        self.has_own_attempt_timeout = true;
        self
    }

    /// Sets after what the call is repeated.
    #[must_use]
    #[inline]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.own_retry = Some(Box::new(policy));
        self
    }

    /// After what the call is repeated.
    #[inline]
    pub(crate) fn retry_policy(&self) -> &RetryPolicy {
        match &self.own_retry {
            Some(own) => own,
            None => &self.client.core().retry,
        }
    }

    /// Makes the call a future, which sends it when it is first polled.
    pub fn send<D: Decode, E: ErrorBody>(self) -> Sending<D::Output, E> {
        Sending::new::<D>(self)
    }
}

impl fmt::Debug for Call {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut names = Vec::new();
        for argument in &self.arguments {
            names.push(argument.parameter.name);
        }
        formatter
            .debug_struct("Call")
            .field("operation", &self.operation.id)
            .field("parameters", &names)
            .finish_non_exhaustive()
    }
}
