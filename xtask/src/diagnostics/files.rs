//! Where in the files the places of diagnostics are: each file is parsed for it once, when it is asked for.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use super::{Place, printable};
use crate::spec::{FileId, Locator, Pointer, SourceFile, Sources};

/// The files of a run.
pub(super) struct Files<'a> {
    sources: &'a Sources,
    files: Vec<File<'a>>,
}

struct File<'a> {
    source: &'a SourceFile,
    shown_path: Cow<'static, str>,
    locator: OnceLock<Locator>,
    line_starts: OnceLock<Vec<usize>>,
}

/// A place in a file.
pub(super) struct Located {
    pub(super) file: FileId,
    /// The bytes to point at.
    pub(super) span: Range<usize>,
    /// The place as a pointer, if it has one.
    pub(super) pointer: Option<Pointer>,
}

impl<'a> Files<'a> {
    pub(super) fn of(sources: &'a Sources) -> Self {
        let files = sources.files().iter().map(|source| File {
            source,
            shown_path: printable(&source.path),
            locator: OnceLock::new(),
            line_starts: OnceLock::new(),
        });
        Self {
            sources,
            files: files.collect(),
        }
    }

    /// Where a place is.
    pub(super) fn locate(&self, place: &Place) -> Located {
        let (file, spot) = self.sources.spot(place);
        let File {
            source, locator, ..
        } = &self.files[file.index()];
        let locator = locator.get_or_init(|| Locator::new(source.text.clone()));
        Located {
            file,
            span: locator.locate(&spot),
            pointer: spot.pointer().cloned(),
        }
    }

    /// The number of the line that a byte of a file stands in, from 1.
    pub(super) fn line_number(&self, file: FileId, byte: usize) -> usize {
        self.line(file, byte).0
    }

    /// The number of the line that a byte of a file stands in, from 1, and where the line begins.
    pub(super) fn line(&self, file: FileId, byte: usize) -> (usize, usize) {
        let File {
            source,
            line_starts,
            ..
        } = &self.files[file.index()];
        let line_starts = line_starts.get_or_init(|| {
            let feeds = source.text.match_indices('\n').map(|(feed, _)| feed + 1);
            std::iter::once(0).chain(feeds).collect()
        });
        let number = line_starts.partition_point(|start| *start <= byte);
        (number, line_starts[number - 1])
    }

    /// The path, as it may be printed, and the text of a file.
    pub(super) fn shown(&self, file: FileId) -> (&str, &str) {
        let file = &self.files[file.index()];
        (&file.shown_path, &file.source.text)
    }
}
