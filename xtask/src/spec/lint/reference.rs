//! `$ref`: what stands beside it, and where it leads.

use serde_yaml::{Mapping, Value};

use super::{Linter, keyed};
use crate::diagnostics::Code;
use crate::spec::Pointer;
use crate::spec::grammar::{Object, Reference, Rule};
use crate::spec::pointer::Path;
use crate::spec::suggest::nearest;

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

impl Linter<'_> {
    /// Checks an object that is a reference.
    pub(super) fn reference(&mut self, mapping: &Mapping, object: &Object, path: &Path<'_>) {
        self.siblings(mapping, object, path);
        let at = Path::Key(path, "$ref");
        let Some(reference) = reference_of(mapping) else {
            self.sink
                .error(&at.pointer(), Code::WrongShape, "a `$ref` must be text");
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
        match target.and_then(|target| Some((target.find_in(self.document)?, target))) {
            Some((value, target)) => {
                let is_reference = value.as_mapping().is_some_and(|at| at.contains_key("$ref"));
                let circle = is_reference.then(|| self.circle(&target, &path.pointer()));
                self.target(reference, &target, section, &at, circle.flatten());
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
        for (key, _) in keyed(mapping) {
            if honoured.contains(&key) || key.starts_with("x-") {
                continue;
            }
            let at = Path::Key(path, key).pointer();
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
        circle: Option<Vec<Pointer>>,
    ) {
        let Some(section) = section else {
            return;
        };
        if target.component(section).is_none() {
            let message = format!("`{reference}` is not a component of `components/{section}`");
            self.sink
                .error(&at.pointer(), Code::UnsupportedReferenceTarget, message)
                .label(target, "it leads here")
                .help(format!(
                    "move the target to `components/{section}` and refer to it there"
                ));
        } else if let Some(steps) = circle {
            let message = "this reference leads back to itself";
            let report = self
                .sink
                .error(&at.pointer(), Code::CircularReference, message);
            let between = steps.iter().take(steps.len().saturating_sub(1));
            for step in between {
                report.label(&step.key("$ref"), "by way of this reference");
            }
            report.help("one of the references on the way must be replaced by what is meant");
        }
    }

    /// The places that a chain of references comes through from `target` on until it is back `here`, if it is.
    fn circle(&self, target: &Pointer, here: &Pointer) -> Option<Vec<Pointer>> {
        let mut seen = vec![target.clone()];
        while let Some(last) = seen.last() {
            if last == here {
                return Some(seen);
            }
            let next = last
                .find_in(self.document)
                .and_then(Value::as_mapping)
                .and_then(reference_of)
                .and_then(Pointer::from_reference)?;
            if seen.contains(&next) {
                return None;
            }
            seen.push(next);
        }
        None
    }

    /// Reports a reference to something of a section that is known to lead nowhere; whether it was one.
    pub(super) fn unresolved(
        &mut self,
        reference: &str,
        section: Option<&str>,
        at: &Path<'_>,
    ) -> bool {
        let at = at.pointer();
        let (file, _) = self.sink.sources.origin(&at);
        let reason = self.unresolved.reason(file, reference, section);
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
    fn suggestion(&self, reference: &str) -> Option<String> {
        let pointer = Pointer::from_reference(reference)?;
        let mut place = Pointer::root();
        let mut corrected = false;
        for token in pointer.tokens() {
            let mapping = place.find_in(self.document)?.as_mapping()?;
            place = if mapping.contains_key(token.as_ref()) {
                place.key(&token)
            } else if corrected {
                return None;
            } else {
                corrected = true;
                place.key(nearest(&token, keyed(mapping).map(|(key, _)| key))?)
            };
        }
        Some(format!("#{place}"))
    }
}

fn reference_of(mapping: &Mapping) -> Option<&str> {
    mapping.get("$ref").and_then(Value::as_str)
}
