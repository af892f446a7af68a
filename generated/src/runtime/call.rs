//! Collecting the arguments of a call.
//!
//! Invariant: nothing here fails or waits. What is wrong with an argument is kept with it and comes
//! to light when the call is sent, all of it at once. An argument that is set twice counts once, as
//! it was set last.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderName, HeaderValue};
use serde::Serialize;

use super::content::Content;
use super::header::header;
use super::parameter::{Location, flat_object};
use super::validate::Checker;
use super::{
    Bounds, Client, Decode, ErrorBody, FormField, Operation, Parameter, ParameterValue, Part,
    Sending, ToParameter, Validate, Violation,
};

/// A call that is being put together.
pub struct Call {
    pub(crate) client: Client,
    pub(crate) operation: &'static Operation,
    pub(crate) arguments: Vec<Argument>,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    pub(crate) content: Content,
    pub(crate) timeout: Option<Duration>,
    /// What is wrong with the headers of this call alone.
    pub(crate) violations: Vec<Violation>,
    /// What is wrong with the body, by field of a form.
    pub(crate) body_violations: Vec<(&'static str, Vec<Violation>)>,
}

/// A parameter with its value as it stands in the request.
pub(crate) struct Argument {
    pub(crate) parameter: &'static Parameter,
    /// `None`: there is nothing to send.
    pub(crate) text: Option<String>,
    pub(crate) violations: Vec<Violation>,
}

impl Call {
    /// A call of an operation with nothing set.
    #[must_use]
    #[inline]
    pub fn new(client: &Client, operation: &'static Operation) -> Self {
        Self {
            client: client.clone(),
            operation,
            arguments: Vec::new(),
            headers: Vec::new(),
            content: Content::Empty,
            timeout: client.core().timeout,
            violations: Vec::new(),
            body_violations: Vec::new(),
        }
    }

    /// Sets a parameter.
    #[must_use]
    #[inline]
    pub fn parameter(self, parameter: &'static Parameter, value: &dyn ToParameter) -> Self {
        let mut check = self.checker(parameter.name);
        value.validate(parameter.bounds, &mut check);
        self.argument(parameter, &value.to_parameter(), check)
    }

    /// Sets a parameter whose value is an object, by the parameter's style.
    #[must_use]
    pub fn parameter_object<T: Serialize + Validate>(
        self,
        parameter: &'static Parameter,
        value: &T,
    ) -> Self {
        let mut check = self.checker(parameter.name);
        value.validate(parameter.bounds, &mut check);
        let fields = serde_json::to_string(value).and_then(|json| flat_object(&json));
        self.serialized(parameter, fields, check)
    }

    /// Sets a parameter whose value is sent as JSON (`content: application/json`).
    #[must_use]
    pub fn parameter_json<T: Serialize + Validate>(
        self,
        parameter: &'static Parameter,
        value: &T,
    ) -> Self {
        let mut check = self.checker(parameter.name);
        value.validate(parameter.bounds, &mut check);
        let json = serde_json::to_string(value).map(ParameterValue::Text);
        self.serialized(parameter, json, check)
    }

    /// Sets the body, as JSON.
    #[must_use]
    pub fn json<T: Serialize + Validate>(self, body: &T) -> Self {
        self.json_within(body, Bounds::NONE)
    }

    /// Sets the body, as JSON with bounds of its own.
    #[must_use]
    pub fn json_within<T: Serialize + Validate>(self, body: &T, bounds: &Bounds) -> Self {
        let mut check = self.checker("");
        body.validate(bounds, &mut check);
        self.json_bytes(serde_json::to_vec(body), check)
    }

    /// Sets the body, as text.
    #[must_use]
    #[inline]
    pub fn text(mut self, body: String, bounds: &Bounds) -> Self {
        let mut check = self.checker("");
        body.validate(bounds, &mut check);
        self.content = Content::Bytes(Bytes::from(body));
        self.blame_body("", check)
    }

    /// Sets the body, as bytes.
    #[must_use]
    pub fn binary(self, body: impl Into<Part>, bounds: &Bounds) -> Self {
        self.binary_part(body.into(), bounds)
    }

