//! A server that answers what it is told to.

use std::future::{Future, IntoFuture};
use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use tokio::time::timeout;
use yandex_market_chats::{Client, ClientBuilder};

use super::{Answer, Connection, KEY, Request};

/// How long a test may hang before it fails. No test waits for this to pass.
const HUNG: Duration = Duration::from_secs(30);

/// A server on a port of its own. It accepts no connection unless it is told to.
#[derive(Clone)]
pub(crate) struct Server {
    listener: Arc<TcpListener>,
}

impl Server {
    pub(crate) fn new() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("there is a port");
        listener
            .set_nonblocking(true)
            .expect("a listener can be set to not block");
        Self {
            listener: Arc::new(listener),
        }
    }

    /// Where it is.
    pub(crate) fn address(&self) -> SocketAddr {
        self.listener.local_addr().expect("it is bound")
    }

    /// Where it is, as a URL.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address())
    }

    /// A builder of a client of this server, without credentials, that sends each call once.
    pub(crate) fn builder(&self) -> ClientBuilder {
        Client::builder().base_url(self.url()).no_retry()
    }

    /// A client of this server with a key.
    pub(crate) fn client(&self) -> Client {
        let builder = self.builder().api_key(KEY);
        builder.build().expect("a client can be built")
    }

    /// Waits for a connection.
    pub(crate) async fn accept(&self) -> Connection {
        let listener = self.listener.try_clone().expect("it can be cloned");
        let listener = tokio::net::TcpListener::from_std(listener).expect("it does not block");
        let (stream, _) = listener.accept().await.expect("it can accept");
        Connection::new(stream)
    }

    /// Sends a call, gives it this answer, and returns what was sent and what came of it.
    pub(crate) async fn exchange<C>(&self, call: C, answer: Answer) -> (Request, C::Output)
    where
        C: IntoFuture,
    {
        let serving = async {
            let mut connection = self.accept().await;
            let request = connection.request().await;
            connection.answer(&answer).await;
            request
        };
        self.beside(serving, call).await
    }

    /// What comes of a call that gets this answer.
    pub(crate) async fn result<C: IntoFuture>(&self, call: C, answer: Answer) -> C::Output {
        self.exchange(call, answer).await.1
    }

    /// The request that a call sends.
    pub(crate) async fn request<C, T, E>(&self, call: C) -> Request
    where
        C: IntoFuture<Output = Result<T, E>>,
        E: std::fmt::Debug,
    {
        let (request, result) = self.exchange(call, Answer::json(200, "{}")).await;
        result.map(drop).expect("the call succeeds");
        request
    }

    /// Does what a server does, and calls it.
    pub(crate) async fn beside<S, C>(&self, serving: S, call: C) -> (S::Output, C::Output)
    where
        S: Future,
        C: IntoFuture,
    {
        let both = async { tokio::join!(serving, call.into_future()) };
        timeout(HUNG, both).await.expect("the call reaches its end")
    }

    /// Nobody has connected.
    pub(crate) fn saw_nothing(&self) {
        let accepted = self.listener.accept().map(drop);
        let error = accepted.expect_err("nobody has connected");
        assert_eq!(error.kind(), ErrorKind::WouldBlock);
    }
}
