//! The headers of the client, and those of one call.

use yandex_market_chats::Error;

use crate::support::{KEY, Server};

#[tokio::test]
async fn a_header_of_a_call_is_sent_with_that_call_alone() {
    let server = Server::new();
    let client = server.client();
    let call = client.chats().get_chat(1, 2).header("X-Trace", "7f3a");
    assert_eq!(server.request(call).await.header("X-Trace"), Some("7f3a"));
    let call = client.chats().get_chat(1, 2);
    assert_eq!(server.request(call).await.header("X-Trace"), None);
}

#[tokio::test]
async fn a_header_of_a_call_wins_over_those_of_the_client() {
    let server = Server::new();
    let builder = server.builder().default_header("X-Trace", "client");
    let client = builder.api_key(KEY).build().unwrap();
    let call = client.chats().get_chat(1, 2);
    assert_eq!(server.request(call).await.header("X-Trace"), Some("client"));
    let call = client
        .chats()
        .get_chat(1, 2)
        .header("x-trace", "call")
        .header("Api-Key", "another");
    let request = server.request(call).await;
    assert_eq!(request.header("X-Trace"), Some("call"));
    assert_eq!(request.header("Api-Key"), Some("another"));
}

#[tokio::test]
async fn the_user_agent_can_be_set() {
    let server = Server::new();
    let builder = server.builder().user_agent("my-shop/2.1").api_key(KEY);
    let client = builder.build().unwrap();
    let request = server.request(client.chats().get_chat(1, 2)).await;
    assert_eq!(request.header("User-Agent"), Some("my-shop/2.1"));
}

#[tokio::test]
async fn a_header_that_would_end_itself_is_not_sent() {
    let server = Server::new();
    let client = server.client();
    let call = client
        .chats()
        .get_chat(1, 2)
        .header("X-Trace", "a\r\nX-Evil: 1");
    let error = call.await.unwrap_err();
    let Error::Invalid(invalid) = error else {
        panic!("{error:?}");
    };
    assert_eq!(invalid.violations()[0].field(), "X-Trace");

    let call = client.chats().get_chat(1, 2).header("X Trace:", "a");
    assert!(matches!(call.await, Err(Error::Invalid(_))));
    server.saw_nothing();
}

#[test]
fn a_header_that_would_end_itself_builds_no_client() {
    let server = Server::new();
    let builder = server.builder().default_header("X-Trace", "a\nb");
    assert_eq!(builder.build().unwrap_err().method(), "default_header");
    let builder = server.builder().user_agent("a\nb");
    assert_eq!(builder.build().unwrap_err().method(), "user_agent");
}
