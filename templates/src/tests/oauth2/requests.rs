//! What a token endpoint gets, byte for byte.

use super::super::server::{Received, Server};
use super::{api, bodies, client, confidential, get, public, token};
use crate::runtime::oauth2::{OAuth2, TokenSource};

/// What the endpoint gets for the first token of this source.
async fn asked(endpoint: &Server, tokens: TokenSource) -> Received {
    let api = api().await;
    get(&client(&api, &tokens)).await.expect("an answer");
    assert_eq!(api.request().header("authorization"), "Bearer t1");
    endpoint.request()
}

#[tokio::test]
async fn the_clients_own_credentials_go_into_the_header() {
    let endpoint = Server::start([token("t1", "")]).await;
    let source = confidential(&endpoint)
        .scope("market:partner-api")
        .scope("read")
        .token_parameter("audience", "https://api.example.com")
        .client_credentials();
    let request = asked(&endpoint, source.expect("a source")).await;
    assert_eq!(request.line(), "POST /token HTTP/1.1");
    // shop:hunter2
    assert_eq!(request.header("authorization"), "Basic c2hvcDpodW50ZXIy");
    assert_eq!(
        request.header("content-type"),
        "application/x-www-form-urlencoded"
    );
    assert_eq!(request.header("accept"), "application/json");
    assert_eq!(
        request.header("user-agent"),
        concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"))
    );
    assert_eq!(
        request.text(),
        "grant_type=client_credentials&scope=market%3Apartner-api+read\
         &audience=https%3A%2F%2Fapi.example.com"
    );
}

#[tokio::test]
async fn both_parts_of_basic_credentials_are_encoded_first() {
    let endpoint = Server::start([token("t1", "")]).await;
    let source = OAuth2::new(&endpoint.url, "my:shop")
        .client_secret("a b/ü")
        .client_credentials();
    let request = asked(&endpoint, source.expect("a source")).await;
    // my%3Ashop:a+b%2F%C3%BC (RFC 6749, section 2.3.1)
    assert_eq!(
        request.header("authorization"),
        "Basic bXklM0FzaG9wOmErYiUyRiVDMyVCQw=="
    );
    assert_eq!(request.text(), "grant_type=client_credentials");
}

#[tokio::test]
async fn a_secret_can_go_into_the_body_instead() {
    let endpoint = Server::start([token("t1", "")]).await;
    let source = public(&endpoint)
        .client_secret_in_body("hunter2&x=")
        .client_credentials();
    let request = asked(&endpoint, source.expect("a source")).await;
    assert!(request.headers("authorization").is_empty());
    assert_eq!(
        request.text(),
        "grant_type=client_credentials&client_id=shop&client_secret=hunter2%26x%3D"
    );
}

#[tokio::test]
async fn a_refresh_token_is_sent_without_scopes() {
    let endpoint = Server::start([token("t1", "")]).await;
    let source = confidential(&endpoint).scope("read").refresh_token("r+1");
    let request = asked(&endpoint, source.expect("a source")).await;
    assert_eq!(request.header("authorization"), "Basic c2hvcDpodW50ZXIy");
    assert_eq!(
        request.text(),
        "grant_type=refresh_token&refresh_token=r%2B1"
    );
}

#[tokio::test]
async fn a_public_client_sends_its_name_in_the_body_and_no_secret() {
    let endpoint = Server::start([token("t1", "")]).await;
    let source = public(&endpoint).refresh_token("r1");
    let request = asked(&endpoint, source.expect("a source")).await;
    assert!(request.headers("authorization").is_empty());
    assert_eq!(
        request.text(),
        "grant_type=refresh_token&refresh_token=r1&client_id=shop"
    );
}

#[tokio::test]
async fn path_and_query_of_the_token_url_stay_as_they_are() {
    let endpoint = Server::start([token("t1", "")]).await;
    for path in ["/", "/a/token/", "/token?tenant=7%2F8"] {
        let api = api().await;
        let source = OAuth2::new(format!("{}{path}", endpoint.url), "shop").client_credentials();
        get(&client(&api, &source.expect("a source")))
            .await
            .expect("an answer");
        let request = endpoint.received().pop().expect("a request");
        assert_eq!(request.target(), path);
    }
    assert_eq!(bodies(&endpoint).len(), 3);
}
