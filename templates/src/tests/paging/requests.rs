//! What is asked for each page.

use super::super::server::Received;
use super::{Part, last, list, page, rest, start};

fn targets(received: &[Received]) -> Vec<&str> {
    received.iter().map(Received::target).collect()
}

#[tokio::test]
async fn all_that_is_set_on_the_call_holds_on_every_page() {
    let (server, call) = start([page("1", "a"), page("2", "b"), last("3")]).await;
    let call = call
        .limit(2)
        .header("X-Trace", "abc")
        .file(Part::bytes(b"%PDF".as_slice()).with_content_type("application/pdf"));
    rest(call.items()).await;
    let received = server.received();
    assert_eq!(
        targets(&received),
        [
            "/lines?limit=2",
            "/lines?limit=2&a%20cursor=a",
            "/lines?limit=2&a%20cursor=b",
        ]
    );
    for request in &received {
        assert_eq!(request.header("x-trace"), "abc");
        assert_eq!(request.body, received[0].body);
        assert_eq!(
            request.header("content-type"),
            received[0].header("content-type")
        );
    }
    assert!(received[0].text().contains("%PDF"));
}

#[tokio::test]
async fn a_token_goes_back_as_it_came_whatever_is_in_it() {
    let token = "a+b/=&?#%2F é~";
    let (server, call) = start([page("1", token), last("2")]).await;
    rest(call.items()).await;
    let encoded = "/lines?a%20cursor=a%2Bb%2F%3D%26%3F%23%252F%20%C3%A9~";
    assert_eq!(targets(&server.received()), ["/lines", encoded]);
}

#[tokio::test]
async fn a_stream_begins_with_the_page_that_the_call_asks_for() {
    let (server, call) = start([page("1", "b"), last("2")]).await;
    let mut pages = call.limit(1).cursor("% a").limit(2).pages();
    assert_eq!(pages.next_token(), Some("% a"), "read back from the query");
    while pages.try_next().await.expect("a page").is_some() {}
    let expected = [
        "/lines?limit=2&a%20cursor=%25%20a",
        "/lines?limit=2&a%20cursor=b",
    ];
    assert_eq!(targets(&server.received()), expected);
}

#[tokio::test]
async fn the_bounds_of_the_token_are_for_callers_and_not_for_the_server() {
    let (server, call) = start([page("1", "longer than three"), last("2")]).await;
    rest(call.items()).await;
    assert_eq!(server.received().len(), 2);

    let mut pages = list(&server.url).cursor("four").pages();
    let error = pages.try_next().await.expect_err("too long");
    assert!(error.to_string().contains("`a cursor`"), "{error}");
    assert_eq!(server.received().len(), 2);
}
