//! Two ways at once: where a value stands in its file, and where it comes to.

use super::Location;
use crate::spec::FileId;
use crate::spec::pointer::Path;

/// Where the copying is.
#[derive(Clone, Copy)]
pub(super) struct Walk<'w> {
    /// The file that is copied from.
    pub(super) file: FileId,
    /// The place in it.
    pub(super) here: Path<'w>,
    /// The place in the document that is made.
    pub(super) out: Path<'w>,
    /// How deep that is.
    pub(super) depth: usize,
}

impl<'w> Walk<'w> {
    /// The start: what is at a location comes to a place so deep in the document.
    pub(super) fn at(location: &'w Location, out: Path<'w>, depth: usize) -> Self {
        Self {
            file: location.file,
            here: Path::At(&location.at),
            out,
            depth,
        }
    }

    /// One step down, to the value of a key.
    pub(super) fn key(&'w self, key: &'w str) -> Self {
        Self {
            file: self.file,
            here: Path::Key(&self.here, key),
            out: Path::Key(&self.out, key),
            depth: self.depth + 1,
        }
    }

    /// One step down, to an item.
    pub(super) fn index(&'w self, index: usize) -> Self {
        Self {
            file: self.file,
            here: Path::Index(&self.here, index),
            out: Path::Index(&self.out, index),
            depth: self.depth + 1,
        }
    }
}
