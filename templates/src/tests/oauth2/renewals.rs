//! When tokens are asked for, and with which refresh token.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::super::api::GetChatsRequest;
use super::super::server::{Reply, Server, json};
use super::{
    api, authorizations, bodies, cause, client, confidential, get, public, refusal, token,
};
use crate::runtime::oauth2::OAuth2;
use crate::runtime::{Credential, Credentials, Delivery, Error};

/// What an owner keeps of refresh tokens.
#[derive(Clone, Default)]
pub(super) struct Kept(Arc<Mutex<Vec<String>>>);

impl Kept {
    pub(super) fn of(client: OAuth2) -> (OAuth2, Self) {
        let kept = Self::default();
        let keep = kept.clone();
        let client = client.on_new_refresh_token(move |token| {
            keep.0.lock().expect("no panic").push(token.to_owned());
        });
        (client, kept)
    }

    pub(super) fn all(&self) -> Vec<String> {
        self.0.lock().expect("no panic").clone()
    }
}

fn ok() -> Reply {
    json(200, r#"{"chats":[]}"#)
}

#[tokio::test]
async fn a_token_is_asked_for_when_the_first_call_needs_it_and_then_used() {
    let (endpoint, api) = (Server::start([token("t1", "")]).await, api().await);
    let tokens = confidential(&endpoint).client_credentials();
    let client = client(&api, &tokens.expect("a source"));
    assert!(endpoint.received().is_empty());
    for _ in 0..3 {
        get(&client).await.expect("an answer");
    }
    assert_eq!(endpoint.received().len(), 1);
    assert_eq!(authorizations(&api), ["Bearer t1"; 3]);
}

#[tokio::test]
async fn a_token_is_renewed_when_it_expires() {
    let replies = [
        token("t1", r#","expires_in":1"#),
        token("t2", r#","expires_in":3600"#),
    ];
    let (endpoint, api) = (Server::start(replies).await, api().await);
    let tokens = confidential(&endpoint).client_credentials();
    let client = client(&api, &tokens.expect("a source"));
    get(&client).await.expect("an answer");
    // A token of a second is used for half of it.
    tokio::time::sleep(Duration::from_millis(600)).await;
    get(&client).await.expect("an answer");
    get(&client).await.expect("an answer");
    assert_eq!(
        authorizations(&api),
        ["Bearer t1", "Bearer t2", "Bearer t2"]
    );
    assert_eq!(endpoint.received().len(), 2);
}

#[tokio::test]
async fn a_lifetime_of_ages_is_no_lifetime_too_long() {
    let reply = token("t1", r#","expires_in":18446744073709551615"#);
    let (endpoint, api) = (Server::start([reply]).await, api().await);
    let tokens = confidential(&endpoint).client_credentials();
    let client = client(&api, &tokens.expect("a source"));
    get(&client).await.expect("an answer");
    get(&client).await.expect("an answer");
    assert_eq!(endpoint.received().len(), 1);
}

#[tokio::test]
async fn a_401_renews_once_and_repeats_once() {
    let endpoint = Server::start([token("t1", ""), token("t2", "")]).await;
    let api = Server::start([json(401, "{}"), ok()]).await;
    let tokens = confidential(&endpoint).client_credentials();
    get(&client(&api, &tokens.expect("a source")))
        .await
        .expect("an answer");
    assert_eq!(authorizations(&api), ["Bearer t1", "Bearer t2"]);

    let endpoint = Server::start([token("t1", "")]).await;
    let api = Server::start([json(401, "{}")]).await;
    let tokens = confidential(&endpoint).client_credentials();
    let error = get(&client(&api, &tokens.expect("a source"))).await;
    let error = error.expect_err("refused");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(401));
    assert_eq!((endpoint.received().len(), api.received().len()), (2, 2));
}

#[tokio::test]
async fn calls_at_once_wait_for_one_token() {
    let (endpoint, api) = (
        Server::start_slow(Duration::from_millis(200), [token("t1", "")]).await,
        api().await,
    );
    let tokens = confidential(&endpoint).client_credentials();
    let client = client(&api, &tokens.expect("a source"));
    let calls = (0..50).map(|_| {
        let client = client.clone();
        tokio::spawn(async move { get(&client).await })
    });
    for call in calls.collect::<Vec<_>>() {
        call.await.expect("no panic").expect("an answer");
    }
    assert_eq!((endpoint.received().len(), api.received().len()), (1, 50));
}

#[tokio::test]
async fn a_new_refresh_token_takes_the_place_of_the_old_one_and_is_handed_over() {
    let replies = [
        token("t1", r#","expires_in":0,"refresh_token":"r2""#),
        token("t2", r#","expires_in":0,"refresh_token":"r2""#),
        token("t3", r#","expires_in":0"#),
        token("t4", r#","refresh_token":"r3""#),
    ];
    let (endpoint, api) = (Server::start(replies).await, api().await);
    let (client_of_server, kept) = Kept::of(public(&endpoint));
    let tokens = client_of_server.refresh_token("r1");
    let client = client(&api, &tokens.expect("a source"));
    for _ in 0..5 {
        get(&client).await.expect("an answer");
    }
    let sent = ["r1", "r2", "r2", "r2"]
        .map(|token| format!("grant_type=refresh_token&refresh_token={token}&client_id=shop"));
    assert_eq!(bodies(&endpoint), sent);
    assert_eq!(kept.all(), ["r2", "r3"]);
    assert_eq!(
        authorizations(&api),
        [
            "Bearer t1",
            "Bearer t2",
            "Bearer t3",
            "Bearer t4",
            "Bearer t4"
        ]
    );
}

#[tokio::test]
async fn a_refresh_token_beside_a_token_for_the_client_itself_is_not_used() {
    let replies = [
        token("t1", r#","expires_in":0,"refresh_token":"r1""#),
        token("t2", ""),
    ];
    let (endpoint, api) = (Server::start(replies).await, api().await);
    let (client_of_server, kept) = Kept::of(confidential(&endpoint));
    let tokens = client_of_server.client_credentials();
    let client = client(&api, &tokens.expect("a source"));
    get(&client).await.expect("an answer");
    get(&client).await.expect("an answer");
    assert_eq!(bodies(&endpoint), ["grant_type=client_credentials"; 2]);
    assert!(kept.all().is_empty());
}

#[tokio::test]
async fn a_dropped_call_loses_neither_the_token_nor_the_refresh_token() {
    let replies = [token("t1", r#","refresh_token":"r2""#), token("t2", "")];
    let endpoint = Server::start_slow(Duration::from_millis(300), replies).await;
    let api = api().await;
    let (client_of_server, kept) = Kept::of(public(&endpoint));
    let tokens = client_of_server.refresh_token("r1").expect("a source");
    let client = client(&api, &tokens);
    let began = tokio::time::Instant::now();
    tokio::time::timeout(Duration::from_millis(100), get(&client))
        .await
        .expect_err("the token takes longer");
    assert!(began.elapsed() < Duration::from_millis(250));
    // The next call waits for the request that is on its way.
    get(&client).await.expect("an answer");
    assert_eq!(authorizations(&api), ["Bearer t1"]);
    assert_eq!(endpoint.received().len(), 1);
    assert_eq!(kept.all(), ["r2"]);
}

#[tokio::test]
async fn the_same_holds_for_whoever_asks_the_source_itself() {
    let replies = [token("t1", r#","refresh_token":"r2""#), token("t2", "")];
    let endpoint = Server::start_slow(Duration::from_millis(300), replies).await;
    let (client_of_server, kept) = Kept::of(public(&endpoint));
    let tokens = client_of_server.refresh_token("r1").expect("a source");
    let asking = tokio::time::timeout(Duration::from_millis(100), tokens.credential());
    assert!(asking.await.is_err(), "the token takes longer");
    let _token: Credential = tokens.credential().await.expect("a token");
    assert_eq!(endpoint.received().len(), 1);
    assert_eq!(kept.all(), ["r2"]);
}

#[tokio::test]
async fn calls_that_are_shorter_than_a_request_for_a_token_come_to_it_in_the_end() {
    let endpoint = Server::start_slow(Duration::from_millis(500), [token("t1", "")]).await;
    let api = api().await;
    let tokens = confidential(&endpoint).client_credentials();
    let client = client(&api, &tokens.expect("a source"));
    let mut attempts = 0;
    loop {
        attempts += 1;
        assert!(attempts < 20, "no token comes");
        let call = client.chats().get_chats(7, GetChatsRequest::default());
        match call.timeout(Duration::from_millis(200)).await {
            Ok(_) => break,
            Err(error) => {
                assert!(matches!(error, Error::Timeout(_)), "{error}");
                assert_eq!(error.delivery(), Delivery::NotSent);
            }
        }
    }
    assert!(attempts > 1);
    assert_eq!(endpoint.received().len(), 1);
}

#[tokio::test]
async fn two_clients_can_share_a_source_and_each_has_its_own_token() {
    let replies = [
        token("t1", r#","refresh_token":"r2""#),
        token("t2", r#","refresh_token":"r3""#),
    ];
    let endpoint = Server::start_slow(Duration::from_millis(50), replies).await;
    let api = api().await;
    let tokens = public(&endpoint).refresh_token("r1").expect("a source");
    let (first, second) = (client(&api, &tokens), client(&api, &tokens));
    let (first, second) = tokio::join!(get(&first), get(&second));
    first.expect("an answer");
    second.expect("an answer");
    let sent = bodies(&endpoint);
    assert!(
        sent[0].contains("=r1&") && sent[1].contains("=r2&"),
        "{sent:?}"
    );
    let mut authorizations = authorizations(&api);
    authorizations.sort();
    assert_eq!(authorizations, ["Bearer t1", "Bearer t2"]);
}

#[tokio::test]
async fn a_refresh_token_that_is_refused_is_not_sent_again() {
    let (endpoint, api) = (
        Server::start([refusal("invalid_grant"), token("t1", "")]).await,
        api().await,
    );
    let tokens = public(&endpoint).refresh_token("r1").expect("a source");
    let client = client(&api, &tokens);
    for _ in 0..2 {
        let error = get(&client).await.expect_err("no token");
        assert!(cause(&error).needs_sign_in());
        assert_eq!(cause(&error).code(), Some("invalid_grant"));
        assert_eq!(error.delivery(), Delivery::NotSent);
    }
    assert_eq!(endpoint.received().len(), 1);
    assert!(api.received().is_empty());
}

#[tokio::test]
async fn any_other_failure_is_followed_by_another_request() {
    let replies = [
        refusal("temporarily_unavailable"),
        json(503, ""),
        Reply::Bytes(Vec::new()),
        token("t1", ""),
    ];
    let (endpoint, api) = (Server::start(replies).await, api().await);
    let tokens = public(&endpoint).refresh_token("r1").expect("a source");
    let client = client(&api, &tokens);
    for _ in 0..3 {
        let error = get(&client).await.expect_err("no token");
        assert!(!cause(&error).needs_sign_in(), "{error}");
    }
    get(&client).await.expect("an answer");
    assert_eq!(endpoint.received().len(), 4);
}

#[tokio::test]
async fn an_owner_who_panics_is_heard_and_no_refresh_token_is_lost() {
    let replies = [token("t1", r#","refresh_token":"r2""#), token("t2", "")];
    let endpoint = Server::start(replies).await;
    let tokens = public(&endpoint)
        .on_new_refresh_token(|_| panic!("the disk is full"))
        .refresh_token("r1")
        .expect("a source");
    let source = tokens.clone();
    let asked = tokio::spawn(async move { source.credential().await });
    assert!(asked.await.expect_err("a panic").is_panic());
    let token: Credential = tokens.credential().await.expect("a token");
    assert!(format!("{token:?}").contains("REDACTED"));
    assert_eq!(endpoint.received().len(), 1);
}
