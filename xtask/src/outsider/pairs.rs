//! The pairs of descriptions, which the tests know and hand out.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A description before and after a change.
pub(super) struct Pair {
    /// Of which test, such as `catalogue-words`.
    pub(super) name: String,
    pub(super) old: String,
    pub(super) new: String,
}

/// Lets the tests write their pairs into a folder, and reads them, in the order of their names.
pub(super) fn read(root: &Path, folder: &Path) -> Result<Vec<Pair>, String> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| said(folder, &error))?;
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        // The whole workspace, so that nothing is built with other features than when all tests run.
        .args([
            "test",
            "--quiet",
            "--workspace",
            "--test",
            "diff",
            "--test",
            "versions",
        ])
        .args(["--", "--ignored", "pairs_are_handed_out"])
        .env("SEMVER_PAIRS", folder)
        .current_dir(root)
        .output()
        .map_err(|error| format!("cargo: {error}"))?;
    if !output.status.success() {
        let text = String::from_utf8_lossy(&output.stderr);
        return Err(format!("the tests hand out no pairs:\n{text}"));
    }
    let entries = fs::read_dir(folder).map_err(|error| said(folder, &error))?;
    let mut folders: Vec<PathBuf> = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()
        .map_err(|error| said(folder, &error))?;
    folders.sort();
    folders.iter().map(|folder| pair(folder)).collect()
}

fn pair(folder: &Path) -> Result<Pair, String> {
    let text = |name: &str| {
        let path = folder.join(name);
        fs::read_to_string(&path).map_err(|error| said(&path, &error))
    };
    let name = folder.file_name().unwrap_or_default();
    Ok(Pair {
        name: name.to_string_lossy().into_owned(),
        old: text("old.yaml")?,
        new: text("new.yaml")?,
    })
}

fn said(path: &Path, error: &std::io::Error) -> String {
    format!("`{}`: {error}", path.display())
}
