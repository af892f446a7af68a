//! What is wrong with a configuration.

use std::io;
use std::path::{Path, PathBuf};

use toml::Spanned;

use super::package;
use crate::spec::{FileFault, nearest};

/// Why a configuration was not read.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file could not be read.
    #[error("`{}`: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The file could not be read from where the description is.
    #[error("`{}` is not read: {fault}{}", path.display(), way_to_settings(fault))]
    Refused {
        /// The file.
        path: PathBuf,
        /// Why not.
        fault: FileFault,
    },
    /// An overlay that the configuration names could not be read.
    #[error(
        "the overlay `{}` is not read: {fault}\n  --> {}:{line}:{column}{}",
        overlay.display(),
        path.display(),
        way_to_overlay(fault)
    )]
    Overlay {
        /// The configuration.
        path: PathBuf,
        /// The line of it that names the overlay, from 1.
        line: usize,
        /// The column, in characters, from 1.
        column: usize,
        /// The overlay, as it is named there.
        overlay: PathBuf,
        /// Why it is not read.
        fault: FileFault,
    },
    /// The file is not where the description is, be that a revision of a repository.
    #[error("the overlay `{0}` is outside of the repository")]
    Outside(String),
    /// The text is not a configuration. The source shows the line.
    #[error(
        "`{}` is not a valid configuration\n{}{}",
        path.display(),
        source.to_string().trim_end(),
        help(source)
    )]
    Parse {
        /// The file.
        path: PathBuf,
        /// What is wrong, and in which line.
        source: toml::de::Error,
    },
    /// Nothing says what the crate is called.
    #[error(
        "the crate has no name\n  \
         help: give one with `--name`, or write it to `{}`:\n\n    [package]\n    name = \"my-client\"",
        path.display()
    )]
    NoName {
        /// The configuration that has, or would have, the name.
        path: PathBuf,
    },
    /// `extras.directory` is not a folder.
    #[error(
        "`{}` is not a folder\n  \
         help: `directory` in `[extras]` is relative to the configuration",
        .0.display()
    )]
    NoExtras(PathBuf),
    /// A link that leads out of the folder of extra files.
    #[error(
        "`{}` is a link out of the folder of extra files, or to nothing\n  \
         help: put a copy of the file in its place",
        .0.display()
    )]
    Link(PathBuf),
    /// An extra file that is not text.
    #[error("`{}` is not UTF-8; extra files are text", .0.display())]
    NotText(PathBuf),
}

impl ConfigError {
    /// Says where in the text of a configuration an overlay is named that cannot be read.
    pub(super) fn overlay(
        config: &Path,
        settings: &str,
        overlay: &Spanned<PathBuf>,
        fault: FileFault,
    ) -> Self {
        let before = settings.get(..overlay.span().start).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        Self::Overlay {
            path: config.to_owned(),
            line: before.matches('\n').count() + 1,
            column: line.chars().count() + 1,
            overlay: overlay.get_ref().clone(),
            fault,
        }
    }
}

/// The way out, where the configuration itself is not read.
fn way_to_settings(fault: &FileFault) -> String {
    way_out(
        fault,
        "`--config` takes the path of a file, from the folder in which the command runs",
    )
}

/// The way out, where an overlay is not read that the configuration names.
fn way_to_overlay(fault: &FileFault) -> String {
    way_out(
        fault,
        "paths in `[overlays]` are relative to the folder of the configuration",
    )
}

fn way_out(fault: &FileFault, if_missing: &str) -> String {
    let is_there = *fault != FileFault::Missing;
    let help = fault.help().or((!is_there).then_some(if_missing));
    help.map_or_else(String::new, |help| format!("\n  help: {help}"))
}

/// The way out, where a key is nearly one that is known. What serde says of an unknown key is a text: the key, then
/// those that are known, each in backticks.
fn help(error: &toml::de::Error) -> String {
    let message = error.message();
    let is_unknown_key = message.starts_with("unknown field `");
    let mut words = message.split('`').skip(1).step_by(2);
    let key = words.next().filter(|_| is_unknown_key);
    // The tables that there are are those of the whole file.
    let is_at_the_top = words.clone().any(|known| known == "package");
    if let Some(key) = key.filter(|key| is_at_the_top && package::KEYS.contains(key)) {
        return format!("\n  help: write `{key}` under `[package]`");
    }
    let near = key.and_then(|key| nearest(key, words));
    near.map_or_else(String::new, |key| {
        format!("\n  help: did you mean `{key}`?")
    })
}
