//! Pages that do not come.

use std::time::{Duration, Instant};

use super::super::server::{Reply, answer, json};
use super::{Error, Part, failure, last, lines, page, start};
use crate::runtime::{Delivery, RetryPolicy};

#[tokio::test]
async fn a_page_that_failed_is_asked_for_again() {
    let cut_off = b"HTTP/1.1 200 X\r\nContent-Length: 100\r\n\r\n{".to_vec();
    let replies = [
        page("1", "a"),
        json(500, "{}"),
        Reply::Bytes(Vec::new()),
        Reply::Bytes(cut_off),
        json(200, "<html>"),
        json(420, r#"{"status":"ERROR"}"#),
        last("2"),
    ];
    let (server, call) = start(replies).await;
    let mut pages = call.limit(5).pages();
    pages.try_next().await.expect("the first page");
    assert!(matches!(failure(&mut pages).await, Error::Api(_)));
    assert!(matches!(failure(&mut pages).await, Error::Transport(_)));
    assert!(matches!(failure(&mut pages).await, Error::Transport(_)));
    assert!(matches!(failure(&mut pages).await, Error::Decode(_)));
    assert!(failure(&mut pages).await.is_rate_limited());
    assert_eq!(pages.next_token(), Some("a"), "the place is not lost");
    let page = pages.try_next().await.expect("at last").expect("a page");
    assert_eq!(lines(&page), "[2]");
    assert!(pages.next().await.is_none());
    let received = server.received();
    assert_eq!(received.len(), 7);
    for request in &received[1..] {
        assert_eq!(request.target(), "/lines?limit=5&a%20cursor=a");
    }
}

#[tokio::test]
async fn a_page_that_failed_is_asked_for_after_a_pause_that_grows() {
    let replies = [
        json(500, "{}"),
        json(500, "{}"),
        page("1", "a"),
        json(404, "{}"),
        last("2"),
    ];
    let (_server, call) = start(replies).await;
    let initial = Duration::from_millis(100);
    let once = RetryPolicy::new().with_max_attempts(1);
    let mut items = call.retry(once.with_backoff(initial, initial * 2)).items();
    let mut pauses = Vec::new();
    let mut asked = Instant::now();
    while let Some(item) = items.next().await {
        pauses.push((item.is_ok(), asked.elapsed()));
        asked = Instant::now();
    }
    let [first, second, third, fourth, fifth] = pauses.as_slice() else {
        panic!("{pauses:?}");
    };
    assert!(!first.0, "{pauses:?}");
    assert!(!second.0 && second.1 >= initial, "{pauses:?}");
    assert!(third.0 && third.1 >= initial * 2, "{pauses:?}");
    assert!(!fourth.0, "{pauses:?}");
    assert!(fifth.0 && fifth.1 >= initial, "it begins anew: {pauses:?}");
}

#[tokio::test]
async fn the_pause_is_no_shorter_than_the_server_wants_it() {
    let refused = answer(420, "Retry-After: 1\r\n", "{}");
    let (_server, call) = start([refused, last("1")]).await;
    let mut pages = call.pages();
    failure(&mut pages).await;
    let asked = Instant::now();
    pages.try_next().await.expect("a page");
    assert!(asked.elapsed() >= Duration::from_secs(1));
}

#[tokio::test]
async fn the_first_page_is_asked_for_again_too() {
    let (server, call) = start([json(500, "{}"), page("1", "a"), json(500, "{}"), last("2")]).await;
    let mut items = call.items();
    let mut told = Vec::new();
    while let Some(item) = items.next().await {
        told.push(item.map_err(|error| error.status().map(|status| status.as_u16())));
    }
    let item = |text: &str| Ok(text.to_owned());
    assert_eq!(told, [Err(Some(500)), item("1"), Err(Some(500)), item("2")]);
    assert_eq!(server.received().len(), 4);
}

#[tokio::test]
async fn each_page_has_the_whole_time() {
    let replies = [page("1", "a"), Reply::Stall(Vec::new()), last("2")];
    let (_server, call) = start(replies).await;
    let mut pages = call.timeout(Duration::from_millis(200)).pages();
    pages.try_next().await.expect("the first page");
    // Longer than a call may take: it is the page that has a deadline, not the stream.
    tokio::time::sleep(Duration::from_millis(250)).await;
    let Error::Timeout(error) = failure(&mut pages).await else {
        panic!("the second page stalls");
    };
    assert_eq!(error.limit(), Some(Duration::from_millis(200)));
    let page = pages.try_next().await.expect("in time").expect("a page");
    assert_eq!(lines(&page), "[2]");
}

#[tokio::test]
async fn a_call_that_cannot_be_sent_ends_the_stream() {
    let (server, call) = start([last("1")]).await;
    let mut pages = call.cursor("too long").pages();
    let error = failure(&mut pages).await;
    assert!(matches!(error, Error::Invalid(_)), "{error}");
    assert!(pages.next().await.is_none());
    assert_eq!(pages.next_token(), None);
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_reader_is_sent_with_the_first_page_and_missed_on_the_second() {
    let (server, call) = start([page("1", "a"), last("2")]).await;
    let reader = Part::reader(std::io::Cursor::new(b"once"));
    let mut pages = call.file(reader).pages();
    pages.try_next().await.expect("the first page");
    let error = failure(&mut pages).await;
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
    assert_eq!(error.delivery(), Delivery::NotSent);
    let received = server.received();
    assert_eq!(received.len(), 1);
    assert!(received[0].text().contains("once"));
    assert_eq!(
        pages.next_token(),
        Some("a"),
        "a new call can go on from there"
    );
}

#[tokio::test]
async fn the_policy_of_the_call_holds_on_every_page() {
    let failed = || json(503, "{}");
    let replies = [failed(), page("1", "b"), failed(), page("2", "")];
    let (server, call) = start(replies).await;
    let quick = RetryPolicy::new().with_backoff(Duration::ZERO, Duration::ZERO);
    let mut pages = call.retry(quick).pages();
    for _ in 0..2 {
        let page = pages.try_next().await.expect("a page").expect("a page");
        assert_eq!(page.attempts(), 2);
    }
    assert!(pages.next().await.is_none());
    assert_eq!(server.received().len(), 4);
}
