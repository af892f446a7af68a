//! What is known of the last version, whatever became of the files that tell of it.

use semver::Version;

use super::before::Before;
use super::changelog;
use super::lock::{DESCRIPTION, Head, LOCK, Lock};
use super::{Previous, Record};
use crate::config::CrateName;
use crate::rust::GivenNames;
use crate::sync::Left;

/// What is known of the last version.
pub struct Past {
    pub(super) known: Known,
    pub(super) changelog: Option<String>,
    /// The generator that runs.
    pub(super) generator: Version,
    /// What the user should know of the files that tell of the last version.
    pub warnings: Vec<String>,
}

/// How much is known.
pub(super) enum Known {
    /// There was none.
    Nothing,
    /// What it was made of, or at least its number.
    Version(Box<LastVersion>),
}

/// A version, and what it was made of.
pub(super) struct LastVersion {
    pub(super) lock: Lock,
    /// The description, if it is still what was recorded.
    pub(super) description: Option<String>,
    /// The settings, if there were any.
    pub(super) settings: Option<String>,
}

/// The lock is that of a newer generator.
#[derive(Debug, thiserror::Error)]
#[error(
    "`{LOCK}` was written by version {wanted} of the generator, and this is version {own}\n  \
     help: use version {wanted} or a newer one"
)]
pub struct Refused {
    /// The version that has written the lock.
    pub wanted: Version,
    /// The version of this generator.
    pub own: Version,
}

/// The names that were given, and those that are left behind, by the text of a lock; `None` if it is none. Fails only
/// if it was a newer generator that wrote it.
pub fn names(lock: &str) -> Result<Option<GivenNames>, Refused> {
    names_in(lock, &super::generator())
}

fn names_in(lock: &str, generator: &Version) -> Result<Option<GivenNames>, Refused> {
    refuse_newer(lock, generator)?;
    Ok(Lock::parse(lock).map(Lock::into_names))
}

fn refuse_newer(lock: &str, generator: &Version) -> Result<(), Refused> {
    match Head::parse(lock).filter(|head| head.is_of_newer(generator)) {
        Some(head) => Err(Refused {
            wanted: head.generator,
            own: generator.clone(),
        }),
        None => Ok(()),
    }
}

impl Past {
    /// Finds out what is known. Fails only if it was a newer generator that wrote the lock.
    pub fn of(previous: Previous, name: &CrateName, generator: &Version) -> Result<Self, Refused> {
        let rebuilt = |given: GivenNames, fault: &str| {
            let rebuilding = Rebuilding {
                previous: &previous,
                generator,
                given,
            };
            rebuilding.known(name, fault)
        };
        let (known, warnings) = match &previous.lock {
            Left::Never if previous.manifest == Left::Never => (Known::Nothing, Vec::new()),
            // No lock, and a crate: a generator has written it that left none.
            Left::Never | Left::Gone => rebuilt(GivenNames::default(), "is missing"),
            Left::Edited(text) => {
                let given = names_in(text, generator)?.unwrap_or_default();
                rebuilt(given, "has been edited")
            }
            Left::AsWritten(text) => {
                refuse_newer(text, generator)?;
                match Lock::parse(text) {
                    Some(lock) => version(lock, &previous),
                    None => rebuilt(GivenNames::default(), "cannot be read"),
                }
            }
        };
        Ok(Self {
            known,
            changelog: previous.changelog,
            generator: generator.clone(),
            warnings,
        })
    }

    /// The names that were given, and those that are left behind.
    #[must_use]
    pub fn names(&self) -> GivenNames {
        match &self.known {
            Known::Version(last) => last.lock.clone().into_names(),
            Known::Nothing => GivenNames::default(),
        }
    }

    /// Whether another version was due at the last run, and the user kept the one that there was.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        match &self.known {
            Known::Version(last) => last.lock.kept,
            Known::Nothing => false,
        }
    }
}

