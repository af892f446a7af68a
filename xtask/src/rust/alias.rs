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

/// That something is called otherwise in Rust than before, or stands in another place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Rename {
    /// Where the name stands, as [`owner`] says it.
    #[serde(rename = "in")]
    pub owner: String,
    /// The name before.
    pub old: String,
    /// The name now.
    pub new: String,
    /// Where the thing stands now, if that is another place.
    #[serde(rename = "to", default, skip_serializing_if = "Option::is_none")]
    pub moved_to: Option<String>,
}

impl Rename {
    /// The name before, with where it stood, as Rust says it.
    #[must_use]
    pub fn old_path(&self) -> String {
        owner::in_rust(&self.owner, &self.old)
    }

    /// The name now, with where it stands.
    #[must_use]
    pub fn new_path(&self) -> String {
        owner::in_rust(self.new_owner(), &self.new)
    }

    /// Where the thing stands now.
    pub(super) fn new_owner(&self) -> &str {
        self.moved_to.as_deref().unwrap_or(&self.owner)
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
    /// Where the thing stands now, as [`owner`] says it, if that is another place.
    pub moved_to: Option<String>,
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
                    moved_to: name.rename.moved_to.clone(),
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
        .filter(|name| name.rename.old != name.rename.new || name.rename.moved_to.is_some())
        .collect()
}

/// The same thing after others were renamed: what is around it, or the thing itself once more.
fn follow(rename: &Rename, renamed: &[Rename]) -> Rename {
    let owner = place_after(&rename.owner, renamed);
    let (place, new) = now(
        &place_after(rename.new_owner(), renamed),
        &rename.new,
        renamed,
    );
    Rename {
        moved_to: (place != owner).then_some(place),
        old: rename.old.clone(),
        new,
        owner,
    }
}

/// Where the things of a place stand after others were renamed.
fn place_after(place: &str, renamed: &[Rename]) -> String {
    let mut around = owner::ROOT.to_owned();
    for name in place.split(owner::SEPARATOR) {
        let (owner, name) = now(&around, name, renamed);
        around = owner::within(&owner, &name);
    }
    around
}

/// Where something stands after others were renamed, and what it is called.
fn now(place: &str, name: &str, renamed: &[Rename]) -> (String, String) {
    let found = renamed
        .iter()
        .find(|other| other.owner == place && other.old == name);
    found.map_or_else(
        || (place.to_owned(), name.to_owned()),
        |found| (found.new_owner().to_owned(), found.new.clone()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rename(owner: &str, old: &str, new: &str) -> Rename {
        Rename {
            owner: owner.to_owned(),
            old: old.to_owned(),
            new: new.to_owned(),
            moved_to: None,
        }
    }

    fn moved(owner: &str, name: &str, to: &str) -> Rename {
        Rename {
            moved_to: Some(to.to_owned()),
            ..rename(owner, name, name)
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
        let told = |owner: &str| rename(owner, "a", "b").old_path();
        assert_eq!(told(owner::ROOT), "a");
        assert_eq!(moved("a::A", "f", "b::B").new_path(), "b::B::f");
        assert_eq!(told("models::Chat"), "models::Chat::a");
        assert_eq!(
            told("chats::GetChats::Expectation"),
            "mock::Expectation<chats::GetChats>::a"
        );
    }

    #[test]
    fn a_name_leads_to_where_its_thing_has_moved() {
        let before = rename("chats::Chats", "a", "b");
        let move_away = moved("chats::Chats", "b", "files::Files");
        let away = Rename {
            moved_to: Some("files::Files".to_owned()),
            ..before.clone()
        };
        assert_eq!(
            after(&before, std::slice::from_ref(&move_away)),
            Some(away.clone())
        );
        let back = moved("files::Files", "b", "chats::Chats");
        assert_eq!(after(&away, std::slice::from_ref(&back)), Some(before));
        assert_eq!(after(&move_away, &[back]), None);
        // Names in a call go with it.
        assert_eq!(
            after(
                &rename("chats::Send", "a", "b"),
                &[moved("chats", "Send", "files")]
            ),
            Some(rename("files::Send", "a", "b"))
        );
        // The group that it has moved to is renamed, and so is the one that it came from.
        let groups = [
            rename("files", "Files", "Papers"),
            rename("chats", "Chats", "Talks"),
        ];
        assert_eq!(
            after(&move_away, &groups),
            Some(moved("chats::Talks", "b", "files::Papers"))
        );
    }

    #[test]
    fn a_name_that_comes_back_is_not_left_behind() {
        let before = rename("models", "Chat", "Talk");
        assert_eq!(after(&before, &[rename("models", "Talk", "Chat")]), None);
    }
}
