//! Answers in pages, which a stream of the client reads.

use serde_json::{Value, json};

use super::operation;
use crate::runtime::mock::{
    Api, Arguments, Expectation, FirstPage, Incoming, MockServer, Mocked, Paged, Unreadable,
};
use crate::runtime::{
    Call, Client, Error, Json, Method, NoErrorBody, Operation, Paging, Parameter,
};

static LIST: Operation = operation("list", Method::GET, "/lines", None);
static API: Api = Api {
    operations: &[&[&LIST]],
    builder: Client::builder,
};
static CURSOR: Parameter = Parameter::query("a cursor");

static PAGING: Paging<Value, Value> = Paging {
    token: &CURSOR,
    next_token: |page| page["links"]["next"].as_str(),
    items: |page| page["lines"].as_array().cloned(),
};

#[derive(Debug, PartialEq)]
struct Cursor(Option<String>);

impl Arguments for Cursor {
    fn read(request: &Incoming<'_>) -> Result<Self, Unreadable> {
        request.parameter(&CURSOR).optional().map(Self)
    }
}

/// The operation, whose first page is asked for without a token.
struct List;

/// The operation, if every request must have a token.
struct ListFrom;

impl Mocked for List {
    type Success = Json<Value>;
    type Error = NoErrorBody;
    type Arguments = Cursor;

    const OPERATION: &'static Operation = &LIST;
    const STATUS: u16 = 200;
}

impl Mocked for ListFrom {
    type Success = Json<Value>;
    type Error = NoErrorBody;
    type Arguments = Cursor;

    const OPERATION: &'static Operation = &LIST;
    const STATUS: u16 = 200;
}

impl Paged for List {
    const TOKEN: &'static Parameter = &CURSOR;
    const FIRST: FirstPage = FirstPage::NoToken;
    const NEXT_TOKEN: &'static [&'static str] = &["links", "next"];
}

impl Paged for ListFrom {
    const TOKEN: &'static Parameter = &CURSOR;
    const FIRST: FirstPage = FirstPage::AnyToken;
    const NEXT_TOKEN: &'static [&'static str] = &["links", "next"];
}

fn expect(mock: &MockServer) -> Expectation<'_, List> {
    Expectation::new(mock)
}

/// A call for the page of a token, or for the first one.
fn call(mock: &MockServer, cursor: Option<&str>) -> Call {
    let call = Call::new(&mock.client(), &LIST);
    match cursor {
        Some(cursor) => call.parameter(&CURSOR, &cursor),
        None => call,
    }
}

/// What is on all pages, from that of a token on.
async fn lines(mock: &MockServer, cursor: Option<&str>) -> Result<Vec<Value>, Error<NoErrorBody>> {
    let mut items = PAGING.items::<Json<Value>, _>(call(mock, cursor));
    let mut lines = Vec::new();
    while let Some(line) = items.try_next().await? {
        lines.push(line);
    }
    Ok(lines)
}

/// The tokens that were asked for.
async fn cursors(mock: &MockServer) -> Vec<Option<String>> {
    let received = expect(mock).received().await.into_iter();
    received.map(|one| one.into_arguments().0).collect()
}

#[tokio::test]
async fn each_page_leads_to_the_next_one_and_the_last_one_nowhere() {
    let mock = MockServer::serve(&API).await;
    let pages = [
        json!({ "lines": [1, 2] }),
        json!({ "lines": [3], "links": { "self": "/lines" } }),
        json!({ "lines": [4], "links": null }),
    ];
    expect(&mock).expect(1..).respond_pages(pages.clone()).await;
    assert_eq!(lines(&mock, None).await.expect("pages"), [1, 2, 3, 4]);
    let asked = [None, Some("page-2"), Some("page-3")];
    assert_eq!(
        cursors(&mock).await,
        asked.map(|one| one.map(str::to_owned))
    );

    // What else stands on a page is left as it is.
    let page = call(&mock, Some("page-2")).send::<Json<Value>, NoErrorBody>();
    let page = page.await.expect("a page").into_inner();
    let links = json!({ "self": "/lines", "next": "page-3" });
    assert_eq!(page, json!({ "lines": [3], "links": links }));
    let page = call(&mock, Some("page-3")).send::<Json<Value>, NoErrorBody>();
    assert_eq!(page.await.expect("a page").into_inner(), pages[2]);
}

