//! Building a client.
//!
//! Invariant: the builder takes anything; `build` finds what will not do, and says which method was
//! given it, without repeating what may be a secret.

use std::fmt;
use std::sync::Mutex;
use std::time::Duration;

use bytes::Bytes;
use http::header::USER_AGENT;
use http::{HeaderMap, Request, Response};
use tower_service::Service;

use super::base_url::{BaseUrl, NO_HOST, is_host};
use super::body::BoxError;
use super::client::Core;
use super::credentials::{Credentials, Keyring};
use super::header;
use super::transport::{self, Transport};
use super::{Body, BuildError, Client, RetryPolicy, SecurityScheme};

/// What a client of an API is like if nothing is said.
pub struct Defaults {
    /// The first server of the description. `None`: it names none.
    pub base_url: Option<&'static str>,
    /// `User-Agent`.
    pub user_agent: &'static str,
}

/// Puts a [`Client`] together.
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder {
    base_url: Option<String>,
    has_own_base_url: bool,
    user_agent: String,
    headers: Vec<(String, String)>,
    keyring: Keyring,
    plain_http_hosts: Vec<String>,
    transport: Option<Transport>,
    timeout: Option<Duration>,
    attempt_timeout: Option<Duration>,
    retry: RetryPolicy,
    connect_timeout: Duration,
    max_response_bytes: usize,
    validate_requests: bool,
}

impl ClientBuilder {
    /// A client of the API that these are the defaults of.
    #[inline]
    pub(crate) fn new(defaults: &'static Defaults) -> Self {
        Self {
            base_url: defaults.base_url.map(str::to_owned),
            has_own_base_url: false,
            user_agent: defaults.user_agent.to_owned(),
            headers: Vec::new(),
            keyring: Keyring::default(),
            plain_http_hosts: Vec::new(),
            transport: None,
            timeout: Some(Duration::from_secs(60)),
            attempt_timeout: Some(Duration::from_secs(30)),
            retry: RetryPolicy::new(),
            connect_timeout: Duration::from_secs(10),
            max_response_bytes: 64 * 1024 * 1024,
            validate_requests: true,
        }
    }

