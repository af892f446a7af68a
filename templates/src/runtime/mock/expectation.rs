//! What is expected, as a test puts it together.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use serde::Serialize;
use wiremock::ResponseTemplate;

use super::arguments::Arguments;
use super::encode::{Encode, Refusal};
use super::expected::Expected;
use super::incoming::Incoming;
use super::received::{Received, ReceivedRequest};
use super::reply::Reply;
use super::server::MockServer;
use super::times::Times;
use crate::runtime::call::Call;
use crate::runtime::{Decode, Operation};

/// An operation, as a server sees it.
pub trait Mocked: Sized + 'static {
    /// How a success is read, and so how it is written.
    type Success: Encode;
    /// The errors of the API.
    type Error: Refusal;
    /// What a request says.
    type Arguments: Arguments;

    /// The operation.
    const OPERATION: &'static Operation;
    /// The status of a success, where the answer does not say it.
    const STATUS: u16;
}

/// What is expected of requests of the operation `O`, and how they are answered.
///
/// Each `with_…` method names a value that an argument must have; an argument that is not named may have
/// any, or be absent. Credentials and the headers of HTTP itself are not looked at. Of several
/// expectations that a request meets, the one that was set up first answers.
#[must_use = "an expectation takes effect when its answer is awaited"]
pub struct Expectation<'a, O> {
    pub(super) server: &'a MockServer,
    /// The call that the client would make, as far as it is known.
    pub(crate) call: Call,
    conditions: Vec<Condition>,
    times: Option<Times>,
    limit: Option<u64>,
    of: PhantomData<fn() -> O>,
}

/// Something else that a request must meet.
pub(super) type Condition = Arc<dyn Fn(&Incoming<'_>) -> bool + Send + Sync>;

impl<'a, O: Mocked> Expectation<'a, O> {
    /// Any request of the operation.
    pub(crate) fn new(server: &'a MockServer) -> Self {
        Self {
            server,
            call: Call::new(&server.client(), O::OPERATION),
            conditions: Vec::new(),
            times: None,
            limit: None,
            of: PhantomData,
        }
    }

    /// Only requests of which the function says so.
    pub fn matching<F>(mut self, condition: F) -> Self
    where
        F: Fn(&Received<O::Arguments>) -> bool + Send + Sync + 'static,
    {
        let condition =
            move |request: &Incoming<'_>| read::<O>(request).is_ok_and(|read| condition(&read));
        self.conditions.push(Arc::new(condition));
        self
    }

    /// How often such requests must have come when the server is dropped: `1`, `1..`, `0`. If nothing is said,
    /// any number will do.
    pub fn expect(mut self, times: impl Into<Times>) -> Self {
        self.times = Some(times.into());
        self
    }

    /// How often this answer is given. Requests after that meet the expectations that are set up later,
    /// so that answers can follow each other.
    ///
    /// # Panics
    ///
    /// If it is 0, once the answer is awaited.
    pub fn up_to(mut self, times: u64) -> Self {
        self.limit = Some(times);
        self
    }

    /// Answers with a success.
    pub fn respond(self, answer: impl Into<<O::Success as Decode>::Output>) -> Stub<'a, O> {
        self.reply(Reply::success(answer))
    }

    /// Answers with an error of the API, with its own status. One that stands for several statuses
    /// needs [`with_status`](Stub::with_status).
    pub fn respond_error(self, error: O::Error) -> Stub<'a, O> {
        self.reply(Reply::error(error))
    }

    /// Answers with a status and no body, unless [`with_json`](Stub::with_json) or its like gives one.
    pub fn respond_status(self, status: u16) -> Stub<'a, O> {
        self.reply(Reply::status(status))
    }

    /// Answers with what a function makes of each request. A request whose arguments cannot be read
    /// is answered with 400.
    ///
    /// The server waits for the function, so it should not block. If it panics, the client gets no answer.
    pub async fn respond_with<F>(self, function: F)
    where
        F: Fn(Received<O::Arguments>) -> Reply<O> + Send + Sync + 'static,
    {
        let respond = move |request: &wiremock::Request| {
            let request = Incoming::of(Some(O::OPERATION), request);
            let reply = match read::<O>(&request) {
                Ok(received) => function(received),
                Err(problem) => Reply::status(400).with_text(problem),
            };
            reply.template().unwrap_or_else(broken)
        };
        let (server, expected) = self.into_expected();
        server.mount(expected, respond).await;
    }

    /// The requests that came and meet the expectation, with their arguments.
    pub async fn received(self) -> Vec<Received<O::Arguments>> {
        let (server, expected) = self.into_expected();
        let requests = server.received_requests().await.into_iter();
        let met = requests.filter(|request| expected.is_met(&request.incoming()));
        met.filter_map(|request| read::<O>(&request.incoming()).ok())
            .collect()
    }

    fn reply(self, reply: Reply<O>) -> Stub<'a, O> {
        Stub {
            expectation: self,
            reply,
        }
    }

    fn into_expected(mut self) -> (&'a MockServer, Expected) {
        (self.server, self.expected())
    }

    /// What is expected as far as it is said by now, and may be said otherwise afterwards.
    pub(super) fn expected(&mut self) -> Expected {
        let conditions = self.conditions.clone();
        let mut expected = Expected::new(self.server.api(), self.call.take_once(), conditions);
        expected.times = self.times;
        expected.limit = self.limit;
        expected
    }
}