/// A version of which the lock is there, and what the user is told. The lock says what the other files must be.
fn version(lock: Lock, previous: &Previous) -> (Known, Vec<String>) {
    let settings = text(&previous.settings).map(str::to_owned);
    let description = text(&previous.description).map(|description| {
        let version = lock.description.version.clone();
        Record::new(version, description.to_owned(), settings)
    });
    let record = description.filter(|record| record.is_of(&lock));
    let (description, settings) = match record {
        Some(record) => (Some(record.description), record.settings),
        None => (None, None),
    };
    let warning = description.is_none().then(|| {
        format!(
            "`{DESCRIPTION}` or the settings beside it are not what was recorded: if anything changed since version {}, what it was is not known",
            lock.version
        )
    });
    let known = Known::Version(Box::new(LastVersion {
        lock,
        description,
        settings,
    }));
    (known, warning.into_iter().collect())
}

/// The last version, made anew without a lock that can be trusted.
struct Rebuilding<'p> {
    previous: &'p Previous,
    generator: &'p Version,
    /// The names in a lock that was edited. They are true if the code that was written has them.
    given: GivenNames,
}

impl Rebuilding<'_> {
    /// What can be known, and what the user is told.
    fn known(self, name: &CrateName, fault: &str) -> (Known, Vec<String>) {
        let Some(number) = number(self.previous) else {
            let warning = format!("`{LOCK}` {fault}: this is a first run again");
            return (Known::Nothing, vec![warning]);
        };
        let anew = GivenNames::default();
        let known = self.recorded(name, &number, &self.given);
        let known = known.or_else(|| self.recorded(name, &number, &anew));
        let (last, how) = match known {
            Some(last) => (last, format!("from `{DESCRIPTION}`, for version {number}")),
            None => (
                self.unknown(&number),
                format!("for version {number}; what the names were and what changed is not known"),
            ),
        };
        let warning = format!("`{LOCK}` {fault}: it is made anew {how}");
        (Known::Version(Box::new(last)), vec![warning])
    }

    /// The version, made anew of what was recorded of it; `None` if the code that was written has not these names.
    fn recorded(
        &self,
        name: &CrateName,
        number: &Version,
        given: &GivenNames,
    ) -> Option<LastVersion> {
        let Left::AsWritten(description) = &self.previous.description else {
            return None;
        };
        let settings = match &self.previous.settings {
            Left::AsWritten(settings) => Some(settings.clone()),
            Left::Never => None,
            Left::Gone | Left::Edited(_) => return None,
        };
        let mut before = Before::of(name, description, settings.as_deref(), given)?;
        before.leave_behind(&given.former);
        if !before.is_as_written(&self.previous.written) {
            return None;
        }
        let names = GivenNames::of(&before.krate, &before.config.renames);
        let record = Record::new(before.api.version, description.clone(), settings);
        let aliases = given.former.clone();
        Some(LastVersion {
            lock: record.lock(number.clone(), self.generator.clone(), names, aliases),
            description: Some(record.description),
            settings: record.settings,
        })
    }

    /// A version of which no more is known than its number: whatever there is now may be new.
    fn unknown(&self, number: &Version) -> LastVersion {
        let nothing = Record::new(String::new(), String::new(), None);
        let mut names = self.given.clone();
        let aliases = std::mem::take(&mut names.former);
        LastVersion {
            lock: nothing.lock(number.clone(), self.generator.clone(), names, aliases),
            description: None,
            settings: None,
        }
    }
}

/// The version that the `Cargo.toml` tells of; if that was edited, the highest that anything tells of.
fn number(previous: &Previous) -> Option<Version> {
    let manifest = text(&previous.manifest).and_then(|text| text.parse::<toml::Table>().ok());
    let manifest = manifest.as_ref().and_then(|manifest| {
        manifest
            .get("package")?
            .get("version")?
            .as_str()?
            .parse()
            .ok()
    });
    if matches!(previous.manifest, Left::AsWritten(_)) && manifest.is_some() {
        return manifest;
    }
    let changelog = previous.changelog.as_deref().map(changelog::versions);
    manifest
        .into_iter()
        .chain(changelog.into_iter().flatten())
        .max()
}

fn text(left: &Left) -> Option<&str> {
    match left {
        Left::AsWritten(text) | Left::Edited(text) => Some(text),
        Left::Never | Left::Gone => None,
    }
}
