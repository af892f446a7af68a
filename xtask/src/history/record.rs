//! What a crate is made of, as texts.

use semver::Version;

use super::lock::{self, DESCRIPTION, Lock, SETTINGS};
use crate::GeneratedFile;
use crate::config::Config;
use crate::hash::sha256;
use crate::line_ends;
use crate::rust::{FormerName, GivenNames};
use crate::spec::SpecDocument;

/// What a crate is made of.
pub(crate) struct Record {
    /// `info.version`
    pub(super) api_version: String,
    /// The description as the generator understood it, in one document.
    pub(super) description: String,
    /// The settings, if there are any.
    pub(super) settings: Option<String>,
    description_hash: String,
    settings_hash: String,
}

impl Record {
    /// Of a description and the settings.
    pub(crate) fn of(document: &SpecDocument, config: &Config) -> Self {
        let settings = config.file.as_ref().map(|file| file.text.clone());
        let version = document.openapi.info.version.clone();
        Self::new(version, document.to_record(), settings)
    }

    pub(super) fn new(api_version: String, description: String, settings: Option<String>) -> Self {
        // A checkout may have changed them.
        let settings = settings.map(line_ends::unified);
        Self {
            api_version,
            description_hash: sha256(description.as_bytes()),
            settings_hash: sha256(settings.as_deref().unwrap_or_default().as_bytes()),
            description,
            settings,
        }
    }

    /// Whether a lock is of the same description and the same settings.
    pub(super) fn is_of(&self, lock: &Lock) -> bool {
        self.description_hash == lock.description.sha256
            && self.settings_hash == lock.settings.sha256
    }

    /// The lock of a version that is made of it.
    pub(super) fn lock(
        &self,
        version: Version,
        generator: Version,
        names: GivenNames,
        aliases: Vec<FormerName>,
    ) -> Lock {
        Lock {
            format: lock::FORMAT,
            generator,
            version,
            kept: false,
            description: lock::Description {
                version: self.api_version.clone(),
                sha256: self.description_hash.clone(),
            },
            settings: lock::Settings {
                sha256: self.settings_hash.clone(),
            },
            names,
            aliases,
        }
    }

    /// The files that keep it.
    pub(super) fn files(&self) -> Vec<GeneratedFile> {
        let file = |path: &str, contents: &str| GeneratedFile {
            path: path.to_owned(),
            contents: contents.to_owned().into(),
        };
        let settings = self.settings.as_ref();
        let settings = settings.map(|settings| file(SETTINGS, settings));
        let description = file(DESCRIPTION, &self.description);
        std::iter::once(description).chain(settings).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_whose_line_ends_a_checkout_has_changed_are_the_same() {
        let of =
            |settings: &str| Record::new("1".to_owned(), String::new(), Some(settings.to_owned()));
        let (here, there) = (of("[a]\nb = 1\n"), of("[a]\r\nb = 1\r\n"));
        assert_eq!(here.settings_hash, there.settings_hash);
        assert_eq!(here.settings, there.settings);
    }
}
