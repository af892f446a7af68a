//! Places as `file:line:column`, for what is no diagnostic.

use std::cell::OnceCell;

use super::Place;
use super::files::Files;
use crate::spec::{Pointer, Sources};

/// Finds places in the files of a run. Each file is parsed and its lines are counted once, when it is asked for.
pub struct Positions<'a> {
    files: Files<'a>,
    lines: Vec<OnceCell<Vec<usize>>>,
}

impl<'a> Positions<'a> {
    /// In these files.
    #[must_use]
    pub fn of(sources: &'a Sources) -> Self {
        Self {
            files: Files::of(sources),
            lines: sources.files().iter().map(|_| OnceCell::new()).collect(),
        }
    }

    /// `file:line:column` of a place of the document; lines and columns are counted from 1.
    #[must_use]
    pub fn at(&self, pointer: &Pointer) -> String {
        let located = self.files.locate(&Place::Value(pointer.clone()));
        let (path, text) = self.files.shown(located.file);
        let starts = self.lines[located.file.index()].get_or_init(|| {
            let feeds = text.match_indices('\n').map(|(feed, _)| feed + 1);
            std::iter::once(0).chain(feeds).collect()
        });
        let offset = located.span.start;
        let line = starts.partition_point(|start| *start <= offset);
        let start = starts[line - 1];
        let column = text[start..offset].chars().count() + 1;
        format!("{path}:{line}:{column}")
    }
}
