//! The only writer: compares the generated files with a folder, and makes the folder hold them.
//!
//! Invariants: a run that is killed at any instant leaves the old tree or the new one; a file that
//! the generator did not write is never removed; nothing outside of the folder is touched.
//!
//! One rename is the only step that a file system takes at once for many files, so the whole tree
//! is built beside the folder and the two are exchanged by a single rename (`swap`). Writing into
//! the folder file by file, with a journal to complete it later, would leave a mixture until the
//! next run. What the generator did not write, and what has not changed, is in both trees at once as
//! hard links: nothing is copied, times and inodes stay, and a build finds only what changed to be newer.
//! The price is one link a foreign file, and that a shell which stands in the folder must enter
//! it anew.
//!
//! A file that differs by its line ends alone is as it should be, and is left alone: it was git that has changed them.
//!
//! The generator knows its own files by a [`Manifest`], never by their contents. To some files it only adds, and
//! people write in them, too ([`Addition`]): what they hold besides is not its own. This module must not know what the
//! files say.

mod error;
mod left;
mod lock;
mod manifest;
mod paths;
mod stage;
mod swap;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

pub use error::SyncError;
pub use left::{Folder, Left};
pub use manifest::{MANIFEST, Manifest};

use crate::{GeneratedFile, line_ends};
use error::at;
use lock::Lock;
use paths::Found;

/// A file that the generator adds to, and that people write in, too. It is not a fault if it was edited, and it
/// stays if the generator adds to it no longer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addition {
    /// The path in the crate, with `/` between its parts.
    pub path: String,
    /// What stood there before; `None` if there was no such file.
    pub before: Option<String>,
    /// What is to stand there.
    pub contents: String,
}

/// Compares the files of a crate with the folder that is to hold them. Writes nothing.
///
/// Fails if the folder is not one that the generator may write: if it holds something else, or
/// if a file that the generator did not write stands in the way.
pub fn plan(
    out: &Path,
    crate_name: &str,
    files: Vec<GeneratedFile>,
    additions: Vec<Addition>,
) -> Result<Plan, SyncError> {
    let shared = additions.iter().map(|addition| addition.path.as_str());
    paths::check(files.iter().map(|file| file.path.as_str()).chain(shared))?;
    let out = paths::resolve(out)?;
    let owned = owned(&out, crate_name)?;
    let manifest = Manifest::of(crate_name, &files, &additions).to_file();
    let changes = changes(&out, &owned, (&manifest, &files), &additions)?;
    Ok(Plan {
        out,
        crate_name: crate_name.to_owned(),
        manifest,
        files,
        additions,
        owned,
        changes,
    })
}

/// What has to be done to a folder.
#[derive(Debug)]
pub struct Plan {
    out: PathBuf,
    crate_name: String,
    /// The new manifest.
    manifest: GeneratedFile,
    /// The other new files.
    files: Vec<GeneratedFile>,
    additions: Vec<Addition>,
    /// The files that an earlier run has written.
    owned: Manifest,
    changes: Vec<Change>,
}

impl Plan {
    /// Makes the folder hold the new files, all of them at one instant, and says what was changed.
    ///
    /// First mends what a killed run has left; and compares anew, so that what has happened since
    /// the plan was made is seen.
    pub fn write(self) -> Result<Vec<Change>, SyncError> {
        let lock = Lock::acquire(&self.out)?;
        swap::recover(&lock, &self.out)?;
        let plan = plan(&self.out, &self.crate_name, self.files, self.additions)?;
        if !plan.is_clean() {
            let staged = stage::build(&plan, &lock);
            let swapped = staged.and_then(|()| swap::swap(&lock, &plan.out));
            swapped.inspect_err(|_| {
                // The first error is the one to tell of; what this leaves, the next run mends.
                let _ = swap::recover(&lock, &plan.out);
            })?;
        }
        Ok(plan.changes)
    }

    /// Every file, new or old, by path, with what becomes of it.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Whether the generator adds to what stands at a path of the system's, relative to the folder.
    fn adds_to(&self, path: &Path) -> bool {
        let mut additions = self.additions.iter();
        additions.any(|addition| Path::new(&addition.path) == path)
    }

    /// Whether the folder holds what it should.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.changes
            .iter()
            .all(|change| change.kind == ChangeKind::Unchanged)
    }
}

/// What becomes of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The path in the folder, with `/` between its parts.
    pub path: String,
    /// What becomes of it.
    pub kind: ChangeKind,
    /// Whether somebody has edited it since it was generated.
    pub edited: bool,
}

