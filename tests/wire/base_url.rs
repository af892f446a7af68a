//! Where requests go.

use crate::support::Server;

#[tokio::test]
async fn the_path_of_the_base_url_stands_before_that_of_the_operation() {
    let server = Server::new();
    for path in ["/v2", "/v2/", "/v2//"] {
        let builder = server.builder().base_url(server.url() + path);
        let client = builder.api_key("key").build().unwrap();
        let request = server.request(client.chats().get_chat(1, 2)).await;
        assert_eq!(
            request.target(),
            "/v2/businesses/1/chat?chatId=2",
            "{path:?}"
        );
    }
}

#[tokio::test]
async fn a_slash_at_the_end_of_the_base_url_makes_no_difference() {
    let server = Server::new();
    for path in ["", "/"] {
        let builder = server.builder().base_url(server.url() + path);
        let client = builder.api_key("key").build().unwrap();
        let request = server.request(client.chats().get_chat(1, 2)).await;
        assert_eq!(request.target(), "/businesses/1/chat?chatId=2", "{path:?}");
    }
}

#[tokio::test]
async fn a_query_in_the_base_url_is_followed_by_that_of_the_operation() {
    let server = Server::new();
    let url = server.url() + "/v2?trace=a%20b";
    let builder = server.builder().base_url(url);
    let client = builder.api_key("key").build().unwrap();
    let request = server.request(client.chats().get_chat(1, 2)).await;
    assert_eq!(
        request.target(),
        "/v2/businesses/1/chat?trace=a%20b&chatId=2"
    );
}

#[tokio::test]
async fn the_host_is_that_of_the_base_url() {
    let server = Server::new();
    let request = server.request(server.client().chats().get_chat(1, 2)).await;
    let host = server.address().to_string();
    assert_eq!(request.header("Host"), Some(host.as_str()));
}

#[test]
fn a_base_url_that_is_none_builds_no_client() {
    let server = Server::new();
    for url in ["", "/v2", "example.com", "ftp://example.com"] {
        let error = server.builder().base_url(url).build().unwrap_err();
        assert_eq!(error.method(), "base_url", "{url:?}");
    }
}
