//! What is not expected is not answered, and the error says why.

use yandex_market_chats::chats::{Chats, GetChats};
use yandex_market_chats::mock::{Expectation, MockServer};
use yandex_market_chats::models::{
    ChatType, EmptyApiResponse, GetChatsRequest, GetChatsResponse, SendMessageToChatRequest,
};
use yandex_market_chats::{Client, Part};

use crate::values::{BUSINESS, CHAT};

/// Expects one thing of `getChats`, makes a call that is another, and says with what it failed.
async fn problem(
    expect: fn(Expectation<'_, GetChats>) -> Expectation<'_, GetChats>,
    call: fn(Chats<'_>) -> GetChats,
) -> String {
    let mock = MockServer::start().await;
    expect(mock.get_chats())
        .respond(GetChatsResponse::new())
        .await;
    let client = mock.client();
    let error = call(client.chats()).await.expect_err("nothing matches");
    assert_eq!(error.status().expect("an answer"), 501);
    assert!(error.body().is_none(), "it is no error of the API: {error}");
    assert!(mock.get_chats().received().await.len() == 1, "it came");
    error.to_string()
}

fn plain(chats: Chats<'_>) -> GetChats {
    chats.get_chats(BUSINESS, GetChatsRequest::new())
}

#[tokio::test]
async fn a_wrong_value_in_the_query_is_named() {
    let said = problem(
        |expected| expected.with_limit(20),
        |chats| plain(chats).limit(10),
    )
    .await;
    assert!(
        said.contains("`limit` is limit=10, should be limit=20"),
        "{said}"
    );
    assert!(
        said.contains("POST /businesses/1046587/chats?limit=10 (getChats) came"),
        "{said}"
    );
    assert!(
        said.contains("Expected is getChats (POST /businesses/{businessId}/chats) with limit=20"),
        "{said}"
    );
}

#[tokio::test]
async fn a_value_that_is_not_there_is_named() {
    let said = problem(|expected| expected.with_limit(20), plain).await;
    assert!(
        said.contains("`limit` is not there, should be limit=20"),
        "{said}"
    );
}

#[tokio::test]
async fn a_wrong_value_in_the_path_is_named() {
    let said = problem(|expected| expected.with_business_id(7), plain).await;
    assert!(
        said.contains("`businessId` is 1046587, should be 7"),
        "{said}"
    );
}

#[tokio::test]
async fn a_wrong_body_is_named() {
    let said = problem(
        |expected| expected.with_body(GetChatsRequest::new().with_types([ChatType::Chat])),
        plain,
    )
    .await;
    assert!(
        said.contains(r#"`types` of the body is not there, should be ["CHAT"]"#),
        "{said}"
    );
}

#[tokio::test]
async fn the_difference_is_seen_however_long_the_bodies_are() {
    let (one, other) = ("Я".repeat(3000), format!("{}!", "Я".repeat(2999)));
    let mock = MockServer::start().await;
    for text in [&one, &"Ы".repeat(2000)] {
        let expected = SendMessageToChatRequest::new(text);
        mock.send_message_to_chat()
            .with_body(expected)
            .respond(EmptyApiResponse::new())
            .await;
    }
    let sent = SendMessageToChatRequest::new(&other);
    let call = mock
        .client()
        .chats()
        .send_message_to_chat(BUSINESS, CHAT, sent);
    let said = call.await.expect_err("nothing matches").to_string();
    let same = "Я".repeat(59);
    let first = format!(
        "501: the mock expects no such request: `message` of the body is \"{same}…, should be \"{same}…, and differs after \
         3000 characters; or `message` of the body is \"{same}…, should be \"{}…",
        "Ы".repeat(59)
    );
    assert!(said.contains(&first), "{said}");
}

#[tokio::test]
async fn everything_that_is_wrong_is_named() {
    let said = problem(
        |expected| expected.with_business_id(7).with_page_token("a"),
        |chats| plain(chats).page_token("a b"),
    )
    .await;
    assert!(said.contains("`businessId` is"), "{said}");
    assert!(
        said.contains("`page_token` is page_token=a%20b, should be page_token=a"),
        "{said}"
    );
}

#[tokio::test]
async fn a_function_decides_too() {
    let said = problem(
        |expected| expected.matching(|request| request.limit.is_some_and(|limit| limit > 10)),
        |chats| plain(chats).limit(10),
    )
    .await;
    assert!(said.contains("a function says no"), "{said}");
}

#[tokio::test]
async fn another_file_does_not_match() {
    let expected = Part::text("paid").with_file_name("a.txt");
    let others = [
        (Part::text("due").with_file_name("a.txt"), "due as a.txt"),
        (Part::text("paid").with_file_name("b.txt"), "paid as b.txt"),
        (
            Part::bytes(b"paid".as_slice()).with_file_name("a.txt"),
            "paid as a.txt as application/octet-stream",
        ),
    ];
    let mock = MockServer::start().await;
    mock.send_file_to_chat()
        .with_file(expected)
        .respond(EmptyApiResponse::new())
        .await;
    let client = mock.client();
    for (other, shown) in others {
        let call = client.chats().send_file_to_chat(BUSINESS, CHAT, other);
        let said = call.await.expect_err("another file").to_string();
        assert!(said.contains(&format!("`file` is {shown}")), "{said}");
    }
}

#[tokio::test]
async fn another_operation_does_not_match() {
    let mock = MockServer::start().await;
    mock.get_chat_message().respond_status(200).await;
    let client = mock.client();
    // The same path, by POST.
    let hi = SendMessageToChatRequest::new("Hi");
    let error = client
        .chats()
        .send_message_to_chat(BUSINESS, CHAT, hi)
        .await;
    let said = error.expect_err("nothing matches").to_string();
    assert!(
        said.contains("(sendMessageToChat) came with {\"message\":\"Hi\"}"),
        "{said}"
    );
    assert!(
        said.contains("Other operations are expected: getChatMessage."),
        "{said}"
    );
}

#[tokio::test]
async fn another_base_path_is_no_operation() {
    let mock = MockServer::start().await;
    let client = Client::builder()
        .base_url(format!("{}/v2", mock.uri()))
        .api_key("key")
        .build()
        .expect("a client");
    let error = plain(client.chats()).await.expect_err("nothing matches");
    let said = error.to_string();
    assert!(
        said.contains("/v2/businesses/1046587/chats (no operation of the API) came"),
        "{said}"
    );
    assert!(said.contains("Nothing is expected."), "{said}");
    assert_eq!(mock.received_requests().await[0].operation(), None);
}

#[tokio::test]
async fn mocks_do_not_see_each_other() {
    let (first, second) = (MockServer::start().await, MockServer::start().await);
    first.get_chats().respond(GetChatsResponse::new()).await;
    assert!(plain(first.client().chats()).await.is_ok());
    assert!(plain(second.client().chats()).await.is_err());
    assert_eq!(first.received_requests().await.len(), 1);
    assert_eq!(second.received_requests().await.len(), 1);
}
