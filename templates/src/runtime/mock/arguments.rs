//! The arguments of a request, read back from the wire.
//!
//! Invariant: what the client writes is read as what it was given. Where the wire itself does not tell
//! two values apart (an empty list and none; a name with `%22` and one with a quote), neither does this.
//! A map whose entries stand in the query by themselves is read with all parameters there.

use bytes::Bytes;
use serde::de::DeserializeOwned;

use super::form::ReceivedPart;
use super::incoming::Incoming;
use super::value::{Shapes, Unfit};
use super::written;
use crate::runtime::{FormField, Parameter};

/// What a request of an operation says: its arguments, by name.
pub trait Arguments: Sized {
    /// Reads them.
    fn read(request: &Incoming<'_>) -> Result<Self, Unreadable>;
}

/// An argument that a request lacks, or that is no value of its type.
#[derive(Debug)]
pub struct Unreadable {
    /// What is wrong.
    pub(super) message: String,
}

/// An argument as it was found.
pub struct Argument<T> {
    name: &'static str,
    value: Result<Option<T>, Unfit>,
    /// What it is if there is nothing on the wire: an empty list or object.
    empty: Option<T>,
}

impl<T> Argument<T> {
    /// The argument; one that is not there is a fault unless nothing is a value of its type.
    pub(crate) fn required(self) -> Result<T, Unreadable> {
        let name = self.name;
        let (value, empty) = (self.value, self.empty);
        let found = value.map_err(|problem| unreadable(name, &problem.to_string()))?;
        found
            .or(empty)
            .ok_or_else(|| unreadable(name, "is missing"))
    }

    /// The argument, if there is one.
    pub(crate) fn optional(self) -> Result<Option<T>, Unreadable> {
        let name = self.name;
        self.value
            .map_err(|problem| unreadable(name, &problem.to_string()))
    }

    fn found(name: &'static str, value: Option<T>) -> Self {
        Self {
            name,
            value: Ok(value),
            empty: None,
        }
    }
}

impl Incoming<'_> {
    /// A parameter.
    pub(crate) fn parameter<T: DeserializeOwned>(
        &self,
        parameter: &'static Parameter,
    ) -> Argument<T> {
        read(parameter.name, written::parameter(self, parameter))
    }

    /// A parameter whose value is an object.
    pub(crate) fn object<T: DeserializeOwned>(&self, parameter: &'static Parameter) -> Argument<T> {
        match written::spread(self, parameter) {
            None => self.parameter(parameter),
            // What cannot be read is another parameter's.
            Some(fields) if fields.fields.is_empty() => read(parameter.name, None),
            Some(fields) => Argument {
                value: Ok(fields.read().ok()),
                ..read(parameter.name, None)
            },
        }
    }

    /// A parameter whose value is JSON.
    pub(crate) fn parameter_json<T: DeserializeOwned>(
        &self,
        parameter: &'static Parameter,
    ) -> Argument<T> {
        let text = written::parameter(self, parameter).and_then(|shapes| shapes.text);
        json(parameter.name, text.as_deref().map(str::as_bytes))
    }

    /// The body, as JSON.
    pub(crate) fn json<T: DeserializeOwned>(&self) -> Argument<T> {
        json("body", self.body())
    }

    /// The body, as text.
    #[inline]
    pub(crate) fn text(&self) -> Argument<String> {
        let text = self.body().map(String::from_utf8_lossy);
        Argument::found("body", text.map(std::borrow::Cow::into_owned))
    }

    /// The body, as bytes.
    #[inline]
    pub(crate) fn binary(&self) -> Argument<Bytes> {
        Argument::found("body", self.body().map(Bytes::copy_from_slice))
    }

    /// A file of the form.
    #[inline]
    pub(crate) fn part(&self, field: &'static FormField) -> Argument<ReceivedPart> {
        Argument::found(field.name, self.fields(field).into_iter().next())
    }

    /// All files of this name of the form.
    #[inline]
    pub(crate) fn parts(&self, field: &'static FormField) -> Argument<Vec<ReceivedPart>> {
        let parts = self.fields(field);
        Argument {
            empty: Some(Vec::new()),
            ..Argument::found(field.name, (!parts.is_empty()).then_some(parts))
        }
    }

    /// A field of the form, a list if there are several of this name.
    pub(crate) fn field<T: DeserializeOwned>(&self, field: &'static FormField) -> Argument<T> {
        let items: Vec<_> = self.fields(field).iter().map(ReceivedPart::text).collect();
        let shapes = items.first().cloned().map(|text| Shapes {
            text: Some(text),
            items,
            fields: Vec::new(),
        });
        read(field.name, shapes)
    }

    /// A field of the form that is written as a parameter is.
    pub(crate) fn field_styled<T: DeserializeOwned>(
        &self,
        field: &'static FormField,
    ) -> Argument<T> {
        match &field.style {
            Some(parameter) => self.parameter(parameter),
            None => self.field(field),
        }
    }

    /// A field of the form whose value is an object.
    pub(crate) fn field_object<T: DeserializeOwned>(
        &self,
        field: &'static FormField,
    ) -> Argument<T> {
        match &field.style {
            Some(parameter) => self.object(parameter),
            None => self.field_json(field),
        }
    }

    /// A field of the form that is JSON, or a text by itself.
    pub(crate) fn field_json<T: DeserializeOwned>(&self, field: &'static FormField) -> Argument<T> {
        let part = self.fields(field).into_iter().next();
        match part {
            Some(part) if is_text(&part) => {
                let text = serde_json::to_vec(&part.text()).ok();
                json(field.name, text.as_deref())
            }
            part => json(field.name, part.as_ref().map(|part| &*part.bytes)),
        }
    }

    #[inline]
    fn fields(&self, field: &FormField) -> Vec<ReceivedPart> {
        let all = self.form().into_iter();
        all.filter(|(name, _)| name == field.name)
            .map(|(_, part)| part)
            .collect()
    }

    /// The body, unless it is empty.
    #[inline]
    fn body(&self) -> Option<&[u8]> {
        let body = &self.request().body;
        (!body.is_empty()).then_some(body)
    }
}

/// Whether a field that may be JSON is a text: by its media type, or else because it is no JSON.
#[inline]
fn is_text(part: &ReceivedPart) -> bool {
    match &part.content_type {
        Some(content_type) => content_type.starts_with("text/"),
        None => serde_json::from_slice::<serde_json::Value>(&part.bytes).is_err(),
    }
}

fn read<T: DeserializeOwned>(name: &'static str, shapes: Option<Shapes>) -> Argument<T> {
    Argument {
        name,
        value: shapes.map(Shapes::read).transpose(),
        empty: Shapes::default().read().ok(),
    }
}

fn json<T: DeserializeOwned>(name: &'static str, json: Option<&[u8]>) -> Argument<T> {
    let value = json.map(serde_json::from_slice).transpose();
    Argument {
        name,
        value: value.map_err(Unfit::from),
        empty: None,
    }
}

#[inline]
fn unreadable(name: &str, problem: &str) -> Unreadable {
    Unreadable {
        message: format!("`{name}`: {problem}"),
    }
}
