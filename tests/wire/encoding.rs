//! Values arrive as they were given, whatever is in them.

use yandex_market_chats::models::{
    GetChatHistoryRequest, GetChatsRequest, SendMessageToChatRequest,
};

use crate::support::Server;

/// The `page_token` of the query, as it stands there.
async fn sent(token: &str) -> String {
    let server = Server::new();
    let client = server.client();
    let call = client
        .chats()
        .get_chats(1, GetChatsRequest::new())
        .page_token(token);
    let request = server.request(call).await;
    let target = request.target();
    let value = target.strip_prefix("/businesses/1/chats?page_token=");
    value.expect("the token is all of the query").to_owned()
}

#[tokio::test]
async fn what_ends_a_value_or_means_something_in_a_query_is_encoded() {
    assert_eq!(sent("a+b/=&?#%é").await, "a%2Bb%2F%3D%26%3F%23%25%C3%A9");
}

#[tokio::test]
async fn what_is_encoded_already_is_encoded_again() {
    assert_eq!(sent("%2F+%20").await, "%252F%2B%2520");
}

#[tokio::test]
async fn spaces_and_line_breaks_are_encoded() {
    assert_eq!(sent("a b\r\nX: 1").await, "a%20b%0D%0AX%3A%201");
}

#[tokio::test]
async fn letters_digits_and_unreserved_characters_stay_as_they_are() {
    assert_eq!(sent("AZaz09-._~").await, "AZaz09-._~");
}

#[tokio::test]
async fn an_empty_value_is_sent_as_one() {
    assert_eq!(sent("").await, "");
}

#[tokio::test]
async fn both_operations_with_pages_call_the_token_page_token() {
    let server = Server::new();
    let client = server.client();
    let body = GetChatHistoryRequest::new();
    let call = client
        .chats()
        .get_chat_history(1, 2, body)
        .page_token("a=b");
    let request = server.request(call).await;
    assert_eq!(
        request.target(),
        "/businesses/1/chats/history?chatId=2&page_token=a%3Db"
    );
    assert_eq!(sent("a=b").await, "a%3Db");
}

#[tokio::test]
async fn the_largest_identifiers_arrive_whole() {
    let server = Server::new();
    let client = server.client();
    let call = client.chats().get_chat_message(i64::MAX, i64::MAX, 1);
    assert_eq!(
        server.request(call).await.target(),
        "/businesses/9223372036854775807/chats/message?chatId=9223372036854775807&messageId=1"
    );
}

#[tokio::test]
async fn the_text_of_a_message_is_sent_as_json_whatever_is_in_it() {
    let server = Server::new();
    let client = server.client();
    let text = "\"\\/\u{0}\u{1b}\u{2028}\r\n\t</script>é👋";
    let body = SendMessageToChatRequest::new(text);
    let request = server
        .request(client.chats().send_message_to_chat(1, 2, body))
        .await;
    let json: serde_json::Value = serde_json::from_slice(request.body()).unwrap();
    assert_eq!(json, serde_json::json!({ "message": text }));
}