/// An expectation with its answer. It takes effect when it is awaited.
#[must_use = "an expectation takes effect when it is awaited"]
pub struct Stub<'a, O> {
    expectation: Expectation<'a, O>,
    reply: Reply<O>,
}

impl<O> Stub<'_, O> {
    /// The status, where the answer stands for several.
    pub fn with_status(self, status: u16) -> Self {
        self.but(|reply| reply.with_status(status))
    }

    /// A header of the answer; a second one of its name replaces the first.
    ///
    /// # Panics
    ///
    /// If it cannot be a header.
    pub fn with_header(self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.but(|reply| reply.with_header(name, value))
    }

    /// How long to wait before the answer is sent.
    pub fn with_delay(self, delay: Duration) -> Self {
        self.but(|reply| reply.with_delay(delay))
    }

    /// Another body, as JSON.
    ///
    /// # Panics
    ///
    /// If the value cannot be JSON.
    pub fn with_json(self, body: &(impl Serialize + ?Sized)) -> Self {
        self.but(|reply| reply.with_json(body))
    }

    /// Another body, as text.
    pub fn with_text(self, body: impl AsRef<str>) -> Self {
        self.but(|reply| reply.with_text(body))
    }

    /// Another body, as bytes.
    pub fn with_bytes(self, body: impl Into<Bytes>) -> Self {
        self.but(|reply| reply.with_bytes(body))
    }

    fn but(self, change: impl FnOnce(Reply<O>) -> Reply<O>) -> Self {
        Self {
            reply: change(self.reply),
            ..self
        }
    }
}

/// Sets the expectation up.
///
/// # Panics
///
/// If the answer stands for several statuses and none was chosen, or one that it does not stand for.
impl<'a, O: Mocked> IntoFuture for Stub<'a, O> {
    type Output = ();
    type IntoFuture = Pin<Box<dyn Future<Output = ()> + Send + 'a>>;

    fn into_future(self) -> Self::IntoFuture {
        let (server, expected) = self.expectation.into_expected();
        let template = self.reply.template();
        let template = template.unwrap_or_else(|problem| panic!("{expected}: {problem}"));
        Box::pin(server.mount(expected, template))
    }
}

impl<O> fmt::Debug for Expectation<'_, O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Expectation")
            .field("call", &self.call)
            .finish_non_exhaustive()
    }
}

impl<O> fmt::Debug for Stub<'_, O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Stub")
            .field("expectation", &self.expectation)
            .field("reply", &self.reply)
            .finish()
    }
}

/// A request with its arguments; or what is wrong with one of them.
fn read<O: Mocked>(request: &Incoming<'_>) -> Result<Received<O::Arguments>, String> {
    let arguments = O::Arguments::read(request).map_err(|problem| problem.message)?;
    Ok(Received::new(ReceivedRequest::of(request), arguments))
}

/// What a function answers that answers nothing.
#[inline]
fn broken(problem: String) -> ResponseTemplate {
    ResponseTemplate::new(500).set_body_string(problem)
}
