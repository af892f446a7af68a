//! What changed between two descriptions, and what that means: [`Side`] × [`Side`] → [`Change`]s.
//!
//! Pure and deterministic: the same two descriptions give the same changes in the same order, that of the
//! old description. What each kind of change means stands in one table (`kind.rs`).

mod aliases;
mod answers;
mod arguments;
mod body;
mod bounds;
mod docs;
mod encodings;
mod fields;
mod groups;
mod headers;
mod kind;
mod limits;
mod locate;
mod matching;
mod media_type;
mod namings;
mod operations;
mod parameters;
mod place;
mod replaced;
pub mod report;
mod rust_names;
mod security;
mod servers;
mod settings;
mod shape;
mod types;
mod unions;
mod users;
mod values;
mod verdict;

pub use kind::ChangeKind;
pub use locate::Positions;
pub use place::{Place, Root, Step};
pub use verdict::{Api, Flow, Wire};

use std::collections::BTreeMap;

use crate::ir;
use crate::rust::{Crate, Rename};
use place::At;

/// One change, and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it is.
    pub kind: ChangeKind,
    /// Where it is in the old description; `None` if it is not there.
    pub old: Option<Place>,
    /// Where it is in the new description; `None` if it is not there.
    pub new: Option<Place>,
    /// What stood there before and what stands there now, if that can be told in a word.
    pub detail: Option<Detail>,
    /// Whether a client of the old description works with a server of the new one.
    pub wire: Wire,
    /// What it means for code that is written against the crate.
    pub api: Api,
    /// Which way what changed goes.
    pub flow: Flow,
    /// What is called otherwise in Rust, where the old name can be left behind.
    pub aliases: Vec<Rename>,
}

/// What stood in a place, and what stands there now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    /// Before.
    pub old: String,
    /// Now.
    pub new: String,
}

impl Change {
    /// The place: in the new description, if it is there.
    ///
    /// # Panics
    ///
    /// Never: a change is in one of the two.
    #[must_use]
    pub fn place(&self) -> &Place {
        let place = self.new.as_ref().or(self.old.as_ref());
        place.expect("a change is somewhere")
    }
}

/// One of the two that are compared.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// What the description means.
    pub api: &'a ir::Api,
    /// The crate that is made of it, with its own settings.
    pub krate: &'a Crate,
}

/// What changed between two descriptions and the crates that are made of them.
#[must_use]
pub fn compare(before: Side<'_>, after: Side<'_>) -> Vec<Change> {
    let (old, new) = (before.api, after.api);
    let operations = matching::operations(old, new);
    let renamed: BTreeMap<&str, &str> = operations
        .iter()
        .filter(|(old, new)| old.id != new.id)
        .map(|(old, new)| (old.id.0.as_str(), new.id.0.as_str()))
        .collect();
    let mut comparison = Comparison {
        old,
        new,
        before: before.krate,
        after: aliases::New::of(after.krate),
        types: matching::Types::pair(old, new, &renamed),
        groups: groups::Groups::pair(old, new, &operations),
        changes: Vec::new(),
    };
    comparison.api();
    comparison.servers();
    comparison.security_schemes();
    comparison.operations(&operations);
    comparison.types();
    comparison.rust_names(&operations);
    comparison.changes
}

/// What is called otherwise and leaves its old name behind, each once: operations that share a type of errors tell of it
/// each.
#[must_use]
pub fn renames(changes: &[Change]) -> Vec<Rename> {
    let mut renames: Vec<Rename> = Vec::new();
    for rename in changes.iter().flat_map(|change| &change.aliases) {
        if !renames.contains(rename) {
            renames.push(rename.clone());
        }
    }
    renames
}

/// The worst verdicts of all changes.
#[must_use]
pub fn verdicts(changes: &[Change]) -> (Wire, Api) {
    let wire = changes.iter().map(|change| change.wire).max();
    let api = changes.iter().map(|change| change.api).max();
    (wire.unwrap_or(Wire::Compatible), api.unwrap_or(Api::Patch))
}

/// The two descriptions with their crates, and what was found so far.
struct Comparison<'a> {
    old: &'a ir::Api,
    new: &'a ir::Api,
    before: &'a Crate,
    after: aliases::New<'a>,
    types: matching::Types,
    groups: groups::Groups<'a>,
    changes: Vec<Change>,
}

impl Comparison<'_> {
    /// Something that is in both descriptions changed.
    fn changed(&mut self, kind: ChangeKind, at: &At) {
        self.push(kind, Some(at.old.clone()), Some(at.new.clone()), at, None);
    }

    /// Something that is in both descriptions changed, from one text to another.
    fn changed_from(
        &mut self,
        kind: ChangeKind,
        at: &At,
        old: impl Into<String>,
        new: impl Into<String>,
    ) {
        let detail = Detail {
            old: old.into(),
            new: new.into(),
        };
        let places = (at.old.clone(), at.new.clone());
        self.push(kind, Some(places.0), Some(places.1), at, Some(detail));
    }

    /// Something is in the new description alone.
    fn added(&mut self, kind: ChangeKind, at: &At) {
        self.push(kind, None, Some(at.new.clone()), at, None);
    }

    /// Something is in the old description alone.
    fn removed(&mut self, kind: ChangeKind, at: &At) {
        self.push(kind, Some(at.old.clone()), None, at, None);
    }

    /// What was told last is as good as nothing to a client that is in use, though its kind is not.
    fn breaks_nobody(&mut self) {
        if let Some(change) = self.changes.last_mut() {
            change.wire = Wire::Compatible;
        }
    }

    fn push(
        &mut self,
        kind: ChangeKind,
        old: Option<Place>,
        new: Option<Place>,
        at: &At,
        detail: Option<Detail>,
    ) {
        self.changes.push(Change {
            kind,
            old,
            new,
            detail,
            wire: kind.wire(at.known),
            api: kind.api(at.any),
            flow: at.any,
            aliases: Vec::new(),
        });
    }

    fn api(&mut self) {
        let at = At::same(Root::Api);
        if self.old.version != self.new.version {
            let (old, new) = (&self.old.version, &self.new.version);
            self.changed_from(ChangeKind::ApiVersionChanged, &at, old, new);
        }
        let words = |api: &ir::Api| (api.title.clone(), api.description.clone());
        if words(self.old) != words(self.new) {
            self.changed(ChangeKind::DescriptionChanged, &at);
        }
    }
}
