//! The lock: what the last version was made of, and the names that were given.

use semver::Version;
use serde::{Deserialize, Serialize};

use crate::GeneratedFile;
use crate::rust::{FormerName, GivenNames};

/// The path of the lock in the crate.
pub const LOCK: &str = ".codegen.lock";

/// The path of the description that the last version was made of.
pub const DESCRIPTION: &str = ".codegen-description.json";

/// The path of the settings that the last version was made with, if there were any.
pub const SETTINGS: &str = ".codegen-settings.toml";

/// The format of the lock that this generator writes.
pub(super) const FORMAT: u32 = 1;

const HEADER: &str = "\
# What `cargo xtask codegen` has to know of the last version. Check it in, and do not edit it.
# In a conflict take all files of this folder from one side, and run the command again:
# `git restore --source HEAD --staged --worktree .` takes yours, and drops those that the other side added.

";

/// The lock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Lock {
    /// Of this file.
    pub(super) format: u32,
    /// The version of the generator.
    pub(super) generator: Version,
    /// The version of the crate.
    pub(super) version: Version,
    /// Whether another version was due, and the user kept this one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) kept: bool,
    /// The description.
    pub(super) description: Description,
    /// The settings.
    pub(super) settings: Settings,
    /// The names that were given.
    #[serde(default)]
    pub(super) names: GivenNames,
    /// The names of before that are left behind.
    #[serde(default, rename = "alias", skip_serializing_if = "Vec::is_empty")]
    pub(super) aliases: Vec<FormerName>,
}

/// `[description]`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Description {
    /// `info.version`
    pub(super) version: String,
    /// Of the text that was recorded.
    pub(super) sha256: String,
}

/// `[settings]`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Settings {
    /// Of the text; of nothing, if there were none.
    pub(super) sha256: String,
}

/// What every lock says, also that of a generator that is not there yet.
#[derive(Debug, Deserialize)]
pub(super) struct Head {
    /// The version of the generator.
    pub(super) generator: Version,
}

impl Head {
    /// Reads it; `None` if this is no lock.
    pub(super) fn parse(text: &str) -> Option<Self> {
        toml::from_str(text).ok()
    }

    /// Whether this generator is too old for the lock. A new format comes with a new version.
    pub(super) fn is_of_newer(&self, generator: &Version) -> bool {
        self.generator > *generator
    }
}

impl Lock {
    /// The names that were given, and those that are left behind.
    pub(super) fn into_names(self) -> GivenNames {
        GivenNames {
            former: self.aliases,
            ..self.names
        }
    }

    /// Reads a lock; `None` if it is none of this format.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let lock: Self = toml::from_str(text).ok()?;
        (lock.format == FORMAT).then_some(lock)
    }

    pub(super) fn file(&self) -> GeneratedFile {
        // Tables of text can be written.
        let text = toml::to_string(self).unwrap_or_default();
        GeneratedFile {
            path: LOCK.to_owned(),
            contents: format!("{HEADER}{text}").into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rust::Rename;

    fn lock() -> Lock {
        let mut names = GivenNames::default();
        names.types.insert("a\"\n[b]".to_owned(), "Ab".to_owned());
        let fields = names.fields.entry("a.b c".to_owned()).or_default();
        fields.insert(String::new(), "field".to_owned());
        Lock {
            format: FORMAT,
            generator: Version::new(1, 2, 3),
            version: Version::new(0, 1, 0),
            kept: false,
            description: Description {
                version: "'''\u{1b}\r\n".to_owned(),
                sha256: "abc".to_owned(),
            },
            settings: Settings {
                sha256: String::new(),
            },
            names,
            aliases: vec![FormerName {
                rename: Rename {
                    owner: "models::Chat".to_owned(),
                    old: "with_a".to_owned(),
                    new: "with_b".to_owned(),
                    moved_to: Some("models::Talk".to_owned()),
                },
                since: "0.1.1".to_owned(),
            }],
        }
    }

    #[test]
    fn a_lock_is_read_as_it_was_written() {
        let text = lock().file().contents;
        assert_eq!(Lock::parse(&text), Some(lock()), "{text}");
    }

    #[test]
    fn a_lock_of_another_format_is_none() {
        let text = lock().file().contents;
        assert_eq!(Lock::parse(&text.replace("format = 1", "format = 2")), None);
    }

    #[test]
    fn the_head_is_read_of_any_lock() {
        let head = Head::parse("format = 9\ngenerator = '7.0.0'\nelse = {}\n").unwrap();
        assert!(head.is_of_newer(&Version::new(6, 9, 9)));
        assert!(!head.is_of_newer(&Version::new(7, 0, 0)));
        let head = Head::parse(&lock().file().contents).unwrap();
        assert!(!head.is_of_newer(&Version::new(1, 2, 3)));
        assert!(head.is_of_newer(&Version::new(1, 2, 2)));
        assert!(Head::parse("<<<<<<<").is_none());
    }
}
