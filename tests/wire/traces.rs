//! What a subscriber of `tracing` gets to see of a call: names and the status, and no secret.

use std::fmt::{Debug, Write};
use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};
use yandex_market_chats::models::{GetChatsRequest, SendMessageToChatRequest};

use crate::support::{Answer, KEY, Server};

/// A subscriber that writes down everything.
#[derive(Clone, Default)]
struct Recorder(Arc<Mutex<String>>);

/// Writes fields as ` name=value`.
struct Fields<'a>(&'a mut String);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let _ = write!(self.0, " {field}={value:?}");
    }
}

impl Recorder {
    fn line(&self, what: &str, record: impl FnOnce(&mut Fields<'_>)) {
        let mut log = self.0.lock().unwrap();
        log.push_str(what);
        record(&mut Fields(&mut log));
        log.push('\n');
    }

    /// What was said by the client itself.
    fn said(&self) -> Vec<String> {
        let log = self.0.lock().unwrap();
        let own = log.lines().filter(|line| line.contains("yandex_market"));
        own.map(str::to_owned).collect()
    }
}

impl Subscriber for Recorder {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let metadata = span.metadata();
        let what = format!("span {} {}", metadata.target(), metadata.name());
        self.line(&what, |fields| span.record(fields));
        let own = metadata.target().starts_with("yandex_market");
        Id::from_u64(if own { 1 } else { 2 })
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        let own = span.into_u64() == 1;
        let what = if own {
            "record yandex_market"
        } else {
            "record"
        };
        self.line(what, |fields| values.record(fields));
    }

    fn event(&self, event: &Event<'_>) {
        let what = format!("event {}", event.metadata().target());
        self.line(&what, |fields| event.record(fields));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn a_span_names_operation_method_route_and_status() {
    let recorder = Recorder::default();
    let _guard = tracing::subscriber::set_default(recorder.clone());
    let server = Server::new();
    let client = server.client();
    let call = client.chats().get_chats(1, GetChatsRequest::new());
    server.result(call, Answer::json(200, "{}")).await.unwrap();
    assert_eq!(
        recorder.said(),
        [
            "span yandex_market_chats::runtime::exchange request operation=\"getChats\" \
             method=\"POST\" route=\"/businesses/{businessId}/chats\" attempt=1",
            "record yandex_market status=200",
            "event yandex_market_chats::runtime::exchange outcome=\"success\"",
        ]
    );
}

#[tokio::test]
async fn a_call_that_fails_says_how() {
    let recorder = Recorder::default();
    let _guard = tracing::subscriber::set_default(recorder.clone());
    let server = Server::new();
    let client = server.client();
    let outcome = || recorder.said().pop().unwrap_or_default();

    let answer = Answer::json(420, "{}");
    let result = server.result(client.chats().get_chat(1, 2), answer).await;
    result.unwrap_err();
    assert!(outcome().ends_with("outcome=\"refused\""), "{}", outcome());
    let status = "record yandex_market status=420".to_owned();
    assert!(recorder.said().contains(&status));

    client.chats().get_chat(0, 2).await.unwrap_err();
    assert!(outcome().ends_with("outcome=\"invalid\""), "{}", outcome());

    let result = server
        .result(client.chats().get_chat(1, 2), Answer::raw(""))
        .await;
    result.unwrap_err();
    let expected = "outcome=\"transport error\"";
    assert!(outcome().ends_with(expected), "{}", outcome());
}

#[tokio::test]
async fn no_value_of_a_call_is_in_a_trace() {
    let recorder = Recorder::default();
    let _guard = tracing::subscriber::set_default(recorder.clone());
    let server = Server::new();
    let token = "y0_token-of-the-tests";
    for builder in [
        server.builder().api_key(KEY),
        server.builder().oauth_token(token),
    ] {
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
    let log = recorder.0.lock().unwrap();
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
