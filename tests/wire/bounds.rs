//! Arguments that break the bounds of the description are refused before anything is sent.

use std::fmt::Debug;
use std::future::IntoFuture;

use yandex_market_chats::models::{
    ChatStatusType, ChatType, CreateChatRequest, GetChatHistoryRequest, GetChatsRequest,
    SendMessageToChatRequest,
};
use yandex_market_chats::{Client, Delivery, Error, Response};

use crate::support::{KEY, Server};

/// What is wrong with a call, as it is said; and that nothing was sent.
async fn refused<C, T, E>(server: &Server, call: C) -> Vec<String>
where
    C: IntoFuture<Output = Result<Response<T>, Error<E>>>,
    T: Debug,
    E: Debug,
{
    let error = call.await.expect_err("the call is refused");
    server.saw_nothing();
    assert_eq!(error.delivery(), Delivery::NotSent);
    let Error::Invalid(invalid) = error else {
        panic!("{error:?}");
    };
    let message = invalid.to_string();
    let said = |violation: &yandex_market_chats::Violation| {
        assert!(message.contains(&violation.to_string()), "{message}");
        format!("{} {}", violation.field(), violation.message())
    };
    invalid.violations().iter().map(said).collect()
}

fn unchecked(server: &Server) -> Client {
    let builder = server.builder().validate_requests(false);
    builder.api_key(KEY).build().unwrap()
}

fn text(message: &str) -> SendMessageToChatRequest {
    SendMessageToChatRequest::new(message)
}

#[tokio::test]
async fn a_business_below_1_is_refused_by_every_operation() {
    let server = Server::new();
    let client = server.client();
    let chats = client.chats();
    let expected = ["businessId must be at least 1"];
    for id in [0, -1, i64::MIN] {
        let call = chats.create_chat(id, CreateChatRequest::new(1));
        assert_eq!(refused(&server, call).await, expected);
        assert_eq!(refused(&server, chats.get_chat(id, 1)).await, expected);
        let call = chats.get_chat_history(id, 1, GetChatHistoryRequest::new());
        assert_eq!(refused(&server, call).await, expected);
        let call = chats.get_chat_message(id, 1, 1);
        assert_eq!(refused(&server, call).await, expected);
        let call = chats.get_chats(id, GetChatsRequest::new());
        assert_eq!(refused(&server, call).await, expected);
        let call = chats.send_file_to_chat(id, 1, b"file");
        assert_eq!(refused(&server, call).await, expected);
        let call = chats.send_message_to_chat(id, 1, text("text"));
        assert_eq!(refused(&server, call).await, expected);
    }
}

#[tokio::test]
async fn a_chat_or_a_message_below_1_is_refused() {
    let server = Server::new();
    let client = server.client();
    let said = refused(&server, client.chats().get_chat_message(1, 0, -1)).await;
    let expected = ["chatId must be at least 1", "messageId must be at least 1"];
    assert_eq!(said, expected);
    let body = GetChatHistoryRequest::new().with_message_id_from(0);
    let said = refused(&server, client.chats().get_chat_history(1, 1, body)).await;
    assert_eq!(said, ["messageIdFrom must be at least 1"]);
}

#[tokio::test]
async fn an_empty_message_is_refused() {
    let server = Server::new();
    let client = server.client();
    let call = client.chats().send_message_to_chat(1, 1, text(""));
    let expected = ["message must have at least 1 character, has 0"];
    assert_eq!(refused(&server, call).await, expected);
}

#[tokio::test]
async fn a_message_is_measured_in_characters_not_in_bytes() {
    let server = Server::new();
    let client = server.client();
    for character in ["a", "é", "👋"] {
        let body = text(&character.repeat(4096));
        let call = client.chats().send_message_to_chat(1, 1, body);
        let length = server.request(call).await.body().len();
        assert_eq!(length, r#"{"message":""}"#.len() + 4096 * character.len());

        let body = text(&character.repeat(4097));
        let call = client.chats().send_message_to_chat(1, 1, body);
        let expected = ["message must have at most 4096 characters, has 4097"];
        assert_eq!(refused(&server, call).await, expected);
    }
}

#[tokio::test]
async fn empty_filters_are_refused() {
    let server = Server::new();
    let client = server.client();
    let body = GetChatsRequest::new()
        .with_order_ids([])
        .with_types([])
        .with_statuses([]);
    let said = refused(&server, client.chats().get_chats(1, body)).await;
    let expected = [
        "orderIds must have at least 1 item, has 0",
        "types must have at least 1 item, has 0",
        "statuses must have at least 1 item, has 0",
    ];
    assert_eq!(said, expected);
}

#[tokio::test]
async fn orders_that_are_named_twice_are_refused() {
    let server = Server::new();
    let client = server.client();
    let body = GetChatsRequest::new().with_order_ids([7, 8, 7]);
    let said = refused(&server, client.chats().get_chats(1, body)).await;
    assert_eq!(
        said,
        ["orderIds must have no item twice, has one again at [2]"]
    );
}

#[tokio::test]
async fn statuses_may_be_named_twice() {
    let server = Server::new();
    let client = server.client();
    let body = GetChatsRequest::new().with_types([ChatType::Chat, ChatType::Chat]);
    let request = server.request(client.chats().get_chats(1, body)).await;
    assert_eq!(request.text(), r#"{"types":["CHAT","CHAT"]}"#);
}

#[tokio::test]
async fn all_that_is_wrong_is_said_at_once() {
    let server = Server::new();
    let client = server.client();
    let body = GetChatsRequest::new()
        .with_order_ids([1, 1])
        .with_statuses(Vec::<ChatStatusType>::new());
    let said = refused(&server, client.chats().get_chats(-1, body)).await;
    let expected = [
        "businessId must be at least 1",
        "orderIds must have no item twice, has one again at [1]",
        "statuses must have at least 1 item, has 0",
    ];
    assert_eq!(said, expected);
}

#[tokio::test]
async fn a_refusal_does_not_repeat_the_value() {
    let server = Server::new();
    let client = server.client();
    let body = text(&"sekrit".repeat(1000));
    let call = client.chats().send_message_to_chat(-271_828, 1, body);
    let error = call.await.unwrap_err();
    let said = format!("{error} {error:?}");
    assert!(
        !said.contains("sekrit") && !said.contains("271828"),
        "{said}"
    );
}

#[tokio::test]
async fn a_client_that_does_not_check_sends_what_it_is_given() {
    let server = Server::new();
    let client = unchecked(&server);
    let body = GetChatsRequest::new().with_order_ids([1, 1]).with_types([]);
    let request = server.request(client.chats().get_chats(-1, body)).await;
    assert_eq!(request.target(), "/businesses/-1/chats");
    assert_eq!(request.text(), r#"{"orderIds":[1,1],"types":[]}"#);

    let call = client.chats().send_message_to_chat(0, 0, text(""));
    let request = server.request(call).await;
    assert_eq!(request.target(), "/businesses/0/chats/message?chatId=0");
    assert_eq!(request.text(), r#"{"message":""}"#);
}
