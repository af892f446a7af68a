//! The files of a folder.

use std::fs::{self, File};
use std::io::{ErrorKind, Read as _};
use std::path::{Component, Path, PathBuf};

use super::{FileFault, Files, direct, text_of};

/// How many bytes of a file are read. The largest descriptions that are published have 20 MB, in one file.
pub const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// The files of the folder of a description's root, and of no other folder unless that is allowed.
///
/// A link is the file that it leads to: one that leads out of the folder is outside, and the folder of a root that is a
/// link is the one that the link leads to ([`followed`]).
#[derive(Debug, Clone)]
pub struct Folder {
    path: PathBuf,
    /// The folder of the link to the root, if the root is reached by one.
    link: Option<PathBuf>,
    allow_outside: bool,
}

impl Folder {
    /// The folder that a file is in.
    #[must_use]
    pub fn of(root: &Path, allow_outside: bool) -> Self {
        let file = followed(root);
        Self {
            path: folder_of(&file),
            link: (file != root).then(|| folder_of(root)),
            allow_outside,
        }
    }

    /// Why a file is not found: there may be one beside the link to the root.
    fn not_found(&self, path: &str, error: &std::io::Error) -> FileFault {
        let fault = fault(error);
        let link = self.link.as_ref();
        if fault == FileFault::Missing && link.is_some_and(|link| link.join(path).is_file()) {
            FileFault::BesideLink
        } else {
            fault
        }
    }
}

fn folder_of(file: &Path) -> PathBuf {
    let folder = file.parent().filter(|folder| *folder != Path::new(""));
    folder.unwrap_or(Path::new(".")).to_owned()
}

/// The root of a description where it really is, if its path is that of a link.
///
/// Its author has written the references in it for that place, and knows nothing of links to it, which are made so
/// that a description of another project need not be copied. Other tools look for the files beside the link, where
/// there are none. Links to folders, and to the files that references name, are not followed: such a file is where its
/// path says.
#[must_use]
pub fn followed(path: &Path) -> PathBuf {
    let mut file = path.to_owned();
    // What leads nowhere is reported under the name that the user has for it.
    if !file.exists() {
        return file;
    }
    while let Ok(target) = fs::read_link(&file) {
        file = direct_path(file.parent().unwrap_or(Path::new("")).join(target));
    }
    file
}

/// A path without `..` in its middle, unless a link to a folder stands before it.
fn direct_path(path: PathBuf) -> PathBuf {
    let mut direct = PathBuf::new();
    for part in path.components() {
        let is_named = matches!(direct.components().next_back(), Some(Component::Normal(_)));
        if part == Component::ParentDir && is_named {
            direct.pop();
        } else {
            direct.push(part);
        }
    }
    match (fs::canonicalize(&direct), fs::canonicalize(&path)) {
        (Ok(one), Ok(other)) if one == other => direct,
        _ => path,
    }
}

impl Files for Folder {
    fn read(&self, path: &str) -> Result<String, FileFault> {
        // Whether a file is there is nothing to tell of places that are not to be looked at.
        let leaves = path.starts_with('/') || path.split('/').next() == Some("..");
        if leaves && !self.allow_outside {
            return Err(FileFault::Outside);
        }
        let file = fs::canonicalize(self.path.join(path)).map_err(|e| self.not_found(path, &e))?;
        let folder = fs::canonicalize(&self.path).map_err(|e| fault(&e))?;
        if !self.allow_outside && !file.starts_with(folder) {
            return Err(FileFault::Outside);
        }
        read(&file)
    }

    fn direct(&self, path: String) -> String {
        if !path.starts_with("../") {
            return path;
        }
        let Ok(folder) = fs::canonicalize(&self.path) else {
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
    let kind = fs::metadata(path).map_err(|e| fault(&e))?.file_type();
    if kind.is_dir() {
        return Err(FileFault::Folder);
    }
    if !kind.is_file() {
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
    text_of(bytes)
}

/// Why the system does not read a file.
pub(crate) fn fault(error: &std::io::Error) -> FileFault {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => FileFault::Missing,
        ErrorKind::IsADirectory => FileFault::Folder,
        _ => FileFault::Refused(error.to_string()),
    }
}
