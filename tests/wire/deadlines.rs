//! A call ends when its time is over.
//!
//! Nothing waits: the server stops the clock, which then jumps to the deadline. A deadline of zero is
//! over before any answer can come.

use std::time::Duration;

use yandex_market_chats::chats::ChatsError;
use yandex_market_chats::{Client, Delivery, Error, TimeoutError};

use crate::support::{Answer, CHAT, KEY, Server};

const NEVER: Duration = Duration::from_secs(60 * 60);
const SOON: Duration = Duration::from_secs(20);

fn client(server: &Server, timeout: Duration) -> Client {
    let builder = server.builder().api_key(KEY).timeout(timeout);
    builder.build().unwrap()
}

fn timed_out(error: Error<ChatsError>) -> TimeoutError {
    match error {
        Error::Timeout(error) => error,
        other => panic!("{other:?}"),
    }
}

/// A server that says this much of an answer, and waits until the client hangs up. With the clock
/// stopped and nothing else to do, the time of the next deadline comes at once.
async fn hang(server: &Server, start: &str) {
    let mut connection = server.accept().await;
    connection.request().await;
    connection.write(start.as_bytes()).await;
    tokio::time::pause();
    connection.end().await;
    tokio::time::resume();
}

#[tokio::test]
async fn the_deadline_of_the_client_ends_a_call() {
    let server = Server::new();
    let call = client(&server, SOON).chats().get_chat(1, 2).send();
    let ((), result) = server.beside(hang(&server, ""), call).await;
    let error = timed_out(result.unwrap_err());
    assert_eq!(error.limit(), Some(SOON));
    assert_eq!(error.status(), None);
    assert_eq!(error.delivery(), Delivery::MaybeApplied);
    assert_eq!(error.operation(), "getChat");
    assert_eq!(error.to_string(), "getChat: no complete answer within 20s");
}

#[tokio::test]
async fn the_deadline_of_a_call_wins_over_that_of_the_client() {
    let server = Server::new();
    let patient = client(&server, NEVER);
    let call = patient.chats().get_chat(1, 2).timeout(SOON);
    let ((), result) = server.beside(hang(&server, ""), call).await;
    assert_eq!(timed_out(result.unwrap_err()).limit(), Some(SOON));

    let hasty = client(&server, Duration::ZERO);
    let call = hasty.chats().get_chat(1, 2).timeout(NEVER);
    let answer = Answer::json(200, CHAT);
    assert_eq!(server.result(call, answer).await.unwrap().status(), 200);
    let error = hasty.chats().get_chat(1, 2).await.unwrap_err();
    assert_eq!(timed_out(error).limit(), Some(Duration::ZERO));
}

#[tokio::test]
async fn a_client_can_have_no_deadline() {
    let server = Server::new();
    let builder = server.builder().api_key(KEY).timeout(Duration::ZERO);
    let client = builder.no_timeout().build().unwrap();
    let answer = Answer::json(200, CHAT);
    let result = server.result(client.chats().get_chat(1, 2), answer).await;
    assert_eq!(result.unwrap().status(), 200);
}

#[tokio::test]
async fn the_deadline_counts_to_the_end_of_the_answer() {
    let server = Server::new();
    let client = client(&server, SOON);
    let start = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{";
    let call = client.chats().get_chat(1, 2);
    let ((), result) = server.beside(hang(&server, start), call).await;
    timed_out(result.unwrap_err());
}

#[tokio::test]
async fn an_error_whose_body_never_ends_keeps_its_status() {
    let server = Server::new();
    let start = "HTTP/1.1 404 Not Found\r\nContent-Length: 1000\r\n\r\n{";
    let call = client(&server, SOON).chats().get_chat(1, 2).send();
    let ((), result) = server.beside(hang(&server, start), call).await;
    let Err(Error::Api(error)) = result else {
        panic!("{result:?}");
    };
    assert_eq!(error.status(), 404);
    assert!(error.is_truncated());
}
