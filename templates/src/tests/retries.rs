//! Which calls are repeated, after what, and what tells of it.

use std::io::Cursor;
use std::time::Duration;

use tokio::net::TcpListener;

use super::api::{Chats, ChatsError, GetChatsRequest};
use super::script::{Act, after, play, status, success};
use super::server::{Reply, Server, json};
use crate::runtime::{Call, Client, Delivery, Empty, Error, NoErrorBody, Part, RetryPolicy};
use crate::runtime::{Method, Operation, Safety};

const FILE: &[u8] = b"bytes of the file";

/// The number of requests of a call that may be done twice, and of one that must not, if all of its
/// attempts end so.
async fn requests(act: Act) -> (usize, usize) {
    let (builder, seen) = play([act.clone()]);
    let client = builder.build().expect("a client");
    let failed = client
        .chats()
        .get_chats(7, GetChatsRequest::default())
        .await;
    let attempts = match failed {
        Ok(response) => response.attempts(),
        Err(error) => error.attempts(),
    };
    assert_eq!(attempts as usize, seen.count());
    let (builder, seen_unsafe) = play([act]);
    let client = builder.build().expect("a client");
    let _ = send_file(&client.chats()).await;
    (seen.count(), seen_unsafe.count())
}

async fn send_file(chats: &Chats<'_>) -> Result<u32, Error<ChatsError>> {
    let sent = chats.send_file(7, 5, FILE).await;
    sent.map(|response| response.attempts())
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_says_not_done_is_followed_by_another_attempt_of_any_call() {
    for act in [status(420), status(429), after(420, "2"), after(503, "2")] {
        assert_eq!(requests(act.clone()).await, (3, 3), "{act:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn where_an_answer_does_not_ask_to_come_again_only_a_call_that_is_safe_is_repeated() {
    for act in [
        Act::Lose,
        status(408),
        status(425),
        status(500),
        status(502),
        status(503),
        status(504),
    ] {
        assert_eq!(requests(act.clone()).await, (3, 1), "{act:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_will_not_change_is_final() {
    for code in [200, 204, 301, 400, 401, 403, 404, 409, 410, 422, 501, 505] {
        assert_eq!(requests(status(code)).await, (1, 1), "{code}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_operation_that_may_be_done_twice_is_repeated_and_may_have_been_done_if_any_attempt_was_lost()
 {
    static PUT: Operation = Operation {
        id: "put",
        method: Method::PUT,
        path: "/",
        server: None,
        content_type: None,
        accept: None,
        security: &[],
        safety: Safety::Idempotent,
        answers_with_redirect: false,
    };
    let (builder, seen) = play([Act::Lose, status(403)]);
    let client = builder.build().expect("a client");
    let error = Call::new(&client, &PUT)
        .send::<Empty, NoErrorBody>()
        .await
        .expect_err("refused");
    assert_eq!(seen.count(), 2);
    assert_eq!(error.status().map(|status| status.as_u16()), Some(403));
    assert_eq!(error.delivery(), Delivery::MaybeApplied);
}

#[tokio::test(start_paused = true)]
async fn a_later_success_is_one_and_says_how_many_attempts_it_took() {
    let (builder, seen) = play([after(429, "1"), after(503, "1"), success()]);
    let client = builder.build().expect("a client");
    assert_eq!(send_file(&client.chats()).await.expect("sent"), 3);
    assert_eq!(seen.count(), 3);
    let bodies = seen.bodies();
    assert_eq!(bodies[0], bodies[2]);
    assert!(bodies[2].windows(FILE.len()).any(|window| window == FILE));
}

#[tokio::test(start_paused = true)]
async fn an_error_says_how_many_attempts_there_were() {
    let (builder, _) = play([status(503)]);
    let client = builder.build().expect("a client");
    let call = client.chats().get_chats(7, GetChatsRequest::default());
    let error = call.await.expect_err("refused");
    assert_eq!(error.attempts(), 3);
    assert_eq!(
        error.to_string(),
        "getChats: the server answered 503: {} (3 attempts)"
    );
    let call = client.chats().get_chats(0, GetChatsRequest::default());
    assert_eq!(call.await.expect_err("invalid").attempts(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_client_and_a_call_can_say_that_nothing_is_repeated_or_how_often() {
    let (builder, seen) = play([status(503)]);
    let client = builder.no_retry().build().expect("a client");
    let call = || client.chats().get_chats(7, GetChatsRequest::default());
    call().await.expect_err("refused");
    assert_eq!(seen.count(), 1);
    let policy = RetryPolicy::new().with_max_attempts(5);
    call().retry(policy).await.expect_err("refused");
    assert_eq!(seen.count(), 6);
    call().retry(policy).no_retry().await.expect_err("refused");
    assert_eq!(seen.count(), 7);
    let none = RetryPolicy::new().with_max_attempts(0);
    call().retry(none).await.expect_err("refused");
    assert_eq!(seen.count(), 8);
}

#[tokio::test(start_paused = true)]
async fn a_body_from_a_reader_is_sent_once_and_the_error_says_so() {
    let (builder, seen) = play([after(429, "1")]);
    let client = builder.build().expect("a client");
    let reader = Part::reader(Cursor::new(FILE));
    let error = client.chats().send_file(7, 5, reader).await;
    let error = error.expect_err("refused");
    assert_eq!((seen.count(), error.attempts()), (1, 1));
    assert!(error.is_body_spent());
    assert_eq!(error.delivery(), Delivery::Rejected);
    let text = error.to_string();
    assert!(
        text.ends_with(
            "not tried again, for its body came from a reader, which can be read only once"
        ),
        "{text}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_file_is_read_again_for_each_attempt() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("file.bin");
    let contents: Vec<u8> = (0..=255).cycle().take(300_000).collect();
    std::fs::write(&path, &contents).expect("a file");
    let (builder, seen) = play([status(429), status(429), success()]);
    let client = builder.build().expect("a client");
    let file = Part::path(&path).await.expect("the file");
    let sent = client.chats().send_file(7, 5, file).await.expect("sent");
    assert_eq!(sent.attempts(), 3);
    for body in seen.bodies() {
        assert!(
            body.windows(contents.len())
                .any(|window| window == contents)
        );
    }
}

#[tokio::test]
async fn a_connection_that_is_refused_is_tried_again_for_any_call() {
    let port = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", port.local_addr().expect("an address"));
    drop(port);
    let quick = RetryPolicy::new().with_backoff(Duration::from_millis(1), Duration::from_millis(1));
    let builder = Client::builder().base_url(url).api_key("k").retry(quick);
    let client = builder.build().expect("a client");
    let error = send_file(&client.chats()).await.expect_err("refused");
    assert_eq!(error.attempts(), 3);
    assert_eq!(error.delivery(), Delivery::NotSent);
    assert!(!error.is_body_spent());
}

#[tokio::test]
async fn an_answer_that_breaks_off_is_asked_for_again_where_that_is_safe() {
    let half = b"HTTP/1.1 200 X\r\nContent-Length: 99\r\n\r\n{\"chats\":".to_vec();
    let replies = || [Reply::Bytes(half.clone()), json(200, r#"{"chats":[]}"#)];
    let quick = RetryPolicy::new().with_backoff(Duration::ZERO, Duration::ZERO);
    let server = Server::start(replies()).await;
    let builder = Client::builder().base_url(&server.url).api_key("k");
    let client = builder.retry(quick).build().expect("a client");
    let call = client.chats().get_chats(7, GetChatsRequest::default());
    assert_eq!(call.await.expect("an answer").attempts(), 2);

    let server = Server::start(replies()).await;
    let builder = Client::builder().base_url(&server.url).api_key("k");
    let client = builder.retry(quick).build().expect("a client");
    let error = send_file(&client.chats()).await.expect_err("cut off");
    assert_eq!(error.delivery(), Delivery::MaybeApplied);
    assert_eq!(server.received().len(), 1);
}
