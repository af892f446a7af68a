//! Where in the files a change is.
//!
//! The meaning of a description carries no places. They are found again by the names that it does carry, in the
//! document that it was made from; of what is too deep inside, the nearest place around it is given.

use super::{Place, Root, Step};
use crate::diagnostics::{self, Position, Sink};
use crate::ir::{Api, Operation, ParameterLocation, PathSegment};
use crate::spec::{Pointer, SpecDocument};
use std::collections::BTreeMap;

/// How many references are followed on the way to one place.
const MOST_REFERENCES: usize = 64;

/// Finds the places of one description.
pub struct Positions<'a> {
    document: &'a SpecDocument,
    files: diagnostics::Positions<'a>,
    operations: BTreeMap<&'a str, Pointer>,
}

impl<'a> Positions<'a> {
    /// Of a description and what it means. `sink` has its files.
    #[must_use]
    pub fn new(document: &'a SpecDocument, api: &'a Api, sink: &'a Sink) -> Self {
        let operations = api.operations().map(|operation| {
            let method = operation.method.to_string().to_lowercase();
            let path = Pointer::root().key("paths").key(&path(operation));
            (operation.id.0.as_str(), path.key(&method))
        });
        Self {
            document,
            files: diagnostics::Positions::of(&sink.sources),
            operations: operations.collect(),
        }
    }

    /// The lines and columns of a place; of one that the description does not have, the nearest around it.
    #[must_use]
    pub fn of(&self, place: &Place) -> Position {
        self.files.at(&self.pointer(place))
    }

    fn pointer(&self, place: &Place) -> Pointer {
        let root = Pointer::root();
        let mut at = match &place.root {
            Root::Api => root.key("info"),
            Root::Server(url) => self.item(&root.key("servers"), "url", url),
            Root::SecurityScheme(name) => {
                root.key("components").key("securitySchemes").key(&name.0)
            }
            Root::Group(Some(tag)) => self.item(&root.key("tags"), "name", &tag.0),
            Root::Group(None) => root.key("paths"),
            Root::Operation(id) => {
                let known = self.operations.get(id.0.as_str()).cloned();
                known.unwrap_or_else(|| root.key("paths"))
            }
            Root::Type(name) => self.type_named(name),
        };
        for step in &place.steps {
            let Some(next) = self.step(&at, step) else {
                break;
            };
            at = next;
        }
        at
    }

    /// A type that stands inside of something is called after the way to it (`ir::TypeDefinition::name`).
    fn type_named(&self, name: &[String]) -> Pointer {
        let component = |name: &str| Pointer::root().key("components").key("schemas").key(name);
        let Some((first, rest)) = name.split_first() else {
            return Pointer::root();
        };
        let (mut at, rest) = match (self.operations.get(first.as_str()), rest.split_first()) {
            (Some(operation), Some((part, rest))) => self.in_operation(operation, part, rest),
            (Some(_), None) | (None, _) => (component(first), rest),
        };
        for part in rest {
            let keyword = match part.as_str() {
                "item" => "items",
                "value" => "additionalProperties",
                _ => "",
            };
            let inside = || Some(self.target(&at).key(keyword)).filter(|next| self.has(next));
            let Some(next) = self.field(&at, part).or_else(inside) else {
                break;
            };
            at = next;
        }
        at
    }

