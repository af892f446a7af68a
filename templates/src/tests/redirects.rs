//! Redirects: never to another origin, never with another method.

use std::time::Duration;

use super::api::{API_KEY, ChatsError, GetChatsRequest, client};
use super::server::{Reply, Server, answer, json};
use crate::runtime::{
    Call, Client, Delivery, Empty, Error, Method, NoErrorBody, Operation, Part, RetryPolicy, Safety,
};

static GET: Operation = Operation {
    id: "get",
    method: Method::GET,
    path: "/old",
    server: None,
    content_type: None,
    accept: None,
    security: &[&[&API_KEY]],
    safety: Safety::Safe,
    answers_with_redirect: false,
};

/// A redirect is what it answers with.
static LOCATE: Operation = Operation {
    id: "locate",
    method: Method::GET,
    path: "/old",
    server: None,
    content_type: None,
    accept: None,
    security: &[],
    safety: Safety::Safe,
    answers_with_redirect: true,
};

fn to(status: u16, location: &str) -> super::server::Reply {
    answer(status, &format!("Location: {location}\r\n"), "")
}

#[tokio::test]
async fn a_redirect_to_another_origin_is_not_followed() {
    let elsewhere = Server::json("{}").await;
    for status in [301, 302, 303, 307, 308] {
        for location in [
            elsewhere.url.clone(),
            elsewhere.url.replace("127.0.0.1", "localhost"),
        ] {
            let server = Server::start([to(status, &format!("{location}/stolen"))]).await;
            let outcome = Call::new(&client(&server.url), &GET)
                .send::<Empty, NoErrorBody>()
                .await;
            let error = outcome.expect_err("not followed");
            assert!(matches!(error, Error::Api(_)), "{error:?}");
            assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
        }
    }
    assert!(
        elsewhere.received().is_empty(),
        "nothing went there, least of all a credential"
    );
}

#[tokio::test]
async fn a_redirect_within_the_origin_is_followed() {
    for status in [301, 302, 303, 307, 308] {
        let server = Server::start([to(status, "/new?a=1"), json(200, "{}")]).await;
        Call::new(&client(&server.url), &GET)
            .send::<Empty, NoErrorBody>()
            .await
            .expect("an answer");
        let received = server.received();
        assert_eq!(received.len(), 2);
        assert_eq!(received[1].line(), "GET /new?a=1 HTTP/1.1");
        assert_eq!(received[1].header("api-key"), "s3cret");
    }
}

#[tokio::test]
async fn a_redirect_that_is_the_answer_is_a_success_and_is_not_followed() {
    for status in [301, 302, 303, 307, 308] {
        let server = Server::start([to(status, "/new"), json(200, "{}")]).await;
        let response = Call::new(&client(&server.url), &LOCATE)
            .send::<Empty, NoErrorBody>()
            .await
            .expect("a success");
        assert_eq!(response.status().as_u16(), status);
        assert_eq!(response.headers()["location"], "/new");
        assert_eq!(server.received().len(), 1);
    }
}

#[tokio::test]
async fn where_a_redirect_is_the_answer_others_are_what_they_are() {
    let server = Server::start([json(200, "{}")]).await;
    let outcome = Call::new(&client(&server.url), &LOCATE)
        .send::<Empty, NoErrorBody>()
        .await;
    assert!(outcome.is_ok());
    for status in [300, 304, 404] {
        let server = Server::start([answer(status, "", "")]).await;
        let outcome = Call::new(&client(&server.url), &LOCATE)
            .send::<Empty, NoErrorBody>()
            .await;
        let error = outcome.expect_err("no redirect");
        assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
    }
}

