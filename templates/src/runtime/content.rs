//! What a call has in its body.
//!
//! Invariant: the body can be made again for each attempt, unless a reader is in it: then once.

use bytes::Bytes;
use http::HeaderValue;

use super::form::Form;
use super::multipart::{self, Multipart};
use super::part::{Part, Source};
use super::{Body, FormField, Operation};

/// The content of a request.
pub(crate) enum Content {
    /// None.
    Empty,
    /// JSON or text, as it goes over the wire.
    Bytes(Bytes),
    /// A file by itself; in a box, for few calls have one, and each has room for it.
    Part(Box<Part>),
    /// Fields.
    Form {
        /// The fields.
        form: Form,
        /// What separates them, if the form is a multipart one.
        boundary: String,
    },
}

impl Content {
    /// Sets a field of the form; a form takes the place of any other content.
    #[inline]
    pub(crate) fn set_field(&mut self, field: &'static FormField, parts: Vec<Part>) {
        match self {
            Self::Form { form, .. } => form.set(field, parts),
            Self::Empty | Self::Bytes(_) | Self::Part(_) => {
                let mut form = Form::default();
                form.set(field, parts);
                *self = Self::Form {
                    form,
                    boundary: multipart::boundary(),
                };
            }
        }
    }

    /// The body to send; `None` if a reader in it was sent already.
    #[inline]
    pub(crate) fn body(&mut self, operation: &Operation) -> Option<Body> {
        match self {
            Self::Empty => Some(Body::empty()),
            Self::Bytes(bytes) => Some(Body::from(bytes.clone())),
            Self::Part(part) => match part.source.take()? {
                Source::Bytes(bytes) => Some(Body::from(bytes)),
                source @ (Source::File(_) | Source::Reader(_) | Source::Spent) => {
                    Some(Body::stream(Multipart::single(source, part.length)))
                }
            },
            Self::Form { form, boundary } if is_multipart(operation) => form.multipart(boundary),
            Self::Form { form, .. } => Some(Body::from(form.urlencoded())),
        }
    }

    /// A copy, in which a reader counts as sent already.
    #[inline]
    pub(crate) fn again(&self) -> Self {
        match self {
            Self::Empty => Self::Empty,
            Self::Bytes(bytes) => Self::Bytes(bytes.clone()),
            Self::Part(part) => Self::Part(Box::new(part.again())),
            Self::Form { form, boundary } => Self::Form {
                form: form.again(),
                boundary: boundary.clone(),
            },
        }
    }

    /// Whether a reader in it was sent already.
    #[inline]
    pub(crate) fn is_spent(&self) -> bool {
        match self {
            Self::Empty | Self::Bytes(_) => false,
            Self::Part(part) => matches!(part.source, Source::Spent),
            Self::Form { form, .. } => form.is_spent(),
        }
    }

    /// Its `Content-Type`; `None` if there is no content.
    #[inline]
    pub(crate) fn content_type(&self, operation: &Operation) -> Option<HeaderValue> {
        let declared = operation.content_type?;
        match self {
            Self::Empty => None,
            Self::Form { boundary, .. } if is_multipart(operation) => {
                HeaderValue::try_from(format!("{declared}; boundary={boundary}")).ok()
            }
            // `image/*` says what may be sent, not what is.
            Self::Part(part) if declared.contains('*') => {
                let own = part
                    .content_type
                    .as_deref()
                    .unwrap_or("application/octet-stream");
                HeaderValue::from_str(own).ok()
            }
            Self::Bytes(_) | Self::Part(_) | Self::Form { .. } => {
                Some(HeaderValue::from_static(declared))
            }
        }
    }
}

/// Whether the operation's form is a multipart one.
#[inline]
pub(crate) fn is_multipart(operation: &Operation) -> bool {
    operation
        .content_type
        .is_some_and(|media_type| media_type.starts_with("multipart/"))
}
