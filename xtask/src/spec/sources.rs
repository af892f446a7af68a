//! The files that a description was read from, and which part of the document stands in which of them.
//!
//! The stages after `spec` know one document and its pointers. Where a place of it stands in the
//! files, only a report has to know, and asks here.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use super::Pointer;
use crate::diagnostics::Place;

/// The files of a run, in the order in which they were read; the root of the description first.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    /// Where parts of the document came from that do not stand in the root at their own pointer.
    origins: HashMap<Pointer, (FileId, Pointer)>,
}

/// A file that was read.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The path under which it is shown in messages.
    pub path: Arc<str>,
    /// Its text, without a byte order mark.
    pub text: Arc<str>,
}

/// One of the files of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(usize);

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// A value; if it is an object or an array, the key above it stands for it.
    Value(Pointer),
    /// The key of a value.
    Key(Pointer),
    /// Some bytes of the text.
    Text(Range<usize>),
}

impl FileId {
    /// The file that the user named.
    pub const ROOT: Self = Self(0);

    /// How many files were read before it.
    #[must_use]
    pub fn index(self) -> usize {
        self.0
    }
}

impl Sources {
    /// Takes a file in.
    pub fn add(&mut self, path: &str, mut text: String) -> FileId {
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        self.files.push(SourceFile {
            path: path.into(),
            text: text.into(),
        });
        FileId(self.files.len() - 1)
    }

    /// A file that was taken in.
    #[must_use]
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0]
    }

    /// All files, in the order in which they were read.
    #[must_use]
    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// Says where a part of the document, with all that is in it, came from.
    pub(crate) fn set_origin(&mut self, part: Pointer, file: FileId, at: Pointer) {
        self.origins.insert(part, (file, at));
    }

    /// Says that parts of the document have come to other places: by their new place, the old one.
    pub(crate) fn relocate(&mut self, moves: HashMap<Pointer, Pointer>) {
        let before: BTreeMap<_, _> = self.origins.clone().into_iter().collect();
        let mut after = before.clone();
        // What is around comes first, so that what is inside is not lost.
        for (new, old) in moves.into_iter().collect::<BTreeMap<_, _>>() {
            let stale: Vec<_> = below(&after, &new).map(|(part, _)| part.clone()).collect();
            for part in stale {
                after.remove(&part);
            }
            let inner = below(&before, &old);
            after.extend(inner.map(|(part, origin)| (new.join(&part.below(&old)), origin.clone())));
            after.insert(new, self.origin(&old));
        }
        self.origins = after.into_iter().collect();
    }

    /// The file and the place in it that a place of the document came from.
    #[must_use]
    pub fn origin(&self, pointer: &Pointer) -> (FileId, Pointer) {
        if !self.origins.is_empty() {
            for part in pointer.ancestors() {
                if let Some((file, at)) = self.origins.get(&part) {
                    return (*file, at.join(&pointer.below(&part)));
                }
            }
        }
        (FileId::ROOT, pointer.clone())
    }

    /// Where a place stands in the files.
    #[must_use]
    pub fn spot(&self, place: &Place) -> (FileId, Spot) {
        match place {
            Place::Value(pointer) => {
                let (file, at) = self.origin(pointer);
                (file, Spot::Value(at))
            }
            Place::Key(pointer) => {
                let (file, at) = self.origin(pointer);
                (file, Spot::Key(at))
            }
            Place::In(file, spot) => (*file, spot.clone()),
        }
    }
}

impl Spot {
    /// The JSON pointer, if the place has one.
    #[must_use]
    pub fn pointer(&self) -> Option<&Pointer> {
        match self {
            Self::Value(pointer) | Self::Key(pointer) => Some(pointer),
            Self::Text(_) => None,
        }
    }
}

/// The entries of what is in a part, without its own.
fn below<'a, T>(
    entries: &'a BTreeMap<Pointer, T>,
    part: &'a Pointer,
) -> impl Iterator<Item = (&'a Pointer, &'a T)> {
    let from = entries.range(part.key("")..);
    from.take_while(|(pointer, _)| pointer.is_below(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pointer(text: &str) -> Pointer {
        Pointer::from_reference(&format!("#{text}")).expect("it is a pointer")
    }

    #[test]
    fn a_place_is_where_the_nearest_part_around_it_came_from() {
        let mut sources = Sources::default();
        let root = sources.add("root.yaml", String::new());
        let file = sources.add("a.yaml", String::new());
        sources.set_origin(pointer("/components/schemas/A"), file, pointer("/defs/A"));
        sources.set_origin(
            pointer("/components/schemas/A/properties/b"),
            root,
            pointer("/b"),
        );

        let origin = |text| sources.origin(&pointer(text));
        assert_eq!(origin("/info"), (root, pointer("/info")));
        assert_eq!(
            origin("/components/schemas/A/type"),
            (file, pointer("/defs/A/type"))
        );
        assert_eq!(
            origin("/components/schemas/A/properties/b/c"),
            (root, pointer("/b/c"))
        );
        assert_eq!(
            origin("/components/schemas/AB"),
            (root, pointer("/components/schemas/AB"))
        );
    }

    #[test]
    fn what_moves_takes_the_origins_of_its_parts_along() {
        let mut sources = Sources::default();
        let root = sources.add("root.yaml", String::new());
        let file = sources.add("a.yaml", String::new());
        sources.set_origin(pointer("/a/1/b"), file, pointer("/b"));
        sources.set_origin(pointer("/a/0/b"), file, pointer("/lost"));
        sources.relocate(HashMap::from([
            (pointer("/a/0"), pointer("/a/1")),
            (pointer("/a/0/b/c"), pointer("/d")),
        ]));

        let origin = |text| sources.origin(&pointer(text));
        assert_eq!(origin("/a/0/x"), (root, pointer("/a/1/x")));
        assert_eq!(origin("/a/0/b/x"), (file, pointer("/b/x")));
        assert_eq!(origin("/a/0/b/c"), (root, pointer("/d")));
    }

    #[test]
    fn a_byte_order_mark_is_no_text() {
        let mut sources = Sources::default();
        let file = sources.add("a.yaml", "\u{feff}a: 1".to_owned());
        assert_eq!(&*sources.file(file).text, "a: 1");
    }
}
