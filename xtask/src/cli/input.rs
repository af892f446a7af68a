//! What the commands read: the description and its configuration.
//!
//! A path that the user gives is relative to the working directory; one that goes without saying is relative
//! to the workspace, so that the commands work from anywhere in it.

use std::env;
use std::path::{Path, PathBuf};

use clap::Args;
use xtask::config::{Config, CrateName};
use xtask::spec::select::{Name, Names};
use xtask::spec::{FileFault, Files, Folder, Input, Text, input};

use super::Failure;
use super::git::{self, Revision};

/// The description that is read if the user names none, in the workspace.
const DEFAULT_SPEC: &str = "spec/chats.yaml";

#[derive(Args)]
pub(super) struct InputArguments {
    /// The OpenAPI description to read [default: spec/chats.yaml]
    #[arg(long, value_name = "FILE")]
    pub(super) spec: Option<PathBuf>,
    #[command(flatten)]
    pub(super) reading: ReadingArguments,
}

/// How a description is read, wherever it is.
#[derive(Args)]
pub(super) struct ReadingArguments {
    /// What the description cannot say: crate name, version, … [default: the description's path with `.toml`, or `client.toml` beside it, if there is one]
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// An overlay that mends the description (OpenAPI Overlay 1.0); may be given several times [those in the configuration come first]
    #[arg(long = "overlay", value_name = "FILE")]
    pub(super) overlays: Vec<PathBuf>,
    /// Only the operations that have this tag; may be repeated, and joined with the next two
    #[arg(long, value_name = "TAG")]
    pub(super) tag: Vec<String>,
    /// Only the operation with this `operationId`
    #[arg(long, value_name = "ID")]
    pub(super) operation: Vec<String>,
    /// Only the operations whose path looks like this: `*` is any text, `?` any character
    #[arg(long, value_name = "GLOB")]
    pub(super) path: Vec<String>,
    /// Follow references to files that are not in the folder of the description
    #[arg(long)]
    pub(super) allow_refs_outside: bool,
    /// Leave out operations that are not supported, each with a warning
    #[arg(long)]
    pub(super) skip_unsupported: bool,
}

/// A description of which the root and its overlays are read.
pub(super) struct Opened {
    root: Text,
    overlays: Vec<Text>,
    files: Box<dyn Files>,
}

/// Where a description is.
pub(super) enum Source {
    /// In a file.
    File(PathBuf),
    /// In a git repository, at a revision.
    Revision {
        /// As git takes it, such as `HEAD~1`.
        revision: String,
        /// From the root of the repository.
        path: String,
    },
}

impl Source {
    /// A file, if there is one of that name; else what stands before the first `:` is a revision.
    pub(super) fn of(named: &str) -> Self {
        match named.split_once(':') {
            // No revision of git begins with a dash or is one letter: that would be an option, or a drive.
            Some((revision, path))
                if revision.len() > 1
                    && !revision.starts_with('-')
                    && !Path::new(named).exists() =>
            {
                Self::Revision {
                    revision: revision.to_owned(),
                    path: path.to_owned(),
                }
            }
            Some(_) | None => Self::File(PathBuf::from(named)),
        }
    }
}

impl Opened {
    pub(super) fn input(&self) -> Input<'_> {
        Input {
            root: self.root.clone(),
            overlays: self.overlays.clone(),
            files: &*self.files,
        }
    }
}

impl InputArguments {
    /// What there is to read: the root is, and the overlays of the configuration and then those of the command line;
    /// other files when something refers to them.
    pub(super) fn open(&self, config: &Config) -> Result<Opened, Failure> {
        let path = self.spec_path();
        let shown = self.spec.as_deref().unwrap_or(Path::new(DEFAULT_SPEC));
        self.reading.open_file(&path, shown, config)
    }

    pub(super) fn config(&self, name: Option<CrateName>) -> Result<Config, Failure> {
        self.reading.config_beside(&self.spec_path(), name)
    }

    fn spec_path(&self) -> PathBuf {
        self.spec
            .clone()
            .unwrap_or_else(|| workspace_root().join(DEFAULT_SPEC))
    }
}

