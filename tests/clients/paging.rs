//! Calls of the client that is made of the fixture `paging`: pages whose cursor never ends end where the answer says so.

use paging::messages::ListMessagesAnswer;
use paging::mock::MockServer;
use paging::models::{ListMessagesResponse200, ListRepliesResponse, ListRepliesResponsePage};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mock = MockServer::start().await;
    let page = |message: &str, more| {
        ListMessagesAnswer::Ok(ListMessagesResponse200::new([message], message, more))
    };
    mock.list_messages().with_cursor("a").respond(page("b", false)).await;
    mock.list_messages().respond(page("a", true)).await;
    let page = |reply: &str| {
        let page = ListRepliesResponsePage::new(reply);
        (ListRepliesResponse::new().with_replies([reply]), page)
    };
    let ((first, first_page), (second, second_page)) = (page("a"), page("b"));
    let last = second.with_page(second_page.with_has_next_page(false));
    mock.list_replies().with_after("a").respond(last).await;
    mock.list_replies().respond(first.with_page(first_page)).await;

    let client = mock.client();
    let mut messages = client.messages().list_messages().items();
    let mut found = Vec::new();
    while let Some(message) = messages.next().await {
        found.push(message?);
    }
    assert_eq!(found, ["a", "b"]);
    let mut replies = client.messages().list_replies().items();
    let mut found = Vec::new();
    while let Some(reply) = replies.next().await {
        found.push(reply?);
    }
    assert_eq!(found, ["a", "b"]);

    let mock = MockServer::start().await;
    let page = |message: &str| {
        ListMessagesAnswer::Ok(ListMessagesResponse200::new([message], "", false))
    };
    mock.list_messages().respond_pages([page("a"), page("b"), page("c")]).await;
    let client = mock.client();
    let mut messages = client.messages().list_messages().items();
    for expected in ["a", "b", "c"] {
        let message = messages.next().await.expect("there is one more")?;
        assert_eq!(message, expected);
    }
    assert!(messages.next().await.is_none());
    Ok(())
}
