//! Tokens of OAuth 2.0, by a token endpoint and an API on sockets.

mod answers;
mod refusals;
mod renewals;
mod requests;
mod secrets;
mod settings;
mod sign_in;

use super::api::{ChatsError, GetChatsRequest, OAUTH};
use super::server::{Reply, Server, json};
use crate::runtime::oauth2::{OAuth2, OAuth2Error, TokenSource};
use crate::runtime::{Client, Error};

/// An answer with a token, and what else stands in it.
fn token(access: &str, more: &str) -> Reply {
    let body = format!(r#"{{"access_token":"{access}","token_type":"Bearer"{more}}}"#);
    json(200, &body)
}

/// A refusal of RFC 6749, section 5.2.
fn refusal(code: &str) -> Reply {
    json(400, &format!(r#"{{"error":"{code}"}}"#))
}

/// An API that always answers.
async fn api() -> Server {
    Server::json(r#"{"chats":[]}"#).await
}

/// A confidential client that this endpoint gives tokens to.
fn confidential(endpoint: &Server) -> OAuth2 {
    OAuth2::new(format!("{}/token", endpoint.url), "shop").client_secret("hunter2")
}

/// A public one.
fn public(endpoint: &Server) -> OAuth2 {
    OAuth2::new(format!("{}/token", endpoint.url), "shop")
}

/// A client of the API that sends each call once.
fn client(api: &Server, tokens: &TokenSource) -> Client {
    Client::builder()
        .base_url(&api.url)
        .credential_source(&OAUTH, tokens.clone())
        .no_retry()
        .build()
        .expect("a client")
}

async fn get(client: &Client) -> Result<(), Error<ChatsError>> {
    let call = client.chats().get_chats(7, GetChatsRequest::default());
    call.await.map(drop)
}

/// The authorizations of all requests.
fn authorizations(server: &Server) -> Vec<String> {
    let received = server.received();
    let values = received.iter().map(|one| one.header("authorization"));
    values.map(str::to_owned).collect()
}

/// The bodies of all requests.
fn bodies(server: &Server) -> Vec<String> {
    let received = server.received();
    received.iter().map(super::server::Received::text).collect()
}

/// Why the source of a client's credentials gave none.
fn cause(error: &Error<ChatsError>) -> &OAuth2Error {
    OAuth2Error::of(error).expect("an error of OAuth 2.0")
}
