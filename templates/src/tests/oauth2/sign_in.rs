//! Someone signs in.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ::oauth2::{PkceCodeChallenge, PkceCodeVerifier};
use reqwest::Url;

use super::super::server::{Reply, Server, json};
use super::{
    api, authorizations, bodies, cause, client, confidential, get, public, refusal, token,
};
use crate::runtime::oauth2::{AuthorizationRequest, OAuth2};

const AUTHORIZE: &str = "https://oauth.example.com/authorize?tenant=7";

fn begin(client: OAuth2) -> AuthorizationRequest {
    let client = client
        .redirect_uri("https://shop.example.com/signed-in?from=1")
        .scope("market:partner-api")
        .scope("read")
        .authorization_parameter("prompt", "consent");
    client.authorization_code(AUTHORIZE).expect("a sign-in")
}

fn parameters(url: &str) -> BTreeMap<String, String> {
    let url = Url::parse(url).expect("a URL");
    url.query_pairs().into_owned().collect()
}

#[tokio::test]
async fn the_browser_is_sent_with_a_state_and_a_challenge_that_are_new_each_time() {
    let endpoint = Server::start([token("t1", "")]).await;
    let (first, second) = (begin(public(&endpoint)), begin(public(&endpoint)));
    assert!(first.url().starts_with(AUTHORIZE), "{}", first.url());
    let mut sent = parameters(first.url());
    let other = parameters(second.url());
    for (name, bytes) in [("state", 16), ("code_challenge", 32)] {
        let value = sent.remove(name).expect("a value");
        // In base64, without padding.
        assert_eq!(value.len(), (bytes * 8_usize).div_ceil(6), "{name}");
        assert_ne!(value, other[name], "{name}");
    }
    let expected = [
        ("client_id", "shop"),
        ("code_challenge_method", "S256"),
        ("prompt", "consent"),
        ("redirect_uri", "https://shop.example.com/signed-in?from=1"),
        ("response_type", "code"),
        ("scope", "market:partner-api read"),
        ("tenant", "7"),
    ];
    let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(sent, BTreeMap::from(expected));
    assert_eq!(first.state(), parameters(first.url())["state"]);
    assert!(endpoint.received().is_empty());
}

#[tokio::test]
async fn a_code_is_exchanged_and_what_comes_is_used_before_it_is_renewed() {
    let (endpoint, api) = (
        Server::start([
            token("t1", r#","refresh_token":"r1","expires_in":3600"#),
            token("t2", ""),
        ])
        .await,
        Server::start([
            json(200, r#"{"chats":[]}"#),
            json(401, "{}"),
            json(200, r#"{"chats":[]}"#),
        ])
        .await,
    );
    let kept = Arc::new(Mutex::new(Vec::new()));
    let keep = Arc::clone(&kept);
    let sign_in = begin(confidential(&endpoint).on_new_refresh_token(move |token| {
        keep.lock().expect("no panic").push(token.to_owned());
    }));
    let tokens = sign_in.finish("c/1", sign_in.state()).await;
    let tokens = tokens.expect("tokens");
    // Before any call, so that it is not lost if there is none.
    assert_eq!(*kept.lock().expect("no panic"), ["r1"]);

    let request = endpoint.request();
    assert_eq!(request.header("authorization"), "Basic c2hvcDpodW50ZXIy");
    let sent = request.text();
    let (start, end) = (
        "grant_type=authorization_code&code=c%2F1&code_verifier=",
        "&redirect_uri=https%3A%2F%2Fshop.example.com%2Fsigned-in%3Ffrom%3D1",
    );
    let verifier = sent.strip_prefix(start).expect(&sent);
    let verifier = verifier.strip_suffix(end).expect(&sent).to_owned();
    let challenge = PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(verifier));
    assert_eq!(
        parameters(sign_in.url())["code_challenge"],
        challenge.as_str()
    );

    let client = client(&api, &tokens);
    get(&client).await.expect("an answer");
    get(&client).await.expect("an answer");
    assert_eq!(
        authorizations(&api),
        ["Bearer t1", "Bearer t1", "Bearer t2"]
    );
    assert_eq!(
        bodies(&endpoint)[1..],
        ["grant_type=refresh_token&refresh_token=r1"]
    );
    assert_eq!(*kept.lock().expect("no panic"), ["r1"]);
}

#[tokio::test]
async fn a_sign_in_without_a_token_that_can_be_used_gives_the_refresh_token_away() {
    let body = r#"{"access_token":"t1","token_type":"mac","refresh_token":"r1"}"#;
    let endpoint = Server::start([json(200, body)]).await;
    let kept = Arc::new(Mutex::new(Vec::new()));
    let keep = Arc::clone(&kept);
    let sign_in = begin(public(&endpoint).on_new_refresh_token(move |token| {
        keep.lock().expect("no panic").push(token.to_owned());
    }));
    let error = sign_in.finish("c1", sign_in.state()).await;
    assert!(
        error
            .expect_err("no token")
            .to_string()
            .contains("`Bearer`")
    );
    assert_eq!(*kept.lock().expect("no panic"), ["r1"]);
}

#[tokio::test]
async fn an_answer_with_another_state_is_not_used_and_does_not_end_the_sign_in() {
    let endpoint = Server::start([token("t1", "")]).await;
    let sign_in = begin(public(&endpoint));
    for state in ["", "x", &sign_in.state()[1..]] {
        let error = sign_in.finish("c1", state).await.expect_err("refused");
        assert!(error.to_string().contains("state"), "{error}");
        assert!(!error.needs_sign_in());
    }
    assert!(endpoint.received().is_empty());
    sign_in.finish("c1", sign_in.state()).await.expect("tokens");
    assert!(endpoint.request().text().contains("&client_id=shop"));
}

#[tokio::test]
async fn a_code_that_is_refused_says_to_sign_in_again() {
    let endpoint = Server::start([refusal("invalid_grant")]).await;
    let sign_in = begin(public(&endpoint));
    let error = sign_in.finish("c1", sign_in.state()).await;
    let error = error.expect_err("refused");
    assert!(error.needs_sign_in());
    assert_eq!(
        error.to_string(),
        format!(
            "no token of {}/token: `invalid_grant`; the code has expired, was used before or is of another redirect URI: sign in again",
            endpoint.url
        )
    );
}

#[tokio::test]
async fn without_a_refresh_token_the_token_is_used_until_it_is_refused() {
    let endpoint = Server::start([token("t1", "")]).await;
    let api = Server::start([json(200, r#"{"chats":[]}"#), json(401, "{}")]).await;
    let sign_in = begin(public(&endpoint));
    let tokens = sign_in.finish("c1", sign_in.state()).await;
    let client = client(&api, &tokens.expect("tokens"));
    get(&client).await.expect("an answer");
    let error = get(&client).await.expect_err("refused");
    assert!(cause(&error).needs_sign_in());
    assert!(error.to_string().contains("sign in again"), "{error}");
    assert_eq!((endpoint.received().len(), api.received().len()), (1, 2));
}

#[tokio::test]
async fn a_sign_in_that_is_dropped_while_it_ends_can_be_ended_later() {
    let endpoint = Server::start([Reply::Stall(Vec::new()), token("t1", "")]).await;
    let sign_in = begin(public(&endpoint));
    let first = sign_in.finish("c1", sign_in.state());
    tokio::time::timeout(Duration::from_millis(100), first)
        .await
        .expect_err("it stalls");
    let tokens = sign_in.finish("c1", sign_in.state()).await;
    let api = api().await;
    get(&client(&api, &tokens.expect("tokens")))
        .await
        .expect("an answer");
}
