//! Pages as streams.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "in a generated crate all of this is exported"
)]

mod circles;
mod failures;
mod requests;

use std::time::Duration;

use super::api::ChatsError;
use super::server::{Reply, Server, json};
use crate::runtime::{
    Bounds, Call, Client, Error, FormField, Items, Json, Method, Operation, Pages, Paging,
    Parameter, Part, Response, RetryPolicy, Safety, call, pages,
};

static OPERATION: Operation = Operation {
    id: "listLines",
    method: Method::POST,
    path: "/lines",
    server: None,
    content_type: Some("multipart/form-data"),
    accept: Some("application/json"),
    security: &[],
    safety: Safety::Safe,
    answers_with_redirect: false,
};
static CURSOR: Parameter = Parameter::query("a cursor").bounds(&Bounds::new().max_length(3));
static LIMIT: Parameter = Parameter::query("limit");
static FILE: FormField = FormField::new("file");

static PAGING: Paging<serde_json::Value, String> = Paging {
    token: &CURSOR,
    next_token: |page| page["next"].as_str(),
    items: |page| {
        let lines = page["lines"].as_array()?.iter();
        Some(lines.map(ToString::to_string).collect())
    },
};

#[derive(Debug)]
struct ListLines {
    call: Call,
}

type AnyJson = Json<serde_json::Value>;

call!(ListLines by AnyJson, ChatsError);
pages!(ListLines by AnyJson of String, ChatsError);

impl ListLines {
    fn cursor(self, cursor: &str) -> Self {
        let call = self.call.parameter(&CURSOR, &cursor);
        Self { call }
    }

    fn limit(self, limit: i32) -> Self {
        let call = self.call.parameter(&LIMIT, &limit);
        Self { call }
    }

    fn file(self, file: Part) -> Self {
        let call = self.call.part(&FILE, file);
        Self { call }
    }
}

type Lines = Items<serde_json::Value, String, ChatsError>;
type LinePages = Pages<serde_json::Value, ChatsError>;

/// A call of the API at this URL.
fn list(url: &str) -> ListLines {
    let once = RetryPolicy::new().with_max_attempts(1);
    let at_once = once.with_backoff(Duration::ZERO, Duration::ZERO);
    let builder = Client::builder().base_url(url).retry(at_once);
    let client = builder.build().expect("a client");
    ListLines {
        call: Call::new(&client, &OPERATION),
    }
}

async fn start(replies: impl IntoIterator<Item = Reply>) -> (Server, ListLines) {
    let server = Server::start(replies).await;
    let call = list(&server.url);
    (server, call)
}

/// A page with these lines, which names this one as the next.
fn page(lines: &str, next: &str) -> Reply {
    json(200, &format!(r#"{{"lines":[{lines}],"next":"{next}"}}"#))
}

/// The last page.
fn last(lines: &str) -> Reply {
    json(200, &format!(r#"{{"lines":[{lines}]}}"#))
}

fn lines(page: &Response<serde_json::Value>) -> String {
    page["lines"].to_string()
}

/// What is left of a stream that does not fail.
async fn rest(mut items: Lines) -> String {
    let mut all = Vec::new();
    while let Some(item) = items.try_next().await.expect("a page") {
        all.push(item);
    }
    assert!(items.next().await.is_none(), "the end stays the end");
    all.join(" ")
}

/// The error that a stream of pages gives next.
async fn failure(pages: &mut LinePages) -> Error<ChatsError> {
    let next = pages.next().await.expect("not over");
    next.expect_err("an error")
}

#[tokio::test]
async fn items_are_those_of_all_pages_in_their_order() {
    let replies = [page("1,2", "a"), page("3", "b"), last("4,5")];
    let (server, call) = start(replies).await;
    assert_eq!(rest(call.items()).await, "1 2 3 4 5");
    assert_eq!(server.received().len(), 3);
}

#[tokio::test]
async fn pages_come_as_responses_and_name_the_next_one() {
    let (_server, call) = start([page("1", "a"), page("2", "b"), last("3")]).await;
    let mut pages = call.pages();
    assert_eq!(pages.next_token(), None);
    let mut told = Vec::new();
    while let Some(page) = pages.try_next().await.expect("a page") {
        let next = pages.next_token().map(str::to_owned);
        told.push((page.status().as_u16(), lines(&page), next));
    }
    let next = |token: &str| Some(token.to_owned());
    let expected = [
        (200, "[1]".to_owned(), next("a")),
        (200, "[2]".to_owned(), next("b")),
        (200, "[3]".to_owned(), None),
    ];
    assert_eq!(told, expected);
    assert!(pages.next().await.is_none(), "the end stays the end");
}

#[tokio::test]
async fn a_page_without_items_is_not_the_end() {
    let nothing = json(200, r#"{"next":"b"}"#);
    let (server, call) = start([page("", "a"), nothing, last("1")]).await;
    assert_eq!(rest(call.items()).await, "1");
    assert_eq!(server.received().len(), 3);
}

#[tokio::test]
async fn a_token_that_is_empty_or_null_or_absent_is_the_end() {
    for end in [
        r#"{"next":""}"#,
        r#"{"next":null}"#,
        r"{}",
        r#"{"next":7}"#,
        "null",
    ] {
        let (server, call) = start([json(200, end)]).await;
        assert_eq!(rest(call.items()).await, "", "{end}");
        assert_eq!(server.received().len(), 1, "{end}");
    }
}

#[tokio::test]
async fn nothing_is_fetched_ahead() {
    let (server, call) = start([page("1,2", "a"), last("3")]).await;
    let mut items = call.items();
    assert_eq!(server.received().len(), 0, "the stream alone asks nothing");
    for (item, asked) in [("1", 1), ("2", 1), ("3", 2)] {
        assert_eq!(
            items.try_next().await.expect("a page").as_deref(),
            Some(item)
        );
        tokio::time::sleep(Duration::from_millis(20)).await;
        assert_eq!(server.received().len(), asked, "{item}");
    }
}

#[tokio::test]
async fn from_the_resume_token_no_item_is_lost() {
    let (_server, call) = start([page("1,2", "a"), page("3,4", "b"), last("5")]).await;
    let mut items = call.cursor("z").items();
    assert_eq!(items.resume_token(), Some("z"));
    // After each item: where those that are still to come begin.
    for token in ["z", "a", "a", "b", "b"] {
        items.try_next().await.expect("a page").expect("an item");
        assert_eq!(items.resume_token(), Some(token));
    }
    assert!(items.next().await.is_none());
    assert_eq!(
        items.resume_token(),
        Some("b"),
        "new items come after these"
    );
}

#[test]
fn streams_can_be_sent_and_moved_and_are_streams() {
    fn check<S: futures_core::Stream + Send + Unpin + 'static>() {}
    fn is_send(_: impl Send) {}
    check::<LinePages>();
    check::<Lines>();
    let mut items = list("http://127.0.0.1:1").items();
    is_send(items.next());
    is_send(items.try_next());
    is_send(list("http://127.0.0.1:1").pages().next());
}

#[tokio::test]
async fn a_stream_does_not_tell_its_tokens() {
    let (_server, call) = start([page("1,2", "t0ken")]).await;
    let mut items = call.cursor("s3c").items();
    items.try_next().await.expect("a page");
    let told = format!("{items:?} {items:#?}");
    assert!(told.contains("listLines"), "{told}");
    assert!(!told.contains("t0ken") && !told.contains("s3c"), "{told}");
}
