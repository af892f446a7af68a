//! What a description cannot say of the client: the configuration beside it, in TOML.
//!
//! Whatever is in a [`Config`] is valid by the rules of the place that it goes to (a `Cargo.toml`,
//! a folder). Whether the operations that it names exist, only the pipeline can say: this module must not
//! know the description.

mod error;
mod extras;
mod format;
mod overlays;
mod own_feature;
mod package;
mod rename;
mod selection;
mod text;

use std::fs;
use std::path::{Path, PathBuf};

use indexmap::IndexMap;
use serde::Deserialize;
use toml::Spanned;

pub use error::ConfigError;
pub use format::{Dependency, Feature, Format, Requirement, TypePath, TypeSegment};
use overlays::Overlays;
pub use own_feature::OwnFeature;
pub use package::{CrateName, Keyword, License, Package, Url};
pub use rename::{Inner, Names, Renames};

use crate::GeneratedFile;
use crate::spec::select::Selection;
use crate::spec::{FileFault, Files, Text, input};

/// The configuration of a run.
#[derive(Debug, Clone)]
pub struct Config {
    /// What goes into the `Cargo.toml`.
    pub package: Package,
    /// Which operations are wanted.
    pub selection: Selection,
    /// What is to be known of operations.
    pub operations: Operations,
    /// How the pages of an operation follow each other, by `operationId`, where the shape does not show it.
    pub paging: IndexMap<Spanned<String>, Paging>,
    /// What things are called in Rust.
    pub renames: Renames,
    /// The types of Rust for formats.
    pub formats: IndexMap<Spanned<String>, Format>,
    /// The file that says all this, for reports: the places above are byte ranges of its text. None, if
    /// there is no file.
    pub file: Option<Text>,
    /// The overlays that mend the description, in the order in which they are applied.
    pub overlays: Vec<Text>,
    /// Files that are part of the crate as they are.
    pub extras: Vec<GeneratedFile>,
    /// The features that the examples among them need.
    pub example_features: Vec<OwnFeature>,
    /// Whether an operation that is not supported is left out with a warning.
    pub skip_unsupported: bool,
}

impl Config {
    /// A configuration that says no more than the name of the crate.
    #[must_use]
    pub fn named(name: CrateName) -> Self {
        Self {
            package: Package::named(name),
            selection: Selection::default(),
            operations: Operations::default(),
            paging: IndexMap::new(),
            renames: Renames::default(),
            formats: IndexMap::new(),
            file: None,
            overlays: Vec::new(),
            extras: Vec::new(),
            example_features: Vec::new(),
            skip_unsupported: false,
        }
    }

    /// Reads the configuration of a description: the file that the user named, or the one beside the
    /// description. That is `shop.toml` for `shop.yaml`, or else `client.toml`. A name given here goes before the
    /// one in the file.
    pub fn read(
        spec: &Path,
        named: Option<&Path>,
        name: Option<CrateName>,
    ) -> Result<Self, ConfigError> {
        let beside = || {
            let beside = names_beside(spec).into_iter();
            beside.map(|name| spec.with_file_name(name)).collect()
        };
        let candidates: Vec<PathBuf> = named.map_or_else(beside, |path| vec![path.to_owned()]);
        for path in candidates {
            match text_of(&path) {
                Ok(text) => return Self::parse(&path, &text, name),
                Err(FileFault::Missing) if named.is_none() => {}
                Err(fault) => return Err(ConfigError::Refused { path, fault }),
            }
        }
        let path = spec.with_extension("toml");
        name.map(Self::named).ok_or(ConfigError::NoName { path })
    }

    /// Reads the configuration beside a description that is somewhere else than in the file system, in a revision of a
    /// git repository, say, with the overlays that it names. `files` are those of the description's folder, and `shown`
    /// is the path of the description in messages. No other file of the crate is read: this is for comparisons.
    pub fn elsewhere(shown: &str, files: &dyn Files, name: CrateName) -> Result<Self, ConfigError> {
        let start = shown.rfind(['/', ':']).map_or(0, |at| at + 1);
        let (folder, spec) = shown.split_at(start);
        for file in names_beside(Path::new(spec)) {
            let file = file.to_string_lossy();
            let path = PathBuf::from(format!("{folder}{file}"));
            match files.read(&file) {
                Ok(text) => {
                    let mut document = Document::parse(&path, &text)?;
                    document.extras = None;
                    let overlays = std::mem::take(&mut document.overlays);
                    let mut config = document.into_config(&path, &text, Some(name))?;
                    config.overlays = overlays.read_by(folder, files, &path, &text)?;
                    return Ok(config);
                }
                Err(FileFault::Missing) => {}
                Err(fault) => return Err(ConfigError::Refused { path, fault }),
            }
        }
        Ok(Self::named(name))
    }

