//! What is expected of a body.
//!
//! Invariant: a body is compared as the client sends it, but for JSON, whose order of fields means
//! nothing, and forms, of which only the fields that were named are compared.

use bytes::Bytes;

use super::difference::difference;
use super::form::{self, ReceivedPart};
use super::incoming::Incoming;
use crate::runtime::Operation;
use crate::runtime::content::{Content, is_multipart};
use crate::runtime::part::{Part, Source};

/// What the body must be.
pub(super) enum ExpectedBody {
    Any,
    Json(serde_json::Value),
    Bytes(Bytes),
    /// These fields of a form, but for those that are written as parameters; others may be anything.
    Fields(Vec<(&'static str, Vec<ReceivedPart>)>),
}

impl ExpectedBody {
    #[inline]
    pub(super) fn new(operation: &Operation, content: &Content) -> Self {
        match content {
            Content::Empty => Self::Any,
            Content::Bytes(bytes) => Self::of_bytes(operation, bytes),
            Content::Part(part) => Self::Bytes(in_memory(part)),
            Content::Form { form, .. } => {
                let mut fields: Vec<(&'static str, Vec<ReceivedPart>)> = Vec::new();
                let unstyled = form.entries().filter(|(field, _)| field.style.is_none());
                for (field, part) in unstyled {
                    let part = as_received(operation, part);
                    match fields.iter_mut().find(|(name, _)| *name == field.name) {
                        Some((_, parts)) => parts.push(part),
                        None => fields.push((field.name, vec![part])),
                    }
                }
                Self::Fields(fields)
            }
        }
    }

    #[inline]
    fn of_bytes(operation: &Operation, bytes: &Bytes) -> Self {
        let is_json = operation
            .content_type
            .is_some_and(|media_type| media_type.contains("json"));
        match serde_json::from_slice(bytes) {
            Ok(json) if is_json => Self::Json(json),
            Ok(_) | Err(_) => Self::Bytes(bytes.clone()),
        }
    }

    #[inline]
    pub(super) fn problem(&self, request: &Incoming<'_>) -> Option<String> {
        let body = &request.request().body;
        match self {
            Self::Any => None,
            Self::Json(expected) => match serde_json::from_slice(body) {
                Ok(came) => difference(&came, expected),
                Err(_) => Some(format!("the body is {}, and no JSON", text(body))),
            },
            Self::Bytes(expected) => (body != expected)
                .then(|| format!("the body is {}, should be {}", text(body), text(expected))),
            Self::Fields(expected) => {
                let came = request.form();
                expected
                    .iter()
                    .find_map(|(name, parts)| field_problem(name, parts, &came))
            }
        }
    }

    #[inline]
    pub(super) fn shown(&self) -> Option<String> {
        match self {
            Self::Any => None,
            Self::Fields(fields) if fields.is_empty() => None,
            Self::Json(json) => Some(format!("the body {json}")),
            Self::Bytes(bytes) => Some(format!("the body {}", text(bytes))),
            Self::Fields(fields) => {
                let shown = fields
                    .iter()
                    .map(|(name, parts)| format!("{name}: {}", all(parts)));
                Some(shown.collect::<Vec<_>>().join(", "))
            }
        }
    }
}

#[inline]
fn field_problem(
    name: &str,
    expected: &[ReceivedPart],
    came: &[(String, ReceivedPart)],
) -> Option<String> {
    let own = came.iter().filter(|(other, _)| other == name);
    let own: Vec<_> = own.map(|(_, part)| part.clone()).collect();
    (own != expected).then(|| format!("`{name}` is {}, should be {}", all(&own), all(expected)))
}

/// A part as the server would get it.
#[inline]
fn as_received(operation: &Operation, part: &Part) -> ReceivedPart {
    let bytes = in_memory(part);
    if !is_multipart(operation) {
        return ReceivedPart::plain(bytes);
    }
    ReceivedPart {
        file_name: part.file_name.as_deref().map(form::unescaped),
        content_type: part.content_type.clone(),
        bytes,
    }
}

/// The bytes of a part.
///
/// # Panics
///
/// If they come from a file or a reader: they would have to be read first.
#[inline]
fn in_memory(part: &Part) -> Bytes {
    match &part.source {
        Source::Bytes(bytes) => bytes.clone(),
        Source::File(_) | Source::Reader(_) | Source::Spent => panic!(
            "a file that is expected must be in memory (`Part::bytes`); of any other, `matching` can look at what came"
        ),
    }
}

/// Parts in a message.
#[inline]
fn all(parts: &[ReceivedPart]) -> String {
    let shown = parts.iter().map(|part| {
        let mut shown = text(&part.bytes);
        let about = [&part.file_name, &part.content_type];
        for about in about.into_iter().flatten() {
            shown.push_str(" as ");
            shown.push_str(about);
        }
        shown
    });
    match shown.collect::<Vec<_>>() {
        shown if shown.is_empty() => "not there".to_owned(),
        shown => shown.join(" and "),
    }
}

/// How many bytes of a text stand in a message.
const SHOWN: usize = 200;

/// Bytes in a message.
#[inline]
pub(super) fn text(bytes: &[u8]) -> String {
    let start = &bytes[..bytes.len().min(SHOWN)];
    match std::str::from_utf8(start) {
        Ok("") => "empty".to_owned(),
        Ok(text) if bytes.len() <= SHOWN => text.to_owned(),
        Ok(_) | Err(_) => format!("{} bytes", bytes.len()),
    }
}
