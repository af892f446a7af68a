//! OpenAPI 3.1 read as 3.0.
//!
//! A document of 3.1 is rewritten so that all that follows sees one of 3.0. It goes from the outside in, along
//! the table of OpenAPI's objects, so that examples, defaults and extensions, which are data, are never touched. A
//! schema that is 3.0 already stays as it is. Whatever comes to another place is remembered with the place it came
//! from, so that a fault that is found later points at what the user wrote.
//!
//! What 3.0 cannot say: a keyword that only forbids values is dropped with a warning, for the client takes
//! more than it must; what would change the types is [`Unsupported`], and `lower` reports it where it is used.

mod arrays;
mod document;
mod moves;
mod null;
mod nullable;
mod objects;
mod parts;
mod reference;
mod schema;
#[cfg(test)]
mod tests;
mod types;
mod values;

use std::collections::{BTreeMap, BTreeSet};

use serde_yaml::{Mapping, Value};

use super::grammar::{A_DESCRIPTION, Object, Rule, Shape};
use super::lint::shape;
use super::pointer::Path;
use super::{Pointer, Sources};
use crate::diagnostics::{Code, Diagnostic, Sink};
use moves::Moves;
use parts::Parts;

/// What a schema or a security scheme needs that is not supported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsupported {
    /// What to point at.
    pub at: Pointer,
    /// The kind of fault.
    pub code: Code,
    /// What is wrong.
    pub message: &'static str,
    /// The way out.
    pub help: &'static str,
}

/// Makes OpenAPI 3.0 of a document of 3.1.
///
/// `raw` is one normalized document, in which every reference leads to a component (`bundle`): also what was in
/// `$defs` is one, as far as something refers to it. The second part of the answer is what 3.0 cannot say, by the place of the
/// schema or the security scheme in the new document.
pub(super) fn document(mut raw: Value, sink: &mut Sink) -> (Value, BTreeMap<Pointer, Unsupported>) {
    sink.pin(0, Sources::origin);
    let mut rewriter = Rewriter {
        moves: Moves::default(),
        unsupported: BTreeMap::new(),
        parts: Parts::default(),
        nullable_at: BTreeSet::new(),
        sink,
    };
    if let Value::Mapping(document) = &mut raw {
        rewriter.whole(document);
    }
    rewriter.value(&mut raw, &A_DESCRIPTION, &Path::Root);
    rewriter.types_of_nullable(&mut raw);
    let Rewriter {
        moves, unsupported, ..
    } = rewriter;
    sink.sources.relocate(moves.into_map());
    (raw, unsupported)
}

struct Rewriter<'a> {
    moves: Moves,
    unsupported: BTreeMap<Pointer, Unsupported>,
    /// The parts of forms that say their media type.
    parts: Parts,
    /// The schemas that have become nullable.
    nullable_at: BTreeSet<Pointer>,
    sink: &'a mut Sink,
}

impl Rewriter<'_> {
    fn value(&mut self, value: &mut Value, shape: &Shape, path: &Path<'_>) {
        match shape {
            Shape::Object(object) => self.object(value, object, path),
            Shape::ObjectOrBoolean(object) if !value.is_bool() => self.object(value, object, path),
            Shape::Map(values) => {
                for (key, value) in value.as_mapping_mut().into_iter().flatten() {
                    if let Some(key) = key.as_str() {
                        self.value(value, values, &Path::Key(path, key));
                    }
                }
            }
            Shape::List(items) => {
                let sequence = value.as_sequence_mut().into_iter().flatten();
                for (index, item) in sequence.enumerate() {
                    self.value(item, items, &Path::Index(path, index));
                }
            }
            _ => {}
        }
    }

    fn object(&mut self, value: &mut Value, object: &Object, path: &Path<'_>) {
        if object.rule == Rule::Schema {
            self.boolean_schema(value, path);
        }
        let Value::Mapping(mapping) = value else {
            return;
        };
        match object.rule {
            Rule::Schema => self.schema(mapping, path),
            Rule::Operation => document::operation(mapping),
            Rule::MediaType => self.media_type(mapping, path),
            Rule::None
            | Rule::Parameter
            | Rule::Header
            | Rule::Link
            | Rule::SecurityScheme
            | Rule::OAuthFlows => {}
        }
        for (key, value) in mapping {
            if let Some(key) = key.as_str()
                && let Some(shape) = object.shape_of(key)
            {
                self.value(value, shape, &Path::Key(path, key));
            }
        }
    }

    /// Takes a key away that 3.0 does not have, with what its value should have been. A value of another shape
    /// is reported, and is as good as none.
    fn take(
        &mut self,
        mapping: &mut Mapping,
        key: &str,
        shape: &Shape,
        path: &Path<'_>,
    ) -> Option<Value> {
        let value = mapping.shift_remove(key)?;
        let fits = match shape {
            Shape::Map(_) => value.is_mapping(),
            Shape::List(_) => value.is_sequence(),
            Shape::Number => value.is_number(),
            Shape::Text => value.is_string(),
            _ => true,
        };
        if fits {
            return Some(value);
        }
        let first = self.sink.diagnostics().len();
        shape::check(&value, shape, &Path::Key(path, key), self.sink);
        let moves = &self.moves;
        self.sink
            .pin(first, |sources, at| sources.origin(&moves.old(at)));
        None
    }

    /// Reports a keyword that is not checked.
    fn not_checked(&mut self, path: &Path<'_>, key: &str) {
        let message = format!("`{key}` is not checked");
        self.warning(&path.pointer().key(key), Code::KeywordNotChecked, message)
            .at_key()
            .help("the client also takes values that it forbids");
    }

    fn error(&mut self, at: &Pointer, code: Code, message: impl Into<String>) -> &mut Diagnostic {
        let place = self.place(at);
        self.sink.error(place, code, message)
    }

    fn warning(&mut self, at: &Pointer, code: Code, message: impl Into<String>) -> &mut Diagnostic {
        let place = self.place(at);
        self.sink.warning(place, code, message)
    }
}
