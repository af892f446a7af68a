//! Base URLs: with a path, with a query, those that are none, and those of single operations.

use super::api::{API_KEY, GetChatsRequest, client};
use super::server::Server;
use crate::runtime::{
    Call, Client, ClientBuilder, Defaults, Empty, Error, Method, NoErrorBody, Operation, Parameter,
    Safety, SecurityScheme,
};

async fn target(suffix: &str) -> String {
    let server = Server::json(r#"{"chats":[]}"#).await;
    let client = client(&format!("{}{suffix}", server.url));
    client
        .chats()
        .get_chats(7, GetChatsRequest::default())
        .limit(20)
        .await
        .expect("an answer");
    server.request().target().to_owned()
}

#[tokio::test]
async fn a_path_in_the_base_url_is_kept_with_and_without_its_last_slash() {
    assert_eq!(target("").await, "/businesses/7/chats?limit=20");
    assert_eq!(target("/").await, "/businesses/7/chats?limit=20");
    assert_eq!(target("/v2").await, "/v2/businesses/7/chats?limit=20");
    assert_eq!(target("/v2/").await, "/v2/businesses/7/chats?limit=20");
    assert_eq!(
        target("/a%20b/v2/").await,
        "/a%20b/v2/businesses/7/chats?limit=20"
    );
}

#[tokio::test]
async fn a_query_in_the_base_url_is_joined_and_there_is_one_question_mark() {
    assert_eq!(
        target("/v2?env=test").await,
        "/v2/businesses/7/chats?env=test&limit=20"
    );
    assert_eq!(target("/v2/?").await, "/v2/businesses/7/chats?limit=20");
}

#[test]
fn a_base_url_that_will_not_do_is_refused_without_being_repeated() {
    let wrong = [
        ("", "no absolute URL"),
        ("/v2", "no absolute URL"),
        ("api.example.com", "no absolute URL"),
        ("ftp://example.com", "scheme"),
        ("https://{hunter2}.example.com", "no URI has"),
        ("file:///etc/passwd", "scheme"),
        ("https://example.com/#v2", "fragment"),
        ("https://user:hunter2@example.com", "user"),
    ];
    for (url, problem) in wrong {
        let error = Client::builder().base_url(url).build().expect_err(url);
        assert_eq!(error.method(), "base_url");
        assert!(
            error.to_string().starts_with("`ClientBuilder::base_url`: "),
            "{error}"
        );
        assert!(error.to_string().contains(problem), "{error}");
        assert!(!format!("{error:?}").contains("hunter2"));
    }
}

#[test]
fn a_base_url_that_is_missing_is_asked_for() {
    let error = Client::builder().build().expect_err("no URL");
    assert_eq!(
        error.to_string(),
        "`ClientBuilder::base_url`: must be called: the API's description names no server"
    );
}

static SECURITY: &[&[&SecurityScheme]] = &[&[&API_KEY]];
static NAME: Parameter = Parameter::query("name");

/// A builder that has its base URL from the description, and an operation that has another one.
fn apart(api: &str, server: &str) -> (ClientBuilder, &'static Operation) {
    let defaults = Box::leak(Box::new(Defaults {
        base_url: Some(api.to_owned().leak()),
        user_agent: "chats/1.0",
    }));
    let operation = Box::leak(Box::new(Operation {
        id: "upload",
        method: Method::POST,
        path: "/files",
        server: Some(server.to_owned().leak()),
        content_type: None,
        accept: None,
        security: SECURITY,
        safety: Safety::Unsafe,
        answers_with_redirect: false,
    }));
    (ClientBuilder::new(defaults), operation)
}

#[tokio::test]
async fn an_operation_with_a_server_of_its_own_is_called_there() {
    let (api, files) = (Server::json("").await, Server::json("").await);
    let (builder, upload) = apart(&api.url, &format!("{}/v2?a=b", files.url));
    let client = builder.api_key("k").build().expect("a client");
    let call = Call::new(&client, upload).parameter(&NAME, &"x");
    call.send::<Empty, NoErrorBody>().await.expect("an answer");
    assert_eq!(files.request().target(), "/v2/files?a=b&name=x");
    assert_eq!(files.request().header("api-key"), "k");
    assert!(api.received().is_empty());
}

#[tokio::test]
async fn a_base_url_that_the_caller_chose_is_that_of_every_operation() {
    let (chosen, files) = (Server::json("").await, Server::json("").await);
    let (builder, upload) = apart("https://api.example.com", &files.url);
    let builder = builder.base_url(&chosen.url).api_key("k");
    let client = builder.build().expect("a client");
    let call = Call::new(&client, upload);
    call.send::<Empty, NoErrorBody>().await.expect("an answer");
    assert_eq!(chosen.request().target(), "/files");
    assert!(files.received().is_empty());
}

#[tokio::test]
async fn no_credentials_go_to_the_server_of_an_operation_over_plain_http() {
    let (builder, upload) = apart("https://api.example.com", "http://files.example.com");
    let client = builder.api_key("hunter2").build().expect("a client");
    let sent = Call::new(&client, upload).send::<Empty, NoErrorBody>();
    let error = sent.await.expect_err("refused");
    assert!(matches!(error, Error::Invalid(_)), "{error}");
    let text = error.to_string();
    assert!(text.contains("`http://files.example.com`"), "{text}");
    assert!(text.contains("allow_plain_http"), "{text}");
    assert!(!text.contains("hunter2"), "{text}");
}

#[tokio::test]
async fn no_credentials_go_to_this_machine_where_a_proxy_may_be_on_the_way() {
    let files = Server::json("").await;
    let (builder, upload) = apart("https://api.example.com", &files.url);
    let client = builder.api_key("k").build().expect("a client");
    let sent = Call::new(&client, upload).send::<Empty, NoErrorBody>();
    let error = sent.await.expect_err("refused");
    assert!(error.to_string().contains("allow_plain_http"), "{error}");
    assert!(files.received().is_empty());
    let (builder, upload) = apart("https://api.example.com", &files.url);
    let builder = builder.allow_plain_http("127.0.0.1").api_key("k");
    let call = Call::new(&builder.build().expect("a client"), upload);
    call.send::<Empty, NoErrorBody>().await.expect("an answer");
    assert_eq!(files.request().header("api-key"), "k");
}
