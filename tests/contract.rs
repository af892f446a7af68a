//! The seven calls against Prism, which reads the description without the generator.
//!
//! These tests are ignored unless they are asked for: `cargo xtask contract` starts Prism, says in
//! `CONTRACT_URL` where it is, and runs them.

use std::fmt::Debug;
use std::future::IntoFuture;

use yandex_market_chats::chats::{Chats, ChatsError};
use yandex_market_chats::models::{
    ChatStatusType, ChatType, CreateChatRequest, GetChatHistoryRequest, GetChatsRequest,
    SendMessageToChatRequest,
};
use yandex_market_chats::{Client, ClientBuilder, Error, Part, Response};

const BUSINESS: i64 = 1_046_587;
const CHAT: i64 = 5_086_217;
const MESSAGE: i64 = 90_417_733;

/// How many random answers each operation has to read.
const ROUNDS: usize = 20;

fn builder() -> ClientBuilder {
    let url = std::env::var("CONTRACT_URL")
        .expect("CONTRACT_URL says where Prism is; run `cargo xtask contract`");
    Client::builder().base_url(url)
}

fn client() -> Client {
    builder().api_key("key").build().expect("it can be built")
}

/// What a call is answered with, which is a 200.
async fn accepted<C, T>(call: C) -> T
where
    C: IntoFuture<Output = Result<Response<T>, Error<ChatsError>>>,
{
    let response = call
        .await
        .unwrap_or_else(|error| panic!("{error}; {:?}", violations(&error)));
    assert_eq!(response.status(), 200);
    response.into_inner()
}

/// What a call is refused with.
async fn refused<C, T>(call: C) -> Error<ChatsError>
where
    C: IntoFuture<Output = Result<Response<T>, Error<ChatsError>>>,
    T: Debug,
{
    call.await.expect_err("Prism refuses the call")
}

/// What Prism holds against a request.
fn violations(error: &Error<ChatsError>) -> String {
    let header = error.headers().and_then(|all| all.get("sl-violations"));
    header.map_or_else(String::new, |value| {
        String::from_utf8_lossy(value.as_bytes()).into_owned()
    })
}

#[tokio::test]
#[ignore = "needs Prism: `cargo xtask contract`"]
async fn create_chat_is_accepted() {
    let body = CreateChatRequest::new(32_811_973);
    let answer = accepted(client().chats().create_chat(BUSINESS, body)).await;
    assert_eq!(answer.result.expect("there is a chat").chat_id, CHAT);
}

#[tokio::test]
#[ignore = "needs Prism: `cargo xtask contract`"]
async fn get_chat_is_accepted() {
    let answer = accepted(client().chats().get_chat(BUSINESS, CHAT)).await;
    let chat = answer.result.expect("there is a chat");
    assert_eq!(chat.status, ChatStatusType::WaitingForPartner);
    assert_eq!(chat.created_at.to_rfc3339(), "2017-11-21T00:00:00+03:00");
}

#[tokio::test]
#[ignore = "needs Prism: `cargo xtask contract`"]
async fn get_chat_history_is_accepted() {
    let body = GetChatHistoryRequest::new().with_message_id_from(MESSAGE);
    let client = client();
    let call = client.chats().get_chat_history(BUSINESS, CHAT, body);
    let answer = accepted(call.page_token("a+b/=&?#%é").limit(20)).await;
    let page = answer.result.expect("there is a page");
    assert_eq!(page.messages.len(), 3);
    let token = page.paging.and_then(|paging| paging.next_page_token);
    assert_eq!(token.as_deref(), Some("eyBuZXh0SWQ6IDIzNDIgfQ=="));
}

#[tokio::test]
#[ignore = "needs Prism: `cargo xtask contract`"]
async fn get_chat_message_is_accepted() {
    let client = client();
    let call = client.chats().get_chat_message(BUSINESS, CHAT, MESSAGE);
    let message = accepted(call).await.result.expect("there is a message");
    assert_eq!(message.message_id, MESSAGE);
}

#[tokio::test]
#[ignore = "needs Prism: `cargo xtask contract`"]
async fn get_chats_is_accepted() {
    let client = client();
    let full = GetChatsRequest::new()
        .with_order_ids([32_811_973, 32_812_046])
        .with_types([ChatType::Chat, ChatType::Arbitrage])
        .with_statuses([ChatStatusType::New, ChatStatusType::WaitingForArbiter]);
    let null = GetChatsRequest::new()
        .with_order_ids_null()
        .with_types_null()
        .with_statuses_null();
    for body in [full, null, GetChatsRequest::new()] {
        let call = client.chats().get_chats(BUSINESS, body).limit(20);
        let page = accepted(call).await.result.expect("there is a page");
        assert_eq!(page.chats.len(), 2);
    }
}

#[tokio::test]
#[ignore = "needs Prism: `cargo xtask contract`"]
async fn send_file_to_chat_is_accepted_from_bytes_and_from_a_reader() {
    let client = client();
    let bytes = Part::bytes(b"%PDF-1.7".as_slice()).with_file_name("invoice.pdf");
    let reader = Part::reader(b"%PDF-1.7".as_slice()).with_content_type("application/pdf");
    for file in [bytes, reader] {
        accepted(client.chats().send_file_to_chat(BUSINESS, CHAT, file)).await;
    }
}