/// What becomes of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// It was not there.
    Added,
    /// It was there with other contents.
    Changed,
    /// It is not generated any more.
    Removed,
    /// It stays as it is.
    Unchanged,
}

/// The files in a folder that are the generator's. Fails if the folder is somebody else's.
fn owned(out: &Path, crate_name: &str) -> Result<Manifest, SyncError> {
    if !out.exists() {
        return Ok(Manifest::default());
    }
    let Some(manifest) = Manifest::read(out)? else {
        // A repository that was only just created holds nothing yet.
        let mut entries = fs::read_dir(out).map_err(at(out))?;
        return match entries.find(|entry| entry.as_ref().is_ok_and(|e| e.file_name() != ".git")) {
            Some(_) => Err(SyncError::Foreign(out.to_owned())),
            None => Ok(Manifest::default()),
        };
    };
    if manifest.crate_name != crate_name {
        return Err(SyncError::OtherCrate {
            out: out.to_owned(),
            held: manifest.crate_name,
            wanted: crate_name.to_owned(),
        });
    }
    Ok(manifest)
}

fn changes(
    out: &Path,
    owned: &Manifest,
    (manifest, files): (&GeneratedFile, &[GeneratedFile]),
    additions: &[Addition],
) -> Result<Vec<Change>, SyncError> {
    let whole = std::iter::once(manifest).chain(files);
    let whole = whole.map(|file| wanted(out, owned, file));
    let added_to = additions.iter().map(|addition| added_to(out, addition));
    let mut changes = whole.chain(added_to).collect::<Result<Vec<_>, _>>()?;
    let paths = changes.iter().map(|change| change.path.as_str());
    let paths: BTreeSet<&str> = paths.collect();
    let gone = owned.paths().filter(|path| !paths.contains(path));
    let gone = gone.map(|path| unwanted(out, owned, path));
    let gone: Vec<_> = gone.collect::<Result<_, _>>()?;
    changes.extend(gone.into_iter().flatten());
    changes.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(changes)
}

/// What becomes of a path that is generated.
fn wanted(out: &Path, owned: &Manifest, file: &GeneratedFile) -> Result<Change, SyncError> {
    let path = file.path.clone();
    let is_ours = path == MANIFEST || owned.contains(&path);
    let (kind, edited) = match paths::find(out, &path)? {
        Found::Nothing => (ChangeKind::Added, false),
        Found::File(contents) if is_ours && holds(&contents, file.contents.as_bytes()) => {
            (ChangeKind::Unchanged, false)
        }
        Found::File(contents) if is_ours => {
            (ChangeKind::Changed, !owned.is_as_written(&path, &contents))
        }
        Found::Link if is_ours => (ChangeKind::Changed, true),
        Found::File(_) | Found::Link | Found::Folder => {
            return Err(SyncError::InTheWay(out.join(path)));
        }
        Found::Blocked(by) => return Err(SyncError::InTheWay(by)),
    };
    Ok(Change { path, kind, edited })
}

/// Whether a file has the contents that it should have, but for the line ends that a checkout has given it.
fn holds(contents: &[u8], wanted: &[u8]) -> bool {
    contents == wanted || *line_ends::of_file(contents) == *wanted
}

/// What becomes of a file that the generator adds to.
fn added_to(out: &Path, addition: &Addition) -> Result<Change, SyncError> {
    let path = addition.path.clone();
    let before = addition.before.as_deref().map(str::as_bytes);
    let kind = match paths::find(out, &path)? {
        Found::File(contents) if holds(&contents, addition.contents.as_bytes()) => {
            ChangeKind::Unchanged
        }
        Found::File(contents) if Some(contents.as_slice()) == before => ChangeKind::Changed,
        Found::Nothing if before.is_none() => ChangeKind::Added,
        Found::File(_) | Found::Nothing => return Err(SyncError::Overtaken(out.join(path))),
        Found::Link | Found::Folder => return Err(SyncError::InTheWay(out.join(path))),
        Found::Blocked(by) => return Err(SyncError::InTheWay(by)),
    };
    Ok(Change {
        path,
        kind,
        edited: false,
    })
}

/// What becomes of a path that was generated and is not any more; `None` if it is gone already.
fn unwanted(out: &Path, owned: &Manifest, path: &str) -> Result<Option<Change>, SyncError> {
    let edited = match paths::find(out, path)? {
        Found::File(contents) => !owned.is_as_written(path, &contents),
        Found::Link => true,
        Found::Nothing | Found::Folder | Found::Blocked(_) => return Ok(None),
    };
    Ok(Some(Change {
        path: path.to_owned(),
        kind: ChangeKind::Removed,
        edited,
    }))
}
