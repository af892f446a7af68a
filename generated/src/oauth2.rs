//! Tokens of OAuth 2.0 (RFC 6749) that renew themselves: the feature `oauth2` of the crate.
//!
//! An [`OAuth2`] says who the client is, and which server gives it tokens. A grant makes a [`TokenSource`]
//! of it, for [`ClientBuilder::oauth_token_provider`](crate::ClientBuilder::oauth_token_provider).
//! A program that acts for itself has a secret:
//!
//! ```no_run
//! use yandex_market_chats::Client;
//! use yandex_market_chats::oauth2::OAuth2;
//!
//! fn client(secret: &str) -> Result<Client, Box<dyn std::error::Error>> {
//!     let tokens = OAuth2::new("https://oauth.example.com/token", "my-program")
//!         .client_secret(secret)
//!         .scope("read")
//!         .client_credentials()?;
//!     Ok(Client::builder().oauth_token_provider(tokens).build()?)
//! }
//! ```
//!
//! Someone who signs in does so in a browser, which comes back with a code. The refresh token that
//! comes with the first token is kept, for the next start of the program:
//!
//! ```no_run
//! use yandex_market_chats::Client;
//! use yandex_market_chats::oauth2::{AuthorizationRequest, OAuth2, OAuth2Error};
//!
//! /// Of a program on the user's machine, which can keep no secret.
//! fn program() -> OAuth2 {
//!     OAuth2::new("https://oauth.example.com/token", "my-program")
//!         .redirect_uri("http://127.0.0.1:51004/signed-in")
//!         .on_new_refresh_token(|token| {
//!             if let Err(error) = std::fs::write("refresh-token", token) {
//!                 eprintln!("the refresh token is lost: {error}");
//!             }
//!         })
//! }
//!
//! /// The first time: someone opens its `url()`.
//! fn begin() -> Result<AuthorizationRequest, OAuth2Error> {
//!     program().authorization_code("https://oauth.example.com/authorize")
//! }
//!
//! /// The browser came to the redirect URI, with `?code=…&state=…`.
//! async fn signed_in(
//!     sign_in: &AuthorizationRequest,
//!     code: &str,
//!     state: &str,
//! ) -> Result<Client, Box<dyn std::error::Error>> {
//!     let tokens = sign_in.finish(code, state).await?;
//!     Ok(Client::builder().oauth_token_provider(tokens).build()?)
//! }
//!
//! /// Any other time.
//! fn again() -> Result<Client, Box<dyn std::error::Error>> {
//!     let kept = std::fs::read_to_string("refresh-token")?;
//!     let tokens = program().refresh_token(kept)?;
//!     Ok(Client::builder().oauth_token_provider(tokens).build()?)
//! }
//! ```
//!
//! A token is asked for before the first call that needs one, shortly before it expires (one
//! without `expires_in` is used until the API refuses it), and once after the API answered 401: by
//! one request at a time, for all clones of the client. A request for a token is neither repeated
//! nor redirected, but a call that fails for want of one may be repeated by its own policy. A call
//! that is dropped, or out of time, stops to wait; the request for a token that it sent goes on to
//! its end, because a refresh token can be good for one request alone, and its successor is in the
//! answer.
//!
//! Sooner or later a refresh token is good no longer. Then someone has to sign in again:
//!
//! ```no_run
//! use yandex_market_chats::Error;
//! use yandex_market_chats::oauth2::OAuth2Error;
//!
//! fn must_sign_in<E>(error: &Error<E>) -> bool {
//!     OAuth2Error::of(error).is_some_and(OAuth2Error::needs_sign_in)
//! }
//! ```

pub use crate::runtime::oauth2::{AuthorizationRequest, OAuth2, OAuth2Error, TokenSource};
