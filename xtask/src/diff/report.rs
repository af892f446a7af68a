//! The changes as text, as JSON, as Markdown and as annotations of GitHub.
//!
//! Whatever stands in a description is shown as data: no control character of it reaches a terminal, and none
//! of it is read as Markdown.

mod github;
mod json;
mod markdown;
mod text;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::users::users;
use super::{Api, Change, Place, Positions, Root, Wire, verdicts};
use crate::diagnostics::Position;
use crate::ir;

/// How many operations are named for a type.
const MOST_USERS: usize = 3;

/// What is said of a change that leaves the old name in Rust behind.
const ALIAS: &str = "an alias is left";

/// The changes between two descriptions, with their places in the files.
pub struct Report<'a> {
    subjects: Vec<Subject<'a>>,
    changes: usize,
    wire: Wire,
    api: Api,
}

/// What a change must not be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denied {
    /// One after which an old client may fail.
    Wire,
    /// One after which Rust code may not compile.
    Api,
}

impl Denied {
    /// Whether a change with these verdicts is denied.
    #[must_use]
    pub fn covers(self, wire: Wire, api: Api) -> bool {
        match self {
            Self::Wire => wire == Wire::Breaking,
            Self::Api => api == Api::Major,
        }
    }
}

/// The changes of one operation, type, …: the worst first.
struct Subject<'a> {
    root: &'a Root,
    /// The operations that have to do with it, if it is a type.
    users: Vec<&'a str>,
    entries: Vec<Entry<'a>>,
}

/// What one description has to say of the changes.
struct Found<'a> {
    users: Users<'a>,
    /// For each change, if it is asked for.
    places: Vec<Option<Position>>,
}

type Users<'a> = BTreeMap<&'a [String], Vec<&'a str>>;

impl<'a> Found<'a> {
    fn of(
        api: &'a ir::Api,
        positions: &Positions<'_>,
        changes: &[Change],
        place: impl Fn(&Change) -> Option<&Place>,
    ) -> Self {
        let places = changes
            .iter()
            .map(|change| Some(positions.of(place(change)?)));
        Self {
            places: places.collect(),
            users: users(api),
        }
    }
}

fn users_of<'a>(root: &Root, users: &Users<'a>) -> Option<Vec<&'a str>> {
    match root {
        Root::Type(name) => users.get(name.as_slice()).cloned(),
        Root::Api
        | Root::Server(_)
        | Root::SecurityScheme(_)
        | Root::Group(_)
        | Root::Operation(_) => None,
    }
}

/// A change with its places in the files.
struct Entry<'a> {
    change: &'a Change,
    old: Option<Position>,
    new: Option<Position>,
    /// In the new description: the place itself, or the nearest around it.
    nearest: Option<Position>,
}

impl<'a> Report<'a> {
    /// Puts changes in order: what belongs together stands together, and the worst comes first. The two
    /// meanings and the places are those of the old and of the new description.
    #[must_use]
    pub fn new(
        changes: &'a [Change],
        (old, old_places): (&'a ir::Api, &Positions<'_>),
        (new, new_places): (&'a ir::Api, &Positions<'_>),
    ) -> Self {
        // Each description is parsed once more for the places in it.
        let (old, new) = rayon::join(
            || Found::of(old, old_places, changes, |change| change.old.as_ref()),
            || Found::of(new, new_places, changes, |change| Some(change.place())),
        );
        let mut subjects: Vec<Subject<'a>> = Vec::new();
        let mut index: BTreeMap<String, usize> = BTreeMap::new();
        let places = old.places.into_iter().zip(new.places);
        for (change, (old_place, nearest)) in changes.iter().zip(places) {
            let root = &change.place().root;
            let position = *index.entry(root.to_string()).or_insert(subjects.len());
            if position == subjects.len() {
                let users = users_of(root, &new.users).or_else(|| users_of(root, &old.users));
                subjects.push(Subject {
                    root,
                    users: users.unwrap_or_default(),
                    entries: Vec::new(),
                });
            }
            let new_place = nearest.clone().filter(|_| change.new.is_some());
            subjects[position].entries.push(Entry {
                change,
                old: old_place,
                new: new_place,
                nearest,
            });
        }
        for subject in &mut subjects {
            subject
                .entries
                .sort_by_key(|entry| std::cmp::Reverse(badness(entry.change)));
        }
        subjects.sort_by_key(|subject| {
            let worst = subject.entries.first().map(|entry| badness(entry.change));
            std::cmp::Reverse(worst)
        });
        let (wire, api) = verdicts(changes);
        Self {
            subjects,
            changes: changes.len(),
            wire,
            api,
        }
    }

    /// For a person at a terminal.
    #[must_use]
    pub fn text(&self) -> String {
        text::text(self)
    }

    /// For a program: one object, indented.
    #[must_use]
    pub fn json(&self) -> String {
        json::json(self)
    }

    /// For the body of a pull request: at most 65,536 bytes, which GitHub takes however it counts. What does not
    /// fit is counted.
    #[must_use]
    pub fn markdown(&self) -> String {
        markdown::markdown(self)
    }

    /// For GitHub Actions: a workflow command a change, the worst first, at its line in the new description. What is
    /// denied is an error; what else breaks something, a warning. `path` says where a file is in the repository.
    #[must_use]
    pub fn github(&self, denied: &[Denied], path: impl Fn(&str) -> String) -> String {
        github::github(self, denied, path)
    }

    /// What the verdicts come to, in a sentence each.
    fn conclusion(&self) -> [&'static str; 2] {
        if self.changes == 0 {
            return ["an old client works as before", "no new version is needed"];
        }
        let wire = match self.wire {
            Wire::Compatible => "an old client works with the new server",
            Wire::Breaking => "an old client may fail with the new server",
        };
        let version = match self.api {
            Api::Patch => "patch: 0.1.2 becomes 0.1.3, 1.2.3 becomes 1.2.4",
            Api::Minor => "minor: 0.1.2 becomes 0.1.3, 1.2.3 becomes 1.3.0",
            Api::Major => "major: 0.1.2 becomes 0.2.0, 1.2.3 becomes 2.0.0",
        };
        [wire, version]
    }

    /// `7 changes`
    fn count(&self) -> String {
        match self.changes {
            0 => "no changes".to_owned(),
            1 => "1 change".to_owned(),
            count => format!("{count} changes"),
        }
    }
}

impl Subject<'_> {
    /// `getChats, getChat and 3 more`
    fn users(&self) -> String {
        let shown = &self.users[..self.users.len().min(MOST_USERS)];
        let mut text = shown.join(", ");
        let more = self.users.len() - shown.len();
        if more > 0 {
            let _ = write!(text, " and {more} more");
        }
        text
    }
}

fn badness(change: &Change) -> (Wire, Api) {
    (change.wire, change.api)
}
