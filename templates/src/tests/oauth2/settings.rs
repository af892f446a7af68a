//! What makes no source of tokens.

use super::super::server::Server;
use super::{api, client, get, token};
use crate::runtime::oauth2::OAuth2;

fn at(url: &str) -> OAuth2 {
    OAuth2::new(url, "shop").client_secret("hunter2")
}

#[test]
fn secrets_do_not_go_over_plain_http_but_to_this_machine() {
    for url in [
        "http://oauth.example.com/token",
        "http://10.0.0.1/token",
        "http://localhost.example.com/token",
    ] {
        let error = at(url).client_credentials().expect_err(url);
        assert!(error.to_string().contains("allow_plain_http"), "{error}");
        let error = at(url).refresh_token("r1").expect_err(url);
        assert!(error.to_string().contains("the token URL"), "{error}");
        let https = at("https://oauth.example.com/token");
        let error = https.authorization_code(url).expect_err(url);
        assert!(error.to_string().contains("authorization_code"), "{error}");
    }
    for url in [
        "https://oauth.example.com/token",
        "http://localhost:8080/token",
        "http://127.0.0.1/token",
        "http://[::1]:1/token",
    ] {
        at(url).client_credentials().expect(url);
        at(url).authorization_code(url).expect(url);
    }
}

#[test]
fn a_host_can_be_allowed_by_name_and_no_other_is() {
    let allowing = |url| at(url).allow_plain_http("OAuth.internal");
    let allowed = "http://oauth.internal:8080/token";
    allowing(allowed).client_credentials().expect("allowed");
    allowing(allowed)
        .authorization_code(allowed)
        .expect("allowed");
    allowing("http://oauth.internal.example.com")
        .client_credentials()
        .expect_err("not allowed");
}

#[test]
fn an_empty_identifier_or_refresh_token_is_refused_by_its_setter() {
    let nobody = || OAuth2::new("https://oauth.example.com/token", "");
    let errors = [
        nobody().client_credentials().map(drop),
        nobody().refresh_token("r1").map(drop),
        nobody()
            .authorization_code("https://oauth.example.com/")
            .map(drop),
    ];
    for error in errors {
        let text = error.expect_err("nobody").to_string();
        assert_eq!(
            text,
            "the identifier of the client of `OAuth2::new`: it is empty"
        );
    }
    let error = at("https://oauth.example.com/token").refresh_token("");
    let text = error.expect_err("no token").to_string();
    assert_eq!(text, "`OAuth2::refresh_token`: it is empty");
}

#[test]
fn what_is_no_host_cannot_be_allowed() {
    for host in ["oauth.internal:80", "http://oauth.internal", "*"] {
        let of_server = at("https://oauth.example.com/token").allow_plain_http(host);
        let error = of_server.client_credentials().expect_err(host).to_string();
        let start = "`OAuth2::allow_plain_http`: it wants a host";
        assert!(error.starts_with(start), "{error}");
    }
}

#[test]
fn what_is_no_url_is_refused_without_being_repeated() {
    for url in [
        "hunter2",
        "/token?hunter2",
        "ftp://oauth.example.com/hunter2",
        "https://oauth.example.com/token#hunter2",
        "https://user:hunter2@oauth.example.com/token",
    ] {
        let error = at(url).client_credentials().expect_err(url);
        assert!(
            error
                .to_string()
                .starts_with("the token URL of `OAuth2::new`: it"),
            "{error}"
        );
        assert!(!format!("{error} {error:?}").contains("hunter2"), "{error}");
    }
    for uri in ["hunter2", "https://shop.example.com/#hunter2"] {
        let client = at("https://oauth.example.com/token").redirect_uri(uri);
        let error = client.authorization_code("https://oauth.example.com/");
        let error = error.expect_err(uri);
        assert!(
            error.to_string().starts_with("`OAuth2::redirect_uri`: it"),
            "{error}"
        );
        assert!(!format!("{error} {error:?}").contains("hunter2"), "{error}");
    }
}

#[test]
fn a_redirect_uri_can_be_of_a_program_on_the_machine() {
    for uri in [
        "com.example.shop:/signed-in",
        "http://127.0.0.1:51004/signed-in",
        "urn:ietf:wg:oauth:2.0:oob",
    ] {
        let client = at("https://oauth.example.com/token").redirect_uri(uri);
        let sign_in = client.authorization_code("https://oauth.example.com/");
        let url = reqwest::Url::parse(sign_in.expect(uri).url()).expect("a URL");
        assert!(
            url.query_pairs()
                .any(|pair| pair == ("redirect_uri".into(), uri.into()))
        );
    }
}

#[tokio::test]
async fn tokens_can_be_asked_for_by_a_client_of_the_callers() {
    let (endpoint, api) = (Server::start([token("t1", "")]).await, api().await);
    let headers = [("x-own", "1")].map(|(name, value)| {
        (
            http::HeaderName::from_static(name),
            http::HeaderValue::from_static(value),
        )
    });
    let own = reqwest::Client::builder().default_headers(headers.into_iter().collect());
    let tokens = at(&endpoint.url)
        .http_client(own.build().expect("a client"))
        .client_credentials();
    get(&client(&api, &tokens.expect("a source")))
        .await
        .expect("an answer");
    assert_eq!(endpoint.request().header("x-own"), "1");
}
