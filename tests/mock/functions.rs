//! Functions as answers.

use std::sync::Mutex;

use yandex_market_chats::chats::ChatsError;
use yandex_market_chats::mock::{MockServer, Reply};
use yandex_market_chats::models::{
    ApiLimitErrorResponse, CreateChatRequest, CreateChatResponse, CreateChatResultDto,
    EmptyApiResponse, GetChatsInfoDto, GetChatsRequest, GetChatsResponse,
};
use yandex_market_chats::{Client, Part};

use crate::values::{BUSINESS, CHAT, chat};

#[tokio::test]
async fn a_function_answers_with_what_came() {
    let mock = MockServer::start().await;
    mock.get_chats()
        .respond_with(|request| {
            let count = request.limit.unwrap_or(1);
            let chats = (0..count).map(|_| chat());
            Reply::success(GetChatsResponse::new().with_result(GetChatsInfoDto::new(chats)))
        })
        .await;
    let client = mock.client();
    for (limit, found) in [(None, 1), (Some(3), 3)] {
        let mut call = client.chats().get_chats(BUSINESS, GetChatsRequest::new());
        if let Some(limit) = limit {
            call = call.limit(limit);
        }
        let page = call.await.expect("an answer").into_inner();
        assert_eq!(page.result.expect("a result").chats.len(), found);
    }
}

#[tokio::test]
async fn a_function_can_keep_state_and_refuse() {
    let mock = MockServer::start().await;
    let orders = Mutex::new(Vec::new());
    mock.create_chat()
        .respond_with(move |request| {
            let mut orders = orders.lock().expect("no panic");
            if orders.len() == 1 {
                let body = ChatsError::LimitExceeded(ApiLimitErrorResponse::new());
                return Reply::error(body).with_header("Retry-After", "60");
            }
            orders.push(request.body.order_id);
            let result = CreateChatResultDto::new(CHAT);
            Reply::success(CreateChatResponse::new().with_result(result))
        })
        .await;
    let client = mock.client();
    let open = |order| {
        client
            .chats()
            .create_chat(BUSINESS, CreateChatRequest::new(order))
    };
    let answer = open(1).await.expect("an answer").into_inner();
    assert_eq!(answer.result.expect("a result").chat_id, CHAT);
    let error = open(2).await.expect_err("one is enough");
    assert!(error.is_rate_limited());
    assert!(error.retry_after().is_some());
}

#[tokio::test]
async fn a_function_can_give_a_result() {
    let mock = MockServer::start().await;
    mock.send_file_to_chat()
        .respond_with(|request| {
            assert_eq!(request.file.file_name.as_deref(), Some("a.txt"));
            Ok(EmptyApiResponse::new()).into()
        })
        .await;
    let file = Part::text("paid").with_file_name("a.txt");
    let client = mock.client();
    let call = client.chats().send_file_to_chat(BUSINESS, CHAT, file);
    assert!(call.await.is_ok());
}

#[tokio::test]
async fn a_request_that_cannot_be_read_is_refused() {
    let mock = MockServer::start().await;
    mock.get_chats()
        .respond_with(|_| Reply::success(GetChatsResponse::new()))
        .await;
    // Not by the client, which sends nothing of the kind.
    let http = reqwest::Client::new();
    for (query, problem) in [
        (
            "?limit=many",
            "`limit`: `many`: invalid digit found in string",
        ),
        ("", "`body`: is missing"),
    ] {
        let url = format!("{}/businesses/7/chats{query}", mock.uri());
        let mut request = http.post(url);
        if !query.is_empty() {
            request = request.body("{}");
        }
        let answer = request.send().await.expect("an answer");
        assert_eq!(answer.status(), 400);
        assert_eq!(answer.text().await.expect("a text"), problem);
    }
}

#[tokio::test]
async fn any_client_may_call() {
    let mock = MockServer::start().await;
    mock.get_chats()
        .respond_with(|request| {
            assert_eq!(request.request().headers()["api-key"], "mine");
            Reply::success(GetChatsResponse::new())
        })
        .await;
    let client = Client::builder()
        .base_url(mock.uri())
        .api_key("mine")
        .build()
        .expect("a client");
    let call = client.chats().get_chats(BUSINESS, GetChatsRequest::new());
    assert!(call.await.is_ok());
}
