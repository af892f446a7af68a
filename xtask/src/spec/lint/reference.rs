//! `$ref`: what stands beside it, and where it leads.

use serde_yaml::{Mapping, Value};

use super::chain::{self, Chain};
use super::{Linter, keyed};
use crate::diagnostics::Code;
use crate::spec::Pointer;
use crate::spec::grammar::{Object, Reference, Rule};
use crate::spec::pointer::Path;
use crate::spec::suggest::nearest_place;

/// What may be said of a schema beside its reference.
const HONOURED_BESIDE_SCHEMA: &[&str] = &[
    "$ref",
    "description",
    "summary",
    "nullable",
    "deprecated",
    "readOnly",
    "writeOnly",
    "default",
    "example",
];

/// What may be said of anything else beside its reference.
const HONOURED: &[&str] = &["$ref", "description", "summary"];

/// How many references may follow each other, as in the stages that follow them.
const MOST_STEPS: usize = 128;

/// How many references of a circle are shown.
const MOST_STEPS_SHOWN: usize = 8;

/// Where a chain of references leads.
enum Way {
    /// Somewhere, or into a circle that it is not part of.
    Ends,
    /// Back to where it began, by these places.
    Circle(Vec<Pointer>),
    /// Nobody looks that far.
    TooLong,
}

impl Linter<'_> {
    /// Checks an object that is a reference.
    pub(super) fn reference(&mut self, mapping: &Mapping, object: &Object, path: &Path<'_>) {
        self.siblings(mapping, object, path);
        let at = Path::Key(path, "$ref");
        let Some(reference) = reference_of(mapping) else {
            self.sink
                .error(&at.pointer(), Code::WrongShape, "a `$ref` must be text")
                .help("a reference looks like `#/components/schemas/Name` or `schemas/name.yaml`");
            return;
        };
        let section = match object.reference {
            Reference::Component(section) => Some(section),
            Reference::None | Reference::Anywhere => None,
        };
        if self.unresolved(reference, section, &at) {
            return;
        }
        if !reference.starts_with('#') {
            let message = format!("`{reference}` is in another file");
            self.sink
                .error(&at.pointer(), Code::UnsupportedExternalReference, message)
                .help("an overlay can only refer to what the bundled description has: see `cargo xtask bundle`");
            return;
        }
        let target = Pointer::from_reference(reference);
        match target.and_then(|target| Some((target.find_in(self.given.document)?, target))) {
            Some((value, target)) => {
                let is_reference = value.as_mapping().is_some_and(|at| at.contains_key("$ref"));
                let way = if is_reference {
                    self.way(&target, &path.pointer())
                } else {
                    Way::Ends
                };
                self.target(reference, &target, section, &at, way);
            }
            None => self.leads_nowhere(reference, &at.pointer()),
        }
    }

    fn siblings(&mut self, mapping: &Mapping, object: &Object, path: &Path<'_>) {
        let is_schema = object.rule == Rule::Schema;
        let (honoured, help) = if is_schema {
            let help =
                "to combine both, write `allOf` with the reference and a schema for the rest";
            (HONOURED_BESIDE_SCHEMA, help)
        } else {
            (HONOURED, "write it where the reference leads")
        };
        for (key, value) in keyed(mapping) {
            let at = Path::Key(path, key);
            if is_schema && key.starts_with("x-") {
                self.extension((key, value), mapping, object, &at);
            }
            if honoured.contains(&key) || key.starts_with("x-") {
                continue;
            }
            let at = at.pointer();
            let message = format!("`{key}` is ignored beside a `$ref`");
            self.sink
                .warning(&at, Code::IgnoredBesideReference, message)
                .at_key()
                .help(help);
        }
    }

    /// Checks what the reference leads to.
    fn target(
        &mut self,
        reference: &str,
        target: &Pointer,
        section: Option<&str>,
        at: &Path<'_>,
        way: Way,
    ) {
        let Some(section) = section else {
            return;
        };
        if target.component(section).is_none() {
            let message = format!("`{reference}` does not lead to one of `components/{section}`");
            self.sink
                .error(&at.pointer(), Code::UnsupportedReferenceTarget, message)
                .label(target, "it leads here")
                .help(format!(
                    "move the target to `components/{section}` and refer to it there"
                ));
            return;
        }
        match way {
            Way::Ends => {}
            Way::Circle(steps) => {
                let message = "this reference leads back to itself";
                let report = self
                    .sink
                    .error(&at.pointer(), Code::CircularReference, message);
                let between = steps.iter().take(steps.len().saturating_sub(1));
                for step in between.take(MOST_STEPS_SHOWN) {
                    report.label(&step.key("$ref"), "by way of this reference");
                }
                report.help("one of the references on the way must be replaced by what is meant");
            }
            Way::TooLong => {
                let message = format!("more than {MOST_STEPS} references follow each other here");
                self.sink
                    .error(&at.pointer(), Code::TooDeep, message)
                    .help("refer to what is meant, not to another reference to it");
            }
        }
    }

    /// Where a chain of references comes to from `target` on.
    fn way(&mut self, target: &Pointer, here: &Pointer) -> Way {
        let length = match self.chains.from(target, self.given.document) {
            Chain::Ends(length) if length < MOST_STEPS => return Way::Ends,
            Chain::Ends(_) => return Way::TooLong,
            Chain::Circle(length) => length,
        };
        if length > MOST_STEPS {
            return Way::TooLong;
        }
        let mut steps = vec![target.clone()];
        while let Some(last) = steps.last() {
            if last == here {
                return Way::Circle(steps);
            }
            match chain::next(last, self.given.document) {
                Some(next) if steps.len() < length => steps.push(next),
                Some(_) | None => break,
            }
        }
        Way::Ends
    }

    /// Reports a reference to something of a section that is known to lead nowhere; whether it was one.
    pub(super) fn unresolved(
        &mut self,
        reference: &str,
        section: Option<&str>,
        at: &Path<'_>,
    ) -> bool {
        if self.given.unresolved.is_empty() {
            return false;
        }
        let at = at.pointer();
        let (file, _) = self.given.sources.origin(&at);
        let reason = self.given.unresolved.reason(file, reference, section);
        if let Some(reason) = reason {
            reason.report(reference, (&at).into(), self.sink);
        }
        reason.is_some()
    }

    fn leads_nowhere(&mut self, reference: &str, at: &Pointer) {
        let message = format!("`{reference}` leads nowhere");
        let help = self.suggestion(reference);
        let report = self.sink.error(at, Code::UnresolvedReference, message);
        match help {
            Some(known) => report.help(format!("did you mean `{known}`?")),
            None => report.help("a reference looks like `#/components/schemas/Name`"),
        };
    }

    /// The nearest reference that would lead somewhere, with one step of it corrected.
    fn suggestion(&mut self, reference: &str) -> Option<String> {
        let pointer = Pointer::from_reference(reference)?;
        let place = nearest_place(&pointer, self.given.document, &mut self.comparisons)?;
        Some(format!("#{place}"))
    }
}

fn reference_of(mapping: &Mapping) -> Option<&str> {
    mapping.get("$ref").and_then(Value::as_str)
}
