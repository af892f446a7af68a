//! A service of the caller's in the place of reqwest.

use std::cell::Cell;
use std::convert::Infallible;
use std::future::{Ready, ready};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use http::{Request, Response};
use http_body_util::{BodyExt, Full};
use hyper_util::rt::TokioIo;
use tower::ServiceExt;

use super::api::{ChatsError, GetChatsRequest};
use super::server::Server;
use crate::runtime::{Body, Bytes, Client, ClientBuilder, Delivery, Error, Part};

fn builder() -> ClientBuilder {
    Client::builder()
        .base_url("https://api.example.com/v2")
        .api_key("k")
        .no_retry()
}

fn answer(status: u16, body: &'static str) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::from(body));
    *response.status_mut() = status.try_into().expect("a status");
    response
}

#[tokio::test]
async fn a_service_gets_the_request_and_gives_the_answer() {
    let service = tower::service_fn(|request: Request<Body>| async move {
        assert_eq!(request.method(), "POST");
        assert_eq!(
            request.uri(),
            "https://api.example.com/v2/businesses/7/chats?limit=2"
        );
        assert_eq!(request.headers()["api-key"], "k");
        assert!(request.headers()["api-key"].is_sensitive());
        let body = request
            .into_body()
            .collect()
            .await
            .expect("a body")
            .to_bytes();
        assert_eq!(&body[..], b"{}");
        Ok::<_, Infallible>(answer(200, r#"{"chats":[]}"#))
    });
    let client = builder().service(service).build().expect("a client");
    let response = client
        .chats()
        .get_chats(7, GetChatsRequest::default())
        .limit(2)
        .await
        .expect("an answer");
    assert!(response.chats.is_empty());
}

#[tokio::test]
async fn layers_of_tower_can_be_put_around_reqwest() {
    let server = Server::json(r#"{"chats":[]}"#).await;
    let http = reqwest::Client::new();
    let service = tower::service_fn(move |request: Request<Body>| {
        let http = http.clone();
        async move {
            let request = reqwest::Request::try_from(request.map(reqwest::Body::wrap))?;
            http.execute(request).await.map(Response::from)
        }
    })
    .map_request(|mut request: Request<Body>| {
        request
            .headers_mut()
            .insert("x-layer", http::HeaderValue::from_static("1"));
        request
    });
    let client = Client::builder()
        .base_url(&server.url)
        .api_key("k")
        .service(service)
        .build()
        .expect("a client");
    client
        .chats()
        .get_chats(7, GetChatsRequest::default())
        .await
        .expect("an answer");
    assert_eq!(server.request().header("x-layer"), "1");
    client
        .chats()
        .send_file(7, 5, Part::reader(std::io::Cursor::new(b"x")))
        .await
        .expect("an answer");
}

#[tokio::test]
async fn a_service_that_was_never_ready_was_sent_nothing() {
    let client = builder()
        .service(Broken { ready: false })
        .build()
        .expect("a client");
    let error = client
        .chats()
        .get_chats(7, GetChatsRequest::default())
        .await
        .expect_err("broken");
    assert_eq!(error.delivery(), Delivery::NotSent);
    assert!(error.to_string().ends_with("out of order"), "{error}");
    let client = builder()
        .service(Broken { ready: true })
        .build()
        .expect("a client");
    let error: Error<ChatsError> = client
        .chats()
        .get_chats(7, GetChatsRequest::default())
        .await
        .expect_err("broken");
    assert_eq!(error.delivery(), Delivery::MaybeApplied);
}

#[tokio::test(start_paused = true)]
async fn a_service_that_was_not_ready_in_time_was_sent_nothing_and_is_asked_again() {
    let asked = Arc::new(AtomicUsize::new(0));
    let service = Busy {
        asked: Arc::clone(&asked),
        is_waiting: false,
    };
    let builder = Client::builder().base_url("https://api.example.com");
    let builder = builder.api_key("k").service(service);
    let client = builder.build().expect("a client");
    let error = client.chats().send_file(7, 5, b"x").await;
    let error = error.expect_err("too late");
    assert!(matches!(error, Error::Timeout(_)), "{error}");
    assert_eq!(error.delivery(), Delivery::NotSent);
    assert_eq!(asked.load(Ordering::SeqCst), error.attempts() as usize);
    assert_eq!(error.attempts(), 2, "{error}");
}

/// Is never ready.
struct Busy {
    asked: Arc<AtomicUsize>,
    is_waiting: bool,
}

impl Clone for Busy {
    fn clone(&self) -> Self {
        let asked = Arc::clone(&self.asked);
        let is_waiting = false;
        Self { asked, is_waiting }
    }
}

impl tower::Service<Request<Body>> for Busy {
    type Response = Response<Full<Bytes>>;
    type Error = Infallible;
    type Future = Ready<Result<Self::Response, Self::Error>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        if !std::mem::replace(&mut self.is_waiting, true) {
            self.asked.fetch_add(1, Ordering::SeqCst);
        }
        Poll::Pending
    }

    fn call(&mut self, _: Request<Body>) -> Self::Future {
        unreachable!("it is never ready")
    }
}

#[tokio::test]
async fn a_request_that_hyper_gives_back_was_not_sent() {
    let (near, far) = tokio::io::duplex(64);
    let (sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(near))
        .await
        .expect("a connection");
    drop(far);
    connection.await.expect_err("nobody is there");
    let sender = Arc::new(tokio::sync::Mutex::new(sender));
    let service = tower::service_fn(move |request: Request<Body>| {
        let sender = Arc::clone(&sender);
        async move { sender.lock().await.send_request(request).await }
    });
    let client = builder().service(service).build().expect("a client");
    let error = client.chats().send_file(7, 5, b"x").await;
    let error = error.expect_err("there is no connection");
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
    assert_eq!(error.delivery(), Delivery::NotSent);
}

#[derive(Clone)]
struct Broken {
    ready: bool,
}

impl tower::Service<Request<Body>> for Broken {
    type Response = Response<Full<Bytes>>;
    type Error = Box<dyn std::error::Error + Send + Sync>;
    type Future = Ready<Result<Self::Response, Self::Error>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(if self.ready {
            Ok(())
        } else {
            Err("out of order".into())
        })
    }

    fn call(&mut self, _: Request<Body>) -> Self::Future {
        ready(Err("out of order".into()))
    }
}

#[tokio::test]
async fn a_service_need_not_be_sync_and_redirects_are_its_own_business() {
    let not_sync = Cell::new(307);
    let service = tower::service_fn(move |_: Request<Body>| {
        ready(Ok::<_, Infallible>(answer(not_sync.get(), "")))
    });
    let client = builder().service(service).build().expect("a client");
    let error = client
        .chats()
        .get_chats(7, GetChatsRequest::default())
        .await
        .expect_err("a redirect");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(307));
}
