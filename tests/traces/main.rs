//! What a subscriber of `tracing` gets to see of a call: names and the status, and no secret.
//!
//! Invariant: a call is made only while a recorder listens, and one recorder at a time, since tracing
//! keeps for the whole process which spans anybody listens to. Hence these tests have one of their own.

#[allow(dead_code, reason = "the tests of the wire need more of it")]
#[path = "../wire/support/mod.rs"]
mod support;

mod recorder;

use std::time::Duration;

use tracing::{Instrument, Level};
use yandex_market_chats::models::{GetChatsRequest, SendMessageToChatRequest};
use yandex_market_chats::{Credential, RetryPolicy};

use recorder::Recorder;
use support::{Answer, KEY, Server};

#[tokio::test]
async fn a_span_names_operation_method_route_and_status() {
    let (recorder, _guard) = Recorder::start(Level::TRACE);
    let server = Server::new();
    let client = server.client();
    let call = client.chats().get_chats(1, GetChatsRequest::new());
    server.result(call, Answer::json(200, "{}")).await.unwrap();
    assert_eq!(
        recorder.of_client(),
        [
            "span request operation=\"getChats\" method=\"POST\" \
             route=\"/businesses/{businessId}/chats\" attempt=1",
            "event in request message=sends attempt=1",
            "record request status=200",
            "event in request outcome=\"success\"",
        ]
    );
}

#[tokio::test]
async fn a_call_that_fails_says_how() {
    let (recorder, _guard) = Recorder::start(Level::TRACE);
    let server = Server::new();
    let client = server.client();
    let outcome = || recorder.of_client().pop().expect("something was said");

    let answer = Answer::json(420, "{}");
    let result = server.result(client.chats().get_chat(1, 2), answer).await;
    result.unwrap_err();
    assert_eq!(outcome(), "event in request outcome=\"refused\"");
    let status = "record request status=420".to_owned();
    assert!(recorder.of_client().contains(&status));

    client.chats().get_chat(0, 2).await.unwrap_err();
    assert_eq!(outcome(), "event in request outcome=\"invalid\"");

    let answer = Answer::raw("");
    let result = server.result(client.chats().get_chat(1, 2), answer).await;
    result.unwrap_err();
    assert_eq!(outcome(), "event in request outcome=\"transport error\"");
}

#[tokio::test]
async fn attempts_waits_and_renewals_are_told_and_no_credential() {
    let (recorder, _guard) = Recorder::start(Level::TRACE);
    let server = Server::new();
    let source = || async { Ok(Credential::new(KEY)) };
    let builder = server.builder().oauth_token_provider(source);
    let at_once = RetryPolicy::new().with_backoff(Duration::ZERO, Duration::ZERO);
    let client = builder.retry(at_once).build().unwrap();
    let serving = async {
        let limited = Answer::new(420, &[("Retry-After", "0")], "{}");
        let refused = Answer::json(401, "{}");
        for answer in [limited, refused, Answer::json(200, "{}")] {
            let mut connection = server.accept().await;
            connection.request().await;
            connection.answer(&answer).await;
        }
    };
    let call = client.chats().get_chats(1, GetChatsRequest::new());
    let ((), result) = server.beside(serving, call).await;
    assert_eq!(result.unwrap().attempts(), 3);
    let log = recorder.of_client();
    assert_eq!(
        log[1..],
        [
            "event in request message=sends attempt=1",
            "event in request message=asks for a credential scheme=\"OAuth\"",
            "event in request message=is repeated attempt=1 wait=0ns",
            "event in request message=sends attempt=2",
            "event in request message=is repeated attempt=2 wait=0ns",
            "event in request message=sends attempt=3",
            "event in request message=asks for a credential scheme=\"OAuth\"",
            "record request status=200",
            "record request attempt=3",
            "event in request outcome=\"success\"",
        ]
    );
    assert!(!recorder.lines().join("\n").contains(KEY));
}

#[tokio::test]
async fn what_a_source_of_credentials_tells_is_told_of_the_call_that_asks_it() {
    let (recorder, _guard) = Recorder::start(Level::TRACE);
    let server = Server::new();
    let source = || async {
        tracing::debug!("gives one");
        Ok(Credential::new(KEY))
    };
    let client = server
        .builder()
        .oauth_token_provider(source)
        .build()
        .unwrap();
    let call = client.chats().get_chats(1, GetChatsRequest::new());
    server.result(call, Answer::json(200, "{}")).await.unwrap();
    let told = "traces event in request message=gives one".to_owned();
    assert!(recorder.lines().contains(&told), "{:?}", recorder.lines());
}

#[tokio::test]
async fn a_call_whose_span_is_not_enabled_leaves_the_span_of_its_caller_alone() {
    let (recorder, _guard) = Recorder::start(Level::INFO);
    let server = Server::new();
    let client = server.client();
    let span = tracing::info_span!("caller", status = tracing::field::Empty);
    let call = client.chats().get_chats(1, GetChatsRequest::new());
    let result = server.result(call, Answer::json(200, "{}"));
    result.instrument(span).await.unwrap();
    assert_eq!(recorder.lines(), ["traces span caller"]);
}

#[tokio::test]
async fn no_value_of_a_call_is_in_a_trace() {
    let (recorder, _guard) = Recorder::start(Level::TRACE);
    let server = Server::new();
    let token = "y0_token-of-the-tests";
    let with_key = server.builder().api_key(KEY);
    let with_token = server.builder().oauth_token(token);
    for builder in [with_key, with_token] {
        let client = builder.build().unwrap();
        let message = SendMessageToChatRequest::new("text-of-the-message");
        let call = client
            .chats()
            .send_message_to_chat(271_828, 314_159, message)
            .header("X-Own", "value-of-the-header");
        let answer = Answer::json(500, r#"{"errors":[{"code":"code-of-the-answer"}]}"#);
        server.result(call, answer).await.unwrap_err();
        let call = client
            .chats()
            .get_chats(271_828, GetChatsRequest::new())
            .page_token("token-of-the-page");
        let answer = Answer::json(200, r#"{"status":"value-of-the-answer"}"#);
        server.result(call, answer).await.unwrap();
    }
    let log = recorder.lines().join("\n");
    assert!(log.contains("sendMessageToChat"), "{log}");
    let secrets = [
        KEY,
        token,
        "-of-the-message",
        "-of-the-header",
        "-of-the-answer",
        "-of-the-page",
        "271828",
        "314159",
    ];
    for secret in secrets {
        assert!(!log.contains(secret), "{secret} is in\n{log}");
    }
}
