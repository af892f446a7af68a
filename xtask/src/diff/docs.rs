//! Words, and whether something is discouraged.

use super::place::At;
use super::{ChangeKind, Comparison};
use crate::ir::{Api, Deprecation, Docs, Type};

impl Comparison<'_> {
    /// Compares what is said of something.
    pub(super) fn docs(&mut self, at: &At, old: &Docs, new: &Docs) {
        self.discouraged(at, old, new);
        self.words(at, &words(old), &words(new));
    }

    /// Compares what is said of something that is of a type. It may be that the type says it: then it is told of the type,
    /// once.
    pub(super) fn docs_beside(
        &mut self,
        at: &At,
        (old, old_type): (&Docs, &Type),
        (new, new_type): (&Docs, &Type),
    ) {
        self.discouraged(at, old, new);
        let is_told = self.is_same_name(old_type, new_type)
            && are_of_type(self.old, old, old_type)
            && are_of_type(self.new, new, new_type);
        if !is_told {
            self.words(at, &words(old), &words(new));
        }
    }

    fn discouraged(&mut self, at: &At, old: &Docs, new: &Docs) {
        match (&old.deprecation, &new.deprecation) {
            (None, Some(new)) if *new == Deprecation::default() => {
                self.changed(ChangeKind::Deprecated, at);
            }
            (None, Some(new)) => {
                let kind = ChangeKind::Deprecated;
                self.changed_from(kind, at, NOTHING, said(&[dates(new), replacement(new)]));
            }
            (Some(_), None) => self.changed(ChangeKind::NoLongerDeprecated, at),
            (Some(old), Some(new)) => self.deprecation(at, old, new),
            (None, None) => {}
        }
    }

    fn deprecation(&mut self, at: &At, old: &Deprecation, new: &Deprecation) {
        let [old_dates, new_dates] = [old, new].map(|one| said(&[dates(one)]));
        if old_dates != new_dates {
            self.changed_from(
                ChangeKind::DeprecationDatesChanged,
                at,
                old_dates,
                new_dates,
            );
        }
        let [old, new] = [old, new].map(|one| said(&[replacement(one)]));
        if old != new {
            self.changed_from(ChangeKind::ReplacementChanged, at, old, new);
        }
    }

    /// Compares texts of a description.
    pub(super) fn words<T: PartialEq>(&mut self, at: &At, old: &T, new: &T) {
        if old != new {
            self.changed(ChangeKind::DescriptionChanged, at);
        }
    }
}

fn words(docs: &Docs) -> (&Option<String>, &Option<String>) {
    (&docs.summary, &docs.description)
}

/// Whether the words are those of a type that is compared by itself.
fn are_of_type(api: &Api, docs: &Docs, ty: &Type) -> bool {
    match ty {
        Type::Named(id) => {
            let definition = api.type_definition(*id);
            definition.has_values() && words(docs) == words(&definition.docs)
        }
        Type::Scalar(_) | Type::Array(_) | Type::Map(_) | Type::Any => false,
    }
}

/// Where nothing is known.
const NOTHING: &str = "none";

fn said(parts: &[Vec<String>]) -> String {
    let parts = parts.concat();
    if parts.is_empty() {
        NOTHING.to_owned()
    } else {
        parts.join(", ")
    }
}

fn dates(deprecation: &Deprecation) -> Vec<String> {
    let degradation = deprecation.degradation_start.iter();
    let shutdown = deprecation.shutdown.iter();
    degradation
        .map(|day| format!("works worse from {day} on"))
        .chain(shutdown.map(|day| format!("is shut down on {day}")))
        .collect()
}

fn replacement(deprecation: &Deprecation) -> Vec<String> {
    let operation = deprecation.operation.iter();
    let sibling = deprecation.sibling.iter();
    operation
        .map(|id| format!("replaced by the operation {}", id.0))
        .chain(sibling.map(|name| format!("replaced by {}", name.0)))
        .collect()
}
