//! Tokens of OAuth 2.0 (RFC 6749) that renew themselves.
//!
//! [`OAuth2`] says who the client is and which server gives the tokens. A grant makes a [`TokenSource`] of
//! it, which is given to the builder of the API's client in the place of a token:
//!
//! - [`client_credentials`](OAuth2::client_credentials): the client acts for itself.
//! - [`refresh_token`](OAuth2::refresh_token): someone signed in before, and the refresh token was kept.
//! - [`authorization_code`](OAuth2::authorization_code): someone signs in now, in a browser.
//!
//! A token is asked for before the first call that needs one, shortly before it expires (one without
//! `expires_in` is used until the API refuses it), and once after the API answered 401: by one request at
//! a time, for all clones of the client. A request to the token endpoint is neither repeated nor redirected.
//! The call that needs the token may be, by its own [policy](crate::runtime::RetryPolicy), if that may help:
//! if the endpoint cannot be reached, fails (5xx) or has too many requests (420, 429), whose `Retry-After` is waited
//! for. What it refused, or answered in a way that cannot be read, is the error of the call at once.
//!
//! A call that is dropped, or that runs out of time, stops to wait; the request for a token that it sent
//! goes on to its own end, because a refresh token can be good for only one request: its successor is in
//! the answer. The next call finds the token.
//!
//! Invariant: a secret is in a `secrecy` type, and in those of the crate `oauth2` while a request is made.
//! No error, no `Debug` and no trace has one, not even where the server repeats it.

mod answer;
mod authorization;
mod builder;
mod carrier;
mod endpoint;
mod error;
mod grant;
mod refusal;
mod source;

pub use self::authorization::AuthorizationRequest;
pub use self::builder::OAuth2;
pub use self::error::OAuth2Error;
pub use self::source::TokenSource;