impl ReadingArguments {
    /// The configuration of a description in a file: the one that is named, or the one beside it.
    pub(super) fn config_beside(
        &self,
        spec: &Path,
        name: Option<CrateName>,
    ) -> Result<Config, Failure> {
        Ok(self.over(Config::read(spec, self.config.as_deref(), name)?))
    }

    /// The configuration of a description in a file or in a git repository: the one that is named, or the one beside it
    /// where it is. The name is that of the crate.
    pub(super) fn config_of(&self, source: &Source, name: CrateName) -> Result<Config, Failure> {
        match source {
            Source::File(path) => self.config_beside(path, Some(name)),
            Source::Revision { path, .. } if self.config.is_some() => {
                self.config_beside(Path::new(path), Some(name))
            }
            Source::Revision { revision, path } => {
                let shown = format!("{revision}:{path}");
                let path = git::from_root(path).map_err(Failure::Told)?;
                // What the settings name, their user chose.
                let files = Revision::of(revision, &path, true);
                Ok(self.over(Config::elsewhere(&shown, &files, name)?))
            }
        }
    }

    /// What the command line says, over what the file says.
    fn over(&self, mut config: Config) -> Config {
        config.skip_unsupported = self.skip_unsupported;
        let wanted = Names {
            tags: names(&self.tag),
            operations: names(&self.operation),
            paths: names(&self.path),
        };
        if !wanted.is_empty() {
            config.selection.wanted = wanted;
        }
        config
    }

    /// What there is to read of a description in a file or in a git repository.
    pub(super) fn open_source(&self, source: &Source, config: &Config) -> Result<Opened, Failure> {
        match source {
            Source::File(path) => self.open_file(path, path, config),
            Source::Revision { revision, path } => self.open_revision(revision, path, config),
        }
    }

    fn open_file(&self, path: &Path, shown: &Path, config: &Config) -> Result<Opened, Failure> {
        let file = input::followed(path);
        let workspace = workspace_root();
        let shown = if file == path {
            shown
        } else {
            file.strip_prefix(&workspace).unwrap_or(&file)
        };
        Ok(Opened {
            root: text(&file, shown)?,
            overlays: self.all_overlays(config)?,
            files: Box::new(Folder::of(path, self.allow_refs_outside)),
        })
    }

    fn open_revision(
        &self,
        revision: &str,
        path: &str,
        config: &Config,
    ) -> Result<Opened, Failure> {
        let shown = format!("{revision}:{path}");
        let path = git::from_root(path).map_err(Failure::Told)?;
        let files = Revision::of(revision, &path, self.allow_refs_outside);
        let text = git::read(revision, &path);
        Ok(Opened {
            root: Text {
                text: text.map_err(|fault| not_read(&shown, &fault))?,
                path: shown,
            },
            overlays: self.all_overlays(config)?,
            files: Box::new(files),
        })
    }

    fn all_overlays(&self, config: &Config) -> Result<Vec<Text>, Failure> {
        let mut overlays = config.overlays.clone();
        for path in &self.overlays {
            overlays.push(text(path, path)?);
        }
        Ok(overlays)
    }
}

/// Names that were given on the command line.
fn names(texts: &[String]) -> Vec<Name> {
    texts.iter().cloned().map(Name::from).collect()
}

/// A file of the user's. `shown` is its path in messages.
fn text(path: &Path, shown: &Path) -> Result<Text, Failure> {
    let path_shown = shown.display().to_string();
    match input::read(path) {
        Ok(text) => Ok(Text {
            path: path_shown,
            text,
        }),
        Err(fault) => Err(not_read(&path_shown, &fault)),
    }
}

fn not_read(shown: &str, fault: &FileFault) -> Failure {
    let is_address = shown.starts_with("https://") || shown.starts_with("http://");
    let of_address = "nothing is read from the network: download it, and name the file";
    let help = fault.help().or(is_address.then_some(of_address));
    let help = help.map(|help| format!("\n  help: {help}"));
    let help = help.unwrap_or_default();
    Failure::Told(format!("`{shown}` is not read: {fault}{help}"))
}

/// The folder of the workspace. Cargo says at run time where this package is: with a target folder
/// that several checkouts share, what the compiler was told may be another one.
pub(crate) fn workspace_root() -> PathBuf {
    let package = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    package.parent().map_or(package.clone(), Path::to_owned)
}
