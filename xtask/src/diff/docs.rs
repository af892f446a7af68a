//! Words, and whether something is discouraged.

use super::place::At;
use super::{ChangeKind, Comparison};
use crate::ir::Docs;

impl Comparison<'_> {
    /// Compares what is said of something.
    pub(super) fn docs(&mut self, at: &At, old: &Docs, new: &Docs) {
        match (old.deprecated, new.deprecated) {
            (false, true) => self.changed(ChangeKind::Deprecated, at),
            (true, false) => self.changed(ChangeKind::NoLongerDeprecated, at),
            (true, true) | (false, false) => {}
        }
        self.words(
            at,
            &(&old.summary, &old.description),
            &(&new.summary, &new.description),
        );
    }

    /// Compares texts of a description.
    pub(super) fn words<T: PartialEq>(&mut self, at: &At, old: &T, new: &T) {
        if old != new {
            self.changed(ChangeKind::DescriptionChanged, at);
        }
    }
}
