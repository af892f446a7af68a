//! Requests of the crate `oauth2` on the transport of this one.
//!
//! Invariant: one request, with no redirect followed by us, within a time and up to a number of bytes. The answer is kept
//! for us to read; the crate gets none, for it takes one that differs a little from RFC 6749 for none at all.

use std::error::Error;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::OnceLock;
use std::time::Duration;

use ::oauth2::{AsyncHttpClient, HttpRequest, HttpResponse};
use http::header::{AUTHORIZATION, CONTENT_TYPE, USER_AGENT};
use http::{HeaderMap, HeaderValue};
use reqwest::Url;

use super::answer::{Head, TokenAnswer};
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
    answer: OnceLock<TokenAnswer>,
}

/// Why there is no answer.
#[derive(Debug, Clone)]
pub(super) enum CarrierError {
    Unsendable,
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
            answer: OnceLock::new(),
        }
    }

    /// The answer, if one came.
    #[inline]
    pub(super) fn into_answer(self) -> Option<TokenAnswer> {
        self.answer.into_inner()
    }

    #[inline]
    async fn send(&self, request: HttpRequest) -> Result<(), CarrierError> {
        let mut is_sent = false;
        let answer = match self.transport.send(prepare(request)?, &mut is_sent) {
            Sent::Reqwest(answer) => Incoming::from_reqwest(answer.await),
            Sent::Service(answer) => answer.await,
        };
        let mut incoming = answer.map_err(|failure| CarrierError::from_send(&failure))?;
        let mut body = Collected::default();
        match incoming.read(&mut body, CAP).await {
            Ok(false) => {}
            Ok(true) => return Err(CarrierError::TooLarge),
            Err(error) => return Err(CarrierError::Lost(innermost(&*error))),
        }
        self.answer.get_or_init(|| TokenAnswer {
            head: head(&incoming),
            body: body.into_bytes(),
        });
        Ok(())
    }
}

impl<'c> AsyncHttpClient<'c> for Carrier<'_> {
    type Error = CarrierError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, CarrierError>> + Send + 'c>>;

    #[inline]
    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(async move {
            match tokio::time::timeout(self.timeout, self.send(request)).await {
                Ok(result) => result.map(|()| HttpResponse::default()),
                Err(_) => Err(CarrierError::Timeout(self.timeout)),
            }
        })
    }
}

#[inline]
fn prepare(request: HttpRequest) -> Result<Prepared, CarrierError> {
    let (head, body) = request.into_parts();
    let url = Url::parse(&head.uri.to_string()).map_err(|_| CarrierError::Unsendable)?;
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
fn head(answer: &Incoming) -> Head {
    Head {
        status: answer.status(),
        content_type: content_type(answer.headers()),
        retry_after: retry_after(answer.headers()),
    }
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

impl CarrierError {
    /// Whether to ask again.
    #[inline]
    pub(super) fn verdict(&self) -> Verdict {
        match self {
            Self::Timeout(_) | Self::NotSent(_) | Self::Lost(_) => Verdict::Repeat(None),
            Self::Unsendable | Self::TooLarge => Verdict::Final,
        }
    }

    #[inline]
    fn from_send(failure: &SendFailure) -> Self {
        let cause = innermost(&*failure.source);
        match failure.kind {
            SendFailureKind::Unsendable => Self::Unsendable,
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
            Self::Unsendable => formatter.write_str("the request cannot be sent"),
            Self::Timeout(limit) => write!(formatter, "no complete answer within {limit:?}"),
            Self::NotSent(cause) => write!(formatter, "no connection: {cause}"),
            Self::Lost(cause) => write!(formatter, "no complete answer: {cause}"),
            Self::TooLarge => write!(formatter, "the answer has more than {CAP} bytes"),
        }
    }
}

impl Error for CarrierError {}
