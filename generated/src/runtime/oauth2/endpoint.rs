//! The token endpoint: a grant goes out, tokens or an error come back.

use std::time::Duration;

use ::oauth2::basic::{BasicClient, BasicErrorResponse, BasicTokenResponse};
use ::oauth2::{
    AuthType, AuthorizationCode, ClientId, EndpointNotSet, EndpointSet, PkceCodeVerifier,
    RedirectUrl, RefreshToken, RequestTokenError, Scope, TokenUrl,
};
use secrecy::{ExposeSecret, SecretString};
use tracing::debug;

use super::OAuth2Error;
use super::answer::TokenAnswer;
use super::carrier::{Carrier, CarrierError};
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
    /// Or why none can be used.
    pub(super) access: Result<Credential, OAuth2Error>,
    /// It may be there even so.
    pub(super) refresh: Option<SecretString>,
}

type Client =
    BasicClient<EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointSet>;
type Failure = RequestTokenError<CarrierError, BasicErrorResponse>;

impl TokenEndpoint {
    /// Asks for a token.
    #[inline]
    pub(super) async fn ask(&self, grant: &Grant) -> Tokens {
        debug!(grant = grant.kind().name(), "asks for a token");
        let carrier = Carrier::new(&self.transport, self.timeout);
        let sent = self.exchange(grant, &carrier).await;
        let tokens = match (carrier.into_answer(), sent) {
            (Some(answer), _) => self.tokens(grant, answer),
            (None, Err(RequestTokenError::Request(error))) => self.unanswered(error),
            (None, _) => self.unanswered(CarrierError::Unsendable),
        };
        debug!(
            is_given = tokens.access.is_ok(),
            "the token endpoint is done"
        );
        tokens
    }

    #[inline]
    fn unanswered(&self, error: CarrierError) -> Tokens {
        Tokens::none(OAuth2Error::unanswered(&self.shown, error))
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
    fn tokens(&self, grant: &Grant, answer: TokenAnswer) -> Tokens {
        let is_success = answer.head.status.is_success();
        let Some(fields) = answer.fields() else {
            return Tokens::none(OAuth2Error::unreadable(&self.shown, answer.head, None));
        };
        // Some servers refuse with 200.
        if let Some((code, description)) = fields.error() {
            let secrets = self.secrets(grant);
            let refusal = Refusal::new(grant.kind(), answer.head, code, description, &secrets);
            return Tokens::none(OAuth2Error::refused(&self.shown, refusal));
        }
        if !is_success {
            return Tokens::none(OAuth2Error::unreadable(&self.shown, answer.head, None));
        }
        let access = match (fields.is_bearer(), fields.access_token()) {
            (Ok(true), Ok(token)) => Ok(token),
            // A token of a type that is not understood must not be used (RFC 6749, section 7.1).
            (Ok(false), Ok(_)) => Err(OAuth2Error::no_bearer(&self.shown)),
            (Err(fault), _) | (_, Err(fault)) => Err(OAuth2Error::unreadable(
                &self.shown,
                answer.head,
                Some(fault),
            )),
        };
        let refresh = fields.refresh_token();
        Tokens { access, refresh }
    }

    /// What was sent and must not be shown.
    #[inline]
    fn secrets<'a>(&'a self, grant: &'a Grant) -> Vec<&'a SecretString> {
        let mut secrets = grant.secrets();
        match &self.client_secret {
            Some(ClientSecret::Basic(secret) | ClientSecret::Body(secret)) => secrets.push(secret),
            None => {}
        }
        secrets
    }
}

impl Tokens {
    #[inline]
    fn none(error: OAuth2Error) -> Self {
        Self {
            access: Err(error),
            refresh: None,
        }
    }
}
