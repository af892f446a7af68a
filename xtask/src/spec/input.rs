//! What a description is read from: the text of its root, and a way to the files beside it.
//!
//! [`Files`] is all that `spec` knows of the world outside; [`Folder`] is the one that there really is.

mod folder;

use std::fmt;

pub use folder::{Folder, MOST_BYTES, followed, read};

/// What a description is read from.
pub struct Input<'a> {
    /// The root of the description.
    pub root: Text,
    /// The overlays to be applied to it, in this order.
    pub overlays: Vec<Text>,
    /// The files that its references may lead to.
    pub files: &'a dyn Files,
}

impl Input<'static> {
    /// A description of one file. `path` is only shown in messages.
    #[must_use]
    pub fn text(path: &str, text: impl Into<String>) -> Self {
        Self {
            root: Text {
                path: path.to_owned(),
                text: text.into(),
            },
            overlays: Vec::new(),
            files: &NoFiles,
        }
    }
}

/// A text that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The path under which it is shown in messages.
    pub path: String,
    /// The text.
    pub text: String,
}

/// Reads the files that references lead to, several at once.
pub trait Files: Sync {
    /// The text of a file.
    ///
    /// The path is relative to the folder of the description's root, has `/` between its parts, and `..` at
    /// most at its start.
    fn read(&self, path: &str) -> Result<String, FileFault>;

    /// The same path without a way out of the folder and back, so that a file has one path however it is referred to:
    /// `schemas/a.yaml` for `../api/schemas/a.yaml` if the folder is called `api`.
    fn direct(&self, path: String) -> String {
        path
    }
}

/// A path that is relative to a folder, without a way out of it and back. The folder is given by its parts, from the
/// root of all.
#[must_use]
pub fn direct<'p>(path: &'p str, folder: &[&'p str]) -> String {
    let inner = path.trim_start_matches("../");
    let steps_up = (path.len() - inner.len()) / "../".len();
    let Some(above) = folder.len().checked_sub(steps_up) else {
        return path.to_owned();
    };
    let way: Vec<&str> = folder[..above]
        .iter()
        .copied()
        .chain(inner.split('/'))
        .collect();
    let common = way.iter().zip(folder).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..", folder.len() - common);
    up.chain(way[common..].iter().copied())
        .collect::<Vec<_>>()
        .join("/")
}

/// Why a file is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileFault {
    /// There is none.
    Missing,
    /// There is none, but one beside the link that leads to the description's root.
    BesideLink,
    /// It is not in the folder of the description's root.
    Outside,
    /// It is a folder.
    Folder,
    /// It is a device or the like.
    NotAFile,
    /// It is not UTF-8; the number of the first byte that is not, from 0.
    NotText(usize),
    /// It has more bytes than are read.
    TooLarge {
        /// How many are read.
        limit: u64,
    },
    /// The system says no, in these words.
    Refused(String),
}

/// Of a description that is a text alone: there is no other file.
struct NoFiles;

impl Files for NoFiles {
    fn read(&self, _path: &str) -> Result<String, FileFault> {
        Err(FileFault::Missing)
    }
}

impl fmt::Display for FileFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("there is no such file"),
            Self::BesideLink => {
                f.write_str("it is beside the link to the description, not beside the description")
            }
            Self::Outside => f.write_str("it is outside of the folder of the description"),
            Self::Folder => f.write_str("it is a folder"),
            Self::NotAFile => f.write_str("it is not a file"),
            Self::NotText(byte) => write!(f, "it is not UTF-8: byte {} is not text", byte + 1),
            Self::TooLarge { limit } => write!(f, "it has more than {limit} bytes"),
            Self::Refused(words) => f.write_str(words),
        }
    }
}

impl fmt::Debug for Input<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Input")
            .field("root", &self.root.path)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_out_of_the_folder_and_back_is_none() {
        let paths = [
            ("a.yaml", "a.yaml"),
            ("../api/a.yaml", "a.yaml"),
            ("../../w/api/b/a.yaml", "b/a.yaml"),
            ("../../w/other/a.yaml", "../other/a.yaml"),
            ("../apis/a.yaml", "../apis/a.yaml"),
            ("../api", ""),
            ("../../../w/api/a.yaml", "../../../w/api/a.yaml"),
            ("/w/api/a.yaml", "/w/api/a.yaml"),
        ];
        for (path, expected) in paths {
            assert_eq!(direct(path, &["w", "api"]), expected, "{path}");
        }
    }
}
