//! Which credentials are sent, and that none are no call.

use yandex_market_chats::models::GetChatsRequest;
use yandex_market_chats::{Delivery, Error};

use crate::support::{KEY, Server};

#[tokio::test]
async fn a_key_goes_into_the_header_api_key() {
    let server = Server::new();
    let request = server.request(server.client().chats().get_chat(1, 2)).await;
    assert_eq!(request.header("Api-Key"), Some(KEY));
    assert_eq!(request.header("Authorization"), None);
}

#[tokio::test]
async fn a_token_goes_into_the_header_authorization() {
    let server = Server::new();
    let client = server.builder().oauth_token("y0_AgAAAA").build().unwrap();
    let request = server.request(client.chats().get_chat(1, 2)).await;
    assert_eq!(request.header("Authorization"), Some("Bearer y0_AgAAAA"));
    assert_eq!(request.header("Api-Key"), None);
}

#[tokio::test]
async fn of_a_key_and_a_token_the_key_is_sent_which_the_description_names_first() {
    let server = Server::new();
    let builder = server.builder().oauth_token("token").api_key(KEY);
    let client = builder.build().unwrap();
    let request = server.request(client.chats().get_chat(1, 2)).await;
    assert_eq!(request.header("Api-Key"), Some(KEY));
    assert_eq!(request.header("Authorization"), None);
}

#[tokio::test]
async fn a_second_key_replaces_the_first() {
    let server = Server::new();
    let builder = server.builder().api_key("old").api_key("new");
    let client = builder.build().unwrap();
    let request = server.request(client.chats().get_chat(1, 2)).await;
    assert_eq!(request.header("Api-Key"), Some("new"));
}

#[tokio::test]
async fn a_call_without_credentials_is_not_sent_and_says_which_methods_give_them() {
    let server = Server::new();
    let client = server.builder().build().unwrap();
    let call = client.chats().get_chats(1, GetChatsRequest::new());
    let error = call.await.unwrap_err();
    assert!(matches!(error, Error::MissingCredentials(_)), "{error:?}");
    assert_eq!(error.delivery(), Delivery::NotSent);
    assert_eq!(error.operation(), "getChats");
    let message = error.to_string();
    for method in ["`ClientBuilder::api_key`", "`ClientBuilder::oauth_token`"] {
        assert!(message.contains(method), "{message}");
    }
    server.saw_nothing();
}

#[test]
fn a_credential_that_would_end_its_header_builds_no_client() {
    let server = Server::new();
    for secret in ["", "key\r\nX-Evil: 1", "key\n", "key\0"] {
        let error = server.builder().api_key(secret).build().unwrap_err();
        assert_eq!(error.method(), "api_key", "{secret:?}");
        let error = server.builder().oauth_token(secret).build().unwrap_err();
        assert_eq!(error.method(), "oauth_token", "{secret:?}");
    }
}
