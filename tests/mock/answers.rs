//! Answers: typed errors by status, anything else, one after the other.

use std::time::Duration;

use yandex_market_chats::Error;
use yandex_market_chats::chats::ChatsError;
use yandex_market_chats::mock::MockServer;
use yandex_market_chats::models::{
    ApiClientDataErrorResponse, ApiForbiddenErrorResponse, ApiServerErrorResponse,
    ApiUnauthorizedErrorResponse, GetChatResponse,
};

use crate::values::{BUSINESS, CHAT, chat, limit_exceeded, not_found};

#[tokio::test]
async fn each_error_of_the_api_has_its_own_status() {
    let errors = [
        (
            400,
            ChatsError::BadRequest(ApiClientDataErrorResponse::new()),
        ),
        (
            401,
            ChatsError::Unauthorized(ApiUnauthorizedErrorResponse::new()),
        ),
        (403, ChatsError::Forbidden(ApiForbiddenErrorResponse::new())),
        (404, not_found()),
        (420, limit_exceeded()),
        (
            500,
            ChatsError::InternalServerError(ApiServerErrorResponse::new()),
        ),
    ];
    for (status, sent) in errors {
        let mock = MockServer::start().await;
        mock.get_chat().respond_error(sent.clone()).await;
        let error = mock.client().chats().get_chat(BUSINESS, CHAT).await;
        let error = error.expect_err("it is refused");
        assert_eq!(error.status().expect("an answer"), status);
        assert_eq!(error.body(), Some(&sent));
    }
}

#[tokio::test]
async fn an_error_can_have_headers() {
    let mock = MockServer::start().await;
    mock.get_chat()
        .respond_error(limit_exceeded())
        .with_header("Retry-After", "7")
        .await;
    let error = mock.client().chats().get_chat(BUSINESS, CHAT).await;
    let error = error.expect_err("it is refused");
    assert!(error.is_rate_limited());
    assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
}

#[tokio::test]
async fn anything_else_can_be_answered() {
    let mock = MockServer::start().await;
    mock.get_chat()
        .respond_status(502)
        .with_header("Content-Type", "text/html")
        .with_bytes("<html>")
        .await;
    let error = mock.client().chats().get_chat(BUSINESS, CHAT).await;
    let error = error.expect_err("it is refused");
    assert_eq!(error.status().expect("an answer"), 502);
    assert_eq!(error.raw_body().expect("a body"), "<html>");
    let headers = error.headers().expect("headers");
    assert_eq!(headers["content-type"], "text/html");
}

#[tokio::test]
async fn a_success_can_be_unreadable() {
    let mock = MockServer::start().await;
    mock.get_chat().respond_status(200).with_json(&[1]).await;
    let error = mock.client().chats().get_chat(BUSINESS, CHAT).await;
    assert!(matches!(error, Err(Error::Decode(_))), "{error:?}");
}

#[tokio::test]
async fn answers_follow_each_other() {
    let mock = MockServer::start().await;
    let found = GetChatResponse::new().with_result(chat());
    mock.get_chat().up_to(1).respond_status(503).await;
    mock.get_chat().up_to(2).respond_error(not_found()).await;
    mock.get_chat().up_to(1).respond(found).await;
    let client = mock.client();
    let mut statuses = Vec::new();
    for _ in 0..4 {
        statuses.push(match client.chats().get_chat(BUSINESS, CHAT).await {
            Ok(answer) => answer.status().as_u16(),
            Err(error) => error.status().expect("an answer").as_u16(),
        });
    }
    assert_eq!(statuses, [503, 404, 404, 200]);
    let error = client.chats().get_chat(BUSINESS, CHAT).await;
    let said = error.expect_err("all are given").to_string();
    assert!(said.contains("it has given its last answer"), "{said}");
}

#[tokio::test]
async fn the_first_expectation_that_is_met_answers() {
    let mock = MockServer::start().await;
    mock.get_chat().with_chat_id(CHAT).respond_status(503).await;
    mock.get_chat().respond(GetChatResponse::new()).await;
    let client = mock.client();
    assert!(client.chats().get_chat(BUSINESS, CHAT).await.is_err());
    assert!(client.chats().get_chat(BUSINESS, CHAT + 1).await.is_ok());
}

#[tokio::test]
async fn an_answer_can_be_late() {
    let mock = MockServer::start().await;
    mock.get_chat()
        .respond(GetChatResponse::new())
        .with_delay(Duration::from_secs(3600))
        .await;
    let client = mock
        .client_builder()
        .timeout(Duration::from_millis(50))
        .build()
        .expect("a client");
    let error = client.chats().get_chat(BUSINESS, CHAT).await;
    assert!(matches!(error, Err(Error::Timeout(_))), "{error:?}");
}

#[tokio::test]
#[should_panic(expected = "the answer stands for a status 2xx, not for 404")]
async fn a_success_is_never_an_error() {
    let mock = MockServer::start().await;
    mock.get_chat()
        .respond(GetChatResponse::new())
        .with_status(404)
        .await;
}

#[tokio::test]
async fn a_success_may_have_another_status_of_success() {
    let mock = MockServer::start().await;
    mock.get_chat()
        .respond(GetChatResponse::new())
        .with_status(203)
        .await;
    let answer = mock.client().chats().get_chat(BUSINESS, CHAT).await;
    assert_eq!(answer.expect("an answer").status(), 203);
}

#[tokio::test]
async fn a_client_of_the_builder_repeats_calls() {
    let mock = MockServer::start().await;
    let found = GetChatResponse::new().with_result(chat());
    let limited = mock.get_chat().up_to(1).respond_status(420);
    limited.with_header("Retry-After", "0").await;
    mock.get_chat().up_to(1).respond(found).await;
    let client = mock.client_builder().build().expect("a client");
    let answer = client.chats().get_chat(BUSINESS, CHAT).await;
    assert_eq!(answer.expect("the second answer").attempts(), 2);
}
