//! The changes as text, as JSON and as Markdown.
//!
//! Whatever stands in a description is shown as data: no control character of it reaches a terminal, and none
//! of it is read as Markdown.

mod json;
mod markdown;
mod text;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::users::users;
use super::{Api, Change, Positions, Root, Wire, verdicts};
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

/// The changes of one operation, type, …: the worst first.
struct Subject<'a> {
    root: &'a Root,
    /// The operations that have to do with it, if it is a type.
    users: Vec<&'a str>,
    entries: Vec<Entry<'a>>,
}

/// A change with its places in the files.
struct Entry<'a> {
    change: &'a Change,
    old: Option<String>,
    new: Option<String>,
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
        let (old_users, new_users) = (users(old), users(new));
        let mut subjects: Vec<Subject<'a>> = Vec::new();
        let mut index: BTreeMap<String, usize> = BTreeMap::new();
        for change in changes {
            let root = &change.place().root;
            let position = *index.entry(root.to_string()).or_insert(subjects.len());
            if position == subjects.len() {
                let users = match root {
                    Root::Type(name) => {
                        let users = new_users.get(name.as_slice());
                        users.or_else(|| old_users.get(name.as_slice()))
                    }
                    Root::Api
                    | Root::Server(_)
                    | Root::SecurityScheme(_)
                    | Root::Group(_)
                    | Root::Operation(_) => None,
                };
                subjects.push(Subject {
                    root,
                    users: users.cloned().unwrap_or_default(),
                    entries: Vec::new(),
                });
            }
            subjects[position].entries.push(Entry {
                change,
                old: change.old.as_ref().map(|place| old_places.of(place)),
                new: change.new.as_ref().map(|place| new_places.of(place)),
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

    /// For the body of a pull request.
    #[must_use]
    pub fn markdown(&self) -> String {
        markdown::markdown(self)
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
