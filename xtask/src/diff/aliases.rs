//! Names in Rust that change, and the old ones that can be left behind.
//!
//! How bad a new name is depends on what is left: code that uses the old name compiles with a warning if all of it
//! stays, and may not compile if a part of it goes.

use std::cell::OnceCell;

use super::place::At;
use super::{Api, ChangeKind, Comparison, Detail};
use crate::rust::{Crate, Ident, Rename, Surface};

/// A name in Rust, before and now.
pub(super) struct Naming<'a> {
    old: &'a Ident,
    new: &'a Ident,
    /// Where the name can be left behind, if Rust has a way.
    place: Option<Room>,
}

/// Where a name can be left behind.
struct Room {
    owner: String,
    /// Where the thing stands now, if that is another place.
    moved_to: Option<String>,
    /// Whether all that could be done with the old name can still be done.
    is_whole: bool,
}

impl<'a> Naming<'a> {
    /// Of something that has no other name beside its own: a field, say.
    pub(super) fn alone(old: &'a Ident, new: &'a Ident) -> Self {
        let place = None;
        Self { old, new, place }
    }

    /// Of a method or a struct, which another name stands in for.
    pub(super) fn whole(owner: String, old: &'a Ident, new: &'a Ident) -> Self {
        let place = Some(Room {
            owner,
            moved_to: None,
            is_whole: true,
        });
        Self { old, new, place }
    }

    /// The same of something that has moved to another place.
    pub(super) fn moved_to(mut self, to: String) -> Self {
        if let Some(place) = &mut self.place {
            place.moved_to = Some(to);
        }
        self
    }

    /// Of an enum, whose variants cannot be imported by another name of it, or of a variant, which is a constant or a
    /// function by another name.
    pub(super) fn part(owner: String, old: &'a Ident, new: &'a Ident) -> Self {
        let place = Some(Room {
            owner,
            moved_to: None,
            is_whole: false,
        });
        Self { old, new, place }
    }

    fn has_moved(&self) -> bool {
        let place = self.place.as_ref();
        place.is_some_and(|place| place.moved_to.is_some())
    }

    /// Both names, if they differ.
    pub(super) fn changed(&self) -> Option<(&'a str, &'a str)> {
        let names = (self.old.text(), self.new.text());
        (names.0 != names.1).then_some(names)
    }
}

/// The crate after the changes, and the names that are there.
pub(super) struct New<'a> {
    pub(super) krate: &'a Crate,
    surface: OnceCell<Surface>,
}

impl<'a> New<'a> {
    pub(super) fn of(krate: &'a Crate) -> Self {
        Self {
            krate,
            surface: OnceCell::new(),
        }
    }

    fn has_room_for(&self, rename: &Rename) -> bool {
        let surface = self.surface.get_or_init(|| Surface::of(self.krate));
        surface.has_room_for(rename)
    }
}

impl Comparison<'_> {
    /// Something has another name. `names` are those that it has in Rust, which may be as before.
    pub(super) fn renamed(
        &mut self,
        kind: ChangeKind,
        at: &At,
        (old, new): (&str, &str),
        names: &[Naming<'_>],
    ) {
        let detail = Detail {
            old: old.to_owned(),
            new: new.to_owned(),
        };
        let places = (at.old.clone(), at.new.clone());
        self.push(kind, Some(places.0), Some(places.1), at, Some(detail));
        let (aliases, api) = self.left(names);
        if let Some(change) = self.changes.last_mut() {
            change.aliases = aliases;
            change.api = change.api.min(api);
        }
    }

    /// The names that are left behind, and what is to be said of the version at most.
    fn left(&self, names: &[Naming<'_>]) -> (Vec<Rename>, Api) {
        let mut aliases = Vec::new();
        let mut api = Api::Patch;
        for naming in names {
            let (old, new) = (naming.old.text(), naming.new.text());
            if old == new && !naming.has_moved() {
                continue;
            }
            let rename = naming.place.as_ref().map(|place| {
                let rename = Rename {
                    owner: place.owner.clone(),
                    old: old.to_owned(),
                    new: new.to_owned(),
                    moved_to: place.moved_to.clone(),
                };
                (rename, place.is_whole)
            });
            let left = rename.filter(|(rename, _)| self.after.has_room_for(rename));
            api = api.max(match &left {
                Some((_, true)) => Api::Minor,
                Some((_, false)) | None => Api::Major,
            });
            aliases.extend(left.map(|(rename, _)| rename));
        }
        (aliases, api)
    }
}
