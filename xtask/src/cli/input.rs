//! What `codegen` and `inspect` read: the description and its configuration.
//!
//! A path that the user gives is relative to the working directory; one that goes without saying is relative
//! to the workspace, so that the commands work from anywhere in it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use xtask::config::{Config, CrateName};
use xtask::spec::{Input, Text};

use super::Failure;

/// The description that is read if the user names none, in the workspace.
const DEFAULT_SPEC: &str = "spec/chats.yaml";

#[derive(Args)]
// The arguments of the command are a group of the same name.
#[group(id = "input")]
pub(super) struct Arguments {
    /// The OpenAPI description to read [default: spec/chats.yaml]
    #[arg(long, value_name = "FILE")]
    pub(super) spec: Option<PathBuf>,
    /// What the description cannot say: crate name, version, … [default: the description's path with `.toml`, if it is there]
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// An overlay that mends the description (OpenAPI Overlay 1.0); may be given several times [those in the configuration come first]
    #[arg(long = "overlay", value_name = "FILE")]
    pub(super) overlays: Vec<PathBuf>,
    /// Leave out operations that are not supported, each with a warning
    #[arg(long)]
    pub(super) skip_unsupported: bool,
}

impl Arguments {
    /// The description, read but not yet understood, with the overlays of the configuration and then those of
    /// the command line.
    pub(super) fn read(&self, config: &Config) -> Result<Input<'_>, Failure> {
        let shown = self.spec.as_deref().unwrap_or(Path::new(DEFAULT_SPEC));
        let root = text(&self.spec_path(), shown)?;
        let mut overlays = config.overlays.clone();
        for path in &self.overlays {
            overlays.push(text(path, path)?);
        }
        Ok(Input {
            overlays,
            ..Input::text(&root.path, root.text)
        })
    }

    pub(super) fn config(&self, name: Option<CrateName>) -> Result<Config, Failure> {
        let mut config = Config::read(&self.spec_path(), self.config.as_deref(), name)?;
        config.skip_unsupported = self.skip_unsupported;
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
    let shown = shown.display();
    let bytes = fs::read(path).map_err(|error| Failure::Told(format!("`{shown}`: {error}")))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let first = error.utf8_error().valid_up_to() + 1;
        Failure::Told(format!("`{shown}` is not UTF-8: byte {first} is not text"))
    })?;
    let path = shown.to_string();
    Ok(Text { path, text })
}

/// The folder of the workspace. Cargo says at run time where this package is: with a target folder
/// that several checkouts share, what the compiler was told may be another one.
pub(crate) fn workspace_root() -> PathBuf {
    let package = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    package.parent().map_or(package.clone(), Path::to_owned)
}