#[tokio::test]
async fn a_post_is_followed_as_a_post_or_not_at_all() {
    let chats = r#"{"chats":[]}"#;
    for status in [307, 308] {
        let server = Server::start([to(status, "/new"), json(200, chats)]).await;
        client(&server.url)
            .chats()
            .get_chats(7, GetChatsRequest::default())
            .await
            .expect("an answer");
        let received = server.received();
        assert_eq!(received[1].line(), "POST /new HTTP/1.1");
        assert_eq!(received[1].text(), "{}");
    }
    for status in [301, 302, 303] {
        let server = Server::start([to(status, "/new"), json(200, chats)]).await;
        let outcome = client(&server.url)
            .chats()
            .get_chats(7, GetChatsRequest::default())
            .await;
        assert_eq!(
            outcome
                .expect_err("not followed")
                .status()
                .map(|status| status.as_u16()),
            Some(status)
        );
        assert_eq!(server.received().len(), 1);
    }
}

#[tokio::test]
async fn a_body_that_is_gone_is_not_sent_on() {
    let server = Server::start([to(307, "/new"), json(200, "{}")]).await;
    let file = Part::reader(std::io::Cursor::new(vec![b'x'; 10]));
    let error = client(&server.url)
        .chats()
        .send_file(7, 5, file)
        .await
        .expect_err("not followed");
    assert_eq!(
        (
            error.status().map(|status| status.as_u16()),
            error.delivery()
        ),
        (Some(307), Delivery::Rejected)
    );
    let server = Server::start([to(307, "/new"), json(200, "{}")]).await;
    client(&server.url)
        .chats()
        .send_file(7, 5, vec![b'x'; 10])
        .await
        .expect("an answer");
    let received = server.received();
    assert_eq!(received[0].body, received[1].body);
}

#[tokio::test]
async fn redirects_in_a_circle_come_to_an_end() {
    let server = Server::start([to(302, "/old")]).await;
    let error = Call::new(&client(&server.url), &GET)
        .send::<Empty, NoErrorBody>()
        .await
        .expect_err("a circle");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(302));
    assert_eq!(server.received().len(), 11);
}

#[tokio::test]
async fn a_redirect_to_nowhere_is_an_answer() {
    for location in ["", "http://", "mailto:a@b"] {
        let server = Server::start([to(302, location), json(200, "{}")]).await;
        let outcome = Call::new(&client(&server.url), &GET)
            .send::<Empty, NoErrorBody>()
            .await;
        if !location.is_empty() {
            assert!(matches!(outcome, Err(Error::Api(_))), "{location}");
        }
    }
}

#[tokio::test]
async fn a_client_of_the_callers_follows_as_it_likes() {
    let elsewhere = Server::json("{}").await;
    let server = Server::start([to(302, &elsewhere.url)]).await;
    let own = reqwest::Client::builder().build().expect("a client");
    let client = Client::builder()
        .base_url(&server.url)
        .api_key("k")
        .http_client(own)
        .build()
        .expect("a client");
    Call::new(&client, &GET)
        .send::<Empty, NoErrorBody>()
        .await
        .expect("followed");
    assert_eq!(elsewhere.received().len(), 1);
}

/// A POST that a client of the caller's makes, which follows redirects, and how many requests came.
async fn followed(replies: [Reply; 2]) -> (Error<ChatsError>, usize) {
    let server = Server::start(replies).await;
    let quick = RetryPolicy::new().with_backoff(Duration::ZERO, Duration::ZERO);
    let client = Client::builder()
        .base_url(&server.url)
        .api_key("k")
        .http_client(reqwest::Client::new())
        .retry(quick)
        .build()
        .expect("a client");
    let sent = client.chats().send_file(7, 5, b"x").await;
    (sent.expect_err("a failure"), server.received().len())
}

#[tokio::test]
async fn what_was_redirected_by_a_client_of_the_callers_may_have_been_done() {
    let elsewhere = |location: &str| answer(303, &format!("Location: {location}\r\n"), "");
    let limited = || answer(429, "Retry-After: 0\r\n", "{}");
    let (error, requests) = followed([elsewhere("/done"), limited()]).await;
    assert_eq!((error.delivery(), requests), (Delivery::MaybeApplied, 2));
}
