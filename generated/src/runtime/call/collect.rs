//! Collecting arguments, where that is the same for every type of value.

use bytes::Bytes;

use super::{Argument, Call, Subject};
use crate::runtime::content::{Content, is_multipart};
use crate::runtime::header::header;
use crate::runtime::parameter::Location;
use crate::runtime::part::Source;
use crate::runtime::validate::{Checker, check_count};
use crate::runtime::{Bounds, FormField, Parameter, ParameterValue, Part, Validate};

impl Call {
    #[inline]
    pub(super) fn checker(&self, root: &'static str) -> Checker {
        Checker::new(root, self.client.core().validate_requests)
    }

    #[inline]
    pub(super) fn argument(
        mut self,
        parameter: &'static Parameter,
        value: &ParameterValue,
        mut check: Checker,
    ) -> Self {
        let text = parameter.render(value);
        if let Some(problem) = problem(parameter, text.as_deref()) {
            check.impossible(problem);
        }
        let argument = Argument { parameter, text };
        let same = |other: &&mut Argument| other.is(parameter);
        match self.arguments.iter_mut().find(same) {
            Some(other) => *other = argument,
            None => self.arguments.push(argument),
        }
        self.blame(Subject::Parameter(parameter), check)
    }

    #[inline]
    pub(super) fn json_bytes(
        mut self,
        json: serde_json::Result<Vec<u8>>,
        mut check: Checker,
    ) -> Self {
        match json {
            Ok(json) => self.content = Content::Bytes(Bytes::from(json)),
            Err(error) => check.impossible(format!("cannot be written as JSON: {error}")),
        }
        self.blame_body("", check)
    }

    #[inline]
    pub(super) fn form_parts(
        mut self,
        field: &'static FormField,
        parts: Vec<Part>,
        mut check: Checker,
    ) -> Self {
        let is_there = |part: &Part| matches!(part.source, Source::Bytes(_));
        if !is_multipart(self.operation) && !parts.iter().all(is_there) {
            check.impossible("cannot be in a form of this kind unless it is in memory");
        }
        self.content.set_field(field, parts);
        self.blame_body(field.name, check)
    }

    #[inline]
    pub(super) fn blame_body(self, field: &'static str, check: Checker) -> Self {
        self.blame(Subject::Body(field), check)
    }

    /// Takes in what is wrong with an argument, and forgets what was wrong with the one whose place it takes.
    #[inline]
    fn blame(mut self, subject: Subject, check: Checker) -> Self {
        self.violations.retain(|(other, _)| !other.is(&subject));
        let found = check.into_violations().into_iter();
        self.violations
            .extend(found.map(|violation| (subject, violation)));
        self
    }
}

impl Argument {
    /// Whether it is the value of this parameter.
    #[inline]
    pub(crate) fn is(&self, parameter: &Parameter) -> bool {
        is_same(self.parameter, parameter)
    }
}

impl Subject {
    /// Whether one takes the place of the other.
    #[inline]
    fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Parameter(one), Self::Parameter(other)) => is_same(one, other),
            (Self::Body(one), Self::Body(other)) => one == other,
            (Self::Parameter(_) | Self::Body(_) | Self::Header, _) => false,
        }
    }
}

#[inline]
fn is_same(one: &Parameter, other: &Parameter) -> bool {
    one.location == other.location && one.name == other.name
}

/// Why a text cannot be sent where the parameter is.
#[inline]
fn problem(parameter: &Parameter, text: Option<&str>) -> Option<&'static str> {
    match (&parameter.location, text) {
        (Location::Path, None | Some("")) => Some("must not be empty: it is part of the path"),
        (Location::Header, Some(text)) => header(parameter.name, text).err(),
        (
            Location::Path | Location::Query | Location::Header | Location::Cookie | Location::Form,
            _,
        ) => None,
    }
}

/// A file, with all that a server may want to know of it.
#[inline]
pub(super) fn file(field: &FormField, mut part: Part) -> Part {
    // Servers take an empty name for a form in which no file was chosen.
    if part.file_name.as_deref().is_none_or(str::is_empty) {
        part.file_name = Some(field.name.to_owned());
    }
    if part.content_type.is_none() {
        part = with_declared_type(field, part);
    }
    part.content_type
        .get_or_insert_with(|| "application/octet-stream".to_owned());
    part
}

/// A part with the media type that the description gives its field, if that is one type:
/// `image/png, image/jpeg` and `image/*` only say which types there may be.
#[inline]
pub(super) fn with_declared_type(field: &FormField, part: Part) -> Part {
    match field.content_type {
        Some(declared) if !declared.contains(['*', ',']) => part.with_content_type(declared),
        Some(_) | None => part,
    }
}
