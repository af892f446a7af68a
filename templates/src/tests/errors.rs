//! What errors tell.

use std::error::Error as _;
use std::time::Duration;

use super::api::{ChatsError, GetChatsRequest, GetChatsResponse, client};
use super::server::{Server, answer};
use crate::runtime::{
    ApiError, Body, Client, Delivery, Error, NoErrorBody, Part, Response, Sending,
};

async fn refused(status: u16, headers: &str) -> Error<ChatsError> {
    let server = Server::start([answer(status, headers, "{}")]).await;
    client(&server.url)
        .chats()
        .get_chats(7, GetChatsRequest::default())
        .await
        .expect_err("refused")
}

#[tokio::test]
async fn a_wait_is_given_in_seconds_or_as_a_date() {
    let date = "Date: Sun, 06 Nov 1994 08:49:07 GMT\r\n";
    let cases = [
        ("Retry-After: 120\r\n".to_owned(), Some(120)),
        ("Retry-After: 0\r\n".to_owned(), Some(0)),
        (
            format!("{date}Retry-After: Sun, 06 Nov 1994 08:49:37 GMT\r\n"),
            Some(30),
        ),
        (
            format!("{date}Retry-After: Sunday, 06-Nov-94 08:49:37 GMT\r\n"),
            Some(30),
        ),
        (
            format!("{date}Retry-After: Sun Nov  6 08:49:37 1994\r\n"),
            Some(30),
        ),
        (
            "Retry-After: Sun, 06 Nov 1994 08:49:37 GMT\r\n".to_owned(),
            Some(0),
        ),
        (
            "Retry-After: Wed, 31 Dec 1969 23:59:59 GMT\r\n".to_owned(),
            Some(0),
        ),
        ("Retry-After: soon\r\n".to_owned(), None),
        ("Retry-After: -5\r\n".to_owned(), None),
        (
            "Retry-After: 99999999999999999999999\r\n".to_owned(),
            Some(u64::MAX),
        ),
        (String::new(), None),
    ];
    for (headers, seconds) in cases {
        let error = refused(429, &headers).await;
        assert_eq!(
            error.retry_after(),
            seconds.map(Duration::from_secs),
            "{headers}"
        );
    }
    assert!(
        refused(429, "Retry-After: 5\r\n")
            .await
            .to_string()
            .ends_with("; try again after 5s")
    );
}

#[tokio::test]
async fn a_status_tells_whether_it_may_have_been_done() {
    let later = "Retry-After: 1\r\n";
    let cases = [
        (400, "", Delivery::Rejected),
        (409, "", Delivery::Rejected),
        (420, "", Delivery::Rejected),
        (429, "", Delivery::Rejected),
        (308, "", Delivery::Rejected),
        (303, "", Delivery::MaybeApplied),
        (500, "", Delivery::MaybeApplied),
        (502, later, Delivery::MaybeApplied),
        (503, "", Delivery::MaybeApplied),
        (503, later, Delivery::Rejected),
        (504, "", Delivery::MaybeApplied),
    ];
    for (status, headers, delivery) in cases {
        assert_eq!(
            refused(status, headers).await.delivery(),
            delivery,
            "{status} {headers}"
        );
    }
}

#[tokio::test]
async fn a_body_is_shortened_and_its_control_characters_are_shown() {
    let body = format!("\u{1b}[31m{}", "я".repeat(600));
    let server = Server::start([answer(400, "", &body)]).await;
    let error = client(&server.url)
        .chats()
        .get_chats(7, GetChatsRequest::default())
        .await
        .expect_err("refused");
    let text = error.to_string();
    assert!(
        text.contains(r"\u{1b}[31mяяя") && text.ends_with("яя…"),
        "{text}"
    );
    assert_eq!(text.matches('я').count(), 512 - 5);
    assert!(!format!("{error:?}").contains('\u{1b}'));
}

#[tokio::test]
async fn the_problem_with_an_error_body_is_its_source() {
    let error = refused(420, "").await;
    assert_eq!(
        error.source().expect("a source").to_string(),
        "`status`: missing field `status`"
    );
}

#[test]
fn the_types_can_go_anywhere() {
    fn anywhere<T: Send + Sync + 'static>() {}
    fn to_a_task<T: Send + 'static>() {}
    anywhere::<Client>();
    anywhere::<Error<NoErrorBody>>();
    anywhere::<ApiError<ChatsError>>();
    anywhere::<Response<GetChatsResponse>>();
    anywhere::<Body>();
    to_a_task::<Part>();
    to_a_task::<Sending<GetChatsResponse, ChatsError>>();
    to_a_task::<super::api::SendFile>();
}

#[test]
fn an_error_is_small() {
    assert!(
        size_of::<Error<ChatsError>>() <= 128,
        "{}",
        size_of::<Error<ChatsError>>()
    );
    assert!(size_of::<Result<Response<()>, Error<ChatsError>>>() <= 128);
}
