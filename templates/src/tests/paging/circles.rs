//! Tokens that come again.

use super::{Error, failure, json, last, page, rest, start};
use crate::runtime::Delivery;

#[tokio::test]
async fn a_page_that_names_itself_is_an_error_and_the_end() {
    let (server, call) = start([page("1", "t0ken"), page("2", "t0ken")]).await;
    let mut pages = call.pages();
    pages.try_next().await.expect("the first page");
    pages.try_next().await.expect("the second page");
    assert_eq!(pages.next_token(), None, "there is nothing to go on from");
    let error = failure(&mut pages).await;
    assert!(matches!(error, Error::Paging(_)), "{error:?}");
    assert_eq!(
        error.to_string(),
        "listLines: not sent: the server names as the next page one that it gave already, and the \
         pages would never end; what came so far may not be all: ask for the first page again later"
    );
    assert!(!format!("{error:?}").contains("t0ken"));
    assert_eq!(error.operation(), "listLines");
    assert_eq!(error.delivery(), Delivery::NotSent);
    assert_eq!((error.status(), error.retry_after()), (None, None));
    assert!(error.headers().is_none() && error.raw_body().is_none() && error.body().is_none());
    for _ in 0..2 {
        assert!(pages.next().await.is_none());
    }
    assert_eq!(server.received().len(), 2, "no token was asked for twice");
}

#[tokio::test]
async fn a_circle_is_found_when_it_closes_however_long_it_is() {
    for length in 1..=5_usize {
        let token = |index: usize| format!("token{}", index % length);
        let replies = (0..20).map(|index| page("1", &token(index)));
        let (server, call) = start(replies).await;
        let mut items = call.items();
        let mut count = 0;
        let error = loop {
            match items.try_next().await {
                Ok(item) => assert_eq!(item.as_deref(), Some("1")),
                Err(error) => break error,
            }
            count += 1;
        };
        assert!(matches!(error, Error::Paging(_)), "{error:?}");
        // The first page, and each token once.
        assert_eq!(count, length + 1);
        assert_eq!(server.received().len(), length + 1);
        assert!(items.next().await.is_none());
    }
}

#[tokio::test]
async fn the_token_that_the_caller_began_with_counts() {
    let (server, call) = start([page("1", "b"), page("2", "% a")]).await;
    let mut pages = call.cursor("% a").pages();
    pages.try_next().await.expect("the first page");
    pages.try_next().await.expect("the second page");
    assert!(matches!(failure(&mut pages).await, Error::Paging(_)));
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn a_page_that_was_asked_for_again_is_no_circle() {
    let replies = [page("1", "a"), json(500, "{}"), page("2", "b"), last("3")];
    let (_server, call) = start(replies).await;
    let mut pages = call.pages();
    pages.try_next().await.expect("the first page");
    assert!(matches!(failure(&mut pages).await, Error::Api(_)));
    pages.try_next().await.expect("the same page again");
    let third = pages.try_next().await.expect("the third page");
    assert!(third.is_some() && pages.next_token().is_none());
}

#[tokio::test]
async fn tokens_that_are_alike_are_not_the_same() {
    let replies = ["a", "A", "a ", "a%20", "%61"].map(|token| page("1", token));
    let (server, call) = start(replies.into_iter().chain([last("2")])).await;
    assert_eq!(rest(call.items()).await, "1 1 1 1 1 2");
    assert_eq!(server.received().len(), 6);
}
