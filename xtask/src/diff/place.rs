//! Where a change is: names on the wire, from the outside in.

use std::fmt;

use super::Flow;
use crate::ir::{ParameterLocation, StatusMatch, WireName};
use crate::rust::Carrier;

/// A place in one of the two descriptions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// What it belongs to.
    pub root: Root,
    /// The way from there.
    pub steps: Vec<Step>,
}

/// What a place belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Root {
    /// The API as a whole.
    Api,
    /// A server, by its URL.
    Server(String),
    /// A way to authenticate.
    SecurityScheme(WireName),
    /// The operations of a tag.
    Group(Option<WireName>),
    /// An operation.
    Operation(WireName),
    /// A type: the component, or the way to it.
    Type(Vec<String>),
}

/// A step inward.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A parameter.
    Parameter(ParameterLocation, WireName),
    /// The body that is sent.
    Body,
    /// A field of the form that is sent.
    FormField(WireName),
    /// An answer.
    Answer(StatusMatch),
    /// A header of an answer.
    Header(WireName),
    /// A property of an object.
    Field(WireName),
    /// The properties that an object does not name.
    Additional,
    /// The items of an array.
    Items,
    /// The values of a map.
    Values,
    /// A value of an enumeration.
    EnumerationValue(String),
    /// A variant of a union.
    Variant(String),
    /// A variable of a server.
    Variable(WireName),
}

impl Step {
    /// To what an operation takes.
    pub(crate) fn to_input(carrier: &Carrier) -> Self {
        match carrier {
            Carrier::Parameter { name, location, .. } => Self::Parameter(*location, name.clone()),
            Carrier::FormField { name, .. } => Self::FormField(name.clone()),
            Carrier::Json | Carrier::Text | Carrier::Binary => Self::Body,
        }
    }
}

impl Place {
    pub(super) fn of(root: Root) -> Self {
        Self {
            root,
            steps: Vec::new(),
        }
    }

    pub(super) fn step(&self, step: Step) -> Self {
        let mut place = self.clone();
        place.steps.push(step);
        place
    }

    /// The way inward, empty at the root itself.
    #[must_use]
    pub fn way(&self) -> String {
        let steps: Vec<String> = self.steps.iter().map(ToString::to_string).collect();
        steps.join(", ")
    }
}

impl fmt::Display for Root {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Api => f.write_str("the API"),
            Self::Server(url) => write!(f, "server {url}"),
            Self::SecurityScheme(name) => write!(f, "security scheme {}", name.0),
            Self::Group(Some(tag)) => write!(f, "tag {}", tag.0),
            Self::Group(None) => f.write_str("operations without a tag"),
            Self::Operation(id) => write!(f, "operation {}", id.0),
            Self::Type(name) => write!(f, "type {}", name.join(".")),
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Parameter(location, name) => {
                let location = match location {
                    ParameterLocation::Path => "path",
                    ParameterLocation::Query => "query",
                    ParameterLocation::Header => "header",
                    ParameterLocation::Cookie => "cookie",
                };
                write!(f, "{location} parameter {}", name.0)
            }
            Self::Body => f.write_str("body"),
            Self::FormField(name) => write!(f, "field {} of the form", name.0),
            Self::Answer(StatusMatch::Code(code)) => write!(f, "answer {code}"),
            Self::Answer(StatusMatch::Class(class)) => write!(f, "answer {class}XX"),
            Self::Answer(StatusMatch::Default) => f.write_str("answer default"),
            Self::Header(name) => write!(f, "header {}", name.0),
            Self::Field(name) => write!(f, "field {}", name.0),
            Self::Additional => f.write_str("further properties"),
            Self::Items => f.write_str("items"),
            Self::Values => f.write_str("values"),
            Self::EnumerationValue(value) => write!(f, "value {value}"),
            Self::Variant(name) => write!(f, "variant {name}"),
            Self::Variable(name) => write!(f, "variable {}", name.0),
        }
    }
}

/// A place that is in both descriptions, and which way what is there goes.
#[derive(Clone)]
pub(super) struct At {
    pub(super) old: Place,
    pub(super) new: Place,
    /// The ways that an old client knows.
    pub(super) known: Flow,
    /// The ways in either description.
    pub(super) any: Flow,
}

impl At {
    pub(super) fn new(old: Root, new: Root, known: Flow, any: Flow) -> Self {
        Self {
            old: Place::of(old),
            new: Place::of(new),
            known,
            any,
        }
    }

    /// A place that is called the same in both, where nothing goes any way.
    pub(super) fn same(root: Root) -> Self {
        Self::new(root.clone(), root, Flow::default(), Flow::default())
    }

    pub(super) fn step(&self, step: Step) -> Self {
        self.steps(step.clone(), step)
    }

    pub(super) fn steps(&self, old: Step, new: Step) -> Self {
        Self {
            old: self.old.step(old),
            new: self.new.step(new),
            ..*self
        }
    }

    /// The same place for what goes one way.
    pub(super) fn going(self, known: Flow, any: Flow) -> Self {
        Self { known, any, ..self }
    }
}