    /// The schema in an operation that a part of a name stands for, and what is left of the name.
    fn in_operation<'n>(
        &self,
        operation: &Pointer,
        part: &str,
        rest: &'n [String],
    ) -> (Pointer, &'n [String]) {
        match part {
            "request" => (self.content(&operation.key("requestBody")), rest),
            "response" => {
                let responses = operation.key("responses");
                if let Some((status, rest)) = rest.split_first()
                    && self.has(&responses.key(status))
                {
                    return (self.content(&responses.key(status)), rest);
                }
                let keys = self.keys(&responses);
                let mut schemas = keys.map(|status| self.content(&responses.key(status)));
                let own = schemas.find(|at| self.has(at) && !self.has(&at.key("$ref")));
                (own.unwrap_or_else(|| responses.clone()), rest)
            }
            name => {
                let locations = [
                    ParameterLocation::Path,
                    ParameterLocation::Query,
                    ParameterLocation::Header,
                    ParameterLocation::Cookie,
                ];
                let mut found = locations
                    .iter()
                    .filter_map(|l| self.parameter(operation, *l, name));
                let parameter = found.next().map(|parameter| parameter.key("schema"));
                (parameter.unwrap_or_else(|| operation.clone()), rest)
            }
        }
    }

    /// The schema of a body or of an answer.
    fn content(&self, at: &Pointer) -> Pointer {
        let contents = self.target(at).key("content");
        let first = self.keys(&contents).next();
        first.map_or_else(
            || contents.clone(),
            |media_type| contents.key(media_type).key("schema"),
        )
    }

    fn keys(&self, at: &Pointer) -> impl Iterator<Item = &str> {
        let mapping = self
            .document
            .raw_at(at)
            .and_then(|value| value.as_mapping());
        mapping
            .into_iter()
            .flat_map(|m| m.keys())
            .filter_map(|key| key.as_str())
    }

    fn step(&self, at: &Pointer, step: &Step) -> Option<Pointer> {
        let candidates = match step {
            Step::Parameter(location, name) => return self.parameter(at, *location, &name.0),
            Step::Body => vec![at.key("requestBody")],
            Step::FormField(name) => return self.form_field(at, &name.0),
            Step::Answer(_) => {
                let key = step.to_string();
                let key = key.trim_start_matches("answer ");
                vec![at.key("responses").key(key)]
            }
            Step::Header(name) => vec![self.target(at).key("headers").key(&name.0)],
            Step::Field(name) => return self.field(at, &name.0),
            Step::Additional | Step::Values => vec![at.key("additionalProperties")],
            Step::Items => vec![at.key("items"), at.key("schema").key("items")],
            Step::EnumerationValue(value) => return self.value(at, value),
            Step::Variant(name) => return Some(self.alternative(at, name)),
            Step::Variable(name) => vec![at.key("variables").key(&name.0)],
        };
        candidates.into_iter().find(|next| self.has(next))
    }

    fn form_field(&self, at: &Pointer, name: &str) -> Option<Pointer> {
        let schema = self.content(&at.key("requestBody"));
        self.field(&schema, name).or(Some(schema))
    }

    /// A property of a schema, or of one of the parts that it is made of.
    fn field(&self, at: &Pointer, name: &str) -> Option<Pointer> {
        let mut waiting = vec![self.target(at)];
        for _ in 0..MOST_REFERENCES {
            let schema = waiting.pop()?;
            let found = schema.key("properties").key(name);
            if self.has(&found) {
                return Some(found);
            }
            let parts = self.document.raw_at(&schema.key("allOf"));
            let count = parts
                .and_then(|parts| parts.as_sequence())
                .map_or(0, Vec::len);
            let parts = (0..count).map(|index| self.target(&schema.key("allOf").index(index)));
            waiting.extend(parts);
        }
        None
    }

    fn value(&self, at: &Pointer, value: &str) -> Option<Pointer> {
        let values = at.key("enum");
        let list = self.document.raw_at(&values)?.as_sequence()?;
        let is_it = |item: &serde_yaml::Value| match item.as_str() {
            Some(text) => text == value,
            None => item
                .as_i64()
                .is_some_and(|number| number.to_string() == value),
        };
        Some(values.index(list.iter().position(is_it)?))
    }

    /// An alternative of a schema that is a component of this name; else where the alternatives are.
    fn alternative(&self, at: &Pointer, name: &str) -> Pointer {
        for keyword in ["oneOf", "anyOf"] {
            let list = at.key(keyword);
            let items = self.document.raw_at(&list).and_then(|l| l.as_sequence());
            let mut indices = 0..items.map_or(0, Vec::len);
            let is_it = |index: &usize| {
                let reference = self.text(&list.index(*index), "$ref");
                let target = reference.and_then(Pointer::from_reference);
                target
                    .and_then(|target| target.component("schemas"))
                    .as_deref()
                    == Some(name)
            };
            if let Some(index) = indices.find(is_it) {
                return list.index(index);
            }
            if items.is_some() {
                return list;
            }
        }
        at.clone()
    }

    /// A parameter of an operation or of its path, where it stands or is referred to.
    fn parameter(&self, at: &Pointer, location: ParameterLocation, name: &str) -> Option<Pointer> {
        let location = match location {
            ParameterLocation::Path => "path",
            ParameterLocation::Query => "query",
            ParameterLocation::Header => "header",
            ParameterLocation::Cookie => "cookie",
        };
        let around = at.ancestors().nth(1);
        for owner in [Some(at.clone()), around].into_iter().flatten() {
            let list = owner.key("parameters");
            let items = self
                .document
                .raw_at(&list)
                .and_then(|list| list.as_sequence());
            for index in 0..items.map_or(0, Vec::len) {
                let found = self.target(&list.index(index));
                if self.text(&found, "name") == Some(name)
                    && self.text(&found, "in") == Some(location)
                {
                    return Some(found);
                }
            }
        }
        None
    }

    /// The item of a list that has this text under this key, or the list.
    fn item(&self, list: &Pointer, key: &str, text: &str) -> Pointer {
        let items = self
            .document
            .raw_at(list)
            .and_then(|list| list.as_sequence());
        let mut indices = 0..items.map_or(0, Vec::len);
        let found = indices.find(|index| self.text(&list.index(*index), key) == Some(text));
        found.map_or_else(|| list.clone(), |index| list.index(index))
    }

    fn target(&self, at: &Pointer) -> Pointer {
        let mut at = at.clone();
        for _ in 0..MOST_REFERENCES {
            let reference = self.text(&at, "$ref").and_then(Pointer::from_reference);
            let Some(next) = reference else { break };
            at = next;
        }
        at
    }

    fn text(&self, at: &Pointer, key: &str) -> Option<&str> {
        self.document.raw_at(&at.key(key))?.as_str()
    }

    fn has(&self, at: &Pointer) -> bool {
        self.document.raw_at(at).is_some()
    }
}

/// The path of an operation as the description has it.
pub(super) fn path(operation: &Operation) -> String {
    let segments = operation.path.iter().map(|segment| match segment {
        PathSegment::Literal(text) => text.clone(),
        PathSegment::Parameter(name) => format!("{{{}}}", name.0),
    });
    segments.collect()
}
