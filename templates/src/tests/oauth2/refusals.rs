//! What becomes of a token endpoint that gives no token.

use std::error::Error as StdError;
use std::time::{Duration, Instant};

use super::super::api::{ChatsError, GetChatsRequest};
use super::super::server::{Reply, Server, answer, json};
use super::{api, cause, client, confidential, get, public, refusal, token};
use crate::runtime::oauth2::{OAuth2, OAuth2Error};
use crate::runtime::{Delivery, Error, RetryPolicy};

type CallError = Error<ChatsError>;

/// The error after this reply to the client's own credentials, with nothing sent to the API.
async fn error(reply: Reply) -> (OAuth2Error, String) {
    let endpoint = Server::start([reply]).await;
    let error = error_of(confidential(&endpoint)).await;
    assert_eq!(endpoint.received().len(), 1);
    let text = error.to_string();
    let start = format!("no token of {}/token: ", endpoint.url);
    let text = text.strip_prefix(&start).expect(&text).to_owned();
    (error, text)
}

async fn error_of(of_server: OAuth2) -> OAuth2Error {
    let api = api().await;
    let tokens = of_server.client_credentials().expect("a source");
    let error = get(&client(&api, &tokens)).await.expect_err("no token");
    assert!(matches!(error, Error::Credentials(_)), "{error}");
    assert_eq!(error.delivery(), Delivery::NotSent);
    assert!(api.received().is_empty());
    cause(&error).clone()
}

#[tokio::test]
async fn each_error_of_the_specification_comes_with_what_to_do() {
    for (code, advice) in [
        ("invalid_request", ""),
        ("invalid_client", "client_secret_in_body"),
        ("invalid_grant", ""),
        ("unauthorized_client", "registered"),
        ("unsupported_grant_type", "registered"),
        ("invalid_scope", "OAuth2::scope"),
        ("slow_down", ""),
    ] {
        let (error, text) = error(refusal(code)).await;
        assert_eq!(error.code(), Some(code));
        assert_eq!(error.status().map(|status| status.as_u16()), Some(400));
        // There is nobody who could.
        assert!(!error.needs_sign_in());
        let rest = text.strip_prefix(&format!("`{code}`")).expect(&text);
        assert_eq!(rest.is_empty(), advice.is_empty(), "{text}");
        assert!(rest.contains(advice), "{text}");
    }
}

#[tokio::test]
async fn the_servers_own_words_are_shown_and_no_control_character() {
    let body = r#"{"error":"invalid_client\u001b","error_description":"No such\u000aclient"}"#;
    let (error, text) = error(json(401, body)).await;
    assert_eq!(error.code(), Some(r"invalid_client\u{1b}"));
    assert_eq!(text, r"`invalid_client\u{1b}` (“No such\nclient”)");
}

#[tokio::test]
async fn the_sources_of_an_error_say_it_once() {
    let (result, ..) = repeated([refusal("invalid_grant")]).await;
    let error = result.expect_err("refused");
    let source = error.source().expect("a source");
    assert!(source.is::<OAuth2Error>() && source.source().is_none());
}

