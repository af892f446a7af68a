//! A client of reqwest or a service of tower can carry the requests.

use std::convert::Infallible;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use tower::{Layer, ServiceExt};
use yandex_market_chats::models::SendMessageToChatRequest;
use yandex_market_chats::{Body, Client, Delivery, Error, Part};

use crate::support::{Answer, CHAT, KEY, Server};

type Answered = http::Response<Full<Bytes>>;

fn ok(body: &'static str) -> Answered {
    http::Response::new(Full::new(Bytes::from_static(body.as_bytes())))
}

#[tokio::test]
async fn a_client_of_reqwest_carries_the_requests() {
    let server = Server::new();
    let mut headers = http::HeaderMap::new();
    headers.insert("x-own", http::HeaderValue::from_static("yes"));
    let own = reqwest::Client::builder().default_headers(headers);
    let builder = server.builder().api_key(KEY);
    let client = builder.http_client(own.build().unwrap()).build().unwrap();
    let request = server.request(client.chats().get_chat(1, 2)).await;
    assert_eq!(request.header("X-Own"), Some("yes"));
    assert_eq!(request.header("Api-Key"), Some(KEY));
    assert_eq!(request.target(), "/businesses/1/chat?chatId=2");
}

#[tokio::test]
async fn a_service_gets_the_request_and_gives_the_answer() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&seen);
    let service = tower::service_fn(move |request: http::Request<Body>| {
        let log = Arc::clone(&log);
        async move {
            let (head, body) = request.into_parts();
            let body = body.collect().await.unwrap().to_bytes();
            log.lock().unwrap().push((head, body));
            Ok::<_, Infallible>(ok(r#"{"status":"OK"}"#))
        }
    });
    let builder = Client::builder().base_url("https://chats.invalid/v2");
    let client = builder.api_key(KEY).service(service).build().unwrap();
    let message = SendMessageToChatRequest::new("Hello");
    let response = client.chats().send_message_to_chat(1, 2, message).await;
    assert_eq!(response.unwrap().status(), 200);

    let seen = seen.lock().unwrap();
    let (head, body) = &seen[0];
    assert_eq!(head.method, http::Method::POST);
    let expected = "https://chats.invalid/v2/businesses/1/chats/message?chatId=2";
    assert_eq!(head.uri.to_string(), expected);
    assert_eq!(head.headers["api-key"], KEY);
    assert_eq!(head.headers["content-type"], "application/json");
    assert_eq!(body.as_ref(), br#"{"message":"Hello"}"#);
}

#[tokio::test]
async fn a_service_gets_a_file_as_a_stream() {
    let service = tower::service_fn(|request: http::Request<Body>| async move {
        assert!(request.body().as_bytes().is_none());
        let body = request.into_body().collect().await.unwrap().to_bytes();
        let text = String::from_utf8_lossy(&body).into_owned();
        assert!(text.contains("the file"), "{text}");
        Ok::<_, Infallible>(ok("{}"))
    });
    let client = Client::builder().api_key(KEY).service(service);
    let file = Part::reader(b"the file".as_slice());
    let client = client.build().unwrap();
    client.chats().send_file_to_chat(1, 2, file).await.unwrap();
}

#[tokio::test]
async fn a_service_that_fails_fails_the_call() {
    let service = tower::service_fn(|_: http::Request<Body>| async {
        Err::<Answered, _>(std::io::Error::other("the circuit is open"))
    });
    let client = Client::builder().api_key(KEY).service(service);
    let result = client.build().unwrap().chats().get_chat(1, 2).send().await;
    let error = result.unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
    assert_eq!(error.delivery(), Delivery::MaybeApplied);
    assert!(error.to_string().contains("the circuit is open"), "{error}");
}

#[tokio::test]
async fn a_service_that_is_never_ready_has_sent_nothing() {
    let service = tower::service_fn(|_: http::Request<Body>| async {
        Ok::<_, Box<dyn std::error::Error + Send + Sync>>(ok("{}"))
    });
    let refusing = NotReady(service);
    let client = Client::builder().api_key(KEY).service(refusing);
    let result = client.build().unwrap().chats().get_chat(1, 2).send().await;
    assert_eq!(result.unwrap_err().delivery(), Delivery::NotSent);
}

/// A service that refuses to take requests.
#[derive(Clone)]
struct NotReady<S>(S);

impl<S> tower::Service<http::Request<Body>> for NotReady<S>
where
    S: tower::Service<http::Request<Body>, Error = Box<dyn std::error::Error + Send + Sync>>,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    fn poll_ready(
        &mut self,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Result<(), Self::Error>> {
        std::task::Poll::Ready(Err("closed for the night".into()))
    }

    fn call(&mut self, request: http::Request<Body>) -> Self::Future {
        self.0.call(request)
    }
}

#[tokio::test]
async fn layers_of_tower_lie_around_a_service() {
    let server = Server::new();
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    let transport = reqwest::Client::new();
    let service = tower::service_fn(move |request: http::Request<Body>| {
        let transport = transport.clone();
        async move {
            let (head, body) = request.into_parts();
            let body = body.collect().await.map_err(|error| error.to_string())?;
            let request = http::Request::from_parts(head, body.to_bytes());
            let request = reqwest::Request::try_from(request).map_err(|e| e.to_string())?;
            let answer = transport.execute(request).await;
            let answer = answer.map_err(|error| error.to_string())?;
            Ok::<http::Response<reqwest::Body>, String>(answer.into())
        }
    });
    let service = service.map_request(move |mut request: http::Request<Body>| {
        counted.fetch_add(1, Ordering::Relaxed);
        let value = http::HeaderValue::from_static("layer");
        request.headers_mut().insert("x-trace", value);
        request
    });
    let service = tower::limit::ConcurrencyLimitLayer::new(1).layer(service);
    let client = server.builder().api_key(KEY).service(service);
    let client = client.build().unwrap();
    for calls in 1..=2 {
        let call = client.chats().get_chat(1, 2);
        let (request, result) = server.exchange(call, Answer::json(200, CHAT)).await;
        assert_eq!(request.header("X-Trace"), Some("layer"));
        assert_eq!(request.header("Api-Key"), Some(KEY));
        assert_eq!(result.unwrap().result.as_ref().unwrap().chat_id, 5_086_217);
        assert_eq!(count.load(Ordering::Relaxed), calls);
    }
}

#[tokio::test]
async fn an_error_of_a_service_answer_is_typed_like_any_other() {
    let service = tower::service_fn(|_: http::Request<Body>| async {
        let mut answer = ok(r#"{"errors":[{"code":"LIMIT_EXCEEDED"}]}"#);
        *answer.status_mut() = http::StatusCode::from_u16(420).unwrap();
        Ok::<_, Infallible>(answer)
    });
    let client = Client::builder().api_key(KEY).service(service);
    let result = client.build().unwrap().chats().get_chat(1, 2).send().await;
    let error = result.unwrap_err();
    assert!(error.is_rate_limited());
    assert!(error.body().is_some());
}
