//! The client: the groups of the API, and the ways to authenticate.

use crate::runtime::{Client, ClientBuilder, Defaults};
use crate::runtime::{CredentialPlace, Credentials, SecurityScheme};

impl Client {
    /// Starts a client of the API.
    #[inline]
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new(&DEFAULTS)
    }

    /// Chats with buyers.
    #[inline]
    #[must_use]
    pub fn chats(&self) -> crate::chats::Chats<'_> {
        crate::chats::Chats {
            client: self,
        }
    }
}

impl ClientBuilder {
    /// Authenticates by `ApiKey`, sent in the header `Api-Key`.
    ///
    /// An API key of the business, in the header `Api-Key`.
    #[inline]
    pub fn api_key(self, key: impl Into<String>) -> Self {
        self.credential(&API_KEY, key.into())
    }

    /// Authenticates by `ApiKey` with what this source gives.
    ///
    /// It is asked before the first call that needs a credential, when one expires, and once after the
    /// API answered 401; by one call at a time, for all clones of the client.
    pub fn api_key_provider(self, credentials: impl Credentials) -> Self {
        self.credential_source(&API_KEY, credentials)
    }

    /// Authenticates by `OAuth`, sent as `Authorization: Bearer`.
    ///
    /// An OAuth 2.0 token, in the header `Authorization` as `Bearer TOKEN`.
    #[inline]
    pub fn oauth_token(self, token: impl Into<String>) -> Self {
        self.credential(&OAUTH, token.into())
    }

    /// Authenticates by `OAuth` with what this source gives.
    ///
    /// It is asked before the first call that needs a credential, when one expires, and once after the
    /// API answered 401; by one call at a time, for all clones of the client.
    pub fn oauth_token_provider(self, credentials: impl Credentials) -> Self {
        self.credential_source(&OAUTH, credentials)
    }
}

static DEFAULTS: Defaults = Defaults {
    base_url: Some("https://api.partner.market.yandex.ru"),
    user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
};

pub(crate) static API_KEY: SecurityScheme = SecurityScheme {
    name: "ApiKey",
    place: CredentialPlace::Header("Api-Key"),
    setter: "api_key",
};

pub(crate) static OAUTH: SecurityScheme = SecurityScheme {
    name: "OAuth",
    place: CredentialPlace::Bearer,
    setter: "oauth_token",
};