#[tokio::test]
async fn a_refusal_with_status_200_is_one() {
    let (error, text) = error(json(200, r#"{"error":"bad_verification_code"}"#)).await;
    assert_eq!(error.code(), Some("bad_verification_code"));
    assert_eq!(text, "`bad_verification_code`");
}

#[tokio::test]
async fn what_is_neither_a_token_nor_a_refusal_is_called_so() {
    let html = "Content-Type: text/html; charset=utf-8\r\n";
    let to_api = "Location: http://127.0.0.1:1/token\r\n";
    for (reply, head) in [
        (answer(200, html, "<html>"), "200, text/html; charset=utf-8"),
        (answer(503, html, "<html>"), "503, text/html; charset=utf-8"),
        (json(200, "garbage"), "200, application/json"),
        (json(200, ""), "200, application/json"),
        (json(200, "[]"), "200, application/json"),
        (json(500, ""), "500, application/json"),
        (answer(404, "", ""), "404, no content type"),
        // Redirects are not followed: they would take the secret along.
        (answer(307, to_api, ""), "307, no content type"),
    ] {
        let (error, text) = error(reply).await;
        assert_eq!(
            text,
            format!("the answer ({head}) is neither a token nor an error of OAuth 2.0")
        );
        assert_eq!((error.code(), error.needs_sign_in()), (None, false));
    }
}

#[tokio::test]
async fn a_field_that_cannot_be_read_is_named_without_its_value() {
    let of_text = r#"{"access_token":"t1","expires_in":"hunter2 s"}"#;
    for (body, fault) in [
        (
            r#"{"token_type":"Bearer"}"#,
            "`access_token` should be a text",
        ),
        (
            r#"{"access_token":["hunter2"]}"#,
            "`access_token` should be a text",
        ),
        (
            r#"{"access_token":"hunter2","token_type":7}"#,
            "`token_type` should be a text",
        ),
        (
            r#"{"access_token":"hunter2","refresh_token":{}}"#,
            "`refresh_token` should be a text",
        ),
        (of_text, "`expires_in` should be a number of seconds"),
        (
            r#"{"access_token":"t1","expires_in":-1}"#,
            "`expires_in` should be a number of seconds",
        ),
        (
            r#"{"access_token":"t1","expires_in":true}"#,
            "`expires_in` should be a number of seconds",
        ),
    ] {
        let (_, text) = error(json(200, body)).await;
        let start =
            "the answer (200, application/json) is neither a token nor an error of OAuth 2.0: ";
        assert_eq!(text, format!("{start}{fault}"));
    }
}

#[tokio::test]
async fn a_token_that_is_no_bearer_token_is_not_used() {
    let mac = json(200, r#"{"access_token":"t1","token_type":"mac"}"#);
    let (_, text) = error(mac).await;
    assert_eq!(text, "the token is not of the type `Bearer`");
    let endpoint = Server::start([json(200, r#"{"access_token":"t1","token_type":"bEARER"}"#)]);
    let (endpoint, api) = (endpoint.await, api().await);
    let tokens = confidential(&endpoint).client_credentials();
    get(&client(&api, &tokens.expect("a source")))
        .await
        .expect("an answer");
}

#[tokio::test]
async fn a_token_that_cannot_be_sent_is_not_sent() {
    for access in ["", r"t1\r\nX-Admin: 1"] {
        let (endpoint, api) = (Server::start([token(access, "")]).await, api().await);
        let tokens = confidential(&endpoint).client_credentials();
        let client = client(&api, &tokens.expect("a source"));
        let error = get(&client).await.expect_err("refused");
        assert!(matches!(error, Error::Credentials(_)), "{error}");
        assert!(api.received().is_empty());
    }
}

#[tokio::test]
async fn an_answer_of_100_megabytes_is_not_read() {
    let head =
        b"HTTP/1.1 200 X\r\nContent-Type: application/json\r\nContent-Length: 104857600\r\n\r\n";
    let began = Instant::now();
    let (_, text) = error(Reply::Endless(head.to_vec())).await;
    assert_eq!(text, "the answer has more than 1048576 bytes");
    assert!(began.elapsed() < Duration::from_secs(10));
}

#[tokio::test]
async fn a_stalled_answer_ends_in_time() {
    let head = b"HTTP/1.1 200 X\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{";
    for bytes in [Vec::new(), head.to_vec()] {
        let endpoint = Server::start([Reply::Stall(bytes)]).await;
        let client = confidential(&endpoint).timeout(Duration::from_millis(200));
        let text = error_of(client).await.to_string();
        assert!(
            text.ends_with("/token: no complete answer within 200ms"),
            "{text}"
        );
    }
}

#[tokio::test]
async fn an_answer_that_breaks_off_and_one_that_never_comes_are_told_apart() {
    let cut = b"HTTP/1.1 200 X\r\nContent-Length: 9\r\n\r\nx".to_vec();
    for bytes in [Vec::new(), cut] {
        let (_, text) = error(Reply::Bytes(bytes)).await;
        assert!(text.starts_with("no complete answer: "), "{text}");
    }
    let client = OAuth2::new("http://127.0.0.1:1/token", "shop");
    let text = error_of(client).await.to_string();
    let start = "no token of http://127.0.0.1:1/token: no connection: Connection refused";
    assert!(text.starts_with(start), "{text}");
}

/// A call that is repeated by the usual policy, and what the endpoint and the API got of it.
async fn repeated(
    replies: impl IntoIterator<Item = Reply>,
) -> (Result<(), CallError>, usize, usize) {
    let (endpoint, api) = (Server::start(replies).await, api().await);
    let tokens = public(&endpoint).refresh_token("r1");
    let client = client(&api, &tokens.expect("a source"));
    let call = client.chats().get_chats(7, GetChatsRequest::default());
    let result = call.retry(RetryPolicy::new()).await.map(drop);
    (result, endpoint.received().len(), api.received().len())
}

#[tokio::test]
async fn a_call_is_not_repeated_after_what_the_endpoint_would_answer_again() {
    let mac = json(200, r#"{"access_token":"t1","token_type":"mac"}"#);
    for reply in [
        refusal("invalid_grant"),
        refusal("invalid_client"),
        refusal("unauthorized_client"),
        refusal("unsupported_grant_type"),
        refusal("invalid_scope"),
        json(401, r#"{"error":"invalid_client"}"#),
        // It stays so, whatever the status says.
        json(503, r#"{"error":"invalid_grant"}"#),
        json(200, r#"{"error":"bad_refresh_token"}"#),
        answer(200, "Content-Type: text/html\r\n", "<html>"),
        answer(302, "Location: /login\r\n", ""),
        answer(404, "", ""),
        mac,
        token("", ""),
        token(r"t1\r\nX-Admin: 1", ""),
    ] {
        let shown = format!("{reply:?}");
        let (result, asked, sent) = repeated([reply]).await;
        let error = result.expect_err(&shown);
        assert!(matches!(error, Error::Credentials(_)), "{error}");
        assert_eq!((asked, sent, error.retry_after()), (1, 0, None), "{shown}");
    }
}

#[tokio::test]
async fn a_call_is_repeated_by_its_own_policy_after_what_may_pass() {
    for reply in [
        json(503, ""),
        answer(502, "Content-Type: text/html\r\n", "<html>"),
        json(500, r#"{"error":"server_error"}"#),
        json(429, r#"{"error":"invalid_request"}"#),
        json(420, ""),
        refusal("temporarily_unavailable"),
        Reply::Bytes(Vec::new()),
    ] {
        let shown = format!("{reply:?}");
        let (result, asked, sent) = repeated([reply, token("t1", "")]).await;
        result.expect(&shown);
        assert_eq!((asked, sent), (2, 1), "{shown}");
    }
}

#[tokio::test]
async fn a_call_waits_for_the_retry_after_of_the_endpoint_and_tells_one_that_is_too_long() {
    for status in [429, 503] {
        let busy = |wait| answer(status, &format!("Retry-After: {wait}\r\n"), "");
        let began = Instant::now();
        let (result, asked, _) = repeated([busy(1), token("t1", "")]).await;
        result.expect("an answer");
        assert!(asked == 2 && began.elapsed() >= Duration::from_secs(1));
        let (result, asked, sent) = repeated([busy(3600)]).await;
        let error = result.expect_err("too long");
        assert_eq!((asked, sent), (1, 0));
        assert_eq!(error.retry_after(), Some(Duration::from_secs(3600)));
        assert_eq!(cause(&error).retry_after(), error.retry_after());
        assert!(
            error.to_string().ends_with("; try again after 3600s"),
            "{error}"
        );
    }
}
