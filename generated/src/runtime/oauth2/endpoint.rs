//! The token endpoint: a grant goes out, tokens or an error come back.

use std::time::Duration;

use ::oauth2::basic::{BasicClient, BasicErrorResponse, BasicTokenResponse, BasicTokenType};
use ::oauth2::{
    AuthType, AuthorizationCode, ClientId, EndpointNotSet, EndpointSet, PkceCodeVerifier,
    RedirectUrl, RefreshToken, RequestTokenError, Scope, TokenResponse, TokenUrl,
};
use secrecy::{ExposeSecret, SecretString};
use tracing::debug;

use super::OAuth2Error;
use super::carrier::{Carrier, CarrierError, Head};
use super::grant::Grant;
use super::refusal::Refusal;
use crate::runtime::Credential;
use crate::runtime::transport::Transport;

/// The token endpoint, as one client asks it.
pub(super) struct TokenEndpoint {
    pub(super) url: TokenUrl,
    /// The URL for messages: without its query.
    pub(super) shown: String,
    pub(super) client_id: ClientId,
    pub(super) client_secret: Option<ClientSecret>,
    pub(super) redirect_uri: Option<RedirectUrl>,
    pub(super) scopes: Vec<Scope>,
    pub(super) parameters: Vec<(String, String)>,
    pub(super) transport: Transport,
    pub(super) timeout: Duration,
}

/// A client's secret, and where it is sent.
pub(super) enum ClientSecret {
    Basic(SecretString),
    Body(SecretString),
}

/// What the endpoint gave.
pub(super) struct Tokens {
    pub(super) access: Credential,
    pub(super) refresh: Option<SecretString>,
}

type Client =
    BasicClient<EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointSet>;
type Failure = RequestTokenError<CarrierError, BasicErrorResponse>;

impl TokenEndpoint {
    /// Asks for a token.
    #[inline]
    pub(super) async fn ask(&self, grant: &Grant) -> Result<Tokens, OAuth2Error> {
        debug!(grant = grant.kind().name(), "asks for a token");
        let carrier = Carrier::new(&self.transport, self.timeout);
        let answer = self.exchange(grant, &carrier).await;
        let result = match answer {
            Ok(answer) => self.tokens(&answer),
            Err(failure) => Err(self.failure(grant, failure, carrier.into_answered())),
        };
        debug!(is_given = result.is_ok(), "the token endpoint is done");
        result
    }

    #[inline]
    async fn exchange(
        &self,
        grant: &Grant,
        carrier: &Carrier<'_>,
    ) -> Result<BasicTokenResponse, Failure> {
        let client = self.client();
        let parameters = self.parameters.iter();
        match grant {
            Grant::ClientCredentials => {
                let request = client
                    .exchange_client_credentials()
                    .add_scopes(self.scopes.iter().cloned());
                parameters
                    .fold(request, |request, (name, value)| {
                        request.add_extra_param(name, value)
                    })
                    .request_async(carrier)
                    .await
            }
            Grant::RefreshToken(token) => {
                let token = RefreshToken::new(token.expose_secret().to_owned());
                parameters
                    .fold(
                        client.exchange_refresh_token(&token),
                        |request, (name, value)| request.add_extra_param(name, value),
                    )
                    .request_async(carrier)
                    .await
            }
            Grant::AuthorizationCode { code, verifier } => {
                let code = AuthorizationCode::new(code.expose_secret().to_owned());
                let verifier = PkceCodeVerifier::new(verifier.expose_secret().to_owned());
                let request = client.exchange_code(code).set_pkce_verifier(verifier);
                parameters
                    .fold(request, |request, (name, value)| {
                        request.add_extra_param(name, value)
                    })
                    .request_async(carrier)
                    .await
            }
        }
    }

    /// The client for one request: what it holds is wiped by nobody.
    #[inline]
    fn client(&self) -> Client {
        let client = BasicClient::new(self.client_id.clone()).set_token_uri(self.url.clone());
        let client = match &self.redirect_uri {
            Some(uri) => client.set_redirect_uri(uri.clone()),
            None => client,
        };
        let (secret, place) = match &self.client_secret {
            Some(ClientSecret::Basic(secret)) => (secret, AuthType::BasicAuth),
            Some(ClientSecret::Body(secret)) => (secret, AuthType::RequestBody),
            None => return client,
        };
        let secret = ::oauth2::ClientSecret::new(secret.expose_secret().to_owned());
        client.set_client_secret(secret).set_auth_type(place)
    }

    /// What an answer gives.
    #[inline]
    fn tokens(&self, answer: &BasicTokenResponse) -> Result<Tokens, OAuth2Error> {
        // A token of a type that is not understood must not be used (RFC 6749, section 7.1).
        match answer.token_type() {
            BasicTokenType::Bearer => {}
            BasicTokenType::Mac | BasicTokenType::Extension(_) => {
                return Err(OAuth2Error::no_bearer(&self.shown));
            }
        }
        let access = Credential::new(answer.access_token().secret());
        let access = match answer.expires_in() {
            Some(lifetime) => access.expires_in(lifetime),
            None => access,
        };
        let refresh = answer.refresh_token();
        Ok(Tokens {
            access,
            refresh: refresh.map(|token| SecretString::from(token.secret().as_str())),
        })
    }

    /// Why there is no token. Nothing of the crate's own error is shown: it can have the whole answer.
    #[inline]
    fn failure(&self, grant: &Grant, failure: Failure, head: Option<Head>) -> OAuth2Error {
        let refusal = match failure {
            RequestTokenError::Request(error) => {
                return OAuth2Error::unanswered(&self.shown, error);
            }
            RequestTokenError::ServerResponse(refusal) => Some(refusal),
            // Some servers refuse with 200.
            RequestTokenError::Parse(_, body) => serde_json::from_slice(&body).ok(),
            RequestTokenError::Other(_) => None,
        };
        let Some(refusal) = refusal else {
            return OAuth2Error::unreadable(&self.shown, head);
        };
        let mut secrets = grant.secrets();
        match &self.client_secret {
            Some(ClientSecret::Basic(secret) | ClientSecret::Body(secret)) => secrets.push(secret),
            None => {}
        }
        let refusal = Refusal::new(grant.kind(), &refusal, head, &secrets);
        OAuth2Error::refused(&self.shown, refusal)
    }
}
