//! A key or a token is in nothing that can be printed.

use std::error::Error as _;
use std::fmt::{Debug, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use yandex_market_chats::chats::ChatsError;
use yandex_market_chats::models::GetChatsRequest;
use yandex_market_chats::{Client, ClientBuilder, Error};

use crate::support::{Answer, KEY, Server};

const TOKEN: &str = "y0_token-of-the-tests";

fn with_secrets(builder: ClientBuilder) -> ClientBuilder {
    builder.api_key(KEY).oauth_token(TOKEN)
}

fn holds_none(text: &str) {
    for secret in [KEY, TOKEN] {
        assert!(!text.contains(secret), "{secret} is in {text}");
    }
}

/// An error with all that caused it, in every way it can be printed.
fn printed(error: &Error<ChatsError>) -> String {
    let mut text = format!("{error} {error:?} {error:#?}");
    let mut source = error.source();
    while let Some(cause) = source {
        let _ = write!(text, " {cause} {cause:?} {cause:#?}");
        source = cause.source();
    }
    text
}

fn debugged(value: &impl Debug) -> String {
    format!("{value:?} {value:#?}")
}

#[test]
fn a_builder_and_a_client_print_none() {
    let server = Server::new();
    let builder = with_secrets(server.builder());
    holds_none(&debugged(&builder));
    let client = builder.build().unwrap();
    holds_none(&debugged(&client));
    holds_none(&debugged(&client.chats()));
}

#[test]
fn a_builder_that_fails_prints_none() {
    let broken = format!("{KEY}\n");
    let error = Client::builder().api_key(broken).build().unwrap_err();
    holds_none(&format!("{error} {}", debugged(&error)));
    let broken = format!("http://user:{KEY}@example.com");
    let error = Client::builder().base_url(broken).build().unwrap_err();
    holds_none(&format!("{error} {}", debugged(&error)));
    let builder = Client::builder().default_header("X-Key", format!("{KEY}\n"));
    let error = builder.build().unwrap_err();
    holds_none(&format!("{error} {}", debugged(&error)));
}

#[test]
fn a_key_in_the_base_url_is_not_printed() {
    let url = format!("https://example.com/?key={KEY}");
    let builder = Client::builder().base_url(url).api_key(KEY);
    holds_none(&debugged(&builder));
    holds_none(&debugged(&builder.build().unwrap()));
}

#[tokio::test]
async fn a_call_and_its_future_print_none() {
    let server = Server::new();
    let client = with_secrets(server.builder()).build().unwrap();
    let call = client
        .chats()
        .get_chats(1, GetChatsRequest::new())
        .header("X-Key", KEY);
    holds_none(&debugged(&call));
    holds_none(&debugged(&call.send()));
    server.saw_nothing();
}

#[tokio::test]
async fn errors_of_every_kind_print_none() {
    let server = Server::new();
    let client = with_secrets(server.builder()).build().unwrap();
    let answers = [
        Answer::raw(""),
        Answer::raw("no HTTP\r\n\r\n"),
        Answer::cut_off(200, "{}"),
        Answer::json(200, "no JSON"),
        Answer::json(401, "{}"),
        Answer::json(418, "{}"),
        Answer::new(302, &[("Location", "http://example.com/")], ""),
    ];
    for answer in answers {
        let call = client.chats().get_chat(1, 2);
        let error = server.result(call, answer).await.unwrap_err();
        holds_none(&printed(&error));
    }
    let call = client
        .chats()
        .get_chat(1, 2)
        .header("X-Key", format!("{KEY}\n"));
    holds_none(&printed(&call.await.unwrap_err()));
    let call = client.chats().get_chat(1, 2);
    let error = call.timeout(std::time::Duration::ZERO).await.unwrap_err();
    holds_none(&printed(&error));
}

#[tokio::test]
async fn a_panic_over_what_came_of_a_call_prints_none() {
    let server = Server::new();
    let client = with_secrets(server.builder()).build().unwrap();
    for (status, body) in [(200, "{}"), (200, "no JSON"), (401, "{}")] {
        let call = client.chats().get_chat(1, 2);
        let result = server.result(call, Answer::json(status, body)).await;
        holds_none(&match result {
            Ok(answer) => panic_over(answer),
            Err(error) => panic_over(error),
        });
    }
    holds_none(&panic_over(with_secrets(server.builder())));
    holds_none(&panic_over(client));
}

/// What a program says that did not expect this.
fn panic_over<T: Debug>(unexpected: T) -> String {
    let use_it = |result: Result<(), T>| result.unwrap();
    let panic = catch_unwind(AssertUnwindSafe(|| use_it(Err(unexpected))));
    let panic = panic.expect_err("it panics");
    *panic.downcast::<String>().expect("a text")
}

#[tokio::test]
async fn an_error_on_the_way_to_a_server_with_a_key_in_its_url_prints_none() {
    let url = format!("{}/?key={KEY}", Server::new().url());
    let client = Client::builder().base_url(url).api_key(KEY);
    let error = client.build().unwrap().chats().get_chat(1, 2).send().await;
    holds_none(&printed(&error.unwrap_err()));
}
