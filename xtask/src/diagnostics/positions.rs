//! Places as lines and columns, for what is no diagnostic.

use std::fmt;
use std::ops::Range;

use super::Place;
use super::files::{Files, Located};
use crate::spec::{FileId, Pointer, Sources};

/// Where something stands in a file. Lines and columns are counted from 1, columns in characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// The file, as it may be printed.
    pub path: String,
    /// The line in which it begins.
    pub line: usize,
    /// The column in which it begins.
    pub column: usize,
    /// The line in which it ends.
    pub end_line: usize,
    /// The column after its last character.
    pub end_column: usize,
}

/// `file:line:column`
impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.path, self.line, self.column)
    }
}

/// Finds places in the files of a run. Each file is parsed and its lines are counted once, when it is asked for.
pub struct Positions<'a> {
    files: Files<'a>,
}

impl<'a> Positions<'a> {
    /// In these files.
    #[must_use]
    pub fn of(sources: &'a Sources) -> Self {
        Self {
            files: Files::of(sources),
        }
    }

    /// A place of the document.
    #[must_use]
    pub fn at(&self, pointer: &Pointer) -> Position {
        let located = self.files.locate(&Place::Value(pointer.clone()));
        self.files.position(&located)
    }
}

impl Files<'_> {
    /// The lines and columns of a place.
    pub(super) fn position(&self, located: &Located) -> Position {
        let Range { start, end } = located.span;
        let (line, column) = self.line_and_column(located.file, start);
        let (end_line, end_column) = self.line_and_column(located.file, end.max(start));
        Position {
            path: self.shown(located.file).0.to_owned(),
            line,
            column,
            end_line,
            end_column,
        }
    }

    fn line_and_column(&self, file: FileId, byte: usize) -> (usize, usize) {
        let (line, start) = self.line(file, byte);
        let (_, text) = self.shown(file);
        (line, text[start..byte].chars().count() + 1)
    }
}
