//! What an example stands inside of.
//!
//! Invariant: a made-up value has no model inside itself, so that it ends. What is shown by the description ends anyway.

use serde_json::Value as Json;

/// How many models an example may stand inside each other.
const DEPTH: usize = 8;

/// How often something is repeated at most, with all that repeats what is around it: nobody reads more.
const MOST: usize = 100;

/// The models around an example, from the inside out.
#[derive(Clone, Copy)]
pub(super) struct Within<'w> {
    depth: usize,
    inmost: Option<(usize, &'w Within<'w>)>,
    /// How often what is made stands in the whole example.
    repeated: usize,
    /// How often it stands in the list around it.
    copies: usize,
}

impl Within<'_> {
    /// No model.
    pub(super) const NOTHING: Within<'static> = Within {
        depth: 0,
        inmost: None,
        repeated: 1,
        copies: 1,
    };

    /// One model further in; `None` where the example has to end.
    pub(super) fn entered(&self, model: usize, example: Option<&Json>) -> Option<Within<'_>> {
        let is_too_deep = self.depth == DEPTH;
        if is_too_deep || example.is_none() && self.has(model) {
            return None;
        }
        Some(Within {
            depth: self.depth + 1,
            inmost: Some((model, self)),
            ..*self
        })
    }

    /// Inside of a list that has something so often, or as often as there is room for.
    pub(super) fn repeated(&self, times: u64) -> Self {
        let times = usize::try_from(times).unwrap_or(MOST);
        let copies = times.min(MOST / self.repeated).max(1);
        Self {
            repeated: self.repeated * copies,
            copies,
            ..*self
        }
    }

    /// How often the list around has what is in it.
    pub(super) fn copies(&self) -> usize {
        self.copies
    }

    fn has(&self, model: usize) -> bool {
        self.inmost
            .is_some_and(|(inmost, outer)| inmost == model || outer.has(model))
    }
}
