//! Names that things had before, left behind so that code which uses them compiles, with a warning.
//!
//! A name is told of as it is called in Rust, and where it stands by a path in the crate ([`owner`]): so it can be
//! written down and found again in a crate that was planned later.

pub mod owner;
mod surface;

pub use surface::Surface;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Ident;

/// That something is called otherwise in Rust than before.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Rename {
    /// Where the name stands, as [`owner`] says it.
    #[serde(rename = "in")]
    pub owner: String,
    /// The name before.
    pub old: String,
    /// The name now.
    pub new: String,
}

impl Rename {
    /// One of the two names with where it stands, as Rust says it.
    #[must_use]
    pub fn path(&self, name: &str) -> String {
        match owner::in_rust(&self.owner) {
            Some(owner) => format!("{owner}{}{name}", owner::SEPARATOR),
            None => name.to_owned(),
        }
    }
}

/// A name that something had before, and the version of the crate in which it got the one that it has.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FormerName {
    /// The names.
    #[serde(flatten)]
    pub rename: Rename,
    /// The first version in which the old name is deprecated.
    pub since: String,
}

/// A name that something in the crate had before, beside the one that it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// The name before. Nothing else has it.
    pub old: Ident,
    /// The name now.
    pub new: Ident,
    /// The first version in which the old name is deprecated.
    pub since: String,
}

/// The names that are left behind in a crate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Aliases(BTreeMap<String, Vec<Alias>>);

impl Aliases {
    /// Those of the former names that can be left behind in a crate: what had the name is there, and nothing else
    /// has it now.
    #[must_use]
    pub fn of(surface: &Surface, former: &[FormerName]) -> Self {
        let mut aliases = Self::default();
        for name in former {
            let Some((old, new)) = surface.resolve(&name.rename) else {
                continue;
            };
            let known = aliases.0.entry(name.rename.owner.clone()).or_default();
            if known.iter().all(|alias| alias.old != old) {
                known.push(Alias {
                    old,
                    new,
                    since: name.since.clone(),
                });
            }
        }
        aliases
    }

    /// The names that are left behind in a place, as [`owner`] says it.
    #[must_use]
    pub fn within(&self, owner: &str) -> &[Alias] {
        self.0.get(owner).map_or(&[], Vec::as_slice)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The names of before after more was renamed: they lead to what their things are called now. One that its thing has got
/// back is none any more.
#[must_use]
pub fn followed(former: &[FormerName], renamed: &[Rename]) -> Vec<FormerName> {
    let followed = former.iter().map(|name| FormerName {
        rename: follow(&name.rename, renamed),
        since: name.since.clone(),
    });
    followed
        .filter(|name| name.rename.old != name.rename.new)
        .collect()
}

/// The same thing after others were renamed: what is around it, or the thing itself once more.
fn follow(rename: &Rename, renamed: &[Rename]) -> Rename {
    let now = |owner: &str, name: &str| -> String {
        let found = renamed
            .iter()
            .find(|other| other.owner == owner && other.old == name);
        found.map_or_else(|| name.to_owned(), |found| found.new.clone())
    };
    let mut owner = String::new();
    for name in rename.owner.split(owner::SEPARATOR) {
        let around = if owner.is_empty() {
            owner::ROOT
        } else {
            &owner
        };
        let name = now(around, name);
        if !owner.is_empty() {
            owner.push_str(owner::SEPARATOR);
        }
        owner.push_str(&name);
    }
    Rename {
        new: now(&owner, &rename.new),
        old: rename.old.clone(),
        owner,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rename(owner: &str, old: &str, new: &str) -> Rename {
        Rename {
            owner: owner.to_owned(),
            old: old.to_owned(),
            new: new.to_owned(),
        }
    }

    /// What becomes of a name when others change.
    fn after(name: &Rename, renamed: &[Rename]) -> Option<Rename> {
        let former = FormerName {
            rename: name.clone(),
            since: "0.1.1".to_owned(),
        };
        let followed = followed(&[former], renamed).pop()?;
        assert_eq!(followed.since, "0.1.1");
        Some(followed.rename)
    }

    #[test]
    fn a_name_of_before_leads_to_what_the_thing_is_called_after_another_change() {
        let before = rename("models", "Chat", "Talk");
        assert_eq!(after(&before, &[]), Some(before.clone()));
        assert_eq!(
            after(&before, &[rename("models", "Talk", "Speech")]),
            Some(rename("models", "Chat", "Speech"))
        );
        // Of the same name elsewhere it knows nothing.
        assert_eq!(
            after(&before, &[rename("chats", "Talk", "Speech")]),
            Some(before)
        );
    }

    #[test]
    fn a_name_stays_left_behind_in_what_is_renamed_around_it() {
        assert_eq!(
            after(
                &rename("models::Chat", "with_a", "with_b"),
                &[rename("models", "Chat", "Talk")]
            ),
            Some(rename("models::Talk", "with_a", "with_b"))
        );
        assert_eq!(
            after(
                &rename("chats::Chats", "a", "b"),
                &[
                    rename("", "chats", "talks"),
                    rename("talks", "Chats", "Talks")
                ]
            ),
            Some(rename("talks::Talks", "a", "b"))
        );
    }

    #[test]
    fn a_name_is_told_of_as_rust_has_it() {
        let told = |owner: &str| rename(owner, "a", "b").path("a");
        assert_eq!(told(owner::ROOT), "a");
        assert_eq!(told("models::Chat"), "models::Chat::a");
        assert_eq!(
            told("chats::GetChats::Expectation"),
            "mock::Expectation<chats::GetChats>::a"
        );
    }

    #[test]
    fn a_name_that_comes_back_is_not_left_behind() {
        let before = rename("models", "Chat", "Talk");
        assert_eq!(after(&before, &[rename("models", "Talk", "Chat")]), None);
    }
}
