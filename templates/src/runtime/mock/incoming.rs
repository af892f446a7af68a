//! A request that came, and where its parts are.

use percent_encoding::percent_decode_str;

use super::form::{self, ReceivedPart};
use super::route;
use super::server::Api;
use crate::runtime::encode::push_encoded;
use crate::runtime::{Location, Operation, Parameter, Style};

/// A request of an operation, as it came.
pub struct Incoming<'a> {
    request: &'a wiremock::Request,
    operation: Option<&'static Operation>,
}

impl<'a> Incoming<'a> {
    #[inline]
    pub(super) fn new(api: &Api, request: &'a wiremock::Request) -> Self {
        let query = request.url.query().unwrap_or_default();
        let operation =
            route::operation(api.operations, &request.method, request.url.path(), query);
        Self { request, operation }
    }

    #[inline]
    pub(super) fn of(
        operation: Option<&'static Operation>,
        request: &'a wiremock::Request,
    ) -> Self {
        Self { request, operation }
    }

    /// The operation that it is a call of, if it is one of the API's.
    #[inline]
    pub(super) fn operation(&self) -> Option<&'static Operation> {
        self.operation
    }

    #[inline]
    pub(super) fn request(&self) -> &'a wiremock::Request {
        self.request
    }

    /// A value in the path, as it is written there.
    #[inline]
    pub(super) fn path_value(&self, name: &str) -> Option<&'a str> {
        let values = route::values(self.operation?.path, self.request.url.path())?;
        let found = values.into_iter().find(|(other, _)| *other == name)?;
        Some(found.1)
    }

    /// The value of a header.
    #[inline]
    pub(super) fn header(&self, name: &str) -> Option<&'a str> {
        self.request.headers.get(name)?.to_str().ok()
    }

    /// All pairs of the query, of the cookies or of the form, as they are written there.
    #[inline]
    pub(super) fn pairs(&self, location: &Location) -> Vec<(&'a str, &'a str)> {
        let (text, separator) = match location {
            Location::Query => (self.request.url.query(), "&"),
            Location::Cookie => (self.header("cookie"), "; "),
            Location::Form => (std::str::from_utf8(&self.request.body).ok(), "&"),
            Location::Path | Location::Header => (None, ""),
        };
        text.map(|text| pairs(text, separator)).unwrap_or_default()
    }

    /// The parts of the form that is the body.
    #[inline]
    pub(super) fn form(&self) -> Vec<(String, ReceivedPart)> {
        form::read(self.header("content-type"), &self.request.body)
    }
}

/// The pairs of a text as a query or cookies have them.
#[inline]
pub(super) fn pairs<'t>(text: &'t str, separator: &'static str) -> Vec<(&'t str, &'t str)> {
    let all = text.split(separator).filter(|pair| !pair.is_empty());
    all.map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .collect()
}

/// Whether a pair of this name belongs to a parameter: it has its name, or is a field of it.
#[inline]
pub(super) fn belongs(parameter: &Parameter, name: &str) -> bool {
    let mut own = String::new();
    push_encoded(&mut own, parameter.name);
    match parameter.style {
        Style::DeepObject => {
            let rest = name.strip_prefix(own.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with("%5B"))
        }
        Style::Matrix
        | Style::Label
        | Style::Simple
        | Style::Form
        | Style::SpaceDelimited
        | Style::PipeDelimited => name == own,
    }
}

/// A text without its percent-encoding.
#[inline]
pub(super) fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}
