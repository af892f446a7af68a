//! What is expected, as it is compared with what came.
//!
//! Invariant: values are compared as the client writes them; only JSON is compared by what it means.

use std::fmt;
use std::sync::Arc;

use reqwest::Url;
use wiremock::{Match, Mock, Request, Respond};

use super::content::ExpectedBody;
use super::expectation::Condition;
use super::incoming::{Incoming, belongs, pairs};
use super::server::Api;
use super::times::Times;
use crate::runtime::call::{Argument, Call};
use crate::runtime::content::Content;
use crate::runtime::part::Source;
use crate::runtime::{FormField, Location, Operation, Parameter, Part};

/// What a request must be like to be answered.
pub(super) struct Expected {
    api: &'static Api,
    operation: &'static Operation,
    arguments: Vec<Written>,
    body: ExpectedBody,
    conditions: Vec<Condition>,
    pub(super) times: Option<Times>,
    pub(super) limit: Option<u64>,
}

/// A parameter as the client writes it; `None`: it does not.
struct Written {
    parameter: &'static Parameter,
    text: Option<String>,
}

impl Expected {
    /// What the client would send for a call.
    #[inline]
    pub(super) fn new(api: &'static Api, call: Call, conditions: Vec<Condition>) -> Self {
        Self {
            api,
            operation: call.operation,
            body: ExpectedBody::new(call.operation, &call.content),
            arguments: written(call),
            conditions,
            times: None,
            limit: None,
        }
    }

    /// And nothing for a parameter.
    #[inline]
    pub(super) fn without(mut self, parameter: &'static Parameter) -> Self {
        let text = None;
        self.arguments.push(Written { parameter, text });
        self
    }

    /// And only if a function says so.
    pub(super) fn only_if(
        mut self,
        condition: impl Fn(&Incoming<'_>) -> bool + Send + Sync + 'static,
    ) -> Self {
        self.conditions.push(Arc::new(condition));
        self
    }

    #[inline]
    pub(super) fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// Whether a request is as expected.
    #[inline]
    pub(super) fn is_met(&self, request: &Incoming<'_>) -> bool {
        self.is_of(request) && self.problems(request).is_empty()
    }

    /// Whether a request is of the operation.
    #[inline]
    pub(super) fn is_of(&self, request: &Incoming<'_>) -> bool {
        let operation = request.operation();
        operation.is_some_and(|operation| operation.id == self.operation.id)
    }

    /// In what a request of the operation is other than expected.
    #[inline]
    pub(super) fn problems(&self, request: &Incoming<'_>) -> Vec<String> {
        let arguments = self.arguments.iter();
        let mut problems: Vec<_> = arguments
            .filter_map(|argument| argument.problem(request))
            .collect();
        problems.extend(self.body.problem(request));
        // A condition may take for granted what was expected before.
        if problems.is_empty() && !self.conditions.iter().all(|condition| condition(request)) {
            problems.push("a function says no".to_owned());
        }
        problems
    }
}

impl fmt::Display for Expected {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Operation {
            id, method, path, ..
        } = self.operation;
        write!(formatter, "{id} ({method} {path})")?;
        let mut shown: Vec<_> = self.arguments.iter().map(ToString::to_string).collect();
        shown.extend(self.body.shown());
        if !self.conditions.is_empty() {
            shown.push("what a function says".to_owned());
        }
        if shown.is_empty() {
            return Ok(());
        }
        write!(formatter, " with {}", shown.join(", "))
    }
}

/// The parameters of a call, and the fields of its form that are written as such.
#[inline]
fn written(call: Call) -> Vec<Written> {
    let mut written: Vec<_> = call.arguments.into_iter().map(Written::new).collect();
    if let Content::Form { form, .. } = &call.content {
        written.extend(form.entries().filter_map(Written::field));
    }
    written
}

/// The expectation as wiremock has it.
pub(super) fn mock(expected: Arc<Expected>, respond: impl Respond + 'static) -> Mock {
    let (name, limit) = (expected.to_string(), expected.limit);
    let mock = Mock::given(Matcher(expected))
        .respond_with(respond)
        .named(name);
    match limit {
        Some(limit) => mock.up_to_n_times(limit),
        None => mock,
    }
}

struct Matcher(Arc<Expected>);

impl Match for Matcher {
    #[inline]
    fn matches(&self, request: &Request) -> bool {
        self.0.is_met(&Incoming::new(self.0.api, request))
    }
}

impl Written {
    #[inline]
    fn new(argument: Argument) -> Self {
        let Argument {
            parameter, text, ..
        } = argument;
        let text = match parameter.location {
            Location::Query => text.map(|text| as_query(&text)),
            Location::Path | Location::Header | Location::Cookie | Location::Form => text,
        };
        Self { parameter, text }
    }

    /// A field of a form that is written as a parameter.
    #[inline]
    fn field((field, part): (&'static FormField, &Part)) -> Option<Self> {
        let parameter = field.style.as_ref()?;
        let Source::Bytes(bytes) = &part.source else {
            return None;
        };
        let text = Some(String::from_utf8_lossy(bytes).into_owned());
        Some(Self { parameter, text })
    }

    #[inline]
    fn problem(&self, request: &Incoming<'_>) -> Option<String> {
        let came = self.found(request);
        if came == self.text {
            return None;
        }
        let came = came.unwrap_or_else(|| "not there".to_owned());
        let expected = self.text.as_deref().unwrap_or("not there");
        let name = self.parameter.name;
        Some(format!("`{name}` is {came}, should be {expected}"))
    }

    /// What a request has in its place.
    #[inline]
    fn found(&self, request: &Incoming<'_>) -> Option<String> {
        let Parameter { name, location, .. } = self.parameter;
        match location {
            Location::Path => request.path_value(name).map(str::to_owned),
            Location::Header => request.header(name).map(str::to_owned),
            Location::Query | Location::Form => self.found_pairs(request, "&"),
            Location::Cookie => self.found_pairs(request, "; "),
        }
    }

    /// The pairs that are the parameter's: by its own name, or by those of the fields that are expected.
    #[inline]
    fn found_pairs(&self, request: &Incoming<'_>, separator: &'static str) -> Option<String> {
        let expected = self.text.as_deref().unwrap_or_default();
        let expected = pairs(expected, separator);
        let is_own = |name: &str| {
            belongs(self.parameter, name) || expected.iter().any(|(other, _)| *other == name)
        };
        let came = request.pairs(&self.parameter.location).into_iter();
        let own: Vec<_> = came
            .filter(|(name, _)| is_own(name))
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        (!own.is_empty()).then(|| own.join(separator))
    }
}

impl fmt::Display for Written {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Parameter { name, location, .. } = self.parameter;
        match (&self.text, location) {
            (None, _) => write!(formatter, "no {name}"),
            (Some(text), Location::Path) => write!(formatter, "{name}={text}"),
            (Some(text), Location::Header) => write!(formatter, "{name}: {text}"),
            (Some(text), Location::Query | Location::Cookie | Location::Form) => {
                formatter.write_str(text)
            }
        }
    }
}

/// A query as the client's URL has it: some characters are encoded only there.
#[inline]
fn as_query(text: &str) -> String {
    let Ok(mut url) = Url::parse("http://localhost/") else {
        return text.to_owned();
    };
    url.set_query(Some(text));
    url.query().unwrap_or_default().to_owned()
}
