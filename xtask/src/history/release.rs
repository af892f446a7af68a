//! What a run makes of the last version: the next one, or none, and why.

use std::fmt;

use semver::Version;

use crate::diff;
use crate::rust::FormerName;

/// Whether a change makes a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bump {
    /// It does.
    Raise,
    /// The version and the changelog stay, and the next run that raises the version tells of it.
    Keep,
}

/// What a run makes of the last version.
#[derive(Debug)]
pub struct Release {
    /// The version of the crate.
    pub version: Version,
    /// How it came to be.
    pub step: Step,
    /// What changed since the last version, for a person at a terminal; `None` if nothing of that can be told.
    pub report: Option<String>,
    /// The names of before that are left behind.
    pub former: Vec<FormerName>,
}

/// How a version came to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// There was none before.
    First,
    /// It is the last one: there is nothing new.
    Same,
    /// It follows another one.
    Next {
        /// The one before.
        from: Version,
        /// Why there is one.
        reason: Reason,
    },
    /// It is the last one, though another one is due.
    Held {
        /// The one that is due.
        due: Version,
        /// Why.
        reason: Reason,
    },
}

/// Why there is a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The API of the crate, or what it says: so many changes, the worst of them this.
    Changes(diff::Api, usize),
    /// What is known of the last version does not tell.
    Unknown,
    /// What Cargo knows of the crate.
    Package,
    /// The order in which things stand, or how the crate works inside.
    Order,
    /// The generator.
    Generator,
    /// The settings ask for it.
    Chosen,
}

impl Reason {
    /// What a version has to say of it.
    #[must_use]
    pub fn api(self) -> diff::Api {
        match self {
            Self::Changes(api, _) => api,
            Self::Unknown => diff::Api::Major,
            Self::Package | Self::Order | Self::Generator | Self::Chosen => diff::Api::Patch,
        }
    }
}

impl Release {
    /// Whether names of before that were left behind are so no longer, and free for others.
    pub(crate) fn lets_names_go(&self) -> bool {
        match &self.step {
            Step::Next { reason, .. } | Step::Held { reason, .. } => {
                reason.api() == diff::Api::Major
            }
            Step::First | Step::Same => false,
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changes(diff::Api::Major, 1) => f.write_str("major: 1 change breaks Rust code"),
            Self::Changes(diff::Api::Major, count) => {
                write!(f, "major: {count} changes break Rust code")
            }
            Self::Changes(diff::Api::Minor, 1) => f.write_str("minor: 1 change for Rust code"),
            Self::Changes(diff::Api::Minor, count) => {
                write!(
                    f,
                    "minor: {count} changes for Rust code, none of which breaks it"
                )
            }
            Self::Changes(diff::Api::Patch, _) => f.write_str("patch: Rust code is as before"),
            Self::Unknown => f.write_str("major: what changed is not known"),
            Self::Package => f.write_str("patch: what Cargo knows of the crate"),
            Self::Order => f.write_str("patch: the order of things, or how the crate works inside"),
            Self::Generator => f.write_str("patch: another version of the generator"),
            Self::Chosen => f.write_str("the settings ask for it"),
        }
    }
}

impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let version = &self.version;
        match &self.step {
            Step::First => write!(f, "{version} (the first version)"),
            Step::Same => write!(f, "{version} (nothing new)"),
            Step::Next { from, reason } => write!(f, "{from} → {version} ({reason})"),
            Step::Held { due, reason } => write!(f, "{version} (kept; due is {due}, {reason})"),
        }
    }
}
