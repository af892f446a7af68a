//! `$ref`: what stands beside it, and where it leads.

use serde_yaml::{Mapping, Value};

use super::grammar::{Object, Reference, Rule};
use super::{Linter, keyed};
use crate::diagnostics::Code;
use crate::spec::Pointer;
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
        if !reference.starts_with('#') {
            let message = format!("`{reference}` is in another file");
            self.sink
                .error(&at.pointer(), Code::UnsupportedExternalReference, message)
                .help("bundle the description into one file, for instance with `npx @redocly/cli bundle`");
            return;
        }
        let target = Pointer::from_reference(reference);
        match target.and_then(|target| Some((target.find_in(self.document)?, target))) {
            Some((value, target)) => {
                let is_reference = value.as_mapping().is_some_and(|at| at.contains_key("$ref"));
                let leads_back = is_reference && self.leads_back(&target, &path.pointer());
                self.target(reference, &target, object, &at, leads_back);
            }
            None => self.unresolved(reference, &at.pointer()),
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
        object: &Object,
        at: &Path<'_>,
        leads_back: bool,
    ) {
        let section = match object.reference {
            Reference::Component(section) => section,
            Reference::None | Reference::Anywhere => return,
        };
        if target.component(section).is_none() {
            let message = format!("`{reference}` is not a component of `components/{section}`");
            self.sink
                .error(&at.pointer(), Code::UnsupportedReferenceTarget, message)
                .label(target, "it leads here")
                .help(format!(
                    "move the target to `components/{section}` and refer to it there"
                ));
        } else if leads_back {
            let message = format!("`{reference}` leads back to itself");
            self.sink
                .error(&at.pointer(), Code::CircularReference, message)
                .help("one of the references on the way must be replaced by what is meant");
        }
    }

    /// Whether a chain of references that goes through `target` comes to `here`.
    fn leads_back(&self, target: &Pointer, here: &Pointer) -> bool {
        let mut seen = vec![target.clone()];
        while let Some(last) = seen.last() {
            if last == here {
                return true;
            }
            let next = last
                .find_in(self.document)
                .and_then(Value::as_mapping)
                .and_then(reference_of)
                .and_then(Pointer::from_reference);
            match next {
                Some(next) if !seen.contains(&next) => seen.push(next),
                Some(_) | None => return false,
            }
        }
        false
    }

    fn unresolved(&mut self, reference: &str, at: &Pointer) {
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
