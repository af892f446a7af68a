//! Someone signs in.
//!
//! Invariant: `state` and the verifier of PKCE are made here, for this one sign-in, and what comes back
//! without the same `state` is not used.

use std::fmt;
use std::sync::Arc;

use ::oauth2::basic::BasicClient;
use ::oauth2::{AuthUrl, CsrfToken, PkceCodeChallenge};
use secrecy::SecretString;

use super::grant::Grant;
use super::source::Renewals;
use super::{OAuth2, OAuth2Error, TokenSource};

/// A sign-in that has begun (RFC 6749, section 4.1): someone is sent to [`url`](Self::url), and comes back
/// with a code.
///
/// It is kept until then, in a server by its [`state`](Self::state). A wrong answer does not end it.
pub struct AuthorizationRequest {
    url: String,
    state: CsrfToken,
    verifier: SecretString,
    renewals: Arc<Renewals>,
}

impl AuthorizationRequest {
    #[inline]
    pub(super) fn new(mut client: OAuth2, authorization_url: &str) -> Result<Self, OAuth2Error> {
        let setter = "`OAuth2::authorization_code`";
        client.check(setter, authorization_url)?;
        let url =
            AuthUrl::new(authorization_url.to_owned()).map_err(|_| OAuth2Error::no_url(setter))?;
        let parameters = std::mem::take(&mut client.authorization_parameters);
        let renewals = client.build()?;
        let endpoint = &renewals.endpoint;
        let mut client = BasicClient::new(endpoint.client_id.clone()).set_auth_uri(url);
        if let Some(uri) = &endpoint.redirect_uri {
            client = client.set_redirect_uri(uri.clone());
        }
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let mut request = client
            .authorize_url(CsrfToken::new_random)
            .add_scopes(endpoint.scopes.iter().cloned())
            .set_pkce_challenge(challenge);
        for (name, value) in &parameters {
            request = request.add_extra_param(name, value);
        }
        let (url, state) = request.url();
        Ok(Self {
            url: url.into(),
            state,
            verifier: SecretString::from(verifier.into_secret()),
            renewals: Arc::new(renewals),
        })
    }

    /// The URL to open in a browser.
    #[must_use]
    #[inline]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// What comes back as `state`: it tells which sign-in an answer belongs to.
    #[must_use]
    #[inline]
    pub fn state(&self) -> &str {
        self.state.secret()
    }

    /// Exchanges the `code` with which the browser came back for tokens. They are renewed by the refresh
    /// token, if the server gave one.
    ///
    /// # Errors
    ///
    /// Fails if `state` is not what was sent, before anything is asked for; and if the server gives no token.
    #[inline]
    pub async fn finish(&self, code: &str, state: &str) -> Result<TokenSource, OAuth2Error> {
        // Compared by their hashes, in a time that tells nothing.
        if CsrfToken::new(state.to_owned()) != self.state {
            return Err(OAuth2Error::foreign_state());
        }
        let grant = Grant::AuthorizationCode {
            code: SecretString::from(code),
            verifier: self.verifier.clone(),
        };
        let tokens = self.renewals.endpoint.ask(&grant).await;
        TokenSource::signed_in(Arc::clone(&self.renewals), tokens)
    }
}

impl fmt::Debug for AuthorizationRequest {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("AuthorizationRequest")
            .finish_non_exhaustive()
    }
}
