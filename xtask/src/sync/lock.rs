//! The work folder beside the folder that is written, and the lock in it: one run at a time.
//!
//! The system lets go of the lock when a run is killed; the work folder then stays for the next run.

use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::SyncError;
use super::error::at;
use super::swap::is_same_file;

/// The right to write a folder, until it is dropped.
pub(super) struct Lock {
    work: PathBuf,
    file: File,
}

impl Lock {
    /// Takes the lock. Fails if another run has it.
    pub(super) fn acquire(out: &Path) -> Result<Self, SyncError> {
        let work = work_folder(out)?;
        // A run that ends takes the work folder away, perhaps just when this one has entered it.
        for _ in 0..100 {
            if let Some(lock) = Self::try_acquire(out, &work)? {
                return Ok(lock);
            }
        }
        Err(SyncError::Busy(out.to_owned()))
    }

    /// Where the new tree is built.
    pub(super) fn staged(&self) -> PathBuf {
        self.work.join("new")
    }

    /// Where a new tree goes that is never to be in its place.
    pub(super) fn discarded(&self) -> PathBuf {
        self.work.join("discarded")
    }

    /// Where the old tree waits to be cleared away.
    pub(super) fn replaced(&self) -> PathBuf {
        self.work.join("old")
    }

    /// A second link to the manifest of the staged tree: the tree that has this very file is the
    /// new one, wherever it stands.
    pub(super) fn marker(&self) -> PathBuf {
        self.work.join("manifest")
    }

    fn try_acquire(out: &Path, work: &Path) -> Result<Option<Self>, SyncError> {
        // The work folder is nothing that the user has heard of.
        let failed = |source| SyncError::Around {
            around: out.parent().unwrap_or(out).to_owned(),
            out: out.to_owned(),
            source,
        };
        fs::create_dir_all(work).map_err(failed)?;
        let path = work.join("lock");
        let file = match File::create(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(failed(error)),
        };
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(SyncError::Busy(out.to_owned())),
            Err(TryLockError::Error(error)) => return Err(at(&path)(error)),
        }
        let held = file.metadata().map_err(at(&path))?;
        let is_current = fs::metadata(&path).is_ok_and(|named| is_same_file(&held, &named));
        Ok(is_current.then(|| Self {
            work: work.to_owned(),
            file,
        }))
    }
}

impl Drop for Lock {
    /// Takes the work folder away unless something is left in it for the next run.
    fn drop(&mut self) {
        let left = [
            self.staged(),
            self.discarded(),
            self.replaced(),
            self.marker(),
        ];
        let is_empty = !left.iter().any(|path| path.exists());
        if is_empty {
            // What cannot be removed is found and used by the next run.
            let _ = fs::remove_file(self.work.join("lock"));
            let _ = fs::remove_dir(&self.work);
        }
        let _ = self.file.unlock();
    }
}

/// `.NAME.codegen` beside the folder: on the same file system, so that renames work.
fn work_folder(out: &Path) -> Result<PathBuf, SyncError> {
    match (out.parent(), out.file_name()) {
        (Some(parent), Some(name)) => {
            let mut work = std::ffi::OsString::from(".");
            work.push(name);
            work.push(".codegen");
            Ok(parent.join(work))
        }
        (None, _) | (_, None) => Err(SyncError::NotAFolder(out.to_owned())),
    }
}
