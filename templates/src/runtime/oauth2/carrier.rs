//! Requests of the crate `oauth2` on the transport of this one.
//!
//! Invariant: one request, with no redirect followed by us, within a time and up to a number of bytes.

use std::error::Error;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::OnceLock;
use std::time::Duration;

use ::oauth2::{AsyncHttpClient, HttpRequest, HttpResponse};
use http::header::{AUTHORIZATION, CONTENT_TYPE, USER_AGENT};
use http::{HeaderMap, HeaderValue, StatusCode};
use reqwest::Url;

use crate::runtime::Body;
use crate::runtime::answer::Collected;
use crate::runtime::error::{printable, retry_after};
use crate::runtime::retry::Verdict;
use crate::runtime::transport::{
    Incoming, Prepared, SendFailure, SendFailureKind, Sent, Transport, chain,
};

/// How many bytes an answer of the token endpoint may have.
const CAP: usize = 1024 * 1024;

/// What carries one request.
pub(super) struct Carrier<'a> {
    transport: &'a Transport,
    timeout: Duration,
    answered: OnceLock<Head>,
}

/// Of an answer, for messages.
#[derive(Debug, Clone)]
pub(super) struct Head {
    pub(super) status: StatusCode,
    pub(super) content_type: Option<String>,
    pub(super) retry_after: Option<Duration>,
}

/// Why there is no answer.
#[derive(Debug, Clone)]
pub(super) enum CarrierError {
    Timeout(Duration),
    NotSent(String),
    Lost(String),
    TooLarge,
}

impl<'a> Carrier<'a> {
    #[inline]
    pub(super) fn new(transport: &'a Transport, timeout: Duration) -> Self {
        Self {
            transport,
            timeout,
            answered: OnceLock::new(),
        }
    }

    /// The head of the answer, if one came.
    #[inline]
    pub(super) fn into_answered(self) -> Option<Head> {
        self.answered.into_inner()
    }

    #[inline]
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, CarrierError> {
        let mut is_sent = false;
        let answer = match self.transport.send(prepare(request)?, &mut is_sent) {
            Sent::Reqwest(answer) => Incoming::from_reqwest(answer.await),
            Sent::Service(answer) => answer.await,
        };
        let mut incoming = answer.map_err(|failure| CarrierError::from_send(&failure))?;
        self.answered.get_or_init(|| Head {
            status: incoming.status(),
            content_type: content_type(incoming.headers()),
            retry_after: retry_after(incoming.headers()),
        });
        let mut body = Collected::default();
        match incoming.read(&mut body, CAP).await {
            Ok(false) => {}
            Ok(true) => return Err(CarrierError::TooLarge),
            Err(error) => return Err(CarrierError::Lost(innermost(&*error))),
        }
        let mut response = HttpResponse::new(body.into_bytes().into());
        *response.status_mut() = incoming.status();
        *response.headers_mut() = incoming.into_headers();
        Ok(response)
    }
}

impl<'c> AsyncHttpClient<'c> for Carrier<'_> {
    type Error = CarrierError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, CarrierError>> + Send + 'c>>;

    #[inline]
    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(async move {
            match tokio::time::timeout(self.timeout, self.send(request)).await {
                Ok(result) => result,
                Err(_) => Err(CarrierError::Timeout(self.timeout)),
            }
        })
    }
}

#[inline]
fn prepare(request: HttpRequest) -> Result<Prepared, CarrierError> {
    let (head, body) = request.into_parts();
    let url = Url::parse(&head.uri.to_string())
        .map_err(|_| CarrierError::NotSent("its URL cannot be asked".to_owned()))?;
    let mut headers = head.headers;
    if let Some(secret) = headers.get_mut(AUTHORIZATION) {
        secret.set_sensitive(true);
    }
    // Some servers answer nobody who does not say who asks.
    let own = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));
    headers.insert(USER_AGENT, HeaderValue::from_static(own));
    Ok(Prepared {
        method: head.method,
        url,
        headers,
        body: Body::from(bytes::Bytes::from(body)),
    })
}

#[inline]
fn content_type(headers: &HeaderMap) -> Option<String> {
    let text = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    Some(printable(text, 64).into_owned())
}

/// The source that says what happened: "Connection refused".
#[inline]
fn innermost(error: &(dyn Error + 'static)) -> String {
    let last = chain(error).last();
    last.map(ToString::to_string).unwrap_or_default()
}

impl Head {
    /// Whether to ask again after an answer that is no token: too many requests (420 and 429), and what failed at the
    /// server.
    #[inline]
    pub(super) fn verdict(&self) -> Verdict {
        match self.status.as_u16() {
            408 | 420 | 425 | 429 | 500..=599 => Verdict::Repeat(self.retry_after),
            _ => Verdict::Final,
        }
    }
}

impl CarrierError {
    /// Whether to ask again.
    #[inline]
    pub(super) fn verdict(&self) -> Verdict {
        match self {
            Self::Timeout(_) | Self::NotSent(_) | Self::Lost(_) => Verdict::Repeat(None),
            Self::TooLarge => Verdict::Final,
        }
    }

    #[inline]
    fn from_send(failure: &SendFailure) -> Self {
        let cause = innermost(&*failure.source);
        match failure.kind {
            SendFailureKind::NotSent | SendFailureKind::ConnectTimeout => Self::NotSent(cause),
            SendFailureKind::Timeout | SendFailureKind::Body | SendFailureKind::Lost => {
                Self::Lost(cause)
            }
        }
    }
}

impl fmt::Display for CarrierError {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Timeout(limit) => write!(formatter, "no complete answer within {limit:?}"),
            Self::NotSent(cause) => write!(formatter, "no connection: {cause}"),
            Self::Lost(cause) => write!(formatter, "no complete answer: {cause}"),
            Self::TooLarge => write!(formatter, "the answer has more than {CAP} bytes"),
        }
    }
}

impl Error for CarrierError {}
