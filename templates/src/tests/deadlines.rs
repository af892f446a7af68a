//! Deadlines and cancelling.

use std::time::{Duration, Instant};

use super::api::{ChatsError, GetChatsRequest, GetChatsResponse, client};
use super::server::{Reply, Server};
use crate::runtime::{Client, Delivery, Error, Response};

const SHORT: Duration = Duration::from_millis(100);

async fn with_timeout(reply: Reply) -> Result<Response<GetChatsResponse>, Error<ChatsError>> {
    let server = Server::start([reply]).await;
    let start = Instant::now();
    let outcome = client(&server.url)
        .chats()
        .get_chats(7, GetChatsRequest::default())
        .timeout(SHORT)
        .await;
    assert!(start.elapsed() < Duration::from_secs(5));
    outcome
}

#[tokio::test]
async fn a_server_that_never_answers_is_given_up() {
    let error = with_timeout(Reply::Stall(Vec::new()))
        .await
        .expect_err("too late");
    assert_eq!(
        error.to_string(),
        "getChats: no complete answer within 100ms"
    );
    assert_eq!(
        (error.delivery(), error.status()),
        (Delivery::MaybeApplied, None)
    );
}

#[tokio::test]
async fn an_answer_that_stalls_is_given_up_with_its_status() {
    let half = b"HTTP/1.1 200 X\r\nContent-Length: 100\r\n\r\n{".to_vec();
    let error = with_timeout(Reply::Stall(half))
        .await
        .expect_err("too late");
    assert_eq!(
        error.to_string(),
        "getChats: no complete answer within 100ms (status 200)"
    );
    assert!(matches!(error, Error::Timeout(_)));
}

#[tokio::test]
async fn an_error_that_stalls_is_that_error() {
    let half = b"HTTP/1.1 429 X\r\nRetry-After: 5\r\nContent-Length: 100\r\n\r\n{".to_vec();
    let error = with_timeout(Reply::Stall(half)).await.expect_err("refused");
    assert!(
        matches!(&error, Error::Api(api) if api.is_truncated()),
        "{error:?}"
    );
    assert_eq!(error.retry_after(), Some(Duration::from_secs(5)));
}

#[tokio::test]
async fn the_client_has_a_deadline_and_a_call_can_have_another() {
    let server = Server::start([Reply::Stall(Vec::new())]).await;
    let builder = Client::builder().base_url(&server.url).api_key("k");
    let client = builder
        .no_timeout()
        .timeout(SHORT)
        .build()
        .expect("a client");
    let error = client
        .chats()
        .get_chats(7, GetChatsRequest::default())
        .await
        .expect_err("too late");
    assert!(error.to_string().contains("within 100ms"), "{error}");
    let call = client
        .chats()
        .get_chats(7, GetChatsRequest::default())
        .timeout(Duration::from_millis(50));
    assert!(
        call.await
            .expect_err("too late")
            .to_string()
            .contains("within 50ms")
    );
}

#[tokio::test]
async fn a_connection_that_does_not_come_about_was_sent_nothing() {
    // A listener whose queue is full, on a loopback address: further connections wait.
    let socket = tokio::net::TcpSocket::new_v4().expect("a socket");
    socket
        .bind("127.0.0.1:0".parse().expect("an address"))
        .expect("a port");
    let listener = socket.listen(0).expect("a listener");
    let address = listener.local_addr().expect("an address");
    let mut waiting = Vec::new();
    for _ in 0..4 {
        waiting.push(tokio::spawn(tokio::net::TcpStream::connect(address)));
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let builder = Client::builder()
        .base_url(format!("http://{address}"))
        .api_key("k");
    let client = builder.connect_timeout(SHORT).build().expect("a client");
    let error = client
        .chats()
        .get_chats(7, GetChatsRequest::default())
        .await
        .expect_err("no connection");
    assert!(matches!(error, Error::Timeout(_)), "{error:?}");
    assert_eq!(error.delivery(), Delivery::NotSent);
}

#[tokio::test]
async fn dropping_the_future_closes_the_connection() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a port");
    let client = client(&format!(
        "http://{}",
        listener.local_addr().expect("an address")
    ));
    let sending = tokio::spawn(
        client
            .chats()
            .get_chats(7, GetChatsRequest::default())
            .send(),
    );
    let (mut stream, _) = listener.accept().await.expect("a connection");
    let mut buffer = vec![0; 4096];
    let read = tokio::io::AsyncReadExt::read(&mut stream, &mut buffer)
        .await
        .expect("a request");
    assert!(read > 0);
    sending.abort();
    let end = tokio::io::AsyncReadExt::read(&mut stream, &mut buffer);
    let end = tokio::time::timeout(Duration::from_secs(5), end)
        .await
        .expect("closed soon");
    assert_eq!(end.expect("no reset"), 0);
}

#[tokio::test]
async fn a_call_that_is_not_awaited_is_not_sent() {
    let server = Server::json("{}").await;
    let client = client(&server.url);
    drop(
        client
            .chats()
            .get_chats(7, GetChatsRequest::default())
            .send(),
    );
    tokio::time::sleep(SHORT).await;
    assert!(server.received().is_empty());
}
