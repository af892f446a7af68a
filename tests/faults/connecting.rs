//! Connections that do not come about.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use tokio::net::{TcpListener, TcpSocket};
use yandex_market_chats::{ClientBuilder, Delivery, Error};

use crate::fault::{Fault, Reads, Repeats, Then};
use crate::matrix::MOST;
use crate::operation::Operation;
use crate::server::{Server, builder};

/// A port that nobody listens on, and that nobody else gets as long as this is there.
pub(crate) struct Closed(TcpSocket);

impl Closed {
    pub(crate) fn new() -> Self {
        let socket = TcpSocket::new_v4().expect("a socket");
        let address = (Ipv4Addr::LOCALHOST, 0).into();
        socket.bind(address).expect("a port");
        Self(socket)
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.0.local_addr().expect("it is bound")
    }
}

/// A builder of a client whose every attempt has a connection of its own; those at these places are
/// refused, the others come to the server.
pub(crate) fn refused_at(places: Vec<bool>, closed: &Closed, server: &Server) -> ClientBuilder {
    let open = server.url().trim_start_matches("http://");
    let resolver = Resolver {
        refused: Mutex::new(places.into_iter()),
        closed: closed.address(),
        open: open.parse().expect("an address"),
    };
    let http = reqwest::Client::builder()
        .dns_resolver(Arc::new(resolver))
        .pool_max_idle_per_host(0)
        .redirect(reqwest::redirect::Policy::none());
    builder("http://chats.test")
        .allow_plain_http("chats.test")
        .http_client(http.build().expect("a client"))
}

/// Says where the server is, or where nobody is.
struct Resolver {
    refused: Mutex<std::vec::IntoIter<bool>>,
    closed: SocketAddr,
    open: SocketAddr,
}

impl Resolve for Resolver {
    fn resolve(&self, _: Name) -> Resolving {
        let mut refused = self.refused.lock().expect("no panic");
        let is_refused = refused.next().unwrap_or_default();
        let address = if is_refused { self.closed } else { self.open };
        let addresses: Addrs = Box::new(std::iter::once(address));
        Box::pin(std::future::ready(Ok(addresses)))
    }
}

/// Knows no name.
struct NoNames;

impl Resolve for NoNames {
    fn resolve(&self, _: Name) -> Resolving {
        Box::pin(std::future::ready(Err("there is no such name".into())))
    }
}

#[tokio::test]
async fn where_the_name_leads_nowhere_every_call_is_tried_again_and_was_not_sent() {
    let http = reqwest::Client::builder().dns_resolver(Arc::new(NoNames));
    let http = http.build().expect("a client");
    for operation in Operation::ALL {
        let builder = builder("http://chats.test").allow_plain_http("chats.test");
        let builder = builder.http_client(http.clone()).api_key("k");
        let client = builder.build().expect("a client");
        let error = operation.call(&client, 1).await.expect_err("no name");
        assert_eq!(error.delivery(), Delivery::NotSent, "{error}");
        assert_eq!(error.attempts() as usize, MOST);
    }
}

#[tokio::test]
async fn where_nobody_listens_every_call_is_tried_again_and_was_not_sent() {
    let closed = Closed::new();
    for operation in Operation::ALL {
        let builder = builder(&format!("http://{}", closed.address())).api_key("k");
        let client = builder.build().expect("a client");
        let error = operation.call(&client, 1).await.expect_err("refused");
        assert!(matches!(error, Error::Transport(_)), "{error:?}");
        assert_eq!(error.delivery(), Delivery::NotSent);
        assert_eq!(error.attempts() as usize, MOST);
    }
}

#[tokio::test]
async fn a_connection_that_is_refused_at_first_fails_no_call() {
    let closed = Closed::new();
    for operation in Operation::ALL {
        let server = Server::start([]).await;
        let builder = refused_at(vec![true, true], &closed, &server).api_key("k");
        let client = builder.build().expect("a client");
        let attempts = operation.call(&client, 1).await.expect("an answer");
        let record = server.record();
        assert_eq!((attempts, record.reached, record.applied), (3, 1, 1));
    }
}

#[tokio::test]
async fn where_no_tls_is_spoken_every_call_is_tried_again_and_was_not_sent() {
    let plain = Then::Close("HTTP/1.1 400 X\r\nContent-Length: 0\r\n\r\n");
    let plain = Fault::new("plain", Reads::Begin, plain, Repeats::All);
    for operation in Operation::ALL {
        let server = Server::start([plain; 9]).await;
        let builder = builder(&server.url().replace("http:", "https:"));
        let client = builder.api_key("k").build().expect("a client");
        let error = operation.call(&client, 1).await.expect_err("no TLS");
        assert_eq!(error.delivery(), Delivery::NotSent, "{error}");
        assert_eq!(server.record().connections, MOST);
    }
}

/// Whether the request is on its way when the reset comes is left to chance.
#[tokio::test]
async fn a_connection_that_is_reset_at_once_is_no_reason_for_more_attempts_than_are_allowed() {
    for operation in Operation::ALL {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await;
        let listener = listener.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let count = Arc::new(AtomicUsize::new(0));
        let connections = Arc::clone(&count);
        let resetting = tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.expect("a connection");
                connections.fetch_add(1, Ordering::SeqCst);
                stream.set_zero_linger().expect("a socket");
            }
        });
        let client = builder(&url).api_key("k").build().expect("a client");
        let error = operation.call(&client, 1).await.expect_err("reset");
        let is_last = error.delivery() == Delivery::MaybeApplied && !operation.is_safe();
        assert!(is_last || error.attempts() as usize == MOST, "{error}");
        assert!(count.load(Ordering::SeqCst) <= error.attempts() as usize);
        resetting.abort();
    }
}