    /// Sets a field of a form to a file.
    #[must_use]
    #[inline]
    pub fn part(self, field: &'static FormField, part: Part) -> Self {
        let mut check = self.checker(field.name);
        part.validate(field.bounds, &mut check);
        self.form_parts(field, vec![file(field, part)], check)
    }

    /// Sets a field of a form to several files.
    #[must_use]
    pub fn parts(self, field: &'static FormField, parts: impl IntoIterator<Item = Part>) -> Self {
        self.files(field, parts.into_iter().collect())
    }

    /// Sets a field of a form to a value; a list is a field for each of its items.
    #[must_use]
    #[inline]
    pub fn field(self, field: &'static FormField, value: &dyn ToParameter) -> Self {
        let mut check = self.checker(field.name);
        value.validate(field.bounds, &mut check);
        let texts = match value.to_parameter() {
            ParameterValue::Text(text) => vec![text],
            ParameterValue::List(texts) => texts,
            ParameterValue::Object(fields) => fields.into_iter().map(|(_, text)| text).collect(),
        };
        let parts = texts
            .into_iter()
            .map(|text| with_declared_type(field, Part::text(text)));
        self.form_parts(field, parts.collect(), check)
    }

    /// Sets a field of a form to JSON.
    #[must_use]
    pub fn field_json<T: Serialize + Validate>(self, field: &'static FormField, value: &T) -> Self {
        let mut check = self.checker(field.name);
        value.validate(field.bounds, &mut check);
        self.json_field(field, serde_json::to_vec(value), check)
    }

    /// Sets a header of this call alone; it wins over all others of its name.
    #[must_use]
    #[inline]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        match header(name, value) {
            Ok(header) => self.headers.push(header),
            Err(problem) => self.violations.push(Violation::new(name, problem)),
        }
        self
    }

    /// Sets how long this call may take, from connecting to the last byte of the answer.
    #[must_use]
    #[inline]
    pub const fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Makes the call a future, which sends it when it is first polled.
    pub fn send<D: Decode, E: ErrorBody>(self) -> Sending<D::Output, E> {
        Sending::new::<D>(self)
    }
}

/// What is the same for every type of value.
impl Call {
    #[inline]
    fn checker(&self, root: &'static str) -> Checker {
        Checker::new(root, self.client.core().validate_requests)
    }

    #[inline]
    fn argument(
        mut self,
        parameter: &'static Parameter,
        value: &ParameterValue,
        mut check: Checker,
    ) -> Self {
        let text = parameter.render(value);
        if let Some(problem) = problem(parameter, text.as_deref()) {
            check.impossible(problem);
        }
        let argument = Argument {
            parameter,
            text,
            violations: check.into_violations(),
        };
        let same = |other: &&mut Argument| {
            other.parameter.location == parameter.location && other.parameter.name == parameter.name
        };
        match self.arguments.iter_mut().find(same) {
            Some(other) => *other = argument,
            None => self.arguments.push(argument),
        }
        self
    }

    #[inline]
    fn serialized(
        self,
        parameter: &'static Parameter,
        value: serde_json::Result<ParameterValue>,
        mut check: Checker,
    ) -> Self {
        let value = value.unwrap_or_else(|error| {
            check.impossible(format!("cannot be written: {error}"));
            ParameterValue::List(Vec::new())
        });
        self.argument(parameter, &value, check)
    }

    #[inline]
    fn json_bytes(mut self, json: serde_json::Result<Vec<u8>>, mut check: Checker) -> Self {
        match json {
            Ok(json) => self.content = Content::Bytes(Bytes::from(json)),
            Err(error) => check.impossible(format!("cannot be written as JSON: {error}")),
        }
        self.blame_body("", check)
    }

    #[inline]
    fn binary_part(mut self, part: Part, bounds: &Bounds) -> Self {
        let mut check = self.checker("");
        part.validate(bounds, &mut check);
        self.content = Content::Part(part);
        self.blame_body("", check)
    }

    #[inline]
    fn files(self, field: &'static FormField, parts: Vec<Part>) -> Self {
        let mut check = self.checker(field.name);
        let bounds = field.bounds;
        super::validate::check_count(
            parts.len() as u64,
            bounds.min_items,
            bounds.max_items,
            "item",
            &mut check,
        );
        for (index, part) in parts.iter().enumerate() {
            check.item(index, part, bounds.items.unwrap_or(Bounds::NONE));
        }
        let parts = parts.into_iter().map(|part| file(field, part));
        self.form_parts(field, parts.collect(), check)
    }

