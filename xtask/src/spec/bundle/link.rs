//! The operations that links lead to by `operationRef`, which is relative to the file that has it.

use serde_yaml::{Mapping, Value};

use super::Location;
use super::build::Builder;
use super::reference::reference_text;
use super::walk::Walk;
use crate::spec::{FileId, Pointer, Sources};

/// A link that was copied, and the operation that it leads to.
pub(super) struct Link {
    /// Where it is in the document that is made.
    pub(super) out: Pointer,
    /// Where its operation stands.
    pub(super) operation: Location,
}

impl Link {
    /// Lets the link lead to where its operation has come to; it stays as it is if that is nowhere.
    pub(super) fn follow(self, raw: &mut Value, sources: &Sources) {
        let Some(operation) = come_to(&self.operation, raw, sources) else {
            return;
        };
        if let Some(Value::Mapping(link)) = self.out.find_in_mut(raw) {
            link.insert("operationRef".into(), reference_text(&operation).into());
        }
    }
}

impl Builder<'_> {
    /// Keeps a link in mind until it is known where its operation has come to.
    pub(super) fn note_link(&mut self, link: &Mapping, walk: &Walk<'_>) {
        let reference = link.get("operationRef").and_then(Value::as_str);
        let operation = reference.and_then(|reference| self.library.location(walk.file, reference));
        self.noted.links.extend(operation.map(|operation| Link {
            out: walk.out.pointer(),
            operation,
        }));
    }
}

/// Where in the document something is that was copied from a place, or stands there still.
fn come_to(place: &Location, raw: &Value, sources: &Sources) -> Option<Pointer> {
    let is_here = |at: &Pointer| {
        at.find_in(raw).is_some() && sources.origin(at) == (place.file, place.at.clone())
    };
    if place.file == FileId::ROOT && is_here(&place.at) {
        return Some(place.at.clone());
    }
    let parts = sources.origins().filter(|(_, (file, at))| {
        let mut around = place.at.ancestors();
        *file == place.file && around.any(|around| around == *at)
    });
    let mut places = parts.map(|(part, (_, at))| part.join(&place.at.below(at)));
    places.find(is_here)
}
