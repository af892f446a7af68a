//! Secrets of OAuth 2.0 are nowhere but in requests.

use std::error::Error as StdError;
use std::time::Duration;

use super::super::server::{Reply, Server, answer, json};
use super::super::traces::Log;
use super::{OAuth2, api, client, get, refusal, token};
use crate::runtime::Credentials;

/// The parts of all secrets; a server may repeat them as they are or encoded.
const SECRETS: [&str; 4] = ["hunter2", "hunter3", "hunter4", "hunter5"];

fn of_server(url: &str) -> OAuth2 {
    OAuth2::new(format!("{url}/token?key=hunter2/"), "shop")
        .client_secret("hunter3/")
        .token_parameter("key", "hunter2")
        .authorization_parameter("login_hint", "hunter2")
        .redirect_uri("https://shop.example.com/?key=hunter2")
        .timeout(Duration::from_millis(300))
}

fn assert_silent(told: &str) {
    for secret in SECRETS {
        assert!(!told.contains(secret), "{secret} in {told}");
    }
}

fn told(error: &(dyn StdError + 'static)) -> String {
    let errors = std::iter::successors(Some(error), |error| (*error).source());
    let texts = errors.map(|error| format!("{error} {error:?} {error:#?}"));
    texts.collect::<Vec<_>>().join("\n")
}

/// Ways to fail, some of which repeat this secret that was sent.
fn replies(sent: &str) -> Vec<Reply> {
    let refused = |code: &str, description: &str| {
        let body = format!(r#"{{"error":"{code}","error_description":"{description}"}}"#);
        json(400, &body)
    };
    let encoded = format!("x={}&y=%zz", sent.replace('/', "%2f"));
    vec![
        refusal("invalid_grant"),
        refused(sent, "hunter3/"),
        refused("hunter3/", sent),
        refused("invalid_request", &format!("x={sent}&y=hunter3%2F")),
        refused("invalid_request", &encoded),
        // The wrong shape around a secret, which a decoder might quote.
        json(200, r#"{"access_token":["hunter2"],"token_type":"Bearer"}"#),
        json(200, r#"{"access_token":"hunter2","token_type":"hunter3"}"#),
        json(
            200,
            r#"{"access_token":"hunter2","token_type":"Bearer","expires_in":"hunter2"}"#,
        ),
        json(200, r#"{"access_token":"hunter2"#),
        token(r"hunter2\r\n", ""),
        answer(200, "Content-Type: text/html\r\n", "hunter2"),
        answer(302, "Location: http://127.0.0.1:1/?key=hunter2\r\n", ""),
        Reply::Bytes(b"hunter2 garbage\r\n\r\n".to_vec()),
        Reply::Bytes(Vec::new()),
        Reply::Stall(Vec::new()),
    ]
}

#[tokio::test]
async fn no_failure_tells_a_secret() {
    let api = api().await;
    for reply in replies("hunter4/") {
        let endpoint = Server::start([reply]).await;
        let of_server = of_server(&endpoint.url);
        assert_silent(&format!("{of_server:?} {of_server:#?}"));
        let tokens = of_server.refresh_token("hunter4/").expect("a source");
        assert_silent(&format!("{tokens:?} {tokens:#?}"));
        let client = client(&api, &tokens);
        assert_silent(&format!("{client:?}"));
        let error = get(&client).await.expect_err("no token");
        assert_silent(&told(&error));
        // The secrets were there.
        let request = endpoint.request();
        assert!(request.target().contains("hunter2"));
        assert!(request.text().contains("hunter4%2F"));
    }
    assert!(api.received().is_empty());
}

#[tokio::test]
async fn no_failure_of_a_sign_in_tells_a_secret() {
    for reply in replies("hunter5/") {
        let endpoint = Server::start([reply]).await;
        let authorize = format!("{}/authorize?key=hunter2", endpoint.url);
        let sign_in = of_server(&endpoint.url).authorization_code(&authorize);
        let sign_in = sign_in.expect("a sign-in");
        let shown = format!("{sign_in:?} {sign_in:#?}");
        assert_silent(&shown);
        assert!(!shown.contains(sign_in.state()));
        match sign_in.finish("hunter5/", sign_in.state()).await {
            Ok(tokens) => assert_silent(&format!("{tokens:?}")),
            Err(error) => assert_silent(&told(&error)),
        }
        let error = sign_in.finish("hunter5/", "hunter2").await;
        let error = told(&error.expect_err("refused"));
        assert_silent(&error);
        assert!(!error.contains(sign_in.state()));
    }
}

#[test]
fn what_was_not_repeated_is_shown() {
    // Else the tests here could not fail.
    let runtime = runtime();
    runtime.block_on(async {
        let body = r#"{"error":"invalid_request","error_description":"no grant_type"}"#;
        let endpoint = Server::start([json(400, body)]).await;
        let tokens = of_server(&endpoint.url).refresh_token("hunter4/");
        let error = tokens.expect("a source").credential().await;
        let error = error.expect_err("no token").to_string();
        assert!(
            error.ends_with("`invalid_request` (“no grant_type”)"),
            "{error}"
        );
    });
}

#[test]
fn no_trace_tells_a_secret() {
    let log = Log::default();
    tracing::subscriber::with_default(log.clone(), || {
        runtime().block_on(async {
            let api = api().await;
            for _ in 0..2 {
                let replies = [
                    token("hunter2", r#","expires_in":0,"refresh_token":"hunter5""#),
                    refusal("hunter3"),
                ];
                let endpoint = Server::start(replies).await;
                let tokens = of_server(&endpoint.url).refresh_token("hunter4/");
                let client = client(&api, &tokens.expect("a source"));
                get(&client).await.expect("an answer");
                get(&client).await.expect_err("no token");
                // As in the test of traces: others, without a subscriber, may have been there first.
                tracing::callsite::rebuild_interest_cache();
            }
        });
    });
    let log = log.text();
    assert!(
        log.contains("event message=asks for a token grant=\"refresh_token\"")
            && log.contains("event message=the token endpoint is done is_given=true")
            && log.contains("event message=the token endpoint is done is_given=false"),
        "{log}"
    );
    assert_silent(&log);
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime")
}
