//! The server: what it is told to expect, and what came.
//!
//! Invariant: each server listens on a port of its own and shares nothing with another one.

use std::fmt;
use std::sync::Arc;

use super::count::{Count, Counted};
use super::expected::{self, Expected};
use super::received::ReceivedRequest;
use crate::runtime::{Client, ClientBuilder, Operation};

/// What a server must know of an API.
#[derive(Debug)]
pub struct Api {
    /// The operations, by group.
    pub operations: &'static [&'static [&'static Operation]],
    /// Starts a client with credentials of every kind.
    pub builder: fn() -> ClientBuilder,
}

/// A server on this machine that stands in for the API in tests.
///
/// It answers what it is told to, by the methods that are called as the operations are. A request that it does not expect is
/// answered with 501 and a text that says in what it differs from what is expected, which the client's error shows.
///
/// A client that has called it before may still be answered after it was dropped, over the connection that it kept.
///
/// When it is dropped it panics if something came more or less often than
/// [`expect`](super::Expectation::expect) said, unless the test panics already.
pub struct MockServer {
    server: wiremock::MockServer,
    api: &'static Api,
    client: Client,
    count: Arc<Count>,
}

impl MockServer {
    /// A client of this server, with made-up credentials of every kind. Clients share connections. It
    /// sends each call once, so that a test meets each answer that it sets up; a client of
    /// [`client_builder`](Self::client_builder) repeats calls as any other does.
    #[must_use]
    #[inline]
    pub fn client(&self) -> Client {
        self.client.clone()
    }

    /// The same before it is built, to set what a test is about.
    #[inline]
    pub fn client_builder(&self) -> ClientBuilder {
        (self.api.builder)().base_url(self.uri())
    }

    /// Where it listens: what [`ClientBuilder::base_url`] takes.
    #[must_use]
    #[inline]
    pub fn uri(&self) -> String {
        self.server.uri()
    }

    /// All requests that came, in their order, whether they were expected or not. Those of one operation,
    /// with their arguments: [`Expectation::received`](super::Expectation::received).
    #[inline]
    pub async fn received_requests(&self) -> Vec<ReceivedRequest> {
        // Recording is on unless a server is built without it, which this one is not.
        let requests = self.server.received_requests().await.unwrap_or_default();
        let received = |request| ReceivedRequest::new(self.api, request);
        requests.into_iter().map(received).collect()
    }

    /// Checks how often what was expected came, as dropping the server does.
    ///
    /// # Panics
    ///
    /// If something came more or less often than [`expect`](super::Expectation::expect) said. The text
    /// names it, and all that came, without headers: they have credentials.
    #[inline]
    pub fn verify(&self) {
        if let Some(problem) = self.count.problem() {
            panic!("{problem}");
        }
    }

    /// Forgets all that is expected and all that came.
    #[inline]
    pub async fn reset(&self) {
        self.count.clear();
        self.server.reset().await;
        self.refuse_all_else().await;
    }

    /// Starts a server of an API, on a port that is free.
    #[inline]
    pub(crate) async fn serve(api: &'static Api) -> Self {
        let server = wiremock::MockServer::start().await;
        let builder = (api.builder)().base_url(server.uri()).no_retry();
        let client = builder.build().unwrap_or_else(|error| panic!("{error}"));
        let server = Self {
            server,
            api,
            client,
            count: Arc::default(),
        };
        server.refuse_all_else().await;
        server
    }

    #[inline]
    pub(super) fn api(&self) -> &'static Api {
        self.api
    }

    /// Answers what is expected.
    pub(super) async fn mount(
        &self,
        expected: Expected,
        respond: impl wiremock::Respond + 'static,
    ) {
        let expected = Arc::new(expected);
        let respond = Counted {
            respond,
            api: self.api,
            count: Arc::clone(&self.count),
            number: self.count.expect(Arc::clone(&expected)),
        };
        self.server
            .register(expected::mock(expected, respond))
            .await;
    }

    /// Answers what nothing else does.
    #[inline]
    async fn refuse_all_else(&self) {
        let (api, count) = (self.api, Arc::clone(&self.count));
        let refuse = move |request: &wiremock::Request| count.refuse(api, request);
        let mock = wiremock::Mock::given(wiremock::matchers::any()).respond_with(refuse);
        self.server.register(mock.with_priority(u8::MAX)).await;
    }
}

impl Drop for MockServer {
    #[inline]
    fn drop(&mut self) {
        let problem = self.count.problem().filter(|_| !std::thread::panicking());
        if let Some(problem) = problem {
            panic!("{problem}");
        }
    }
}

impl fmt::Debug for MockServer {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("MockServer")
            .field("uri", &self.uri())
            .finish_non_exhaustive()
    }
}
