//! What came from where while the document is rewritten.

use std::collections::HashMap;

use crate::diagnostics::Place;
use crate::spec::{Pointer, Spot};

use super::Rewriter;

/// The places that have changed: by the new one, the one before the rewriting.
#[derive(Default)]
pub(super) struct Moves(HashMap<Pointer, Pointer>);

impl Moves {
    /// Where a place of the document as it is now was before the rewriting.
    pub(super) fn old(&self, place: &Pointer) -> Pointer {
        if !self.0.is_empty() {
            for part in place.ancestors() {
                if let Some(old) = self.0.get(&part) {
                    return old.join(&place.below(&part));
                }
            }
        }
        place.clone()
    }

    /// Says where a place was before the rewriting.
    pub(super) fn set(&mut self, place: Pointer, old: Pointer) {
        self.0.insert(place, old);
    }

    pub(super) fn into_map(self) -> HashMap<Pointer, Pointer> {
        self.0
    }
}

impl Rewriter<'_> {
    /// Says that what is in the one place now was in the other one before this step.
    pub(super) fn moved(&mut self, from: &Pointer, to: Pointer) {
        let old = self.moves.old(from);
        self.moves.0.insert(to, old);
    }

    /// Where a place stands in the files.
    pub(super) fn place(&self, at: &Pointer) -> Place {
        let (file, at) = self.sink.sources.origin(&self.moves.old(at));
        Place::In(file, Spot::Value(at))
    }
}
