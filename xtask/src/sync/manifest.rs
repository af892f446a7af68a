//! The manifest: the list of the files that are the generator's own.
//!
//! It is the only thing that says so; the contents of a file never do. Its text is a function of the
//! files alone: no time, no version, no order but that of the paths. `sha256sum --check` reads it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::error::at;
use super::paths::{self, Found};
use super::{Addition, GeneratedFile, SyncError};
use crate::hash::sha256;
use crate::line_ends;

/// The path of the manifest in the folder.
pub const MANIFEST: &str = ".codegen-manifest";

const HEADER: &str = "# The files of this crate that `cargo xtask codegen` has written. It replaces and removes no others.";
const CRATE: &str = "# crate: ";
const ADDS_TO: &str = "# adds to: ";

/// The files that a run has written, each with the hash of what was written.
#[derive(Debug, Clone, Default)]
pub struct Manifest {
    /// The name of the crate that the files make up.
    pub crate_name: String,
    hashes: BTreeMap<String, String>,
    /// The files that the generator adds to. Others write in them, too, so that they have no hash.
    additions: BTreeSet<String>,
}

impl Manifest {
    /// The manifest of a crate. It does not list itself.
    #[must_use]
    pub fn of(crate_name: &str, files: &[GeneratedFile], additions: &[Addition]) -> Self {
        let hashes = files
            .iter()
            .map(|file| (file.path.clone(), sha256(file.contents.as_bytes())))
            .collect();
        Self {
            crate_name: crate_name.to_owned(),
            hashes,
            additions: additions.iter().map(|file| file.path.clone()).collect(),
        }
    }

    /// Reads the manifest of a folder; `None` if it has none.
    pub fn read(folder: &Path) -> Result<Option<Self>, SyncError> {
        let contents = match paths::find(folder, MANIFEST)? {
            Found::Nothing => return Ok(None),
            Found::File(contents) => contents,
            Found::Link | Found::Folder | Found::Blocked(_) => {
                return Err(SyncError::InTheWay(folder.join(MANIFEST)));
            }
        };
        let path = folder.join(MANIFEST);
        let text = String::from_utf8(contents).map_err(|error| {
            at(&path)(std::io::Error::new(std::io::ErrorKind::InvalidData, error))
        })?;
        Self::parse(&text)
            .map(Some)
            .map_err(|(line, problem)| SyncError::Manifest {
                path,
                line,
                problem,
            })
    }

    /// The manifest as a file of the crate.
    #[must_use]
    pub fn to_file(&self) -> GeneratedFile {
        let lines: String = self
            .hashes
            .iter()
            .flat_map(|(path, hash)| [hash, "  ", path, "\n"])
            .collect();
        let additions = self.additions.iter();
        let additions: String = additions.flat_map(|path| [ADDS_TO, path, "\n"]).collect();
        GeneratedFile {
            path: MANIFEST.to_owned(),
            contents: format!("{HEADER}\n{CRATE}{}\n{additions}{lines}", self.crate_name).into(),
        }
    }

    /// The paths in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.hashes.keys().map(String::as_str)
    }

    /// Whether a path is the generator's.
    #[must_use]
    pub fn contains(&self, path: &str) -> bool {
        self.hashes.contains_key(path)
    }

    /// Whether the generator adds to what stands at a path.
    #[must_use]
    pub fn adds_to(&self, path: &str) -> bool {
        self.additions.contains(path)
    }

    /// Whether a path of the system's, relative to the folder, is the generator's.
    #[must_use]
    pub fn owns(&self, path: &Path) -> bool {
        path.to_str()
            .is_some_and(|path| self.contains(&path.replace(std::path::MAIN_SEPARATOR, "/")))
    }

    /// Whether a file still has the contents that were written, but for its line ends. The manifest vouches for itself.
    #[must_use]
    pub fn is_as_written(&self, path: &str, contents: &[u8]) -> bool {
        let hash = || self.hashes.get(path).map(String::as_str);
        let is = |contents: &[u8]| hash() == Some(&*sha256(contents));
        path == MANIFEST || is(contents) || is(&line_ends::of_file(contents))
    }

    /// Fails with the number of a line, and what is wrong with it.
    fn parse(text: &str) -> Result<Self, (usize, &'static str)> {
        let mut manifest = Self::default();
        for (index, line) in text.lines().enumerate() {
            if let Some(name) = line.strip_prefix(CRATE) {
                name.clone_into(&mut manifest.crate_name);
            } else if let Some(path) = line.strip_prefix(ADDS_TO) {
                if !paths::is_plain(path) {
                    return Err((index + 1, "the path leads out of the folder"));
                }
                manifest.additions.insert(path.to_owned());
            } else if !line.starts_with('#') && !is_conflict_marker(line) {
                let (hash, path) = line
                    .split_once("  ")
                    .ok_or((index + 1, "this is not a hash and a path"))?;
                if !paths::is_plain(path) {
                    return Err((index + 1, "the path leads out of the folder"));
                }
                manifest.hashes.insert(path.to_owned(), hash.to_owned());
            }
        }
        if manifest.crate_name.is_empty() {
            return Err((2, "the line with the name of the crate is missing"));
        }
        Ok(manifest)
    }
}

/// Git's markers: the files of both sides are the generator's, so that generating anew resolves a
/// conflict.
fn is_conflict_marker(line: &str) -> bool {
    ["<<<<<<<", "|||||||", "=======", ">>>>>>>"]
        .iter()
        .any(|marker| line.starts_with(marker))
}
