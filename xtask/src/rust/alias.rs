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
    pub owner: String,
    /// The name before.
    pub old: String,
    /// The name now.
    pub new: String,
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

/// What becomes of the names that are left behind when a version of the crate follows another one. `renamed` is what is
/// called otherwise in the new version. If that breaks Rust code anyway, the names of before go.
#[must_use]
pub fn succeed(
    former: &[FormerName],
    renamed: &[Rename],
    breaks: bool,
    version: &str,
) -> Vec<FormerName> {
    let mut next: Vec<FormerName> = Vec::new();
    if !breaks {
        next.extend(former.iter().map(|name| FormerName {
            rename: followed(&name.rename, renamed),
            since: name.since.clone(),
        }));
        // A thing may have got a name back that it had before.
        next.retain(|name| name.rename.old != name.rename.new);
    }
    for rename in renamed {
        let is_known = |name: &FormerName| {
            (&name.rename.owner, &name.rename.old) == (&rename.owner, &rename.old)
        };
        if !next.iter().any(is_known) {
            next.push(FormerName {
                rename: rename.clone(),
                since: version.to_owned(),
            });
        }
    }
    next
}

/// The same thing after others were renamed: what is around it, or the thing itself once more.
fn followed(rename: &Rename, renamed: &[Rename]) -> Rename {
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

    fn former(owner: &str, old: &str, new: &str, since: &str) -> FormerName {
        FormerName {
            rename: rename(owner, old, new),
            since: since.to_owned(),
        }
    }

    #[test]
    fn a_name_is_left_behind_from_the_version_on_that_changes_it() {
        let renamed = [rename("models", "Chat", "Talk")];
        let next = succeed(&[], &renamed, false, "0.1.1");
        assert_eq!(next, [former("models", "Chat", "Talk", "0.1.1")]);
        assert_eq!(succeed(&next, &[], false, "0.1.2"), next);
    }

    #[test]
    fn a_name_that_changes_once_more_leaves_both_names_behind() {
        let before = [former("models", "Chat", "Talk", "0.1.1")];
        let renamed = [rename("models", "Talk", "Speech")];
        assert_eq!(
            succeed(&before, &renamed, false, "0.1.2"),
            [
                former("models", "Chat", "Speech", "0.1.1"),
                former("models", "Talk", "Speech", "0.1.2"),
            ]
        );
    }

    #[test]
    fn a_name_stays_left_behind_in_what_is_renamed_around_it() {
        let before = [former("models::Chat", "with_a", "with_b", "0.1.1")];
        let renamed = [rename("models", "Chat", "Talk")];
        let next = succeed(&before, &renamed, false, "0.1.2");
        assert_eq!(next[0], former("models::Talk", "with_a", "with_b", "0.1.1"));
        let before = [former("chats::Chats", "a", "b", "0.1.1")];
        let renamed = [
            rename("", "chats", "talks"),
            rename("talks", "Chats", "Talks"),
        ];
        let next = succeed(&before, &renamed, false, "0.1.2");
        assert_eq!(next[0], former("talks::Talks", "a", "b", "0.1.1"));
    }

    #[test]
    fn a_name_that_comes_back_is_not_left_behind() {
        let before = [former("models", "Chat", "Talk", "0.1.1")];
        let renamed = [rename("models", "Talk", "Chat")];
        assert_eq!(
            succeed(&before, &renamed, false, "0.1.2"),
            [former("models", "Talk", "Chat", "0.1.2")]
        );
    }

    #[test]
    fn a_version_that_breaks_code_anyway_leaves_its_own_names_alone_behind() {
        let before = [former("models", "Chat", "Talk", "0.1.1")];
        let renamed = [rename("models", "Kind", "Sort")];
        assert_eq!(
            succeed(&before, &renamed, true, "0.2.0"),
            [former("models", "Kind", "Sort", "0.2.0")]
        );
    }
}
