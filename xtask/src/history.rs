//! What the generator knows of the last time: names that were given, the version, and what it was made of.
//!
//! Pure: [`Previous`] has the texts that the last run left, and [`Release`] the texts that this one leaves. The same
//! two descriptions, settings and texts give the same release, wherever and whenever.
//!
//! Invariants: what is recorded is that of the last version, so that changes add up until there is a new one; a run
//! with nothing new leaves every text as it is; and of what people wrote into the changelog not a byte changes. This
//! module must not know folders, nor what code looks like.

mod before;
mod changelog;
mod draft;
mod entry;
mod formats;
mod lock;
mod past;
mod record;
mod release;
mod succession;
mod version;

pub(crate) use draft::Present;
pub use lock::{DESCRIPTION, LOCK, SETTINGS};
pub use past::{Past, Refused, names};
pub use release::{Bump, Reason, Release, Step};

use semver::Version;

use crate::Generated;
use crate::config::CrateName;
use crate::sync::{Folder, Left, Manifest, SyncError};
pub(crate) use record::Record;

/// The path of the changelog in the crate.
pub const CHANGELOG: &str = "CHANGELOG.md";

/// The version of this generator.
#[must_use]
pub fn generator() -> Version {
    // Cargo takes nothing else for a version.
    let version = env!("CARGO_PKG_VERSION").parse();
    version.unwrap_or(Version::new(0, 0, 0))
}

/// What the last run left in the folder of the crate.
#[derive(Debug, Clone)]
pub struct Previous {
    /// The lock.
    pub lock: Left,
    /// The description of the last version.
    pub description: Left,
    /// The settings of the last version.
    pub settings: Left,
    /// The `Cargo.toml`.
    pub manifest: Left,
    /// The changelog, which people write in, too.
    pub changelog: Option<String>,
    /// The hashes of all that was written.
    pub written: Manifest,
}

impl Previous {
    /// No run has left anything.
    #[must_use]
    pub fn nothing() -> Self {
        Self {
            lock: Left::Never,
            description: Left::Never,
            settings: Left::Never,
            manifest: Left::Never,
            changelog: None,
            written: Manifest::default(),
        }
    }

    /// What a run leaves that made all this for the crate of that name, if nobody touches it.
    #[must_use]
    pub fn of(name: &CrateName, generated: &Generated) -> Self {
        let own = |path: &str| {
            let file = generated.files.iter().find(|file| file.path == path);
            file.map_or(Left::Never, |file| {
                Left::AsWritten(file.contents.clone().into_owned())
            })
        };
        let mut additions = generated.additions.iter();
        let changelog = additions.find(|addition| addition.path == CHANGELOG);
        Self {
            lock: own(LOCK),
            description: own(DESCRIPTION),
            settings: own(SETTINGS),
            manifest: own("Cargo.toml"),
            changelog: changelog.map(|changelog| changelog.contents.clone()),
            written: Manifest::of(name.as_str(), &generated.files, &[]),
        }
    }

    /// Reads what the last run left.
    pub fn read(folder: &Folder) -> Result<Self, SyncError> {
        Ok(Self {
            lock: folder.own(LOCK)?,
            description: folder.own(DESCRIPTION)?,
            settings: folder.own(SETTINGS)?,
            manifest: folder.own("Cargo.toml")?,
            changelog: folder.shared(CHANGELOG)?,
            written: folder.manifest().clone(),
        })
    }
}
