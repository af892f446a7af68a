//! The files of a folder.

use std::fs::{self, File};
use std::io::{ErrorKind, Read as _};
use std::path::{Component, Path, PathBuf};

use super::{FileFault, Files, direct};

/// How many bytes of a file are read. The largest descriptions that are published have 20 MB, in one file.
pub const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// The files of the folder of a description's root, and of no other folder unless that is allowed.
///
/// A link is the file that it leads to: one that leads out of the folder is outside.
#[derive(Debug, Clone)]
pub struct Folder {
    folder: PathBuf,
    allow_outside: bool,
}

impl Folder {
    /// The folder that a file is in.
    #[must_use]
    pub fn of(root: &Path, allow_outside: bool) -> Self {
        let folder = root.parent().filter(|folder| *folder != Path::new(""));
        Self {
            folder: folder.unwrap_or(Path::new(".")).to_owned(),
            allow_outside,
        }
    }
}

impl Files for Folder {
    fn read(&self, path: &str) -> Result<String, FileFault> {
        // Whether a file is there is nothing to tell of places that are not to be looked at.
        let leaves = path.starts_with('/') || path.split('/').next() == Some("..");
        if leaves && !self.allow_outside {
            return Err(FileFault::Outside);
        }
        let file = fs::canonicalize(self.folder.join(path)).map_err(|e| fault(&e))?;
        let folder = fs::canonicalize(&self.folder).map_err(|e| fault(&e))?;
        if !self.allow_outside && !file.starts_with(folder) {
            return Err(FileFault::Outside);
        }
        read(&file)
    }

    fn direct(&self, path: String) -> String {
        if !path.starts_with("../") {
            return path;
        }
        let Ok(folder) = fs::canonicalize(&self.folder) else {
            return path;
        };
        let parts = folder.components().filter_map(|part| match part {
            Component::Normal(name) => Some(name.to_str()),
            Component::Prefix(_)
            | Component::RootDir
            | Component::CurDir
            | Component::ParentDir => None,
        });
        let parts: Option<Vec<&str>> = parts.collect();
        parts.map_or(path.clone(), |parts| direct(&path, &parts))
    }
}

/// Reads a file of at most [`MOST_BYTES`].
pub fn read(path: &Path) -> Result<String, FileFault> {
    // A pipe could be waited for in vain, and a device has no end.
    if !fs::metadata(path).map_err(|e| fault(&e))?.is_file() {
        return Err(FileFault::NotAFile);
    }
    let file = File::open(path).map_err(|e| fault(&e))?;
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|e| fault(&e))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(FileFault::TooLarge { limit: MOST_BYTES });
    }
    String::from_utf8(bytes).map_err(|e| FileFault::NotText(e.utf8_error().valid_up_to()))
}

fn fault(error: &std::io::Error) -> FileFault {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => FileFault::Missing,
        _ => FileFault::Refused(error.to_string()),
    }
}