    /// Reads the text of a configuration that was recorded, with the description as it made it: which operations are
    /// wanted, overlays and extras are done with, and no file is read.
    pub fn recorded(path: &Path, text: &str, name: CrateName) -> Result<Self, ConfigError> {
        let mut document = Document::parse(path, text)?;
        document.select = document.select.all();
        document.skip = selection::Named::default();
        document.overlays = Overlays::default();
        document.extras = None;
        document.into_config(path, text, Some(name))
    }

    /// Reads the text of a configuration. The path is for messages and for the files that it names.
    pub fn parse(path: &Path, text: &str, name: Option<CrateName>) -> Result<Self, ConfigError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Document::parse(path, text)?.into_config(path, text, name)
    }
}

/// What the configuration beside a description may be called, the first that is there. A description that is a folder,
/// such as `.`, has no name of its own.
fn names_beside(spec: &Path) -> Vec<PathBuf> {
    let own = spec.with_extension("toml");
    let own = own.file_name().map(PathBuf::from);
    own.into_iter().chain(["client.toml".into()]).collect()
}

/// The text of a file that the user has named: that may be a pipe, too.
fn text_of(path: &Path) -> Result<String, FileFault> {
    input::text_of(fs::read(path).map_err(|error| input::fault(&error))?)
}

/// `[operations]`
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Operations {
    /// The `operationId`s of operations that change nothing, and so may be repeated, whatever their method.
    #[serde(default)]
    pub read_only: Vec<Spanned<String>>,
    /// Those that change something and may be repeated all the same: twice is as good as once.
    #[serde(default)]
    pub idempotent: Vec<Spanned<String>>,
    /// Those that may not be repeated, though their method says so.
    #[serde(default, rename = "unsafe")]
    pub not_repeatable: Vec<Spanned<String>>,
}

/// `[paging.OPERATION]`
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Paging {
    /// The name of the query parameter that asks for a page.
    pub token_parameter: Spanned<String>,
    /// The path of the next page's token in an answer, such as `result.paging.nextPageToken`. A property
    /// may have dots in its name.
    pub next_token: Spanned<String>,
    /// The path of the items in an answer, such as `result.chats`.
    pub items: Spanned<String>,
}

/// The file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Document {
    #[serde(default)]
    package: package::Table,
    #[serde(default)]
    select: selection::Select,
    #[serde(default)]
    skip: selection::Named,
    #[serde(default)]
    operations: Operations,
    #[serde(default)]
    paging: IndexMap<Spanned<String>, Paging>,
    #[serde(default)]
    rename: Renames,
    #[serde(default)]
    formats: IndexMap<Spanned<String>, Format>,
    #[serde(default)]
    overlays: Overlays,
    extras: Option<Extras>,
}

impl Document {
    fn parse(path: &Path, text: &str) -> Result<Self, ConfigError> {
        toml::from_str(text).map_err(|source| ConfigError::Parse {
            path: path.to_owned(),
            source,
        })
    }

    fn into_config(
        self,
        path: &Path,
        text: &str,
        name: Option<CrateName>,
    ) -> Result<Config, ConfigError> {
        let package = self.package.with_name(name).ok_or_else(|| {
            let path = path.to_owned();
            ConfigError::NoName { path }
        })?;
        let (extras, example_features) = match self.extras {
            Some(extras) => {
                let folder = path.parent().unwrap_or(Path::new(""));
                let files = extras::read(&folder.join(extras.directory))?;
                (files, extras.example_features)
            }
            None => (Vec::new(), Vec::new()),
        };
        let file = Text {
            path: path.display().to_string(),
            text: text.to_owned(),
        };
        Ok(Config {
            package,
            selection: selection::of(self.select, self.skip, &file),
            operations: self.operations,
            paging: self.paging,
            renames: self.rename,
            formats: self.formats,
            file: Some(file),
            overlays: self.overlays.read(path, text)?,
            extras,
            example_features,
            skip_unsupported: false,
        })
    }
}

/// `[extras]`
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Extras {
    directory: PathBuf,
    #[serde(default)]
    example_features: Vec<OwnFeature>,
}
