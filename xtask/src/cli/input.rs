//! What `codegen` and `inspect` read: the description and its configuration.
//!
//! A path that the user gives is relative to the working directory; one that goes without saying is relative
//! to the workspace, so that the commands work from anywhere in it.

use std::env;
use std::path::{Path, PathBuf};

use clap::Args;
use xtask::config::{Config, CrateName};
use xtask::spec::select::Names;
use xtask::spec::{Folder, Input, Text, input};

use super::Failure;

/// The description that is read if the user names none, in the workspace.
const DEFAULT_SPEC: &str = "spec/chats.yaml";

#[derive(Args)]
pub(super) struct InputArguments {
    /// The OpenAPI description to read [default: spec/chats.yaml]
    #[arg(long, value_name = "FILE")]
    pub(super) spec: Option<PathBuf>,
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
    files: Folder,
}

impl Opened {
    pub(super) fn input(&self) -> Input<'_> {
        Input {
            root: self.root.clone(),
            overlays: self.overlays.clone(),
            files: &self.files,
        }
    }
}

impl InputArguments {
    /// What there is to read: the root is, and the overlays of the configuration and then those of the command line;
    /// other files when something refers to them.
    pub(super) fn open(&self, config: &Config) -> Result<Opened, Failure> {
        let path = self.spec_path();
        let shown = self.spec.as_deref().unwrap_or(Path::new(DEFAULT_SPEC));
        let mut overlays = config.overlays.clone();
        for path in &self.overlays {
            overlays.push(text(path, path)?);
        }
        Ok(Opened {
            root: text(&path, shown)?,
            overlays,
            files: Folder::of(&path, self.allow_refs_outside),
        })
    }

    pub(super) fn config(&self, name: Option<CrateName>) -> Result<Config, Failure> {
        let mut config = Config::read(&self.spec_path(), self.config.as_deref(), name)?;
        config.skip_unsupported = self.skip_unsupported;
        let wanted = Names {
            tags: self.tag.clone(),
            operations: self.operation.clone(),
            paths: self.path.clone(),
        };
        if !wanted.is_empty() {
            config.selection.wanted = wanted;
        }
        Ok(config)
    }

    fn spec_path(&self) -> PathBuf {
        self.spec
            .clone()
            .unwrap_or_else(|| workspace_root().join(DEFAULT_SPEC))
    }
}

/// A file of the user's. `shown` is its path in messages.
fn text(path: &Path, shown: &Path) -> Result<Text, Failure> {
    let path_shown = shown.display().to_string();
    match input::read(path) {
        Ok(text) => Ok(Text {
            path: path_shown,
            text,
        }),
        Err(fault) => Err(Failure::Told(format!(
            "`{path_shown}` is not read: {fault}"
        ))),
    }
}

/// The folder of the workspace. Cargo says at run time where this package is: with a target folder
/// that several checkouts share, what the compiler was told may be another one.
pub(crate) fn workspace_root() -> PathBuf {
    let package = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    package.parent().map_or(package.clone(), Path::to_owned)
}
