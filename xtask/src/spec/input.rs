//! What a description is read from: the text of its root, and a way to the files beside it.
//!
//! [`Files`] is all that `spec` knows of the world outside; [`Folder`] is the one that there really is.

mod folder;

use std::fmt;

pub(crate) use folder::fault;
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
    /// It is not UTF-8. Where the first byte stands that is not, each from 1.
    NotText {
        /// The line.
        line: usize,
        /// The column, in characters.
        column: usize,
    },
    /// It is UTF-16, as its byte order mark says.
    Utf16,
    /// It has more bytes than are read.
    TooLarge {
        /// How many are read.
        limit: u64,
    },
    /// The system says no, in these words.
    Refused(String),
}

/// The text of a file.
pub fn text_of(bytes: Vec<u8>) -> Result<String, FileFault> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(FileFault::Utf16);
    }
    String::from_utf8(bytes).map_err(|error| {
        let (before, _) = error.as_bytes().split_at(error.utf8_error().valid_up_to());
        let before = String::from_utf8_lossy(before);
        let line = before.rsplit('\n').next().unwrap_or_default();
        FileFault::NotText {
            line: before.matches('\n').count() + 1,
            column: line.chars().count() + 1,
        }
    })
}

impl FileFault {
    /// What to do about it, whatever the file is for.
    #[must_use]
    pub fn help(&self) -> Option<&'static str> {
        match self {
            Self::Folder => Some("name a file in it"),
            Self::NotText { .. } | Self::Utf16 => Some("save the file as UTF-8"),
            Self::TooLarge { .. } => Some("split the file, or remove from it what is not needed"),
            Self::Missing
            | Self::BesideLink
            | Self::Outside
            | Self::NotAFile
            | Self::Refused(_) => None,
        }
    }
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
            Self::NotText { line, column } => {
                write!(
                    f,
                    "it is not UTF-8: line {line}, column {column} is not text"
                )
            }
            Self::Utf16 => f.write_str("it is UTF-16, and only UTF-8 is read"),
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
    fn what_is_no_text_is_told_by_its_line_and_column() {
        let fault = text_of(b"a: 1\n\xc3\xa9: \xff\n".to_vec());
        assert_eq!(fault, Err(FileFault::NotText { line: 2, column: 4 }));
    }

    #[test]
    fn utf_16_is_known_by_its_byte_order_mark() {
        for bytes in [b"\xff\xfea\0", b"\xfe\xff\0a"] {
            assert_eq!(text_of(bytes.to_vec()), Err(FileFault::Utf16));
        }
        assert_eq!(
            text_of(b"\xef\xbb\xbfa".to_vec()),
            Ok("\u{feff}a".to_owned())
        );
    }

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
