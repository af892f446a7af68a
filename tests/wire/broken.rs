//! Answers that break off, and servers that are not there.

use std::error::Error as _;

use yandex_market_chats::{Client, Delivery, Error};

use crate::support::{Answer, CHAT, KEY, Server};

#[tokio::test]
async fn a_success_that_breaks_off_is_none() {
    let server = Server::new();
    let client = server.client();
    let answer = Answer::cut_off(200, CHAT);
    let result = server.result(client.chats().get_chat(1, 2), answer).await;
    let error = result.unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
    assert_eq!(error.status().unwrap(), 200);
    assert_eq!(error.delivery(), Delivery::MaybeApplied);
    assert!(error.to_string().contains("(200) broke off"), "{error}");
}

#[tokio::test]
async fn an_error_that_breaks_off_keeps_its_status_and_what_came() {
    let server = Server::new();
    let client = server.client();
    let answer = Answer::cut_off(500, r#"{"status":"#);
    let result = server.result(client.chats().get_chat(1, 2), answer).await;
    let Err(Error::Api(error)) = result else {
        panic!("{result:?}");
    };
    assert_eq!(error.status(), 500);
    assert!(error.is_truncated());
    assert_eq!(error.raw_body().as_ref(), br#"{"status":"#);
}

#[tokio::test]
async fn a_connection_that_ends_without_an_answer_may_have_delivered_the_call() {
    let server = Server::new();
    let client = server.client();
    for answer in ["", "HTTP/1.1 200 OK\r\nContent-Le", "no HTTP\r\n\r\n"] {
        let call = client.chats().get_chat(1, 2);
        let error = server.result(call, Answer::raw(answer)).await.unwrap_err();
        assert!(matches!(error, Error::Transport(_)), "{error:?}");
        assert_eq!(error.status(), None);
        assert_eq!(error.delivery(), Delivery::MaybeApplied);
    }
}

#[tokio::test]
async fn where_nobody_listens_nothing_is_sent() {
    let gone = Server::new().url();
    let builder = Client::builder().base_url(gone).api_key(KEY);
    let client = builder.build().unwrap();
    let error = client.chats().get_chat(1, 2).await.unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
    assert_eq!(error.delivery(), Delivery::NotSent);
    assert_eq!(error.operation(), "getChat");
    let said = error.to_string();
    assert!(said.starts_with("getChat: no connection"), "{said}");
    assert!(error.source().is_some());
}
