//! Who the client is, and which server gives it tokens.
//!
//! Invariant: the setters take anything; the grants find what will not do, and say which setter was given
//! it, without repeating what may be a secret.

use std::fmt;
use std::time::Duration;

use ::oauth2::{ClientId, RedirectUrl, Scope, TokenUrl};
use secrecy::SecretString;

use super::endpoint::{ClientSecret, TokenEndpoint};
use super::grant::Grant;
use super::source::{OnNewRefreshToken, Renewals};
use super::{AuthorizationRequest, OAuth2Error, TokenSource};
use crate::runtime::base_url::{BaseUrl, NO_HOST, is_host};
use crate::runtime::transport::{HAS_TLS, NO_TLS, Transport};

/// Where a token URL is given.
const TOKEN_URL: &str = "the token URL of `OAuth2::new`";

/// Where a client is named.
const CLIENT_ID: &str = "the identifier of the client of `OAuth2::new`";

/// A client as the authorization server knows it (RFC 6749, section 2). A grant ends it:
/// [`client_credentials`](Self::client_credentials), [`refresh_token`](Self::refresh_token) or
/// [`authorization_code`](Self::authorization_code).
#[must_use = "nothing is asked for until a grant makes a source of tokens of it"]
pub struct OAuth2 {
    token_url: String,
    client_id: String,
    client_secret: Option<ClientSecret>,
    redirect_uri: Option<String>,
    scopes: Vec<String>,
    pub(super) authorization_parameters: Vec<(String, String)>,
    token_parameters: Vec<(String, String)>,
    plain_http_hosts: Vec<String>,
    on_new_refresh_token: Option<OnNewRefreshToken>,
    http_client: Option<reqwest::Client>,
    connect_timeout: Duration,
    timeout: Duration,
}

impl OAuth2 {
    /// The token endpoint of the authorization server, and the identifier that it gave the client.
    ///
    /// Without a secret it is a public client (RFC 6749, section 2.1): a program on the user's machine.
    pub fn new(token_url: impl Into<String>, client_id: impl Into<String>) -> Self {
        Self {
            token_url: token_url.into(),
            client_id: client_id.into(),
            client_secret: None,
            redirect_uri: None,
            scopes: Vec::new(),
            authorization_parameters: Vec::new(),
            token_parameters: Vec::new(),
            plain_http_hosts: Vec::new(),
            on_new_refresh_token: None,
            http_client: None,
            connect_timeout: Duration::from_secs(10),
            timeout: Duration::from_secs(20),
        }
    }

    /// The client's secret, sent as every server must take it: in `Authorization: Basic` (RFC 6749, section
    /// 2.3.1; other specifications call it `client_secret_basic`).
    pub fn client_secret(mut self, secret: impl Into<String>) -> Self {
        let secret = SecretString::from(secret.into());
        self.client_secret = Some(ClientSecret::Basic(secret));
        self
    }

    /// The client's secret, sent in the body for a server that wants it there (`client_secret_post`).
    pub fn client_secret_in_body(mut self, secret: impl Into<String>) -> Self {
        let secret = SecretString::from(secret.into());
        self.client_secret = Some(ClientSecret::Body(secret));
        self
    }

    /// A scope to ask for. Each call adds one.
    ///
    /// A refresh token is sent without: it gives what was granted first.
    pub fn scope(mut self, scope: impl Into<String>) -> Self {
        self.scopes.push(scope.into());
        self
    }

    /// Where the authorization server sends the browser back to after someone signed in. It must be known
    /// there.
    pub fn redirect_uri(mut self, uri: impl Into<String>) -> Self {
        self.redirect_uri = Some(uri.into());
        self
    }

    /// A further parameter of the URL at which someone signs in, such as `prompt`, or what a server needs
    /// to be told before it gives a refresh token (`access_type`).
    pub fn authorization_parameter(
        mut self,
        name: impl Into<String>,
        value: impl Into<String>,
    ) -> Self {
        self.authorization_parameters
            .push((name.into(), value.into()));
        self
    }

