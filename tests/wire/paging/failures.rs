//! Pages that do not come.

use std::time::Duration;

use yandex_market_chats::{Client, Delivery, Error};

use super::{Answer, Server, chat, chats, list, serve, shown};
use crate::support::KEY;

const SOON: Duration = Duration::from_secs(20);

#[tokio::test]
async fn a_page_that_failed_is_asked_for_again_byte_by_byte() {
    let server = Server::new();
    let mut pages = list(&server).limit(5).pages();
    let answers = vec![
        chat(1, "b"),
        Answer::json(420, r#"{"status":"ERROR"}"#),
        Answer::cut_off(200, "{}"),
        Answer::json(200, "[]"),
        Answer::raw(""),
        chats(&[2], ""),
    ];
    let reading = async {
        pages.try_next().await.unwrap().expect("the first page");
        let mut errors = Vec::new();
        let page = loop {
            match pages.next().await.expect("not over") {
                Ok(page) => break page,
                Err(error) => errors.push(error),
            }
            assert_eq!(pages.next_token(), Some("b"), "the place is not lost");
        };
        assert_eq!(page.result.as_ref().unwrap().chats[0].chat_id, 2);
        assert!(pages.next().await.is_none());
        errors
    };
    let (requests, errors) = server.beside(serve(&server, answers), reading).await;
    assert!(errors[0].is_rate_limited(), "{errors:?}");
    assert!(matches!(errors[1], Error::Transport(_)), "{errors:?}");
    assert!(matches!(errors[2], Error::Decode(_)), "{errors:?}");
    assert!(matches!(errors[3], Error::Transport(_)), "{errors:?}");
    let requests = shown(&requests);
    assert!(requests[0].starts_with("POST /businesses/1/chats?limit=5 "));
    assert!(requests[1].starts_with("POST /businesses/1/chats?limit=5&page_token=b "));
    assert!(requests[2..].iter().all(|request| *request == requests[1]));
}

#[tokio::test]
async fn a_call_that_breaks_the_rules_ends_the_stream_unsent() {
    let server = Server::new();
    let client = server.client();
    let body = super::GetChatsRequest::new().with_order_ids([]);
    let mut items = client.chats().get_chats(1, body).items();
    let error = items.try_next().await.expect_err("no order");
    assert!(matches!(error, Error::Invalid(_)), "{error:?}");
    assert_eq!(error.delivery(), Delivery::NotSent);
    assert!(items.next().await.is_none());
    server.saw_nothing();
}

#[tokio::test]
async fn without_credentials_no_page_is_asked_for() {
    let server = Server::new();
    let client = server.builder().build().unwrap();
    let request = super::GetChatsRequest::new();
    let mut pages = client.chats().get_chats(1, request).pages();
    let error = pages.try_next().await.expect_err("no key");
    assert!(matches!(error, Error::MissingCredentials(_)), "{error:?}");
    server.saw_nothing();
}

/// Says nothing until the client hangs up. With the clock stopped and nothing else to do, the time
/// of the next deadline comes at once.
async fn hang(server: &Server) {
    let mut connection = server.accept().await;
    connection.request().await;
    tokio::time::pause();
    connection.end().await;
    tokio::time::resume();
}

#[tokio::test]
async fn the_deadline_of_the_call_is_that_of_each_page() {
    let server = Server::new();
    // The client's own would let no page come.
    let builder = server.builder().api_key(KEY).timeout(Duration::ZERO);
    let client: Client = builder.build().unwrap();
    let request = super::GetChatsRequest::new();
    let mut pages = client.chats().get_chats(1, request).timeout(SOON).pages();
    let page = server.result(pages.try_next(), chat(1, "b")).await;
    page.unwrap().expect("the first page");

    let ((), error) = server.beside(hang(&server), pages.try_next()).await;
    let Err(Error::Timeout(error)) = error else {
        panic!("{error:?}");
    };
    assert_eq!(error.limit(), Some(SOON));
    assert_eq!(error.delivery(), Delivery::MaybeApplied);

    let page = server.result(pages.try_next(), chats(&[2], "")).await;
    page.unwrap().expect("the same page, with all its time");
    assert!(pages.next().await.is_none());
}
