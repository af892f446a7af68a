//! Which credentials are sent, and where.

use super::api::{API_KEY, GetChatsRequest, OAUTH, client};
use super::server::{Received, Server};
use crate::runtime::{
    Call, Client, ClientBuilder, CredentialPlace, Delivery, Empty, Error, Method, NoErrorBody,
    Operation, Safety, SecurityScheme,
};

static QUERY: SecurityScheme = SecurityScheme {
    name: "Query",
    place: CredentialPlace::Query("api key"),
    setter: "query_key",
};
static COOKIE: SecurityScheme = SecurityScheme {
    name: "Cookie",
    place: CredentialPlace::Cookie("sid"),
    setter: "session",
};
static BASIC: SecurityScheme = SecurityScheme {
    name: "Basic",
    place: CredentialPlace::Basic,
    setter: "basic_auth",
};

macro_rules! operation {
    ($name:ident, $security:expr) => {
        static $name: Operation = Operation {
            id: "get",
            method: Method::GET,
            path: "/",
            server: None,
            content_type: None,
            accept: None,
            security: $security,
            safety: Safety::Safe,
            answers_with_redirect: false,
        };
    };
}

operation!(NONE, &[]);
operation!(OPTIONAL, &[&[], &[&API_KEY]]);
operation!(EITHER, &[&[&API_KEY, &COOKIE], &[&OAUTH]]);
operation!(BY_QUERY, &[&[&QUERY]]);
operation!(BY_COOKIE, &[&[&COOKIE]]);
operation!(BY_BASIC, &[&[&BASIC]]);

async fn outcome(
    operation: &'static Operation,
    set: impl FnOnce(ClientBuilder) -> ClientBuilder,
) -> Result<Received, Error<NoErrorBody>> {
    let server = Server::json("").await;
    let client = set(Client::builder().base_url(&server.url))
        .build()
        .expect("a client");
    let outcome = Call::new(&client, operation)
        .send::<Empty, NoErrorBody>()
        .await;
    outcome.map(|_| server.request())
}

#[tokio::test]
async fn an_operation_that_takes_none_is_sent_none() {
    let received = outcome(&NONE, |builder| builder.api_key("k").oauth_token("t"))
        .await
        .expect("an answer");
    assert!(received.headers("api-key").is_empty() && received.headers("authorization").is_empty());
}

#[tokio::test]
async fn optional_ones_are_sent_if_they_are_there() {
    let received = outcome(&OPTIONAL, |builder| builder)
        .await
        .expect("an answer");
    assert!(received.headers("api-key").is_empty());
    let received = outcome(&OPTIONAL, |builder| builder.api_key("k"))
        .await
        .expect("an answer");
    assert_eq!(received.header("api-key"), "k");
}

#[tokio::test]
async fn the_first_complete_alternative_is_sent_and_nothing_of_the_others() {
    let received = outcome(&EITHER, |builder| builder.api_key("k").oauth_token("t"))
        .await
        .expect("an answer");
    assert!(received.headers("api-key").is_empty());
    assert_eq!(received.header("authorization"), "Bearer t");
    let all = |builder: ClientBuilder| {
        builder
            .api_key("k")
            .oauth_token("t")
            .credential(&COOKIE, "c".to_owned())
    };
    let received = outcome(&EITHER, all).await.expect("an answer");
    assert_eq!(
        (received.header("api-key"), received.header("cookie")),
        ("k", "sid=c")
    );
    assert!(received.headers("authorization").is_empty());
}

#[tokio::test]
async fn without_credentials_nothing_is_sent_and_the_way_out_is_named() {
    let error = outcome(&EITHER, |builder| builder.api_key("k"))
        .await
        .expect_err("refused");
    assert_eq!(
        error.to_string(),
        "get: not sent: the client has no credentials for it; build it with `ClientBuilder::api_key` and \
         `ClientBuilder::session`, or with `ClientBuilder::oauth_token`"
    );
    assert_eq!(error.delivery(), Delivery::NotSent);
}

#[tokio::test]
async fn a_key_in_the_query_is_encoded_and_comes_last() {
    let received = outcome(&BY_QUERY, |builder| {
        builder.credential(&QUERY, "a&b=c d".to_owned())
    })
    .await;
    assert_eq!(
        received.expect("an answer").target(),
        "/?api%20key=a%26b%3Dc%20d"
    );
}

