//! The overlays that the configuration names: `[overlays]`.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use super::{ConfigError, text_of};
use crate::spec::{FileFault, Files, Text};

/// `[overlays]`
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Overlays {
    /// Relative to the folder of the configuration.
    files: Vec<Spanned<PathBuf>>,
}

impl Overlays {
    pub(super) fn read(self, config: &Path, settings: &str) -> Result<Vec<Text>, ConfigError> {
        let folder = config.parent().unwrap_or(Path::new(""));
        let files = self.files.iter().map(|file| {
            let path = folder.join(file.get_ref());
            match text_of(&path) {
                Ok(text) => Ok(Text {
                    path: path.display().to_string(),
                    text,
                }),
                Err(fault) => Err(ConfigError::overlay(config, settings, file, fault)),
            }
        });
        files.collect()
    }

    pub(super) fn read_by(
        self,
        folder: &str,
        files: &dyn Files,
        config: &Path,
        settings: &str,
    ) -> Result<Vec<Text>, ConfigError> {
        let overlays = self.files.iter().map(|file| {
            let name = file.get_ref().to_string_lossy();
            let path = format!("{folder}{name}");
            match files.read(&name) {
                Ok(text) => Ok(Text { path, text }),
                Err(FileFault::Outside) => Err(ConfigError::Outside(name.into_owned())),
                Err(fault) => Err(ConfigError::overlay(config, settings, file, fault)),
            }
        });
        overlays.collect()
    }
}
