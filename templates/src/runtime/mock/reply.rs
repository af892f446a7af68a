//! What is answered: typed as the client reads it, or anything else.

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};
use serde::Serialize;
use wiremock::ResponseTemplate;

use super::encode::{Encode, Encoded, Refusal, Statuses};
use super::expectation::Mocked;
use crate::runtime::Decode;
use crate::runtime::header::header;

/// An answer to a call of the operation `O`.
pub struct Reply<O> {
    draft: Draft,
    of: PhantomData<fn() -> O>,
}

impl<O: Mocked> Reply<O> {
    /// A success, with the operation's own status.
    pub fn success(answer: impl Into<<O::Success as Decode>::Output>) -> Self {
        Self::encoded(
            O::Success::encode(answer.into()),
            Statuses::Class(O::STATUS / 100),
            Some(O::STATUS),
        )
    }

    /// An error of the API, with its own status. One that stands for several needs
    /// [`with_status`](Self::with_status).
    #[must_use]
    pub fn error(error: O::Error) -> Self {
        Self::encoded(error.encode(), Statuses::Any, None)
    }
}

impl<O> Reply<O> {
    /// This status, with no body.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self::encoded(Encoded::empty(), Statuses::Any, Some(status))
    }

    /// The status, where the answer stands for several: a success for every 2xx, unless the description has
    /// other contents for it.
    #[must_use]
    pub fn with_status(self, status: u16) -> Self {
        self.but(|draft| draft.asked = Some(status))
    }

    /// A header; a second one of its name replaces the first.
    ///
    /// # Panics
    ///
    /// If it cannot be a header.
    #[must_use]
    pub fn with_header(self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.but(|draft| draft.set_header(name.as_ref(), value.as_ref()))
    }

    /// How long to wait before it is sent.
    #[must_use]
    pub fn with_delay(self, delay: Duration) -> Self {
        self.but(|draft| draft.delay = Some(delay))
    }

    /// Another body, as JSON.
    ///
    /// # Panics
    ///
    /// If the value cannot be JSON.
    #[must_use]
    pub fn with_json(self, body: &(impl Serialize + ?Sized)) -> Self {
        self.but(|draft| draft.set_body(Encoded::json(body)))
    }

    /// Another body, as text.
    #[must_use]
    pub fn with_text(self, body: impl AsRef<str>) -> Self {
        self.but(|draft| draft.set_body(Encoded::text(body.as_ref())))
    }

    /// Another body, as bytes.
    #[must_use]
    pub fn with_bytes(self, body: impl Into<Bytes>) -> Self {
        self.but(|draft| draft.set_body(Encoded::binary(&body.into())))
    }

    #[inline]
    pub(super) fn body(&self) -> &Bytes {
        &self.draft.body
    }

    #[inline]
    pub(super) fn set_json(&mut self, body: &serde_json::Value) {
        self.draft.set_body(Encoded::json(body));
    }

    /// The answer as wiremock has it; or what is wrong with it.
    pub(super) fn template(self) -> Result<ResponseTemplate, String> {
        self.draft.template()
    }

    fn encoded(encoded: Encoded, statuses: Statuses, status: Option<u16>) -> Self {
        Self {
            draft: Draft::new(encoded, statuses, status),
            of: PhantomData,
        }
    }

    fn but(mut self, change: impl FnOnce(&mut Draft)) -> Self {
        change(&mut self.draft);
        self
    }
}

/// A success or an error, as functions give them.
impl<O: Mocked> From<Result<<O::Success as Decode>::Output, O::Error>> for Reply<O> {
    fn from(result: Result<<O::Success as Decode>::Output, O::Error>) -> Self {
        match result {
            Ok(answer) => Self::success(answer),
            Err(error) => Self::error(error),
        }
    }
}

impl<O> fmt::Debug for Reply<O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.draft.fmt(formatter)
    }
}

/// An answer that is being put together.
#[derive(Debug)]
struct Draft {
    statuses: Statuses,
    /// The status if none is asked for.
    usual: Option<u16>,
    asked: Option<u16>,
    headers: HeaderMap,
    body: Bytes,
    /// That of the body, unless a header says another.
    content_type: Option<&'static str>,
    delay: Option<Duration>,
}

impl Draft {
    #[inline]
    fn new(encoded: Encoded, statuses: Statuses, usual: Option<u16>) -> Self {
        let mut draft = Self {
            statuses: encoded.statuses.unwrap_or(statuses),
            usual: usual.filter(|_| encoded.statuses.is_none()),
            asked: None,
            headers: HeaderMap::new(),
            body: Bytes::new(),
            content_type: None,
            delay: None,
        };
        draft.set_body(encoded);
        draft
    }

    #[inline]
    fn set_body(&mut self, encoded: Encoded) {
        self.content_type = encoded.content_type;
        self.body = encoded.body;
    }

    #[inline]
    fn set_header(&mut self, name: &str, value: &str) {
        let (name, value) =
            header(name, value).unwrap_or_else(|problem| panic!("`{name}` {problem}"));
        self.headers.insert(name, value);
    }

    #[inline]
    fn template(self) -> Result<ResponseTemplate, String> {
        let status = self.statuses.choose(self.asked.or(self.usual))?;
        let status = StatusCode::from_u16(status).map_err(|_| format!("{status} is no status"))?;
        let mut template = ResponseTemplate::new(status).set_body_bytes(self.body);
        if let Some(content_type) = self.content_type {
            template = template.insert_header(CONTENT_TYPE, content_type);
        }
        for (name, value) in &self.headers {
            template = template.insert_header(name, value);
        }
        Ok(match self.delay {
            Some(delay) => template.set_delay(delay),
            None => template,
        })
    }
}