    /// A further parameter of the requests for tokens, such as `audience` or `resource`. It is no secret: an
    /// error shows it if the server repeats it.
    pub fn token_parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.token_parameters.push((name.into(), value.into()));
        self
    }

    /// Is given each refresh token that is new, so that it can be kept: the first one after someone signed
    /// in, and each that takes the place of another, which may be good no longer. It is called before the
    /// token that came with it is used, or even if that cannot be used, and should not block for long.
    pub fn on_new_refresh_token(mut self, keep: impl Fn(&str) + Send + Sync + 'static) -> Self {
        self.on_new_refresh_token = Some(Box::new(keep));
        self
    }

    /// Lets secrets go to this host over plain http, where everyone on the way can read them. Only to
    /// this machine itself (`localhost`, `127.0.0.0/8`, `[::1]`) they may go so without being allowed to.
    ///
    /// The host as it stands in the URL, without scheme and port: `oauth.internal`, or `[fd00::1]`. Each call allows
    /// one more.
    pub fn allow_plain_http(mut self, host: impl Into<String>) -> Self {
        self.plain_http_hosts.push(host.into());
        self
    }

    /// Asks for tokens by this client of reqwest: with its proxies and certificates. Give it
    /// `reqwest::redirect::Policy::none()`, so that it takes no secret to another host.
    #[inline]
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.http_client = Some(client);
        self
    }

    /// How long connecting may take: 10 seconds, if nothing is said. Without effect on a client of your own.
    #[inline]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// How long a request for a token may take, from connecting to the last byte of the answer: 20 seconds,
    /// if nothing is said. The call that needs the token has its own limit, which counts, too.
    #[inline]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Tokens for the client itself (RFC 6749, section 4.4). The first one is asked for when a call needs
    /// it.
    ///
    /// # Errors
    ///
    /// Fails on what will not do, naming the setter that was given it.
    #[inline]
    pub fn client_credentials(self) -> Result<TokenSource, OAuth2Error> {
        Ok(TokenSource::new(self.build()?, Grant::ClientCredentials))
    }

    /// Tokens by a refresh token that was kept (RFC 6749, section 6). The first one is asked for when a call
    /// needs it.
    ///
    /// A server may give another refresh token with each token, and take each only once:
    /// [`on_new_refresh_token`](Self::on_new_refresh_token).
    ///
    /// # Errors
    ///
    /// Fails on what will not do, naming the setter that was given it.
    pub fn refresh_token(self, token: impl Into<String>) -> Result<TokenSource, OAuth2Error> {
        let token = token.into();
        if token.is_empty() {
            return Err(OAuth2Error::setting(
                "`OAuth2::refresh_token`",
                "it is empty",
            ));
        }
        let grant = Grant::RefreshToken(SecretString::from(token));
        Ok(TokenSource::new(self.build()?, grant))
    }

    /// Begins to let someone sign in at this URL of the authorization server, in a browser (RFC 6749,
    /// section 4.1), with PKCE (RFC 7636) and a `state` of its own.
    ///
    /// # Errors
    ///
    /// Fails on what will not do, naming the setter that was given it.
    #[inline]
    pub fn authorization_code(
        self,
        authorization_url: &str,
    ) -> Result<AuthorizationRequest, OAuth2Error> {
        AuthorizationRequest::new(self, authorization_url)
    }

    /// Checks what it was given.
    #[inline]
    pub(super) fn build(self) -> Result<Renewals, OAuth2Error> {
        if self.client_id.is_empty() {
            return Err(OAuth2Error::setting(CLIENT_ID, "it is empty"));
        }
        let checked = self.check(TOKEN_URL, &self.token_url)?;
        if checked.is_https() && self.http_client.is_none() && !HAS_TLS {
            return Err(OAuth2Error::setting(TOKEN_URL, NO_TLS));
        }
        let url = TokenUrl::new(self.token_url).map_err(|_| OAuth2Error::no_url(TOKEN_URL))?;
        let redirect_uri = self.redirect_uri.map(redirect_url).transpose()?;
        let transport = match self.http_client {
            Some(client) => Transport::Supplied(client),
            None => Transport::own(&checked, self.connect_timeout)
                .map_err(|error| OAuth2Error::setting("the HTTP client", error.to_string()))?,
        };
        let endpoint = TokenEndpoint {
            shown: checked.shown().to_owned(),
            url,
            client_id: ClientId::new(self.client_id),
            client_secret: self.client_secret,
            redirect_uri,
            scopes: self.scopes.into_iter().map(Scope::new).collect(),
            parameters: self.token_parameters,
            transport,
            timeout: self.timeout,
        };
        Ok(Renewals {
            endpoint,
            on_new_refresh_token: self.on_new_refresh_token,
        })
    }

    /// Checks the URL of an endpoint, to which secrets go.
    #[inline]
    pub(super) fn check(&self, setter: &'static str, url: &str) -> Result<BaseUrl, OAuth2Error> {
        if !self.plain_http_hosts.iter().all(|host| is_host(host)) {
            return Err(OAuth2Error::setting("`OAuth2::allow_plain_http`", NO_HOST));
        }
        let checked =
            BaseUrl::parse(url).map_err(|problem| OAuth2Error::setting(setter, problem))?;
        if checked.may_have_secrets(&self.plain_http_hosts) {
            return Ok(checked);
        }
        Err(OAuth2Error::setting(
            setter,
            "secrets would go over plain http, where everyone on the way can read them; use https, or allow it for this host with `OAuth2::allow_plain_http`",
        ))
    }
}

/// An absolute URI without a fragment, of any scheme (RFC 6749, section 3.1.2).
#[inline]
fn redirect_url(uri: String) -> Result<RedirectUrl, OAuth2Error> {
    let setter = "`OAuth2::redirect_uri`";
    match RedirectUrl::new(uri) {
        Ok(uri) if uri.url().fragment().is_some() => {
            Err(OAuth2Error::setting(setter, "it has a fragment (`#`)"))
        }
        Ok(uri) => Ok(uri),
        Err(_) => Err(OAuth2Error::no_url(setter)),
    }
}

impl fmt::Debug for OAuth2 {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("OAuth2")
            .field("client_id", &self.client_id)
            .field("scopes", &self.scopes)
            .finish_non_exhaustive()
    }
}
