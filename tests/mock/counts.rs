//! How often something came, and what it was.

use std::future::Future;
use std::panic::AssertUnwindSafe;

use yandex_market_chats::mock::{MockServer, ReceivedRequest};
use yandex_market_chats::models::{EmptyApiResponse, GetChatResponse, SendMessageToChatRequest};

use crate::values::{BUSINESS, CHAT};

/// What a test panics with.
fn panic_of(test: impl Future<Output = ()>) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = { runtime }.enable_all().build().expect("a runtime");
    let result = std::panic::catch_unwind(AssertUnwindSafe(|| runtime.block_on(test)));
    let panic = result.expect_err("it panics");
    *panic.downcast::<String>().expect("a message")
}

#[test]
fn what_did_not_come_is_a_failure_when_the_server_is_dropped() {
    let said = panic_of(async {
        let mock = MockServer::start().await;
        mock.send_message_to_chat()
            .with_body(SendMessageToChatRequest::new("Hi"))
            .expect(1)
            .respond(EmptyApiResponse::new())
            .await;
        let ho = SendMessageToChatRequest::new("Ho");
        let client = mock.client();
        let call = client.chats().send_message_to_chat(BUSINESS, CHAT, ho);
        assert!(call.await.is_err());
    });
    let expected = r#"sendMessageToChat (POST /businesses/{businessId}/chats/message) with the body {"message":"Hi"}"#;
    assert!(said.contains(expected), "{said}");
    assert!(said.contains(" came 0 times, should come once."), "{said}");
    assert!(
        said.contains(r#"{"message":"Ho"}"#),
        "what came is told: {said}"
    );
}

#[test]
fn what_came_too_often_is_a_failure() {
    let said = panic_of(async {
        let mock = MockServer::start().await;
        mock.get_chat()
            .expect(..2)
            .respond(GetChatResponse::new())
            .await;
        let client = mock.client();
        for _ in 0..2 {
            assert!(client.chats().get_chat(BUSINESS, CHAT).await.is_ok());
        }
        mock.verify();
        unreachable!("it came twice");
    });
    assert!(
        said.contains(" came 2 times, should come at most once."),
        "{said}"
    );
}

#[test]
fn a_failure_tells_no_credential() {
    let said = panic_of(async {
        let mock = MockServer::start().await;
        mock.get_chat()
            .expect(2)
            .respond(GetChatResponse::new())
            .await;
        let client = mock.client_builder().api_key("my-own-key").build();
        let client = client.expect("a client");
        assert!(client.chats().get_chat(BUSINESS, CHAT).await.is_ok());
    });
    assert!(said.contains(" came once, should come 2 times."), "{said}");
    let came = format!("GET /businesses/{BUSINESS}/chat?chatId={CHAT} (getChat) came.");
    assert!(said.contains(&came), "{said}");
    assert!(!said.contains("my-own-key"), "{said}");
}

#[tokio::test]
async fn what_came_as_often_as_it_should_is_none() {
    let mock = MockServer::start().await;
    mock.get_chat()
        .expect(1..=2)
        .respond(GetChatResponse::new())
        .await;
    let client = mock.client();
    assert!(client.chats().get_chat(BUSINESS, CHAT).await.is_ok());
    mock.verify();
}

#[tokio::test]
async fn what_came_is_told_by_operation() {
    let mock = MockServer::start().await;
    mock.get_chat().respond(GetChatResponse::new()).await;
    let client = mock.client();
    for chat in [CHAT, CHAT + 1] {
        assert!(client.chats().get_chat(BUSINESS, chat).await.is_ok());
    }
    let hi = SendMessageToChatRequest::new("Hi");
    let call = client.chats().send_message_to_chat(BUSINESS, CHAT, hi);
    assert!(call.await.is_err(), "it is not expected");
    let all = mock.received_requests().await;
    let operations: Vec<_> = all.iter().map(ReceivedRequest::operation).collect();
    let expected = ["getChat", "getChat", "sendMessageToChat"].map(Some);
    assert_eq!(operations, expected);
    assert_eq!(all[1].path(), "/businesses/1046587/chat");
    assert_eq!(all[1].query(), Some("chatId=5086218"));
    assert_eq!(all[2].body(), br#"{"message":"Hi"}"#);
    // Only those that meet what is expected.
    let received = mock.get_chat().with_chat_id(CHAT + 1).received().await;
    assert_eq!(received.len(), 1);
    assert_eq!(received[0].request().headers()["api-key"], "made-up");
}

#[tokio::test]
async fn what_a_server_forgets_is_expected_no_more() {
    let mock = MockServer::start().await;
    mock.get_chat()
        .expect(1)
        .respond(GetChatResponse::new())
        .await;
    mock.reset().await;
    let error = mock.client().chats().get_chat(BUSINESS, CHAT).await;
    let said = error.expect_err("nothing is expected").to_string();
    assert!(said.contains("Nothing is expected."), "{said}");
    assert_eq!(mock.received_requests().await.len(), 1);
}