#[tokio::test]
async fn a_page_may_name_the_next_one_itself() {
    let mock = MockServer::serve(&API).await;
    let awkward = "a+b/=&?#%2F é";
    let first = json!({ "lines": [1], "links": { "next": awkward } });
    let empty = json!({ "lines": [2], "links": { "next": "" } });
    let pages = [first, empty, json!({ "lines": [3] })];
    expect(&mock).respond_pages(pages).await;
    assert_eq!(lines(&mock, None).await.expect("pages"), [1, 2, 3]);
    assert_eq!(lines(&mock, Some(awkward)).await.expect("pages"), [2, 3]);
}

#[tokio::test]
async fn a_page_that_none_leads_to_is_not_expected() {
    let mock = MockServer::serve(&API).await;
    let pages = [json!({ "lines": [1] }), json!({ "lines": [2] })];
    expect(&mock).respond_pages(pages).await;
    let error = lines(&mock, Some("page-3")).await.expect_err("no page");
    let said = error.to_string();
    for problem in [
        "`a cursor` is a%20cursor=page-3, should be not there",
        "`a cursor` is a%20cursor=page-3, should be a%20cursor=page-2",
    ] {
        assert!(said.contains(problem), "{said}");
    }
}

#[tokio::test]
async fn the_token_that_is_named_asks_for_the_first_page() {
    let mock = MockServer::serve(&API).await;
    let mut expected = expect(&mock);
    expected.call = expected.call.parameter(&CURSOR, &"saved");
    let pages = [json!({ "lines": [1] }), json!({ "lines": [2] })];
    expected.respond_pages(pages).await;
    assert_eq!(lines(&mock, Some("saved")).await.expect("pages"), [1, 2]);
    assert!(lines(&mock, None).await.is_err());
}

#[tokio::test]
async fn where_a_token_is_required_any_other_asks_for_the_first_page() {
    let mock = MockServer::serve(&API).await;
    let pages = [json!({ "lines": [1] }), json!({ "lines": [2] })];
    let expected = Expectation::<ListFrom>::new(&mock).up_to(1);
    expected.respond_pages(pages).await;
    // Each page is given once, and the first one does not stand in for another.
    assert_eq!(lines(&mock, Some("page-2")).await.expect("a page"), [2]);
    let error = lines(&mock, Some("page-2")).await.expect_err("used up");
    assert!(error.to_string().contains("its last answer"), "{error}");
    let error = lines(&mock, Some("start")).await.expect_err("used up");
    let asked = [
        Some("page-2"),
        Some("page-2"),
        Some("start"),
        Some("page-2"),
    ];
    assert_eq!(
        cursors(&mock).await,
        asked.map(|one| one.map(str::to_owned))
    );
    assert!(error.to_string().contains("its last answer"), "{error}");
}

#[tokio::test]
async fn what_else_is_expected_is_expected_of_each_page() {
    let mock = MockServer::serve(&API).await;
    let pages = [json!({ "lines": [1] }), json!({ "lines": [2] })];
    let first_alone = expect(&mock).matching(|request| request.0.is_none());
    first_alone.respond_pages(pages).await;
    let mut items = PAGING.items::<Json<Value>, NoErrorBody>(call(&mock, None));
    assert_eq!(items.try_next().await.expect("a page"), Some(json!(1)));
    assert!(items.try_next().await.is_err());
}

#[tokio::test]
async fn no_page_is_expected_where_there_is_none() {
    let mock = MockServer::serve(&API).await;
    expect(&mock).respond_pages([Value::Null; 0]).await;
    assert!(lines(&mock, None).await.is_err());
}

#[tokio::test]
#[should_panic(expected = "list: page 2 has no place for a token at `links.next`")]
async fn a_page_without_a_place_for_the_token_is_a_fault_of_the_test() {
    let mock = MockServer::serve(&API).await;
    let pages = [json!({}), json!([1, 2]), json!({})];
    expect(&mock).respond_pages(pages).await;
}
