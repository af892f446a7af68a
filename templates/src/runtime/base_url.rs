//! The URL under which an API is, and the URLs of its operations.
//!
//! Invariant: the base is parsed once, when the client is built: absolute, http or https, no fragment,
//! no user. A path and a query are put onto a copy of it, so that neither can change the origin.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

use http::Uri;
use reqwest::Url;

/// A base URL.
pub(crate) struct BaseUrl {
    /// Without the query.
    url: Url,
    query: Option<String>,
}

impl BaseUrl {
    /// Reads a base URL; or says what is wrong with it, without repeating it, for it may hold a secret.
    #[inline]
    pub(crate) fn parse(text: &str) -> Result<Self, &'static str> {
        let Ok(mut url) = Url::parse(text) else {
            return Err("it is no absolute URL such as `https://api.example.com/v2`");
        };
        if !matches!(url.scheme(), "http" | "https") {
            return Err("its scheme is not http or https");
        }
        if url.fragment().is_some() {
            return Err("it has a fragment (`#`), which is never sent");
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err("it has a user or a password, which belong to the builder's own methods");
        }
        if url.as_str().parse::<Uri>().is_err() {
            return Err("it is too long, or has a character in it that no URI has");
        }
        let query = url
            .query()
            .filter(|query| !query.is_empty())
            .map(str::to_owned);
        url.set_query(None);
        Ok(Self { url, query })
    }

    /// Whether TLS is needed.
    #[inline]
    pub(crate) fn is_https(&self) -> bool {
        self.url.scheme() == "https"
    }

    /// The host, as `api.example.com` or `[::1]`.
    #[inline]
    pub(crate) fn host(&self) -> &str {
        self.url.host_str().unwrap_or_default()
    }

    /// Whether the host is this machine itself (RFC 6761, section 6.3; RFC 1122, section 3.2.1.3;
    /// RFC 4291, section 2.5.3).
    #[inline]
    pub(crate) fn is_loopback(&self) -> bool {
        let host = self.host();
        let is_address = match host
            .strip_prefix('[')
            .and_then(|host| host.strip_suffix(']'))
        {
            Some(host) => Ipv6Addr::from_str(host)
                .as_ref()
                .is_ok_and(Ipv6Addr::is_loopback),
            None => Ipv4Addr::from_str(host)
                .as_ref()
                .is_ok_and(Ipv4Addr::is_loopback),
        };
        is_address || host == "localhost"
    }

    /// Whether a secret may be sent there: over TLS, to this machine itself, or to a host that is allowed
    /// to have it without TLS.
    #[inline]
    pub(crate) fn may_have_secrets(&self, plain_http_hosts: &[String]) -> bool {
        self.is_https() || self.is_loopback() || self.is_among(plain_http_hosts)
    }

    /// Whether a secret may be sent there by a client of another server: it goes past the proxy of the environment only
    /// if that server is this machine itself.
    #[inline]
    pub(crate) fn may_have_secrets_beside(
        &self,
        other: &Self,
        plain_http_hosts: &[String],
    ) -> bool {
        let is_straight = self.is_loopback() && other.is_loopback();
        self.is_https() || is_straight || self.is_among(plain_http_hosts)
    }

    #[inline]
    fn is_among(&self, hosts: &[String]) -> bool {
        let mut hosts = hosts.iter();
        hosts.any(|host| host.eq_ignore_ascii_case(self.host()))
    }

    /// The URL without its query, which may hold a secret.
    #[inline]
    pub(crate) fn shown(&self) -> &str {
        self.url.as_str()
    }

    /// The path, without a slash at its end.
    #[inline]
    pub(crate) fn path(&self) -> &str {
        self.url.path().trim_end_matches('/')
    }

    /// The query that every request has.
    #[inline]
    pub(crate) fn query(&self) -> Option<&str> {
        self.query.as_deref()
    }

    /// The URL with this path, which starts with [`path`](Self::path) and is encoded, and without a query.
    #[inline]
    pub(crate) fn with(&self, path: &str) -> Url {
        let mut url = self.url.clone();
        url.set_path(path);
        url
    }
}

/// Why a text is no host.
pub(crate) const NO_HOST: &str = "it wants a host as it stands in a URL, such as `shop.internal` or `[fd00::1]`: without scheme, port and path, and no pattern";

/// Whether a text is a host as [`BaseUrl::host`] gives it, but for upper case: any other would be equal to none.
#[inline]
pub(crate) fn is_host(text: &str) -> bool {
    let url = Url::parse(&format!("http://{text}"));
    let is_all = |url: Url| {
        url.host_str()
            .is_some_and(|host| host.eq_ignore_ascii_case(text))
    };
    !text.contains('*') && url.is_ok_and(is_all)
}
