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
    /// What it was made of.
    Version(Box<LastVersion>),
    /// No more than its number.
    Number(Version),
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

impl Past {
    /// Finds out what is known. Fails only if it was a newer generator that wrote the lock.
    pub fn of(previous: Previous, name: &CrateName, generator: &Version) -> Result<Self, Refused> {
        let (known, warnings) = match &previous.lock {
            Left::Never => (Known::Nothing, Vec::new()),
            Left::Gone => rebuilt(&previous, name, generator, "is missing"),
            Left::Edited(text) | Left::AsWritten(text) => {
                if let Some(head) = Head::parse(text).filter(|head| head.is_of_newer(generator)) {
                    return Err(Refused {
                        wanted: head.generator,
                        own: generator.clone(),
                    });
                }
                let is_edited = matches!(previous.lock, Left::Edited(_));
                match Lock::parse(text).filter(|_| !is_edited) {
                    Some(lock) => version(lock, &previous),
                    None if is_edited => rebuilt(&previous, name, generator, "has been edited"),
                    None => rebuilt(&previous, name, generator, "cannot be read"),
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
            Known::Version(last) => GivenNames {
                former: last.lock.aliases.clone(),
                ..last.lock.names.clone()
            },
            Known::Nothing | Known::Number(_) => GivenNames::default(),
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

/// What can be known without the lock, and what the user is told.
fn rebuilt(
    previous: &Previous,
    name: &CrateName,
    generator: &Version,
    fault: &str,
) -> (Known, Vec<String>) {
    let Some(number) = number(previous) else {
        let warning = format!("`{LOCK}` {fault}: this is a first run again");
        return (Known::Nothing, vec![warning]);
    };
    let known = recorded(previous, name, generator, &number);
    let warning = match &known {
        Some(_) => {
            format!("`{LOCK}` {fault}: it is made anew from `{DESCRIPTION}`, for version {number}")
        }
        None => format!(
            "`{LOCK}` {fault}, and so does not tell of version {number}: names are given anew, and what changed is not known"
        ),
    };
    let known = known.unwrap_or(Known::Number(number));
    (known, vec![warning])
}

/// The version, made anew of what was recorded of it.
fn recorded(
    previous: &Previous,
    name: &CrateName,
    generator: &Version,
    number: &Version,
) -> Option<Known> {
    let Left::AsWritten(description) = &previous.description else {
        return None;
    };
    let settings = match &previous.settings {
        Left::AsWritten(settings) => Some(settings.clone()),
        Left::Never => None,
        Left::Gone | Left::Edited(_) => return None,
    };
    let names = GivenNames::default();
    let before = Before::of(name, description, settings.as_deref(), &names)?;
    let names = GivenNames::of(&before.krate, &before.config.renames);
    let version = before.api.version;
    let record = Record::new(version, description.clone(), settings);
    Some(Known::Version(Box::new(LastVersion {
        lock: record.lock(number.clone(), generator.clone(), names, Vec::new()),
        description: Some(record.description),
        settings: record.settings,
    })))
}

/// The highest version that anything tells of.
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
