//! Tokens that are written otherwise than RFC 6749 has it.

use super::super::server::{Server, json};
use super::renewals::Kept;
use super::{api, authorizations, bodies, cause, client, get, public, token};

#[tokio::test]
async fn a_token_that_is_written_a_little_otherwise_is_one() {
    for (body, asked) in [
        (r#"{"access_token":"t1"}"#, 1),
        (
            r#"{"access_token":"t1","token_type":null,"expires_in":null}"#,
            1,
        ),
        (
            r#"{"access_token":"t1","token_type":"BEARER","refresh_token":""}"#,
            1,
        ),
        (r#"{"access_token":"t1","expires_in":"3600"}"#, 1),
        (r#"{"access_token":"t1","expires_in":3600.5}"#, 1),
        (r#"{"access_token":"t1","expires_in":" 3600.0 "}"#, 1),
        // The time is heeded.
        (r#"{"access_token":"t1","expires_in":"0"}"#, 2),
        (r#"{"access_token":"t1","expires_in":0.0}"#, 2),
    ] {
        let (endpoint, api) = (Server::start([json(200, body)]).await, api().await);
        let tokens = public(&endpoint).refresh_token("r1").expect("a source");
        let client = client(&api, &tokens);
        get(&client).await.expect(body);
        get(&client).await.expect(body);
        assert_eq!(authorizations(&api), ["Bearer t1"; 2], "{body}");
        let sent = ["grant_type=refresh_token&refresh_token=r1&client_id=shop"].repeat(asked);
        assert_eq!(bodies(&endpoint), sent, "{body}");
    }
}

#[tokio::test]
async fn a_refresh_token_is_kept_though_the_token_beside_it_cannot_be_used() {
    for answer in [
        r#"{"access_token":"t1","expires_in":"soon","refresh_token":"r2"}"#,
        r#"{"access_token":"t1","token_type":"mac","refresh_token":"r2"}"#,
        r#"{"refresh_token":"r2"}"#,
    ] {
        let endpoint = Server::start([json(200, answer), token("t2", "")]).await;
        let api = api().await;
        let (client_of_server, kept) = Kept::of(public(&endpoint));
        let tokens = client_of_server.refresh_token("r1").expect("a source");
        let client = client(&api, &tokens);
        let error = get(&client).await.expect_err("no token");
        assert!(!cause(&error).needs_sign_in());
        assert_eq!(kept.all(), ["r2"], "{answer}");
        get(&client).await.expect("an answer");
        assert!(bodies(&endpoint)[1].contains("refresh_token=r2&"));
    }
}