    #[inline]
    fn json_field(
        self,
        field: &'static FormField,
        json: serde_json::Result<Vec<u8>>,
        mut check: Checker,
    ) -> Self {
        let parts = match json {
            Ok(json) => {
                let part = Part::bytes(json).with_content_type("application/json");
                vec![with_declared_type(field, part)]
            }
            Err(error) => {
                check.impossible(format!("cannot be written as JSON: {error}"));
                Vec::new()
            }
        };
        self.form_parts(field, parts, check)
    }

    #[inline]
    fn form_parts(mut self, field: &'static FormField, parts: Vec<Part>, check: Checker) -> Self {
        self.content.set_field(field, parts);
        self.blame_body(field.name, check)
    }

    #[inline]
    fn blame_body(mut self, field: &'static str, check: Checker) -> Self {
        self.body_violations.retain(|(other, _)| *other != field);
        let violations = check.into_violations();
        if !violations.is_empty() {
            self.body_violations.push((field, violations));
        }
        self
    }
}

/// Why a text cannot be sent where the parameter is.
#[inline]
fn problem(parameter: &Parameter, text: Option<&str>) -> Option<&'static str> {
    match (parameter.location, text) {
        (Location::Path, None | Some("")) => Some("must not be empty: it is part of the path"),
        (Location::Header, Some(text)) => header(parameter.name, text).err(),
        (Location::Path | Location::Query | Location::Header | Location::Cookie, _) => None,
    }
}

/// A file, with all that a server may want to know of it.
#[inline]
fn file(field: &FormField, mut part: Part) -> Part {
    part.file_name.get_or_insert_with(|| field.name.to_owned());
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
fn with_declared_type(field: &FormField, part: Part) -> Part {
    match field.content_type {
        Some(declared) if !declared.contains(['*', ',']) => part.with_content_type(declared),
        Some(_) | None => part,
    }
}

impl fmt::Debug for Call {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self
            .arguments
            .iter()
            .map(|argument| argument.parameter.name)
            .collect();
        formatter
            .debug_struct("Call")
            .field("operation", &self.operation.id)
            .field("parameters", &names)
            .finish_non_exhaustive()
    }
}

/// Makes a type with a field `call` one that can be sent: `call!(GetChats -> GetChatsResponse, ChatsError)`
/// where the answer is a model as JSON, `call!(GetFile by Binary, FilesError)` where it is not.
#[allow(unused_macros, reason = "not every API needs it")]
macro_rules! call {
    ($call:ident -> $body:ident, $error:ident) => {
        $crate::runtime::call!(@ $call, $crate::runtime::Json<$body>, $body, $error);
    };
    ($call:ident by $decoder:ident, $error:ident) => {
        $crate::runtime::call!(@ $call, $decoder, <$decoder as $crate::runtime::Decode>::Output, $error);
    };
    (@ $call:ident, $decoder:ty, $output:ty, $error:ident) => {
        impl $call {
            /// Sends the call; the same as awaiting it.
            #[inline]
            pub fn send(self) -> $crate::runtime::Sending<$output, $error> {
                self.call.send::<$decoder, $error>()
            }

            /// Sets how long this call may take, from connecting to the last byte of the answer,
            /// instead of what the client says.
            #[inline]
            pub fn timeout(self, timeout: ::core::time::Duration) -> Self {
                Self { call: self.call.timeout(timeout) }
            }

            /// Sets a header of this call. It wins over the client's own.
            pub fn header(self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
                Self { call: self.call.header(name.as_ref(), value.as_ref()) }
            }
        }

        impl ::core::future::IntoFuture for $call {
            type Output = ::core::result::Result<
                $crate::runtime::Response<$output>,
                $crate::runtime::Error<$error>,
            >;
            type IntoFuture = $crate::runtime::Sending<$output, $error>;

            #[inline]
            fn into_future(self) -> Self::IntoFuture {
                self.send()
            }
        }
    };
}
#[allow(unused_imports, reason = "not every API needs it")]
pub(crate) use call;
