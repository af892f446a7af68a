//! Exchanges the two trees, clears the old one away, and completes what a killed run has begun.
//!
//! A foreign file is removed from the old tree only when the new one has the same file, or a newer
//! one in its place.

use std::fs::{self, Metadata};
use std::io;
use std::path::Path;

use super::error::at;
use super::lock::Lock;
use super::stage::sync_folder;
use super::{MANIFEST, Manifest, SyncError};

/// Puts the staged tree in the place of the old one.
pub(super) fn swap(lock: &Lock, out: &Path) -> Result<(), SyncError> {
    let (staged, replaced) = (lock.staged(), lock.replaced());
    if !out.exists() {
        fs::rename(&staged, out).map_err(at(out))?;
    } else if exchange(&staged, out).is_ok() {
        fs::rename(&staged, &replaced).map_err(at(&staged))?;
    } else {
        // Where two folders cannot be exchanged, there is an instant with none: see `recover`.
        let failed = |source| SyncError::Fixed {
            out: out.to_owned(),
            source,
        };
        fs::rename(out, &replaced).map_err(failed)?;
        fs::rename(&staged, out).map_err(failed)?;
    }
    if let Some(parent) = out.parent() {
        sync_folder(parent)?;
    }
    clear(lock, out)
}

/// Completes or takes back what a killed run has begun.
pub(super) fn recover(lock: &Lock, out: &Path) -> Result<(), SyncError> {
    let (staged, replaced) = (lock.staged(), lock.replaced());
    throw_away(lock)?;
    if replaced.exists() && !out.exists() {
        fs::rename(&replaced, out).map_err(at(out))?;
    }
    if replaced.exists() {
        clear_replaced(&replaced, out)?;
    }
    if staged.exists() {
        if was_exchanged(lock)? {
            fs::rename(&staged, &replaced).map_err(at(&staged))?;
        } else {
            // Half of it could be taken for an old tree.
            let discarded = lock.discarded();
            fs::rename(&staged, &discarded).map_err(at(&staged))?;
            throw_away(lock)?;
        }
    }
    clear(lock, out)
}

/// Removes a new tree that was never in its place.
fn throw_away(lock: &Lock) -> Result<(), SyncError> {
    let discarded = lock.discarded();
    if discarded.exists() {
        fs::remove_dir_all(&discarded).map_err(at(&discarded))?;
    }
    Ok(())
}

/// Whether two names are links to one file.
#[cfg(unix)]
pub(super) fn is_same_file(a: &Metadata, b: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    (a.dev(), a.ino()) == (b.dev(), b.ino())
}

/// Whether two names are links to one file, as far as can be told: links share length and times.
#[cfg(not(unix))]
pub(super) fn is_same_file(a: &Metadata, b: &Metadata) -> bool {
    a.len() == b.len() && a.modified().ok() == b.modified().ok()
}

/// Exchanges two folders at one instant.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
}

/// Says that the system has no such step.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether the tree in the place of the staged one is the old one. Until the marker is there, no
/// tree has been exchanged.
fn was_exchanged(lock: &Lock) -> Result<bool, SyncError> {
    let marker = lock.marker();
    if !marker.exists() {
        return Ok(false);
    }
    let marker = fs::metadata(&marker).map_err(at(&marker))?;
    let manifest = fs::symlink_metadata(lock.staged().join(MANIFEST));
    Ok(!manifest.is_ok_and(|manifest| is_same_file(&manifest, &marker)))
}

/// Clears the old tree away, then the marker.
fn clear(lock: &Lock, out: &Path) -> Result<(), SyncError> {
    let (replaced, marker) = (lock.replaced(), lock.marker());
    if replaced.exists() {
        clear_replaced(&replaced, out)?;
    }
    if marker.exists() {
        fs::remove_file(&marker).map_err(at(&marker))?;
    }
    Ok(())
}

fn clear_replaced(replaced: &Path, out: &Path) -> Result<(), SyncError> {
    let owned = Manifest::read(replaced)?.unwrap_or_default();
    sweep(replaced, out, Path::new(""), &owned)
}

/// Empties a folder of the old tree and removes it. What tells the generator's files from others,
/// the manifest, goes last, so that a sweep which is killed can be taken up again.
fn sweep(replaced: &Path, out: &Path, folder: &Path, owned: &Manifest) -> Result<(), SyncError> {
    let source = replaced.join(folder);
    let failed = |source_error| SyncError::Sweep {
        path: source.clone(),
        source: source_error,
    };
    for entry in fs::read_dir(&source).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let path = folder.join(entry.file_name());
        if entry.file_type().map_err(failed)?.is_dir() {
            sweep(replaced, out, &path, owned)?;
        } else if owned.owns(&path) {
            fs::remove_file(entry.path()).map_err(failed)?;
        } else if path != Path::new(MANIFEST) {
            rescue(&entry.path(), &out.join(&path)).map_err(failed)?;
        }
    }
    if folder == Path::new("") && source.join(MANIFEST).exists() {
        fs::remove_file(source.join(MANIFEST)).map_err(failed)?;
    }
    fs::remove_dir(&source).map_err(failed)
}

/// Takes a foreign file out of the old tree: it is in the new one, too, unless somebody has made or
/// replaced it since the new tree was built. Then the newer one stays.
fn rescue(old: &Path, new: &Path) -> io::Result<()> {
    let old_metadata = fs::symlink_metadata(old)?;
    match fs::symlink_metadata(new) {
        Ok(new_metadata) if is_same_file(&old_metadata, &new_metadata) => fs::remove_file(old),
        Ok(new_metadata) if old_metadata.modified()? <= new_metadata.modified()? => {
            fs::remove_file(old)
        }
        Ok(_) => fs::rename(old, new),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            new.parent().map_or(Ok(()), fs::create_dir_all)?;
            fs::rename(old, new)
        }
        Err(error) => Err(error),
    }
}
