//! Redirects lead no credential astray.

use yandex_market_chats::models::SendMessageToChatRequest;
use yandex_market_chats::{Error, Part};

use crate::support::{Answer, CHAT, KEY, Server};

fn redirect(status: u16, location: &str) -> Answer {
    Answer::new(status, &[("Location", location)], "moved")
}

#[tokio::test]
async fn a_redirect_to_another_host_is_not_followed() {
    let server = Server::new();
    let other = Server::new();
    let client = server.client();
    for status in [301, 302, 303, 307, 308] {
        let answer = redirect(status, &other.url());
        let result = server.result(client.chats().get_chat(1, 2), answer).await;
        let Err(Error::Api(error)) = result else {
            panic!("{result:?}");
        };
        assert_eq!(error.status().as_u16(), status);
        assert_eq!(error.headers()["location"], other.url().as_str());
        assert_eq!(error.raw_body().as_ref(), b"moved");
    }
    other.saw_nothing();
}

#[tokio::test]
async fn a_redirect_that_would_turn_a_post_into_a_get_is_not_followed() {
    let server = Server::new();
    let client = server.client();
    for status in [301, 302, 303] {
        let body = SendMessageToChatRequest::new("Hello");
        let call = client.chats().send_message_to_chat(1, 2, body);
        let result = server.result(call, redirect(status, "/elsewhere")).await;
        assert_eq!(result.unwrap_err().status().unwrap().as_u16(), status);
    }
    server.saw_nothing();
}

#[tokio::test]
async fn a_redirect_on_the_same_host_is_followed_with_method_body_and_key() {
    let server = Server::new();
    let client = server.client();
    for status in [307, 308] {
        let body = SendMessageToChatRequest::new("Hello");
        let call = client.chats().send_message_to_chat(1, 2, body);
        let serving = async {
            let mut first = server.accept().await;
            first.request().await;
            first.answer(&redirect(status, "/v2/x?y=1")).await;
            let mut second = server.accept().await;
            let request = second.request().await;
            second.answer(&Answer::empty_ok()).await;
            request
        };
        let (request, result) = server.beside(serving, call).await;
        result.unwrap();
        assert!(request.shown().starts_with("POST /v2/x?y=1 HTTP/1.1\n"));
        assert_eq!(request.header("Api-Key"), Some(KEY));
        assert_eq!(request.text(), r#"{"message":"Hello"}"#);
    }
}

#[tokio::test]
async fn a_get_follows_every_redirect_on_the_same_host() {
    let server = Server::new();
    let client = server.client();
    let serving = async {
        for status in [301, 302, 303, 307, 308] {
            let mut connection = server.accept().await;
            connection.request().await;
            connection.answer(&redirect(status, "/next")).await;
        }
        let mut connection = server.accept().await;
        connection.request().await;
        connection.answer(&Answer::json(200, CHAT)).await;
    };
    let call = client.chats().get_chat(1, 2);
    let ((), result) = server.beside(serving, call).await;
    assert_eq!(result.unwrap().result.as_ref().unwrap().chat_id, 5_086_217);
}

#[tokio::test]
async fn a_reader_that_was_sent_is_not_sent_again() {
    let server = Server::new();
    let client = server.client();
    let file = Part::reader(b"text".as_slice());
    let call = client.chats().send_file_to_chat(1, 2, file);
    let result = server.result(call, redirect(307, "/next")).await;
    assert_eq!(result.unwrap_err().status().unwrap(), 307);
    server.saw_nothing();
}

#[tokio::test]
async fn redirects_in_a_circle_come_to_an_end() {
    let server = Server::new();
    let client = server.client();
    let serving = async {
        for _ in 0..11 {
            let mut connection = server.accept().await;
            connection.request().await;
            connection.answer(&redirect(302, "/circle")).await;
        }
    };
    let call = client.chats().get_chat(1, 2);
    let ((), result) = server.beside(serving, call).await;
    assert_eq!(result.unwrap_err().status().unwrap(), 302);
    server.saw_nothing();
}
