//! The files that are part of the crate as they are, but for line ends that a checkout has changed: examples, say.

use std::fs;
use std::path::{Path, PathBuf};

use super::ConfigError;
use crate::GeneratedFile;
use crate::line_ends;

/// Reads all files of a folder, in the order of their paths.
pub(super) fn read(folder: &Path) -> Result<Vec<GeneratedFile>, ConfigError> {
    if !folder.is_dir() {
        return Err(ConfigError::NoExtras(folder.to_owned()));
    }
    let root = fs::canonicalize(folder).map_err(reading(folder))?;
    let mut files = Vec::new();
    collect(&root, folder, "", &mut files)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn collect(
    root: &Path,
    folder: &Path,
    prefix: &str,
    files: &mut Vec<GeneratedFile>,
) -> Result<(), ConfigError> {
    for entry in fs::read_dir(folder).map_err(reading(folder))? {
        let entry = entry.map_err(reading(folder))?;
        let path = entry.path();
        let kind = entry.file_type().map_err(reading(&path))?;
        let name = entry.file_name();
        let name = name
            .to_str()
            .ok_or_else(|| ConfigError::NotText(path.clone()))?;
        if kind.is_dir() {
            collect(root, &path, &format!("{prefix}{name}/"), files)?;
        } else {
            // A link to a folder is refused with the others: it could lead back to itself.
            if kind.is_symlink() && !is_file_inside(root, &path) {
                return Err(ConfigError::Link(path));
            }
            files.push(GeneratedFile {
                path: format!("{prefix}{name}"),
                contents: text(path)?.into(),
            });
        }
    }
    Ok(())
}

fn is_file_inside(root: &Path, link: &Path) -> bool {
    fs::canonicalize(link).is_ok_and(|target| target.starts_with(root) && target.is_file())
}

fn text(path: PathBuf) -> Result<String, ConfigError> {
    let bytes = fs::read(&path).map_err(reading(&path))?;
    let text = String::from_utf8(bytes).map_err(|_| ConfigError::NotText(path))?;
    Ok(line_ends::unified(text))
}

fn reading(path: &Path) -> impl Fn(std::io::Error) -> ConfigError {
    move |source| ConfigError::Read {
        path: path.to_owned(),
        source,
    }
}