#[tokio::test]
async fn a_key_in_a_cookie_is_sent_as_it_is() {
    let received = outcome(&BY_COOKIE, |builder| {
        builder.credential(&COOKIE, "a/b==".to_owned())
    })
    .await;
    assert_eq!(received.expect("an answer").header("cookie"), "sid=a/b==");
}

#[tokio::test]
async fn basic_is_base64_of_user_and_password() {
    let received = outcome(&BY_BASIC, |builder| {
        builder.basic_credential(&BASIC, "Aladdin", "open sesame")
    })
    .await;
    assert_eq!(
        received.expect("an answer").header("authorization"),
        "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="
    );
}

#[tokio::test]
async fn a_credential_that_is_set_twice_is_the_last_one() {
    let received = outcome(&OPTIONAL, |builder| builder.api_key("a").api_key("b"))
        .await
        .expect("an answer");
    assert_eq!(received.header("api-key"), "b");
}

#[test]
fn a_credential_that_cannot_be_sent_is_refused_without_being_repeated() {
    for key in [
        "",
        "hunter2\r\nX-Admin: 1",
        "hunter2\n",
        "hunter2\0",
        "hunter2é",
    ] {
        let builder = || Client::builder().base_url("http://localhost");
        for (builder, method) in [
            (builder().api_key(key), "api_key"),
            (builder().oauth_token(key), "oauth_token"),
            (builder().credential(&COOKIE, key.to_owned()), "session"),
        ] {
            let error = builder.build().expect_err(key);
            assert_eq!(error.method(), method);
            assert!(!format!("{error} {error:?}").contains("hunter2"));
            // That is for those who have a user.
            assert!(!error.to_string().contains("colon"), "{error}");
        }
    }
    let builder = Client::builder()
        .base_url("http://localhost")
        .credential(&COOKIE, "a;b".to_owned());
    assert_eq!(
        builder.build().expect_err("a semicolon").method(),
        "session"
    );
    let builder = Client::builder()
        .base_url("http://localhost")
        .basic_credential(&BASIC, "a:b", "c");
    let error = builder.build().expect_err("a colon");
    assert_eq!(error.method(), "basic_auth");
    assert!(error.to_string().contains("colon"), "{error}");
}

#[test]
fn a_default_header_that_cannot_be_sent_is_refused() {
    let builder = || Client::builder().base_url("http://localhost");
    for (name, value) in [("a b", "c"), ("", "c"), ("x", "a\r\nb")] {
        let error = builder()
            .default_header(name, value)
            .build()
            .expect_err("refused");
        assert_eq!(error.method(), "default_header");
    }
    assert_eq!(
        builder()
            .user_agent("a\nb")
            .build()
            .expect_err("refused")
            .method(),
        "user_agent"
    );
}

#[tokio::test]
async fn a_header_that_tells_where_the_body_ends_is_refused() {
    let server = Server::json(r#"{"chats":[]}"#).await;
    for (name, value) in [("Content-Length", "5"), ("transfer-encoding", "chunked")] {
        let builder = Client::builder().base_url(&server.url);
        let error = builder.default_header(name, value).build();
        let error = error.expect_err(name);
        assert_eq!(error.method(), "default_header");
        let problem = format!("`{name}` is for the client to set: it tells where the body ends");
        assert!(error.to_string().ends_with(&problem), "{error}");

        let call = client(&server.url)
            .chats()
            .get_chats(7, GetChatsRequest::default());
        let error = call.header(name, value).await.expect_err(name);
        assert!(matches!(error, Error::Invalid(_)), "{error}");
        assert!(error.to_string().ends_with(&problem), "{error}");
    }
    assert!(server.received().is_empty());
    let call = client(&server.url)
        .chats()
        .get_chats(7, GetChatsRequest::default());
    call.header("Host", "chats.internal")
        .await
        .expect("an answer");
    assert_eq!(server.request().header("host"), "chats.internal");
}

#[tokio::test]
async fn a_clone_has_the_same_credentials() {
    let server = Server::json(r#"{"chats":[]}"#).await;
    let clone = client(&server.url).clone();
    clone
        .chats()
        .get_chats(7, GetChatsRequest::default())
        .await
        .expect("an answer");
    assert_eq!(server.request().header("api-key"), "s3cret");
}
