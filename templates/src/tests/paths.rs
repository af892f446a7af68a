//! Path parameters, and the URL that they are part of.

use super::api::{ChatsError, GetChatsRequest};
use super::server::Server;
use crate::runtime::{
    Call, Client, Empty, Error, Method, NoErrorBody, Operation, Parameter, Response, Safety,
};

type Outcome = Result<Response<()>, Error<NoErrorBody>>;

macro_rules! operation {
    ($name:ident, $path:expr) => {
        static $name: Operation = Operation {
            id: "getFile",
            method: Method::GET,
            path: $path,
            server: None,
            content_type: None,
            accept: None,
            security: &[],
            safety: Safety::Safe,
            answers_with_redirect: false,
        };
    };
}

operation!(GET, "/files/{name}/meta");
operation!(GLUED, "/files/{name}{suffix}");
operation!(FIXED, "/files/{name}?view=short&deleted");

static NAME: Parameter = Parameter::path("name");
static SUFFIX: Parameter = Parameter::path("suffix");
static LIMIT: Parameter = Parameter::query("limit");

async fn get(name: &str) -> (Server, Outcome) {
    let server = Server::json("").await;
    let client = Client::builder()
        .base_url(&server.url)
        .build()
        .expect("a client");
    let outcome = Call::new(&client, &GET)
        .parameter(&NAME, &name)
        .send::<Empty, _>()
        .await;
    (server, outcome)
}

#[tokio::test]
async fn whatever_is_in_a_path_parameter_stays_in_its_segment() {
    let values = [
        ("a/b", "a%2Fb"),
        ("../x", "..%2Fx"),
        ("a b", "a%20b"),
        ("100%", "100%25"),
        ("%2e%2e", "%252e%252e"),
        ("a?b#c", "a%3Fb%23c"),
        ("привет", "%D0%BF%D1%80%D0%B8%D0%B2%D0%B5%D1%82"),
        ("🦀", "%F0%9F%A6%80"),
        ("a;b=c,d+e&f", "a%3Bb%3Dc%2Cd%2Be%26f"),
        ("-._~", "-._~"),
        ("...", "..."),
        ("\r\n", "%0D%0A"),
    ];
    for (value, encoded) in values {
        let (server, outcome) = get(value).await;
        outcome.expect(value);
        assert_eq!(server.request().target(), format!("/files/{encoded}/meta"));
    }
}

#[tokio::test]
async fn a_path_parameter_that_would_become_another_path_is_refused() {
    for value in ["", ".", ".."] {
        let (server, outcome) = get(value).await;
        let error = outcome.expect_err("refused");
        assert!(matches!(error, Error::Invalid(_)), "{error}");
        assert!(error.to_string().contains("`name`"), "{error}");
        assert!(server.received().is_empty());
    }
}

#[tokio::test]
async fn what_a_path_has_as_its_query_is_sent_behind_that_of_the_base_url_with_each_call() {
    let server = Server::json("").await;
    let client = Client::builder()
        .base_url(format!("{}/v2?key=a", server.url))
        .build()
        .expect("a client");
    let call = Call::new(&client, &FIXED)
        .parameter(&LIMIT, &20)
        .parameter(&NAME, &"a?b=..");
    call.send::<Empty, NoErrorBody>().await.expect("an answer");
    assert_eq!(
        server.request().target(),
        "/v2/files/a%3Fb%3D..?key=a&view=short&deleted&limit=20"
    );
}

#[tokio::test]
async fn two_parameters_that_make_dots_together_are_refused() {
    let server = Server::json("").await;
    let client = Client::builder()
        .base_url(&server.url)
        .build()
        .expect("a client");
    let call = Call::new(&client, &GLUED)
        .parameter(&NAME, &".")
        .parameter(&SUFFIX, &".");
    let error = call
        .send::<Empty, NoErrorBody>()
        .await
        .expect_err("refused");
    assert!(error.to_string().contains("`name`, `suffix`"), "{error}");
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_path_parameter_that_was_never_set_is_named() {
    let server = Server::json("").await;
    let client = Client::builder()
        .base_url(&server.url)
        .build()
        .expect("a client");
    let error = Call::new(&client, &GET)
        .send::<Empty, NoErrorBody>()
        .await
        .expect_err("refused");
    assert_eq!(
        error.to_string(),
        "getFile: not sent: `name` must be given: it is part of the path"
    );
}

/// What comes of a call of which the URL has so many bytes, and how many requests came of it.
async fn of_length(length: usize) -> (Result<u32, Error<ChatsError>>, usize) {
    let server = Server::json(r#"{"chats":[]}"#).await;
    let client = Client::builder().base_url(&server.url).api_key("k");
    let client = client.build().expect("a client");
    let call = |token: &str| {
        let call = client.chats().get_chats(7, GetChatsRequest::default());
        call.page_token(token).send()
    };
    let usual = call("x").await.map(drop);
    usual.expect("an answer");
    let target = server.request().target().len();
    let token = "x".repeat(1 + length - server.url.len() - target);
    let outcome = call(&token).await.map(|response| response.attempts());
    (outcome, server.received().len() - 1)
}

#[tokio::test]
async fn a_url_that_is_too_long_is_refused_at_once_and_not_shown() {
    let (outcome, sent) = of_length(65_534).await;
    assert_eq!((outcome.expect("an answer"), sent), (1, 1));
    for length in [65_535, 70_000] {
        let (outcome, sent) = of_length(length).await;
        let error = outcome.expect_err("too long");
        assert!(matches!(error, Error::Invalid(_)), "{error}");
        assert_eq!(sent, 0);
        assert_eq!(
            error.to_string(),
            format!(
                "getChats: not sent: `URL` would have {length} bytes and may have 65534 at most"
            )
        );
    }
}
