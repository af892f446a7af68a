//! Secrets are nowhere but in requests.

use std::error::Error as StdError;
use std::time::Duration;

use super::api::{API_KEY, GetChatsRequest, OAUTH};
use super::server::{Reply, Server, answer, json};
use crate::runtime::{
    Call, Client, CredentialPlace, Empty, Error, Method, NoErrorBody, Operation, Parameter, Safety,
    SecurityScheme,
};

const SECRET: &str = "hunter2";

static QUERY: SecurityScheme = SecurityScheme {
    name: "Query",
    place: CredentialPlace::Query("key"),
    setter: "query_key",
};
static COOKIE: SecurityScheme = SecurityScheme {
    name: "Cookie",
    place: CredentialPlace::Cookie("sid"),
    setter: "session",
};
static ALL: Operation = Operation {
    id: "all",
    method: Method::POST,
    path: "/{name}",
    server: None,
    content_type: Some("application/json"),
    accept: None,
    security: &[&[&API_KEY, &OAUTH, &QUERY, &COOKIE]],
    safety: Safety::Unsafe,
    answers_with_redirect: false,
};
static NAME: Parameter = Parameter::path("name");

fn client(url: &str, own: Option<reqwest::Client>) -> Client {
    let builder = Client::builder()
        .base_url(format!("{url}/?token={SECRET}"))
        .api_key(SECRET);
    let builder = builder
        .oauth_token(SECRET)
        .connect_timeout(Duration::from_millis(200));
    let builder = builder
        .credential(&QUERY, SECRET.to_owned())
        .credential(&COOKIE, SECRET.to_owned());
    let builder = builder
        .default_header("X-Secret", SECRET)
        .allow_plain_http("no-such-host.invalid")
        .max_response_bytes(2000)
        .no_retry();
    assert!(!format!("{builder:?}").contains(SECRET));
    let builder = match own {
        Some(own) => builder.http_client(own),
        None => builder,
    };
    builder.build().expect("a client")
}

/// All that an error tells, in any way.
fn told(error: &Error<NoErrorBody>) -> String {
    let mut told = format!("{error} {error:?} {error:#?}");
    let mut source = error.source();
    while let Some(error) = source {
        told = format!("{told} {error} {error:?}");
        source = StdError::source(error);
    }
    told
}

#[tokio::test]
async fn no_error_tells_a_secret() {
    let replies = [
        json(500, "{}"),
        answer(200, "Content-Type: text/html\r\n", "<html>"),
        answer(302, "Location: http://127.0.0.1:1/x\r\n", ""),
        // What it was sent comes back.
        json(401, r#"{"message":"the key hunter2 is wrong"}"#),
        answer(403, "", &format!("{}hunter2", "x".repeat(508))),
        json(200, r#""hunter2""#),
        json(200, &format!(r#""hunter2{}""#, "x".repeat(2000))),
        answer(403, "", &"hunter2".repeat(1000)),
        Reply::Bytes(Vec::new()),
        Reply::Bytes(b"garbage\r\n\r\n".to_vec()),
        Reply::Bytes(b"HTTP/1.1 200 X\r\nContent-Length: 9\r\n\r\nx".to_vec()),
        Reply::Stall(Vec::new()),
    ];
    for reply in replies {
        let server = Server::start([reply.clone()]).await;
        let owns = [None, Some(reqwest::Client::new())];
        for own in owns {
            let client = client(&server.url, own);
            assert!(!format!("{client:?}").contains(SECRET));
            let call = Call::new(&client, &ALL)
                .parameter(&NAME, &"x")
                .json(&GetChatsRequest::default());
            assert!(!format!("{call:?}").contains(SECRET));
            let call = call
                .timeout(Duration::from_millis(100))
                .send::<crate::runtime::Json<i64>, NoErrorBody>();
            assert!(!format!("{call:?}").contains(SECRET));
            let error = call.await.expect_err("a failure");
            assert!(!told(&error).contains(SECRET), "{}", told(&error));
        }
        let request = server.received().remove(0);
        assert_eq!(request.target(), "/x?token=hunter2&key=hunter2");
        assert_eq!(request.header("cookie"), "sid=hunter2");
    }
}

#[tokio::test]
async fn no_error_of_a_redirect_tells_a_secret() {
    let server = Server::start([answer(
        307,
        &format!("Location: /again?key={SECRET}\r\n"),
        "",
    )])
    .await;
    for own in [
        reqwest::Client::new(),
        reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::limited(2))
            .build()
            .expect("a client"),
        reqwest::Client::builder()
            .timeout(Duration::from_millis(1))
            .build()
            .expect("a client"),
    ] {
        let client = client(&server.url, Some(own));
        let call = Call::new(&client, &ALL)
            .parameter(&NAME, &"x")
            .json(&GetChatsRequest::default());
        let error = call
            .send::<Empty, NoErrorBody>()
            .await
            .expect_err("a failure");
        assert!(!told(&error).contains(SECRET), "{}", told(&error));
    }
}

#[tokio::test]
async fn no_error_of_a_connection_tells_a_secret() {
    for url in [
        "http://127.0.0.1:1",
        "http://no-such-host.invalid",
        "https://127.0.0.1:1",
    ] {
        let client = client(url, None);
        let call = Call::new(&client, &ALL)
            .parameter(&NAME, &"x")
            .json(&GetChatsRequest::default());
        let error = call
            .send::<Empty, NoErrorBody>()
            .await
            .expect_err("a failure");
        assert!(
            matches!(error, Error::Transport(_) | Error::Timeout(_)),
            "{error}"
        );
        assert!(!told(&error).contains(SECRET), "{}", told(&error));
    }
}

#[tokio::test]
async fn no_complaint_about_an_argument_tells_its_value() {
    let client = client("http://127.0.0.1:1", None);
    let call = Call::new(&client, &ALL)
        .parameter(&NAME, &"x")
        .header("X-Own", "hunter2\n");
    let error = call
        .send::<Empty, NoErrorBody>()
        .await
        .expect_err("refused");
    assert!(matches!(error, Error::Invalid(_)));
    assert!(!told(&error).contains(SECRET));
}
