//! Clients and calls go where a program needs them.

use yandex_market_chats::chats::{
    ChatsError, CreateChat, GetChat, GetChatHistory, GetChatMessage, GetChats, SendFileToChat,
    SendMessageToChat,
};
use yandex_market_chats::models::GetChatResponse;
use yandex_market_chats::{Client, ClientBuilder, Error, Response, Sending};

use crate::support::{Answer, CHAT, Server};

fn is_send<T: Send + 'static>() {}
fn is_shared<T: Clone + Send + Sync + 'static>() {}
fn is_error<T: std::error::Error + Send + Sync + 'static>() {}

#[test]
fn a_client_can_be_cloned_sent_and_shared() {
    is_shared::<Client>();
    is_send::<ClientBuilder>();
}

#[test]
fn a_call_and_its_future_can_be_sent_and_outlive_the_client() {
    is_send::<CreateChat>();
    is_send::<GetChat>();
    is_send::<GetChatHistory>();
    is_send::<GetChatMessage>();
    is_send::<GetChats>();
    is_send::<SendFileToChat>();
    is_send::<SendMessageToChat>();
    is_send::<Sending<GetChatResponse, ChatsError>>();
}

#[test]
fn an_error_can_be_boxed_and_sent() {
    is_error::<Error<ChatsError>>();
}

#[test]
fn an_answer_can_be_cloned_sent_and_shared() {
    is_shared::<Response<GetChatResponse>>();
}

#[tokio::test]
async fn a_call_can_be_spawned_and_its_client_dropped() {
    let server = Server::new();
    let client = server.client();
    let spawned = tokio::spawn(client.chats().get_chat(1, 2).send());
    drop(client);
    let result = server.result(spawned, Answer::json(200, CHAT)).await;
    let response = result.expect("the task ends").unwrap();
    assert_eq!(response.result.as_ref().unwrap().chat_id, 5_086_217);
}

#[tokio::test]
async fn calls_of_one_client_run_side_by_side() {
    let server = Server::new();
    let client = server.client();
    let serving = async {
        let mut first = server.accept().await;
        let mut second = server.accept().await;
        let targets = [first.request().await, second.request().await];
        second.answer(&Answer::json(200, CHAT)).await;
        first.answer(&Answer::json(200, CHAT)).await;
        targets
    };
    let calls = async {
        let (clone, chats) = (client.clone(), client.chats());
        tokio::join!(
            chats.get_chat(1, 2).send(),
            clone.chats().get_chat(1, 3).send()
        )
    };
    let (requests, (first, second)) = server.beside(serving, calls).await;
    assert!(first.is_ok() && second.is_ok());
    let mut targets = requests.map(|request| request.target().to_owned());
    targets.sort();
    let expected = ["/businesses/1/chat?chatId=2", "/businesses/1/chat?chatId=3"];
    assert_eq!(targets, expected);
}

#[tokio::test]
async fn a_connection_that_stays_open_is_used_again() {
    let server = Server::new();
    let client = server.client();
    let serving = async {
        let mut connection = server.accept().await;
        for _ in 0..2 {
            connection.request().await;
            let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", CHAT.len());
            connection.write(head.as_bytes()).await;
            connection.write(CHAT.as_bytes()).await;
        }
    };
    let calls = async {
        client.chats().get_chat(1, 2).await.unwrap();
        client.chats().get_chat(1, 2).await.unwrap();
    };
    server.beside(serving, calls).await;
    server.saw_nothing();
}
