//! Fields of a form, on their way into `multipart/form-data` or
//! `application/x-www-form-urlencoded`.
//!
//! Invariant: the order of the fields is the order in which they were set. Which of the two forms it
//! becomes is said by the operation. A field that is written as a parameter has its text, with its name
//! and all delimiters, since it was set.

use bytes::Bytes;

use super::encode::push_form_pair;
use super::multipart::{Entry, Multipart};
use super::part::{Part, Source};
use super::{Body, Bounds, Parameter};

/// A field of a form, as data.
pub struct FormField {
    pub(crate) name: &'static str,
    pub(crate) bounds: &'static Bounds,
    pub(crate) content_type: Option<&'static str>,
    /// How it is written, if not by its media type.
    pub(crate) style: Option<Parameter>,
}

impl FormField {
    /// A field of this name on the wire.
    #[must_use]
    #[inline]
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            bounds: Bounds::NONE,
            content_type: None,
            style: None,
        }
    }

    /// A field of a URL-encoded form that is written as this parameter, whose name it has (OAS 3.0.3, "Encoding Object",
    /// `style`).
    #[must_use]
    #[inline]
    pub const fn styled(parameter: Parameter) -> Self {
        Self {
            name: parameter.name,
            bounds: Bounds::NONE,
            content_type: None,
            style: Some(parameter),
        }
    }

    /// The bounds of its value.
    #[must_use]
    #[inline]
    pub const fn bounds(mut self, bounds: &'static Bounds) -> Self {
        self.bounds = bounds;
        self
    }

    /// The media type of its part, where the description gives one.
    #[must_use]
    #[inline]
    pub const fn content_type(mut self, content_type: &'static str) -> Self {
        self.content_type = Some(content_type);
        self
    }
}

/// The fields that a call has so far.
#[derive(Default)]
pub(crate) struct Form {
    entries: Vec<(&'static FormField, Part)>,
}

impl Form {
    /// Sets a field to these parts, instead of what it had.
    #[inline]
    pub(crate) fn set(&mut self, field: &'static FormField, parts: Vec<Part>) {
        self.entries.retain(|(other, _)| other.name != field.name);
        self.entries
            .extend(parts.into_iter().map(|part| (field, part)));
    }

    /// A copy, in which a reader counts as sent already.
    #[inline]
    pub(crate) fn again(&self) -> Self {
        let entries = self.entries.iter();
        Self {
            entries: entries
                .map(|(field, part)| (*field, part.again()))
                .collect(),
        }
    }

    /// `a=1&b=2`, a space as `+`. Files that are not in memory cannot be in such a form, and have been
    /// refused when they were set.
    #[inline]
    pub(crate) fn urlencoded(&self) -> Bytes {
        let mut text = String::new();
        for (field, part) in &self.entries {
            if let Source::Bytes(bytes) = &part.source {
                let value = String::from_utf8_lossy(bytes);
                if !text.is_empty() {
                    text.push('&');
                }
                if field.style.is_some() {
                    text.push_str(&value);
                } else {
                    push_form_pair(&mut text, field.name, &value);
                }
            }
        }
        Bytes::from(text)
    }

    /// Whether a reader in it was sent already.
    #[inline]
    pub(crate) fn is_spent(&self) -> bool {
        self.entries
            .iter()
            .any(|(_, part)| matches!(part.source, Source::Spent))
    }

    /// The fields, in the order in which they were set.
    #[cfg(feature = "mock")]
    #[inline]
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&'static FormField, &Part)> {
        self.entries.iter().map(|(field, part)| (*field, part))
    }

    /// The form as a multipart body; `None` if a reader in it was sent already.
    #[inline]
    pub(crate) fn multipart(&mut self, boundary: &str) -> Option<Body> {
        let mut entries = Vec::with_capacity(self.entries.len());
        for (field, part) in &mut self.entries {
            entries.push(Entry {
                name: field.name,
                file_name: part.file_name.as_deref(),
                content_type: part.content_type.as_deref(),
                length: part.length,
                source: part.source.take()?,
            });
        }
        Some(Body::stream(Multipart::new(boundary, entries)))
    }
}
