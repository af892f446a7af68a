//! Answers in pages: what a stream of the client asks for is what was made to follow.

use yandex_market_chats::Client;
use yandex_market_chats::mock::MockServer;
use yandex_market_chats::models::{
    ChatMessagesResultDto, ForwardScrollingPagerDto, GetChatHistoryRequest, GetChatHistoryResponse,
    GetChatsInfoDto, GetChatsRequest, GetChatsResponse,
};

use crate::values::{BUSINESS, CHAT, chat, message};

/// A page of this many chats.
fn page(count: usize) -> GetChatsResponse {
    let chats = std::iter::repeat_with(chat).take(count);
    GetChatsResponse::new().with_result(GetChatsInfoDto::new(chats))
}

#[tokio::test]
async fn a_stream_has_all_that_is_on_the_pages() {
    let mock = MockServer::start().await;
    mock.get_chats()
        .with_limit(2)
        .expect(1)
        .respond_pages([2, 0, 1].map(page))
        .await;
    let client = mock.client();
    let call = client.chats().get_chats(BUSINESS, GetChatsRequest::new());
    let mut chats = call.limit(2).items();
    let mut count = 0;
    while let Some(found) = chats.try_next().await.expect("a page") {
        assert_eq!(found, chat());
        count += 1;
    }
    assert_eq!(count, 3);
    let asked = mock.get_chats().received().await;
    let asked: Vec<_> = asked.iter().map(|one| one.page_token.as_deref()).collect();
    assert_eq!(asked, [None, Some("page-2"), Some("page-3")]);
}

#[tokio::test]
async fn each_chat_has_pages_of_its_own() {
    let mock = MockServer::start().await;
    let history = |order| {
        GetChatHistoryResponse::new().with_result(ChatMessagesResultDto::new(order, [message()]))
    };
    for chat in [1, 2] {
        let pages = [history(chat * 10), history(chat * 10 + 1)];
        mock.get_chat_history()
            .with_chat_id(chat)
            .respond_pages(pages)
            .await;
    }
    let client = mock.client();
    for chat in [2, 1] {
        let orders = orders(&client, chat, None).await;
        assert_eq!(orders, [chat * 10, chat * 10 + 1]);
    }
}

#[tokio::test]
async fn pages_can_begin_where_a_run_before_has_stopped() {
    let mock = MockServer::start().await;
    let history = |order| ChatMessagesResultDto::new(order, [message()]);
    let next = ForwardScrollingPagerDto::new().with_next_page_token("b");
    let pages = [history(1).with_paging(next), history(2)];
    mock.get_chat_history()
        .with_page_token("saved")
        .expect(1)
        .respond_pages(pages.map(|page| GetChatHistoryResponse::new().with_result(page)))
        .await;
    assert_eq!(orders(&mock.client(), CHAT, Some("saved")).await, [1, 2]);
    let asked = mock.get_chat_history().received().await;
    assert_eq!(asked[1].page_token.as_deref(), Some("b"));
}

/// The order that each page of a chat names, from the page of a token on.
async fn orders(client: &Client, chat: i64, token: Option<&str>) -> Vec<i64> {
    let request = GetChatHistoryRequest::new();
    let mut call = client.chats().get_chat_history(BUSINESS, chat, request);
    if let Some(token) = token {
        call = call.page_token(token);
    }
    let mut pages = call.pages();
    let mut orders = Vec::new();
    while let Some(page) = pages.try_next().await.expect("a page") {
        orders.push(page.into_inner().result.expect("a result").order_id);
    }
    orders
}

#[tokio::test]
#[should_panic(
    expected = "getChats: page 1 is none any more if it names the next one: `result.chats`"
)]
async fn a_page_that_cannot_name_the_next_one_is_refused() {
    let mock = MockServer::start().await;
    mock.get_chats()
        .respond_pages([GetChatsResponse::new(), page(1)])
        .await;
}
