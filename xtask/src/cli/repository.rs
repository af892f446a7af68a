//! Paths from the root of the repository, as GitHub wants them.

use std::cell::OnceCell;
use std::env;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::git;
use super::input::{Source, workspace_root};

/// The repository around the working directory. It is looked for when the first path is asked for.
#[derive(Default)]
pub(super) struct Repository {
    /// What the paths begin with if they are of a revision, such as `HEAD~1:`.
    revision: Option<String>,
    root: OnceCell<Option<PathBuf>>,
}

impl Repository {
    /// For the files of a description there.
    pub(super) fn with(source: &Source) -> Self {
        let revision = match source {
            Source::File(_) => None,
            Source::Revision { revision, .. } => Some(format!("{revision}:")),
        };
        Self {
            revision,
            root: OnceCell::new(),
        }
    }

    /// Where a file is in the repository, with `/` between its parts; the path as it is, if it is in none.
    pub(super) fn path_of(&self, shown: &str) -> String {
        let in_revision = self.revision.as_deref();
        if let Some(path) = in_revision.and_then(|revision| shown.strip_prefix(revision)) {
            return git::from_root(path).unwrap_or_else(|_| path.to_owned());
        }
        let root = self.root.get_or_init(|| git::root().ok());
        let inside = root.as_ref().and_then(|root| {
            let path = absolute(Path::new(shown))?;
            Some(path.strip_prefix(root).ok()?.to_owned())
        });
        let parts = inside.as_deref().map(|path| {
            let parts = path.iter().map(|part| part.to_string_lossy());
            parts.collect::<Vec<_>>().join("/")
        });
        parts.unwrap_or_else(|| shown.to_owned())
    }
}

/// The path from the root of the file system, without links in what is there already. What is not here, is in the
/// workspace: the default description and the default folder are.
fn absolute(path: &Path) -> Option<PathBuf> {
    let here = env::current_dir().ok()?.join(path);
    let there = workspace_root().join(path);
    let path = if !here.exists() && there.exists() {
        there
    } else {
        here
    };
    let parts: Vec<Component<'_>> = path.components().collect();
    let known = (1..=parts.len()).rev().find_map(|count| {
        let start: PathBuf = parts[..count].iter().collect();
        Some((fs::canonicalize(start).ok()?, count))
    });
    let (mut whole, count) = known?;
    for part in &parts[count..] {
        match part {
            Component::ParentDir => {
                whole.pop();
            }
            Component::Normal(name) => whole.push(name),
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    Some(whole)
}
