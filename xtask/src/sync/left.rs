//! What an earlier run has left in a folder.

use std::path::{Path, PathBuf};

use super::paths::{self, Found};
use super::{Manifest, SyncError, owned};
use crate::line_ends;

/// The folder of a crate, or the place where there will be one.
#[derive(Debug)]
pub struct Folder {
    out: PathBuf,
    manifest: Manifest,
}

/// What became of a file since the last run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Left {
    /// No run has written it.
    Never,
    /// It was written and is not there any more.
    Gone,
    /// Somebody has changed it.
    Edited(String),
    /// It is as it was written.
    AsWritten(String),
}

impl Folder {
    /// Looks at the folder of a crate. Fails if it is not one that the generator may write.
    pub fn open(out: &Path, crate_name: &str) -> Result<Self, SyncError> {
        let out = paths::resolve(out)?;
        let manifest = owned(&out, crate_name)?;
        Ok(Self { out, manifest })
    }

    /// What the last run has written.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// What is left of a file that is the generator's own.
    pub fn own(&self, path: &str) -> Result<Left, SyncError> {
        let is_listed = self.manifest.contains(path);
        Ok(match paths::find(&self.out, path)? {
            Found::File(contents) if is_listed => {
                let text = line_ends::unified(String::from_utf8_lossy(&contents).into_owned());
                if self.manifest.is_as_written(path, &contents) {
                    Left::AsWritten(text)
                } else {
                    Left::Edited(text)
                }
            }
            Found::Nothing | Found::Link | Found::Folder | Found::Blocked(_) if is_listed => {
                Left::Gone
            }
            Found::File(_) | Found::Nothing | Found::Link | Found::Folder | Found::Blocked(_) => {
                Left::Never
            }
        })
    }

    /// The text of a file that the generator adds to; `None` if there is none.
    pub fn shared(&self, path: &str) -> Result<Option<String>, SyncError> {
        match paths::find(&self.out, path)? {
            Found::File(contents) => String::from_utf8(contents)
                .map(Some)
                .map_err(|_| SyncError::NotText(self.out.join(path))),
            Found::Nothing => Ok(None),
            Found::Link | Found::Folder => Err(SyncError::InTheWay(self.out.join(path))),
            Found::Blocked(by) => Err(SyncError::InTheWay(by)),
        }
    }
}