    /// Where the API is: `https://api.example.com/v2`, with or without a slash at the end. A query in
    /// it is sent with every request. Operations that have a server of their own are called there, too.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self.has_own_base_url = true;
        self
    }

    /// How long a whole call may take, from connecting to the last byte of the answer, with all attempts
    /// and the waits between them: 60 seconds, if nothing is said. A call can say otherwise.
    #[inline]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Lets calls take as long as their attempts take.
    #[inline]
    pub fn no_timeout(mut self) -> Self {
        self.timeout = None;
        self
    }

    /// How long each attempt of a call may take, from connecting to the last byte of the answer: 30
    /// seconds, if nothing is said. A call can say otherwise. Whichever ends first, this or
    /// [`timeout`](Self::timeout), counts.
    #[inline]
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = Some(timeout);
        self
    }

    /// Lets an attempt take as long as its call may.
    #[inline]
    pub fn no_attempt_timeout(mut self) -> Self {
        self.attempt_timeout = None;
        self
    }

    /// After which failures calls are repeated, and how soon: as [`RetryPolicy::new`] says, if nothing
    /// is said. A call can say otherwise.
    #[inline]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// Sends each call only once; but once more if the API answers 401 and the source of the
    /// credentials has others.
    #[inline]
    pub fn no_retry(self) -> Self {
        self.retry(RetryPolicy::none())
    }

    /// How long connecting may take: 10 seconds, if nothing is said. Without effect on a client or
    /// service of your own.
    ///
    /// Better shorter than [`attempt_timeout`](Self::attempt_timeout) and [`timeout`](Self::timeout):
    /// where this one ends a call, nothing was sent, and it may be repeated; where one of those ends it
    /// while it still connects, it counts as one that may have arrived.
    #[inline]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Sends by this client of reqwest.
    ///
    /// Its own policy decides about redirects. reqwest's default one follows them to other hosts, and
    /// takes only `Authorization` and `Cookie` from what it sends there, not a key in a header of
    /// another name; and where it cannot connect to where a redirect leads, nobody can tell that the
    /// request itself had arrived, so that it may be sent twice. Give it
    /// `reqwest::redirect::Policy::none()`.
    #[inline]
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.transport = Some(Transport::Supplied(client));
        self
    }

    /// Sends by this service: `tower` layers around a client, or a stand-in for tests. It is cloned
    /// for each request. The timeout of the call counts here too.
    pub fn service<S, B>(mut self, service: S) -> Self
    where
        S: Service<Request<Body>, Response = Response<B>> + Clone + Send + 'static,
        S::Future: Send,
        S::Error: Into<BoxError>,
        B: http_body::Body<Data = Bytes> + Send + 'static,
        B::Error: Into<BoxError>,
    {
        self.transport = Some(Transport::Service(Mutex::new(Box::new(service))));
        self
    }

    /// Lets credentials go to this host over plain http, where everyone on the way can read them. Only
    /// to this machine itself (`localhost`, `127.0.0.0/8`, `[::1]`) they may go so without being allowed
    /// to. What [`default_header`](Self::default_header) sends is not looked at.
    ///
    /// The host as it stands in [`base_url`](Self::base_url), without scheme and port: `shop.internal`, or
    /// `[fd00::1]`. Each call allows one more.
    pub fn allow_plain_http(mut self, host: impl Into<String>) -> Self {
        self.plain_http_hosts.push(host.into());
        self
    }

    /// What the client calls itself.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = user_agent.into();
        self
    }

    /// A header of every request, also of operations with a server of their own. A second value of the
    /// same name replaces the first. What a call sets itself wins. `Content-Length` and `Transfer-Encoding` are for the
    /// client alone to set.
    pub fn default_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Whether arguments are checked against the bounds of the API's description before they are sent,
    /// which they are if nothing is said. What cannot be sent at all is always refused.
    #[inline]
    pub fn validate_requests(mut self, validate: bool) -> Self {
        self.validate_requests = validate;
        self
    }

    /// How many bytes the body of an answer may have: 64 MiB, if nothing is said. Of an answer that is
    /// an error 1 MiB is kept.
    #[inline]
    pub fn max_response_bytes(mut self, bytes: usize) -> Self {
        self.max_response_bytes = bytes;
        self
    }

    /// Builds the client.
    ///
    /// # Errors
    ///
    /// Fails on what will not do, naming the method that was given it.
    #[inline]
    pub fn build(self) -> Result<Client, BuildError> {
        let base_url = self.parse_base_url()?;
        let headers = self.parse_headers()?;
        if !self.plain_http_hosts.iter().all(|host| is_host(host)) {
            return Err(BuildError::new("allow_plain_http", NO_HOST));
        }
        self.check_credentials(&base_url)?;
        let transport = match self.transport {
            Some(transport) => transport,
            None => own_transport(&base_url, self.connect_timeout)?,
        };
        Ok(Client::new(Core {
            base_url,
            has_own_base_url: self.has_own_base_url,
            plain_http_hosts: self.plain_http_hosts,
            headers,
            keyring: self.keyring,
            transport,
            timeout: self.timeout,
            attempt_timeout: self.attempt_timeout,
            retry: self.retry,
            max_response_bytes: self.max_response_bytes,
            validate_requests: self.validate_requests,
        }))
    }

    /// Sets the credential of a scheme.
    #[inline]
    pub(crate) fn credential(mut self, scheme: &'static SecurityScheme, secret: String) -> Self {
        self.keyring.set(scheme, secret);
        self
    }

    /// Sets the credential of a scheme of HTTP's Basic authentication.
    #[inline]
    pub(crate) fn basic_credential(
        mut self,
        scheme: &'static SecurityScheme,
        user: &str,
        password: &str,
    ) -> Self {
        self.keyring.set_basic(scheme, user, password);
        self
    }

    /// Sets the source of a scheme's credentials.
    pub(crate) fn credential_source<C: Credentials>(
        mut self,
        scheme: &'static SecurityScheme,
        credentials: C,
    ) -> Self {
        self.keyring.set_source(scheme, credentials);
        self
    }

    #[inline]
    fn parse_base_url(&self) -> Result<BaseUrl, BuildError> {
        let Some(text) = &self.base_url else {
            return Err(BuildError::new(
                "base_url",
                "must be called: the API's description names no server",
            ));
        };
        BaseUrl::parse(text).map_err(|problem| BuildError::new("base_url", problem))
    }

    #[inline]
    fn parse_headers(&self) -> Result<HeaderMap, BuildError> {
        let mut headers = HeaderMap::new();
        let Some(user_agent) = header::value(&self.user_agent) else {
            return Err(BuildError::new("user_agent", header::NOT_A_VALUE));
        };
        headers.insert(USER_AGENT, user_agent);
        for (name, value) in &self.headers {
            let (name, mut value) = match header::own_header(name, value) {
                Ok(header) => header,
                Err(problem) => {
                    let problem = format!("`{name}` {problem}");
                    return Err(BuildError::new("default_header", problem));
                }
            };
            // It may be a secret for all that is known here.
            value.set_sensitive(true);
            headers.insert(name, value);
        }
        Ok(headers)
    }

    #[inline]
    fn check_credentials(&self, base_url: &BaseUrl) -> Result<(), BuildError> {
        if let Some(scheme) = self.keyring.unsendable() {
            return Err(BuildError::new(scheme.setter, scheme.problem()));
        }
        if self.keyring.is_empty() || base_url.may_have_secrets(&self.plain_http_hosts) {
            return Ok(());
        }
        Err(BuildError::new(
            "base_url",
            "credentials would go over plain http, where everyone on the way can read them; use https, or allow it for this host with `allow_plain_http`",
        ))
    }
}

/// A client that leaves redirects to the exchange.
#[inline]
fn own_transport(base_url: &BaseUrl, connect_timeout: Duration) -> Result<Transport, BuildError> {
    if base_url.is_https() && !transport::HAS_TLS {
        return Err(BuildError::new("base_url", transport::NO_TLS));
    }
    Transport::own(base_url, connect_timeout).map_err(|error| {
        BuildError::new("build", "the HTTP client cannot be set up").with_source(error)
    })
}

impl fmt::Debug for ClientBuilder {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ClientBuilder")
            .field("timeout", &self.timeout)
            .field("connect_timeout", &self.connect_timeout)
            .finish_non_exhaustive()
    }
}
