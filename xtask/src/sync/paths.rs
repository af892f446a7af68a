//! Paths in the folder: which are allowed, and what stands at them.
//!
//! Nothing here follows a symbolic link inside of the folder, so no path leads out of it.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::error::at;
use super::{MANIFEST, SyncError};

/// What stands at a path.
pub(super) enum Found {
    /// Nothing.
    Nothing,
    /// A file with these contents.
    File(Vec<u8>),
    /// A symbolic link, or another thing that is neither a file nor a folder.
    Link,
    /// A folder.
    Folder,
    /// Something on the way to it that is not a folder.
    Blocked(PathBuf),
}

/// Looks at a path in a folder.
pub(super) fn find(folder: &Path, path: &str) -> Result<Found, SyncError> {
    let full = folder.join(path);
    for ancestor in Path::new(path)
        .ancestors()
        .skip(1)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
    {
        let ancestor = folder.join(ancestor);
        match fs::symlink_metadata(&ancestor) {
            Ok(metadata) if metadata.is_dir() => {}
            Ok(_) => return Ok(Found::Blocked(ancestor)),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Found::Nothing),
            Err(error) => return Err(at(&ancestor)(error)),
        }
    }
    match fs::symlink_metadata(&full) {
        Ok(metadata) if metadata.is_file() => fs::read(&full).map(Found::File).map_err(at(&full)),
        Ok(metadata) if metadata.is_dir() => Ok(Found::Folder),
        Ok(_) => Ok(Found::Link),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Found::Nothing),
        Err(error) => Err(at(&full)(error)),
    }
}

/// The folder behind the path that the user gave: absolute, with no symbolic link.
pub(super) fn resolve(out: &Path) -> Result<PathBuf, SyncError> {
    let resolved = match fs::symlink_metadata(out) {
        Ok(_) => fs::canonicalize(out).map_err(at(out))?,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            std::path::absolute(out).map_err(at(out))?
        }
        Err(error) if error.kind() == ErrorKind::NotADirectory => {
            let mut around = out.ancestors();
            let file = around.find(|around| around.is_file()).unwrap_or(out);
            return Err(SyncError::NotAFolder(file.to_owned()));
        }
        Err(error) => return Err(at(out)(error)),
    };
    let is_folder = resolved.is_dir() || !resolved.exists();
    if is_folder && resolved.file_name().is_some() && resolved.parent().is_some() {
        Ok(resolved)
    } else {
        Err(SyncError::NotAFolder(out.to_owned()))
    }
}

/// Fails if the files cannot all be written inside of one folder, on any system.
pub(super) fn check<'f>(files: impl Iterator<Item = &'f str> + Clone) -> Result<(), SyncError> {
    let mut taken = BTreeMap::from([(MANIFEST.to_owned(), MANIFEST)]);
    for path in files.clone() {
        if !is_plain(path) {
            return Err(SyncError::Path(path.to_owned()));
        }
        if let Some(other) = taken.insert(path.to_lowercase(), path) {
            return Err(SyncError::Collision(other.to_owned(), path.to_owned()));
        }
    }
    for path in files {
        let lower = path.to_lowercase();
        let mut folders = lower.match_indices('/').map(|(end, _)| &lower[..end]);
        if let Some(file) = folders.find_map(|folder| taken.get(folder)) {
            return Err(SyncError::Collision((*file).to_owned(), path.to_owned()));
        }
    }
    Ok(())
}

/// Whether a path stays in its folder and is one line: names with `/` between them.
pub(super) fn is_plain(path: &str) -> bool {
    path.split('/').all(|name| !matches!(name, "" | "." | ".."))
        && !path.contains(['\\', ':'])
        && !path.contains(char::is_control)
}
