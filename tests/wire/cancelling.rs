//! Dropping a call cancels it.

use yandex_market_chats::Part;

use crate::support::{Answer, CHAT, Server};

#[tokio::test]
async fn a_call_that_nobody_awaits_is_not_sent() {
    let server = Server::new();
    let client = server.client();
    drop(client.chats().get_chat(1, 2));
    drop(client.chats().get_chat(1, 2).send());
    server.saw_nothing();
}

#[tokio::test]
async fn dropping_a_call_that_waits_for_its_answer_ends_its_connection() {
    let server = Server::new();
    let client = server.client();
    let mut call = Box::pin(client.chats().get_chat(1, 2).send());
    let serving = async {
        let mut connection = server.accept().await;
        connection.request().await;
        connection
    };
    let connection = tokio::select! {
        connection = serving => connection,
        result = &mut call => panic!("{result:?}"),
    };
    drop(call);
    server.beside(connection.end(), async {}).await;
}

#[tokio::test]
async fn dropping_a_call_that_reads_its_answer_ends_its_connection() {
    let server = Server::new();
    let client = server.client();
    let mut call = Box::pin(client.chats().get_chat(1, 2).send());
    let serving = async {
        let mut connection = server.accept().await;
        connection.request().await;
        let half = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{";
        connection.write(half.as_bytes()).await;
        connection
    };
    let connection = tokio::select! {
        connection = serving => connection,
        result = &mut call => panic!("{result:?}"),
    };
    drop(call);
    server.beside(connection.end(), async {}).await;
}

#[tokio::test]
async fn dropping_a_call_that_sends_a_file_drops_the_file() {
    let server = Server::new();
    let client = server.client();
    let (mut writer, reader) = tokio::io::duplex(64);
    let call = client.chats().send_file_to_chat(1, 2, Part::reader(reader));
    let mut call = Box::pin(call.send());
    let serving = async {
        let mut connection = server.accept().await;
        connection.wait_for(b"filename=\"file\"").await;
        connection
    };
    let connection = tokio::select! {
        connection = serving => connection,
        result = &mut call => panic!("{result:?}"),
    };
    drop(call);
    server.beside(connection.end(), async {}).await;
    let written = tokio::io::AsyncWriteExt::write_all(&mut writer, &[0; 65]).await;
    assert!(written.is_err(), "nobody reads the file any more");
}

#[tokio::test]
async fn the_client_goes_on_after_a_call_was_cancelled() {
    let server = Server::new();
    let client = server.client();
    let mut call = Box::pin(client.chats().get_chat(1, 2).send());
    tokio::select! {
        _ = server.accept() => {}
        result = &mut call => panic!("{result:?}"),
    }
    drop(call);
    let call = client.chats().get_chat(1, 2);
    let response = server.result(call, Answer::json(200, CHAT)).await;
    assert_eq!(response.unwrap().status(), 200);
}
