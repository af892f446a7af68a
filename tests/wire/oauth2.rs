//! Tokens of OAuth 2.0, by the face that a caller sees.

use yandex_market_chats::Delivery;
use yandex_market_chats::oauth2::{OAuth2, OAuth2Error};

use crate::support::{Answer, Request, Server};

const TOKEN: &str = r#"{"access_token":"t1","token_type":"bearer","expires_in":3600}"#;

#[tokio::test]
async fn a_token_is_renewed_when_the_api_refuses_it_and_a_refused_renewal_says_to_sign_in() {
    let (api, endpoint) = (Server::new(), Server::new());
    let tokens = OAuth2::new(endpoint.url(), "shop").refresh_token("r1");
    let builder = api.builder().oauth_token_provider(tokens.unwrap());
    let client = builder.build().unwrap();
    let serving = async {
        let asked = answer(&endpoint, 200, TOKEN).await;
        let called = answer(&api, 401, "{}").await;
        let again = answer(&endpoint, 400, r#"{"error":"invalid_grant"}"#).await;
        [asked, called, again]
    };
    let call = client.chats().get_chat(1, 2).no_retry();
    let ([asked, called, again], result) = api.beside(serving, call).await;
    let form = "grant_type=refresh_token&refresh_token=r1&client_id=shop";
    assert_eq!((asked.text(), again.text()), (form, form));
    assert_eq!(called.header("Authorization"), Some("Bearer t1"));

    let error = result.unwrap_err();
    let cause = OAuth2Error::of(&error).expect("no token");
    assert!(cause.needs_sign_in());
    // The first request was sent, and refused.
    assert_eq!(error.delivery(), Delivery::Rejected, "{error}");
    api.saw_nothing();
    endpoint.saw_nothing();
}

async fn answer(server: &Server, status: u16, body: &str) -> Request {
    let mut connection = server.accept().await;
    let request = connection.request().await;
    connection.answer(&Answer::json(status, body)).await;
    request
}