#[tokio::test]
#[ignore = "needs Prism: `cargo xtask contract`"]
async fn send_message_to_chat_is_accepted_up_to_the_last_character() {
    let client = client();
    for text in ["Good afternoon!".to_owned(), "👋".repeat(4096)] {
        let body = SendMessageToChatRequest::new(text);
        accepted(client.chats().send_message_to_chat(BUSINESS, CHAT, body)).await;
    }
}

#[tokio::test]
#[ignore = "needs Prism: `cargo xtask contract`"]
async fn a_token_is_as_good_as_a_key() {
    let client = builder()
        .oauth_token("token")
        .build()
        .expect("it can be built");
    accepted(client.chats().get_chat(BUSINESS, CHAT)).await;
}

#[tokio::test]
#[ignore = "needs Prism: `cargo xtask contract`"]
async fn every_error_of_every_operation_is_typed_by_its_status() {
    let client = client();
    for status in [400, 401, 403, 404, 420, 500] {
        for error in every_error(client.chats(), status).await {
            assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
            let (of, errors) = match error.body() {
                Some(ChatsError::BadRequest(body)) => (400, &body.errors),
                Some(ChatsError::Unauthorized(body)) => (401, &body.errors),
                Some(ChatsError::Forbidden(body)) => (403, &body.errors),
                Some(ChatsError::NotFound(body)) => (404, &body.errors),
                Some(ChatsError::LimitExceeded(body)) => (420, &body.errors),
                Some(ChatsError::InternalServerError(body)) => (500, &body.errors),
                Some(_) | None => panic!("{error:?}"),
            };
            assert_eq!(of, status);
            assert_eq!(errors.as_ref().map(Vec::len), Some(1));
        }
    }
}

/// The error of each operation, which Prism is asked to answer with.
async fn every_error(chats: Chats<'_>, status: u16) -> Vec<Error<ChatsError>> {
    let prefer = format!("code={status}");
    let create = chats.create_chat(BUSINESS, CreateChatRequest::new(1));
    let history = chats.get_chat_history(BUSINESS, CHAT, GetChatHistoryRequest::new());
    let message = chats.get_chat_message(BUSINESS, CHAT, MESSAGE);
    let list = chats.get_chats(BUSINESS, GetChatsRequest::new());
    let file = chats.send_file_to_chat(BUSINESS, CHAT, b"file");
    let text = chats.send_message_to_chat(BUSINESS, CHAT, SendMessageToChatRequest::new("text"));
    let chat = chats.get_chat(BUSINESS, CHAT);
    vec![
        refused(create.header("Prefer", &prefer)).await,
        refused(chat.header("Prefer", &prefer)).await,
        refused(history.header("Prefer", &prefer)).await,
        refused(message.header("Prefer", &prefer)).await,
        refused(list.header("Prefer", &prefer)).await,
        refused(file.header("Prefer", &prefer)).await,
        refused(text.header("Prefer", &prefer)).await,
    ]
}

#[tokio::test]
#[ignore = "needs Prism: `cargo xtask contract`"]
async fn any_valid_answer_can_be_read() {
    let client = client();
    let chats = client.chats();
    let (name, value) = ("Prefer", "dynamic=true");
    for _ in 0..ROUNDS {
        accepted(chats.get_chat(BUSINESS, CHAT).header(name, value)).await;
        let call = chats.get_chat_message(BUSINESS, CHAT, MESSAGE);
        accepted(call.header(name, value)).await;
        let call = chats.get_chat_history(BUSINESS, CHAT, GetChatHistoryRequest::new());
        accepted(call.header(name, value)).await;
        let call = chats.get_chats(BUSINESS, GetChatsRequest::new());
        accepted(call.header(name, value)).await;
    }
}

#[tokio::test]
#[ignore = "needs Prism: `cargo xtask contract`"]
async fn what_the_client_refuses_prism_refuses_too() {
    let builder = builder().api_key("key").validate_requests(false);
    let client = builder.build().expect("it can be built");
    let chats = client.chats();
    let send = |text: String| {
        let body = SendMessageToChatRequest::new(text);
        chats.send_message_to_chat(BUSINESS, CHAT, body)
    };
    let list = |body| chats.get_chats(BUSINESS, body);
    let no_statuses = list(GetChatsRequest::new().with_statuses([]));
    let twice = list(GetChatsRequest::new().with_order_ids([1, 1]));
    let errors = [
        (refused(chats.get_chat(0, CHAT)).await, "businessid"),
        (refused(chats.get_chat(BUSINESS, -1)).await, "chatid"),
        (refused(send(String::new())).await, "message"),
        (refused(send("👋".repeat(4097))).await, "message"),
        (refused(no_statuses).await, "statuses"),
        (refused(twice).await, "orderids"),
    ];
    for (error, field) in &errors {
        assert!(
            matches!(error.body(), Some(ChatsError::BadRequest(_))),
            "{error}"
        );
        let violations = violations(error).to_lowercase();
        assert!(violations.contains(field), "{field}: {violations}");
    }
}

#[tokio::test]
#[ignore = "needs Prism: `cargo xtask contract`"]
async fn an_unknown_value_of_an_enumeration_reaches_the_server_which_refuses_it() {
    let body = GetChatsRequest::new().with_statuses([ChatStatusType::from("PAUSED")]);
    let client = client();
    let error = refused(client.chats().get_chats(BUSINESS, body)).await;
    assert!(matches!(error.body(), Some(ChatsError::BadRequest(_))));
    assert!(violations(&error).contains("statuses"), "{error}");
}
