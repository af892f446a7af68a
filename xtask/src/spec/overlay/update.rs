//! `update`: merges a value into objects, and adds it to lists.

use serde_yaml::{Mapping, Value};

use super::budget::Size;
use super::tree::Steps;
use super::{FileId, Pointer, Reported, Run, Version, kind};
use crate::diagnostics::{Code, Place, Sink};
use crate::spec::{Sources, Spot};

/// A value that cannot be merged with the one that is there.
struct Conflict {
    /// Where it stands in the document.
    part: Pointer,
    /// Where it stands in the overlay.
    at: Pointer,
    there: &'static str,
    brought: &'static str,
}

/// Merges values, and says of each that it comes from the overlay.
struct Merge<'a> {
    file: FileId,
    sources: &'a mut Sources,
}

impl Run<'_> {
    /// Updates all targets; it stops at the first fault, since the others would be the same.
    pub(super) fn update(&mut self, targets: &[Steps], update: &Value) -> Result<(), Reported> {
        let size = Size::of(update);
        let from = self.action.at.key("update");
        for target in targets {
            if let Err(why) = self.budget.take(size, target.depth()) {
                self.sink
                    .error(self.at("target"), Code::OverlayTooLarge, why)
                    .help("name fewer places, or update them with less");
                return Err(Reported);
            }
            let part = target.pointer();
            let version = self.overlay.version;
            let mut merge = Merge {
                file: self.overlay.file,
                sources: &mut self.sink.sources,
            };
            let outcome = self.tree.change(target, |value| {
                Some(merge.target(value, update, version, &part, &from))
            });
            if let Some(Err(conflict)) = outcome {
                conflict.report(self.overlay.file, self.sink);
                return Err(Reported);
            }
        }
        Ok(())
    }
}

impl Merge<'_> {
    fn target(
        &mut self,
        target: &mut Value,
        update: &Value,
        version: Version,
        part: &Pointer,
        from: &Pointer,
    ) -> Result<(), Conflict> {
        match (target, update) {
            (Value::Sequence(items), Value::Sequence(more)) if version == Version::V1_1 => {
                self.concatenate(items, more, part, from);
                Ok(())
            }
            (Value::Sequence(items), entry) => {
                self.bring(&part.index(items.len()), from.clone());
                items.push(entry.clone());
                Ok(())
            }
            (target, update) => self.value(target, update, part, from),
        }
    }

    /// Merges a value with one that is there.
    fn value(
        &mut self,
        value: &mut Value,
        update: &Value,
        part: &Pointer,
        from: &Pointer,
    ) -> Result<(), Conflict> {
        match (value, update) {
            (Value::Mapping(mapping), Value::Mapping(update)) => {
                self.mapping(mapping, update, part, from)
            }
            (Value::Sequence(items), Value::Sequence(more)) => {
                self.concatenate(items, more, part, from);
                Ok(())
            }
            (value, update) if kind(value) == kind(update) => {
                self.bring(part, from.clone());
                *value = update.clone();
                Ok(())
            }
            (value, update) => Err(Conflict {
                part: part.clone(),
                at: from.clone(),
                there: kind(value),
                brought: kind(update),
            }),
        }
    }

    fn mapping(
        &mut self,
        mapping: &mut Mapping,
        update: &Mapping,
        part: &Pointer,
        from: &Pointer,
    ) -> Result<(), Conflict> {
        for (key, update) in update {
            // All keys are text after normalization.
            let name = key.as_str().unwrap_or_default();
            let (part, from) = (part.key(name), from.key(name));
            if let Some(value) = mapping.get_mut(key) {
                self.value(value, update, &part, &from)?;
            } else {
                self.bring(&part, from);
                mapping.insert(key.clone(), update.clone());
            }
        }
        Ok(())
    }

    fn concatenate(
        &mut self,
        items: &mut Vec<Value>,
        more: &[Value],
        part: &Pointer,
        from: &Pointer,
    ) {
        for (index, item) in more.iter().enumerate() {
            self.bring(&part.index(items.len()), from.index(index));
            items.push(item.clone());
        }
    }

    /// Says that a part of the document comes from the overlay as a whole.
    fn bring(&mut self, part: &Pointer, from: Pointer) {
        self.sources.forget(part);
        self.sources.set_origin(part.clone(), self.file, from);
    }
}

impl Conflict {
    fn report(self, file: FileId, sink: &mut Sink) {
        let Self {
            part,
            at,
            there,
            brought,
        } = self;
        let (there_file, there_at) = sink.sources.origin(&part);
        let message = format!("{brought} cannot be merged with {there}");
        sink.error(
            Place::In(file, Spot::Value(at)),
            Code::OverlayConflict,
            message,
        )
        .label(
            Place::In(there_file, Spot::Value(there_at)),
            format!("{there} is here"),
        )
        .help(format!(
            "bring {there}, or remove the one that is here by an action before this one"
        ));
    }
}
