//! What carries a request: reqwest, or a service of the caller's.
//!
//! Invariant: whichever it is, an answer looks the same, and an error says how far the request may
//! have come. No URL is in an error, for a credential may be in its query.

mod failure;
mod service;

use std::future::Future;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use http::{HeaderMap, Method, StatusCode};
use http_body_util::BodyExt;
use reqwest::Url;

pub(crate) use self::failure::{SendFailure, SendFailureKind, chain};
use self::service::Answering;
pub(crate) use self::service::DynService;
use super::Body;
use super::answer::Collected;
use super::base_url::BaseUrl;
use super::body::BoxError;

/// Whether a client that is made here can speak https.
pub(crate) const HAS_TLS: bool = cfg!(any(feature = "rustls", feature = "native-tls"));

/// What to do if it cannot.
pub(crate) const NO_TLS: &str =
    "https needs the feature `rustls` or `native-tls` of this crate, or a client of your own";

/// How many bytes a URL may have: more the crate `http` takes for no URI.
pub(crate) const MAX_URL_BYTES: usize = 65_534;

/// What carries requests.
pub(crate) enum Transport {
    /// A client that the builder made: it does not follow redirects, the exchange does.
    Own(reqwest::Client),
    /// A client of the caller's, with its own mind about redirects.
    Supplied(reqwest::Client),
    /// A service of the caller's. The mutex is there because it need not be `Sync`; it is locked
    /// while it is cloned.
    Service(Mutex<Box<dyn DynService>>),
}

/// A request on its way, to be awaited in place: an `async fn` for it would take longer to compile than
/// both of those that send. `F` is what reqwest gives, which is small and has no name.
pub(crate) enum Sent<'a, F> {
    Reqwest(F),
    Service(Answering<'a>),
}

/// A request, ready to go.
pub(crate) struct Prepared {
    pub(crate) method: Method,
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Body,
}

/// An answer whose head is here, and whose body is yet to come. In one piece, as it came: each call has room for it.
pub(crate) enum Incoming {
    Reqwest(reqwest::Response),
    Service(http::Response<Body>),
}

impl Transport {
    /// A client of reqwest for this server, which leaves redirects alone.
    #[inline]
    pub(crate) fn own(base_url: &BaseUrl, connect_timeout: Duration) -> Result<Self, BoxError> {
        let mut builder = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(connect_timeout);
        if base_url.is_loopback() {
            // A proxy of the environment is on the way to other machines, not to this one.
            builder = builder.no_proxy();
        }
        match builder.build() {
            Ok(client) => Ok(Self::Own(client)),
            Err(error) => Err(Box::new(error.without_url())),
        }
    }

    /// Whether redirects are for the exchange to follow.
    #[inline]
    pub(crate) fn leaves_redirects(&self) -> bool {
        match self {
            Self::Own(_) => true,
            Self::Supplied(_) | Self::Service(_) => false,
        }
    }

    /// Sends a request and waits for the head of its answer. From when `is_sent` is true, the request
    /// may have left.
    #[inline]
    pub(crate) fn send<'a>(
        &'a self,
        request: Prepared,
        is_sent: &'a mut bool,
    ) -> Sent<'a, impl Future<Output = reqwest::Result<reqwest::Response>>> {
        match self {
            Self::Own(client) | Self::Supplied(client) => {
                // It does not tell when it is done with connecting.
                *is_sent = true;
                Sent::Reqwest(client.execute(request.into_reqwest()))
            }
            Self::Service(service) => {
                let service = service.lock().unwrap_or_else(PoisonError::into_inner);
                Sent::Service(service.clone_boxed().send(request, is_sent))
            }
        }
    }
}

impl Prepared {
    #[inline]
    fn into_reqwest(self) -> reqwest::Request {
        let mut request = reqwest::Request::new(self.method, self.url);
        *request.headers_mut() = self.headers;
        *request.body_mut() = Some(self.body.into_reqwest());
        request
    }

    #[inline]
    fn into_http(self) -> Result<http::Request<Body>, SendFailure> {
        let mut request = http::Request::new(self.body);
        *request.method_mut() = self.method;
        *request.headers_mut() = self.headers;
        *request.uri_mut() = self.url.as_str().parse().map_err(SendFailure::unsendable)?;
        Ok(request)
    }
}

impl Incoming {
    #[inline]
    pub(crate) fn from_reqwest(
        answer: reqwest::Result<reqwest::Response>,
    ) -> Result<Self, SendFailure> {
        match answer {
            Ok(response) => Ok(Self::Reqwest(response)),
            Err(error) => Err(SendFailure::from_reqwest(error)),
        }
    }

    #[inline]
    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::Reqwest(response) => response.status(),
            Self::Service(response) => response.status(),
        }
    }

    #[inline]
    pub(crate) fn headers(&self) -> &HeaderMap {
        match self {
            Self::Reqwest(response) => response.headers(),
            Self::Service(response) => response.headers(),
        }
    }

    /// The URL that gave it, after all redirects that the client followed. `None`: that is not known.
    #[inline]
    pub(crate) fn url(&self) -> Option<&Url> {
        match self {
            Self::Reqwest(response) => Some(response.url()),
            Self::Service(_) => None,
        }
    }

    /// Reads the body up to a cap, in bytes. Whether there is more.
    #[inline]
    pub(crate) async fn read(
        &mut self,
        body: &mut Collected,
        cap: usize,
    ) -> Result<bool, BoxError> {
        match self {
            Self::Reqwest(response) => loop {
                match response.chunk().await {
                    Ok(Some(chunk)) => {
                        if body.push(chunk, cap) {
                            return Ok(true);
                        }
                    }
                    Ok(None) => return Ok(false),
                    Err(error) => return Err(failure::without_urls(error.without_url())),
                }
            },
            Self::Service(response) => {
                while let Some(frame) = response.body_mut().frame().await {
                    // A frame that is not data is trailers, which nobody asked for.
                    if let Ok(chunk) = frame?.into_data() {
                        if body.push(chunk, cap) {
                            return Ok(true);
                        }
                    }
                }
                Ok(false)
            }
        }
    }

    /// The headers, when nothing else is needed any more.
    #[inline]
    pub(crate) fn into_headers(self) -> HeaderMap {
        match self {
            Self::Reqwest(mut response) => std::mem::take(response.headers_mut()),
            Self::Service(response) => response.into_parts().0.headers,
        }
    }
}
