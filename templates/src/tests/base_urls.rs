//! Base URLs: with a path, with a query, and those that are none.

use super::api::{GetChatsRequest, client};
use super::server::Server;
use crate::runtime::Client;

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
