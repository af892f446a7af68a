//! The files that a description was read from, and which part of the document stands in which of them.
//!
//! The stages after `spec` know one document and its pointers. Where a place of it stands in the
//! files, only a report has to know, and asks here.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

use super::Pointer;
use crate::diagnostics::Place;

/// The files of a run, in the order in which they were read; the root of the description first.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    /// Where parts of the document came from that do not stand in the root at their own pointer.
    origins: BTreeMap<Pointer, (FileId, Pointer)>,
    /// The actions of overlays that have removed keys, by the place of the key.
    removals: BTreeMap<Pointer, (FileId, Pointer)>,
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
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Spot {
    /// A value; if it is an object or an array, the key above it stands for it.
    Value(Pointer),
    /// The key of a value.
    Key(Pointer),
    /// The tag of a value (`!tag`).
    Tag(Pointer),
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

    /// Forgets where a part of the document, with all that is in it, came from, since it is there no longer.
    pub(crate) fn forget(&mut self, part: &Pointer) {
        self.origins.remove(part);
        self.take_below(part);
    }

    /// Says which action of an overlay has removed a key.
    pub(crate) fn set_removal(&mut self, key: Pointer, file: FileId, action: Pointer) {
        self.removals.insert(key, (file, action));
    }

    /// The target of the action that has removed a key, if one has.
    pub(crate) fn removal(&self, key: &Pointer) -> Option<Place> {
        let (file, action) = self.removals.get(key)?;
        Some(Place::In(*file, Spot::Value(action.key("target"))))
    }

    /// Lets the origins of a list's items follow them, when some of its `length` items are removed.
    pub(crate) fn remove_items(
        &mut self,
        list: &Pointer,
        length: usize,
        removed: &BTreeSet<usize>,
    ) {
        let Some(first) = removed.first() else {
            return;
        };
        let moved: Vec<_> = (*first..length)
            .map(|index| {
                let item = list.index(index);
                (index, self.origin(&item), self.take_below(&item))
            })
            .collect();
        for index in *first..length {
            self.origins.remove(&list.index(index));
        }
        let kept = moved
            .into_iter()
            .filter(|(index, ..)| !removed.contains(index));
        for (new, (old, origin, parts)) in (*first..).zip(kept) {
            let (old, new) = (list.index(old), list.index(new));
            self.origins.insert(new.clone(), origin);
            let parts = parts.into_iter();
            self.origins
                .extend(parts.map(|(part, origin)| (new.join(&part.below(&old)), origin)));
        }
    }

    /// Takes out what is known of the parts below a part.
    fn take_below(&mut self, part: &Pointer) -> Vec<(Pointer, (FileId, Pointer))> {
        let below = self.origins.range(part.range_below());
        let parts: Vec<Pointer> = below.map(|(part, _)| part.clone()).collect();
        let mut taken = Vec::with_capacity(parts.len());
        for part in parts {
            taken.extend(self.origins.remove_entry(&part));
        }
        taken
    }

    /// Says that parts of the document have come to other places: by their new place, the old one.
    pub(crate) fn relocate(&mut self, moves: HashMap<Pointer, Pointer>) {
        let before = self.origins.clone();
        let mut after = before.clone();
        // What is around comes first, so that what is inside is not lost.
        for (new, old) in moves.into_iter().collect::<BTreeMap<_, _>>() {
            let stale = after.range(new.range_below());
            let stale: Vec<Pointer> = stale.map(|(part, _)| part.clone()).collect();
            for part in stale {
                after.remove(&part);
            }
            let inner = before.range(old.range_below());
            after.extend(inner.map(|(part, origin)| (new.join(&part.below(&old)), origin.clone())));
            after.insert(new, self.origin(&old));
        }
        self.origins = after;
    }

    /// The parts of which it is known where they came from, with all that is in each.
    pub(super) fn origins(&self) -> impl Iterator<Item = (&Pointer, &(FileId, Pointer))> {
        self.origins.iter()
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
            Self::Value(pointer) | Self::Key(pointer) | Self::Tag(pointer) => Some(pointer),
            Self::Text(_) => None,
        }
    }
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
    fn what_is_forgotten_is_where_it_was_in_the_root() {
        let mut sources = Sources::default();
        let root = sources.add("root.yaml", String::new());
        let file = sources.add("a.yaml", String::new());
        for part in ["/a", "/a/b", "/a/b/c", "/a0", "/a-b"] {
            sources.set_origin(pointer(part), file, pointer("/x"));
        }
        sources.forget(&pointer("/a"));
        assert_eq!(
            sources.origin(&pointer("/a/b/c")),
            (root, pointer("/a/b/c"))
        );
        assert_eq!(sources.origin(&pointer("/a0")), (file, pointer("/x")));
        assert_eq!(sources.origin(&pointer("/a-b")), (file, pointer("/x")));
    }

    #[test]
    fn the_origins_of_items_follow_them() {
        let mut sources = Sources::default();
        let root = sources.add("root.yaml", String::new());
        let file = sources.add("a.yaml", String::new());
        sources.set_origin(pointer("/l/1"), file, pointer("/removed"));
        sources.set_origin(pointer("/l/2/x"), file, pointer("/two"));
        sources.set_origin(pointer("/l/11"), file, pointer("/eleven"));
        sources.set_origin(pointer("/l/11/x"), root, pointer("/inside"));
        sources.remove_items(&pointer("/l"), 12, &BTreeSet::from([1, 3]));

        let origin = |text| sources.origin(&pointer(text));
        assert_eq!(origin("/l/0"), (root, pointer("/l/0")));
        assert_eq!(origin("/l/1"), (root, pointer("/l/2")));
        assert_eq!(origin("/l/1/x/y"), (file, pointer("/two/y")));
        assert_eq!(origin("/l/2"), (root, pointer("/l/4")));
        assert_eq!(origin("/l/9/z"), (file, pointer("/eleven/z")));
        assert_eq!(origin("/l/9/x"), (root, pointer("/inside")));
        assert_eq!(origin("/l/11/x"), (root, pointer("/l/11/x")));
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
