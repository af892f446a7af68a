//! What the typed document loses or forgives: read from the raw value, along the table of OpenAPI's
//! objects, so that examples, defaults and extensions, which are data, are left alone; but for the extensions that
//! mean something to the generator.

mod chain;
mod empty;
mod extensions;
mod keywords;
mod missing;
mod reference;
mod rules;
pub(super) mod shape;
mod swagger;

use std::collections::BTreeSet;

use rayon::prelude::*;
use serde_yaml::{Mapping, Value};

use super::FileId;
use super::bundle::Unresolved;
use super::grammar::{A_DESCRIPTION, DOCUMENT, OVERLAY, Object, Reference, Shape};
use super::load::Version;
use super::pointer::Path;
use super::select::LeftOut;
use super::sources::Sources;
use super::suggest::nearest;
use crate::diagnostics::{Code, Sink};
use crate::threads;
use chain::Chains;
pub(super) use keywords::SCHEMA_TYPES;
pub(super) use rules::CONSTRAINTS;

/// Checks a whole document.
///
/// `version` is the one in which it is written; `raw` is OpenAPI 3.0 by now, without what was left out of it.
pub(super) fn document(
    raw: &Value,
    version: Version,
    unresolved: &Unresolved,
    left_out: &LeftOut,
    sink: &mut Sink,
) {
    let given = Given {
        document: raw,
        version,
        unresolved,
        left_out,
        sources: &sink.sources,
    };
    let reports = match raw.as_mapping() {
        Some(mapping) if !mapping.contains_key("$ref") => given.parts(mapping),
        Some(_) | None => {
            let mut reports = Sink::default();
            Linter::new(given, &mut reports).value(raw, &A_DESCRIPTION, &Path::Root);
            vec![reports]
        }
    };
    keywords::report_version(&reports, sink);
    sink.join(reports);
}

/// Checks a file that is an overlay, but for the values that it brings.
pub(super) fn overlay(raw: &Value, file: FileId, sink: &mut Sink) {
    let given = Given {
        document: raw,
        version: Version::V3_0,
        unresolved: &Unresolved::default(),
        left_out: &LeftOut::default(),
        sources: &Sources::default(),
    };
    Linter::new(given, sink).value(raw, &Shape::Object(&OVERLAY), &Path::File(file));
}

/// What is known of a document before it is checked.
#[derive(Clone, Copy)]
struct Given<'a> {
    document: &'a Value,
    version: Version,
    unresolved: &'a Unresolved,
    left_out: &'a LeftOut,
    sources: &'a Sources,
}

impl Given<'_> {
    /// Checks what stands under each key of the document, all at the same time if the document is long, and then the
    /// document itself.
    ///
    /// What has more keys than a document may have is checked in a few parts all the same: each part keeps reports.
    fn parts(self, document: &Mapping) -> Vec<Sink> {
        let entries: Vec<_> = keyed(document).collect();
        let most_parts = if threads::are_worth_it(self.sources) {
            MOST_PARTS
        } else {
            1
        };
        let length = entries.len().div_ceil(most_parts).max(1);
        let parts = entries.par_chunks(length).map(|entries| {
            let mut reports = Sink::default();
            let mut linter = Linter::new(self, &mut reports);
            for entry in entries {
                linter.entry(*entry, document, &DOCUMENT, &Path::Root);
            }
            reports
        });
        let mut parts: Vec<Sink> = parts.collect();
        let mut reports = Sink::default();
        Linter::new(self, &mut reports).whole(document, &DOCUMENT, &Path::Root);
        parts.push(reports);
        parts
    }
}

/// In how many parts a document is checked.
const MOST_PARTS: usize = 16;

struct Linter<'a> {
    given: Given<'a>,
    sink: &'a mut Sink,
    /// How far chains of references go, from the places that were come through.
    chains: Chains,
    /// How many names may yet be compared to find what was meant.
    comparisons: usize,
    /// The `operationId`s of the document and of what was left out of it, once somebody asked for them.
    operations: Option<BTreeSet<String>>,
}

/// How many names are compared to find what was meant by references that lead nowhere.
pub(super) const MOST_COMPARISONS: usize = 1_000_000;

impl<'a> Linter<'a> {
    fn new(given: Given<'a>, sink: &'a mut Sink) -> Self {
        Self {
            given,
            sink,
            chains: Chains::default(),
            comparisons: MOST_COMPARISONS,
            operations: None,
        }
    }

    fn value(&mut self, value: &Value, shape: &Shape, path: &Path<'_>) {
        if self.is_unresolved(value, shape, path) {
            return;
        }
        match (shape, value) {
            (Shape::Object(object) | Shape::ObjectOrBoolean(object), Value::Mapping(mapping)) => {
                self.object(mapping, object, path);
            }
            (Shape::Map(values), Value::Mapping(mapping)) => {
                for (key, value) in keyed(mapping) {
                    self.value(value, values, &Path::Key(path, key));
                }
            }
            (Shape::Security, Value::Mapping(mapping)) => {
                for (key, scopes) in keyed(mapping) {
                    self.value(scopes, &Shape::List(&Shape::Text), &Path::Key(path, key));
                }
            }
            (Shape::List(items), Value::Sequence(sequence)) => {
                for (index, item) in sequence.iter().enumerate() {
                    self.value(item, items, &Path::Index(path, index));
                }
            }
            (Shape::Type, Value::String(word)) if self.is_nearly_null(word, path) => {}
            _ => shape::check(value, shape, path, self.sink),
        }
    }

