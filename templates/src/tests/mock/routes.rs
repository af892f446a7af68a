//! Which operation a request belongs to.

use super::operation;
use crate::runtime::mock::{Api, MockServer};
use crate::runtime::{Call, Client, Empty, Method, NoErrorBody, Operation, Parameter};

static BY_ID: Operation = operation("byId", Method::GET, "/chats/{id}", None);
static NEW: Operation = operation("new", Method::GET, "/chats/new", None);
static ADD: Operation = operation("add", Method::POST, "/chats/{id}", None);
static FILE: Operation = operation("file", Method::GET, "/files/{name}.{ending}", None);
static FIRST: Operation = operation("first", Method::GET, "/a/{id}/{id2}", None);
static SECOND: Operation = operation("second", Method::GET, "/a/{id}/b", None);
static SPACE: Operation = operation("space", Method::GET, "/größe and more/{id}", None);
static ROOT: Operation = operation("root", Method::GET, "/", None);
static SHORT: Operation = operation("short", Method::GET, "/chats/{id}?view=short a", None);
static SHORTEST: Operation = operation("shortest", Method::GET, "/chats/{id}?view=short a&x", None);
static CANCEL: Operation = operation("cancel", Method::GET, "/chats/{id}:cancel", None);
static API: Api = Api {
    operations: &[
        &[&BY_ID, &NEW, &ADD, &SHORT, &SHORTEST, &CANCEL],
        &[&FILE, &FIRST, &SECOND, &SPACE, &ROOT],
    ],
    builder: Client::builder,
};

static ID: Parameter = Parameter::path("id");
static ID2: Parameter = Parameter::path("id2");
static NAME: Parameter = Parameter::path("name");
static ENDING: Parameter = Parameter::path("ending");

/// As which operation the server sees a call.
async fn seen(
    operation: &'static Operation,
    values: &[(&'static Parameter, &str)],
) -> Option<&'static str> {
    let mock = MockServer::serve(&API).await;
    let mut call = Call::new(&mock.client(), operation);
    for (parameter, value) in values {
        call = call.parameter(parameter, value);
    }
    let answer = call.send::<Empty, NoErrorBody>().await;
    assert_eq!(
        answer
            .expect_err("nothing is expected")
            .status()
            .expect("an answer"),
        501
    );
    mock.received_requests().await[0].operation()
}

#[tokio::test]
async fn the_most_literal_path_is_meant() {
    assert_eq!(seen(&NEW, &[]).await, Some("new"));
    assert_eq!(seen(&BY_ID, &[(&ID, "7")]).await, Some("byId"));
    // The client cannot tell either: it is the same request.
    assert_eq!(seen(&BY_ID, &[(&ID, "new")]).await, Some("new"));
    assert_eq!(seen(&SECOND, &[(&ID, "7")]).await, Some("second"));
    assert_eq!(seen(&CANCEL, &[(&ID, "7")]).await, Some("cancel"));
    // The client encodes a colon in a value.
    assert_eq!(seen(&BY_ID, &[(&ID, "7:cancel")]).await, Some("byId"));
    assert_eq!(
        seen(&FIRST, &[(&ID, "7"), (&ID2, "c")]).await,
        Some("first")
    );
}

#[tokio::test]
async fn of_operations_with_one_path_the_one_is_meant_with_most_of_the_query() {
    assert_eq!(seen(&SHORT, &[(&ID, "7")]).await, Some("short"));
    assert_eq!(seen(&SHORTEST, &[(&ID, "7")]).await, Some("shortest"));
    assert_eq!(seen(&BY_ID, &[(&ID, "7?view=short a")]).await, Some("byId"));
    // The path counts more than the query.
    assert_eq!(seen(&SHORT, &[(&ID, "new")]).await, Some("new"));
}

#[tokio::test]
async fn the_method_counts() {
    assert_eq!(seen(&ADD, &[(&ID, "new")]).await, Some("add"));
}

#[tokio::test]
async fn a_segment_may_have_several_parameters_and_any_text() {
    assert_eq!(
        seen(&FILE, &[(&NAME, "a"), (&ENDING, "txt")]).await,
        Some("file")
    );
    assert_eq!(seen(&SPACE, &[(&ID, "a/b c")]).await, Some("space"));
    assert_eq!(seen(&ROOT, &[]).await, Some("root"));
}
