//! Reading what an answer says.
//!
//! Invariant: only reading a value is generic; what a failure says is found by the same code for
//! every type, and only when there is one.

mod lenient;

use std::error::Error;
use std::fmt;
use std::marker::PhantomData;

use http::StatusCode;
use serde::de::DeserializeOwned;

use self::lenient::in_plain_words;
use super::answer::Answer;
use super::body::{BoxError, as_source};
use super::field_path::{inner_path, push_name, push_path};
use super::json_path;

/// A way to read the body of a success.
pub trait Decode {
    /// What is read.
    type Output;

    /// Reads the body.
    fn decode(answer: &Answer) -> Result<Self::Output, DecodeFailure>;
}

/// What an API answers when it refuses a call, by status.
pub trait ErrorBody: Sized {
    /// Reads the body; `None` if the description has none for the status.
    fn decode(answer: &Answer) -> Result<Option<Self>, DecodeFailure>;
}

/// What an operation answers that has no description of its errors: there is never one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoErrorBody {}

impl ErrorBody for NoErrorBody {
    #[inline]
    fn decode(_: &Answer) -> Result<Option<Self>, DecodeFailure> {
        Ok(None)
    }
}

/// A body that is JSON. Status 204 stands for one that says nothing: null, or an object without fields.
pub struct Json<T>(PhantomData<T>);

impl<T: DeserializeOwned> Json<T> {
    /// Reads the body. An integer may be written as `1.0` or `1e3`, a byte order mark may stand before all, and half of a
    /// surrogate pair is U+FFFD.
    pub fn decode(answer: &Answer) -> Result<T, DecodeFailure> {
        serde_json::from_slice(&answer.body).or_else(|_| {
            let plain = in_plain_words(&answer.body);
            // What is understood is not to blame, so what counts is this failure.
            serde_json::from_slice(&plain)
                .map_err(|error| DecodeFailure::json(answer, &plain, error))
        })
    }
}

impl<T: DeserializeOwned> Decode for Json<T> {
    type Output = T;

    fn decode(answer: &Answer) -> Result<T, DecodeFailure> {
        if answer.status == StatusCode::NO_CONTENT {
            // The server did what it was asked to, and there is nothing to say: enough where nothing must be said.
            let nothing = serde_json::from_slice(b"null");
            if let Ok(nothing) = nothing.or_else(|_| serde_json::from_slice(b"{}")) {
                return Ok(nothing);
            }
        }
        Self::decode(answer)
    }
}

/// Why a body is not what the description says.
#[derive(Debug)]
pub struct DecodeFailure {
    path: String,
    message: String,
    source: Option<BoxError>,
}

impl DecodeFailure {
    /// A failure that concerns the whole body.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            path: String::new(),
            message: message.into(),
            source: None,
        }
    }

    /// Where in the JSON it is; empty if it is the whole.
    #[must_use]
    #[inline]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is wrong.
    #[must_use]
    #[inline]
    pub fn message(&self) -> &str {
        &self.message
    }

    pub(crate) fn with_source(mut self, source: impl Into<BoxError>) -> Self {
        self.source = Some(source.into());
        self
    }

    #[inline]
    fn json(answer: &Answer, plain: &[u8], error: serde_json::Error) -> Self {
        if answer.body.is_empty() {
            return Self::new("it is empty, and should be JSON").with_source(error);
        }
        if answer.content_encoding().is_some() {
            return Self::new(format!("it cannot be read{}", said_to_be(answer)))
                .with_source(error);
        }
        let not_json = !error.is_data() && !answer.content_type().is_some_and(is_json);
        if not_json {
            return Self::new(format!("it is no JSON{}", said_to_be(answer))).with_source(error);
        }
        let (path, message) = fault(plain, &error);
        let hidden = answer.hide(&message);
        Self {
            path: answer.hide(&path),
            // It tells of the value that it met.
            source: (hidden == message).then(|| error.into()),
            message: hidden,
        }
    }
}

impl fmt::Display for DecodeFailure {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(formatter, "`{}`: ", self.path)?;
        }
        formatter.write_str(&self.message)
    }
}

impl Error for DecodeFailure {
    #[inline]
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        as_source(self.source.as_ref())
    }
}

/// Where in a JSON text a value is not what it should be, and what is wrong with it.
#[must_use]
#[inline]
pub fn fault(json: &[u8], error: &serde_json::Error) -> (String, String) {
    let mut message = without_position(error);
    let mut path = json_path::locate(json, error.line(), error.column());
    if let Some((inner, rest)) = inner_path(&message) {
        push_path(&mut path, inner);
        message = rest.to_owned();
    } else if let Some(field) = missing_field(&message) {
        push_name(&mut path, field);
    }
    (path, message)
}

/// Whether a media type is JSON: `application/json`, `application/problem+json`.
#[inline]
pub(crate) fn is_json(content_type: &str) -> bool {
    let (essence, _) = content_type.split_once(';').unwrap_or((content_type, ""));
    let essence = essence.trim().to_ascii_lowercase();
    essence.ends_with("/json") || essence.ends_with("+json")
}

#[inline]
fn said_to_be(answer: &Answer) -> String {
    match (answer.content_encoding(), answer.content_type()) {
        (Some(encoding), _) => format!(" (`Content-Encoding: {encoding}`)"),
        (None, Some(content_type)) => format!(" (`Content-Type: {content_type}`)"),
        (None, None) => " (it has no `Content-Type`)".to_owned(),
    }
}

/// The message without the position at its end: the path says more.
#[inline]
fn without_position(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    match message.strip_suffix(&position) {
        Some(short) => short.to_owned(),
        None => message,
    }
}

/// The name in "missing field `name`".
#[inline]
fn missing_field(message: &str) -> Option<&str> {
    message.strip_prefix("missing field `")?.strip_suffix('`')
}