    /// Reports a reference that leads nowhere where OpenAPI has no references.
    fn is_unresolved(&mut self, value: &Value, shape: &Shape, path: &Path<'_>) -> bool {
        let Some(reference) = shape.reference_in(value) else {
            return false;
        };
        match shape {
            Shape::SchemaName => self.unresolved(reference, shape.section(), path),
            // It is reported with what stands beside it.
            _ if shape.section().is_some() => false,
            _ => self.unresolved(reference, None, &Path::Key(path, "$ref")),
        }
    }

    fn object(&mut self, mapping: &Mapping, object: &'static Object, path: &Path<'_>) {
        if mapping.contains_key("$ref") && !matches!(object.reference, Reference::None) {
            self.reference(mapping, object, path);
            return;
        }
        for entry in keyed(mapping) {
            self.entry(entry, mapping, object, path);
        }
        self.whole(mapping, object, path);
    }

    /// Checks one key of an object, and what is under it.
    fn entry(
        &mut self,
        (key, value): (&str, &Value),
        mapping: &Mapping,
        object: &Object,
        path: &Path<'_>,
    ) {
        let here = Path::Key(path, key);
        if key.starts_with("x-") {
            self.extension((key, value), mapping, object, &here);
            return;
        }
        let shape = object.shape_of(key);
        if self.is_of_later_version((key, value), shape, object, &here) {
            return;
        }
        match shape {
            Some(shape) if self.empty((key, value), shape, object, &here) => {}
            Some(shape) if shape.is_ignored() && value.is_mapping() => {
                let first = self.sink.diagnostics().len();
                self.value(value, shape, &here);
                self.sink.lessen(first..self.sink.diagnostics().len());
            }
            Some(shape) => self.value(value, shape, &here),
            None => self.unknown_key((key, value), object, &here),
        }
    }

    /// Checks what its keys say together.
    fn whole(&mut self, mapping: &Mapping, object: &Object, path: &Path<'_>) {
        self.missing_keys(mapping, object, path);
        rules::check(mapping, object.rule, path, self.sink);
    }

    /// Reports what only a later version has, to one who writes in an earlier one.
    fn is_of_later_version(
        &mut self,
        entry: (&str, &Value),
        shape: Option<&Shape>,
        object: &Object,
        at: &Path<'_>,
    ) -> bool {
        match self.given.version {
            Version::V3_0 => keywords::check(entry, shape, object, at, self.sink),
            Version::V3_1 => false,
        }
    }

    fn unknown_key(&mut self, (key, value): (&str, &Value), object: &Object, at: &Path<'_>) {
        let reference = match object.reference {
            Reference::None => None,
            Reference::Component(_) | Reference::Anywhere => Some("$ref"),
        };
        let later = match self.given.version {
            Version::V3_0 => None,
            Version::V3_1 => Some(object.later_keys()),
        };
        let known = object.keys().chain(later.into_iter().flatten());
        let is_meant = if let Some(help) = swagger::key(object, key) {
            Some(help.to_owned())
        } else if self.sink.is_full() {
            Some(String::new())
        } else if let Some(known) = nearest(key, known.chain(reference)) {
            Some(format!("did you mean `{known}`?"))
        } else {
            object.pattern.describe().map(str::to_owned)
        };
        let message = format!("{} has no key `{key}`", object.name);
        // What has parts may be a part of the description that stands in the wrong place.
        let is_remark = is_meant.is_none() && !(value.is_mapping() || value.is_sequence());
        let report = if is_remark {
            self.sink.warning(at.place(), Code::UnknownKey, message)
        } else {
            self.sink.error(at.place(), Code::UnknownKey, message)
        };
        let way_out = "remove it, or start it with `x-` if it is an extension";
        report.at_key().help(match is_meant {
            Some(help) => help,
            None if is_remark => format!("it is ignored: {way_out}"),
            None => way_out.to_owned(),
        });
    }
}

/// The entries of an object. All keys are text after normalization.
fn keyed(mapping: &Mapping) -> impl Iterator<Item = (&str, &Value)> {
    let entries = mapping.iter();
    entries.filter_map(|(key, value)| Some((key.as_str()?, value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_of_any_number_of_keys_is_checked_in_a_few_parts() {
        let (unresolved, left_out) = (Unresolved::default(), LeftOut::default());
        for count in [0, 1, MOST_PARTS, 1_000] {
            let keys = (0..count).map(|index| (format!("key{index}").into(), Value::Null));
            let given = Given {
                document: &Value::Null,
                version: Version::V3_0,
                unresolved: &unresolved,
                left_out: &left_out,
                sources: &Sources::default(),
            };
            let parts = given.parts(&keys.collect());
            assert!(parts.len() <= MOST_PARTS + 1, "{count}");
            let mut all = Sink::default();
            all.join(parts);
            let unknown = all.diagnostics().iter();
            let unknown = unknown.filter(|report| report.code == Code::UnknownKey);
            assert_eq!(unknown.count(), count);
        }
    }
}
