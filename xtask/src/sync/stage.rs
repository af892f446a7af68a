//! Builds the new tree beside the old one. The old one is only read.

use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use super::error::at;
use super::lock::Lock;
use super::{ChangeKind, MANIFEST, Plan, SyncError};

/// Builds the new tree: the generated files, and links to all that the generator did not write.
pub(super) fn build(plan: &Plan, lock: &Lock) -> Result<(), SyncError> {
    let staged = lock.staged();
    fs::create_dir(&staged).map_err(at(&staged))?;
    for file in std::iter::once(&plan.manifest).chain(&plan.files) {
        place(plan, &file.path, &file.contents, &staged)?;
    }
    for addition in &plan.additions {
        place(plan, &addition.path, &addition.contents, &staged)?;
    }
    let marker = lock.marker();
    fs::hard_link(staged.join(MANIFEST), &marker).map_err(at(&marker))?;
    if plan.out.exists() {
        carry(plan, Path::new(""), &staged)?;
    }
    sync_folder(&staged)
}

/// Puts one generated file into the new tree. One that has not changed stays the file that it is.
fn place(plan: &Plan, name: &str, contents: &str, staged: &Path) -> Result<(), SyncError> {
    let path = staged.join(name);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(at(parent))?;
    }
    let is_unchanged = plan
        .changes
        .iter()
        .any(|change| change.path == name && change.kind == ChangeKind::Unchanged);
    // The manifest is always a new file: the marker tells the new tree by it.
    if is_unchanged && name != MANIFEST && fs::hard_link(plan.out.join(name), &path).is_ok() {
        return Ok(());
    }
    let mut target = File::create_new(&path).map_err(at(&path))?;
    target
        .write_all(contents.as_bytes())
        .and_then(|()| target.sync_all())
        .map_err(at(&path))
}

/// Links everything in a folder of the old tree that the generator did not write into the new one.
/// A folder that held nothing but generated files is not made anew.
fn carry(plan: &Plan, folder: &Path, staged: &Path) -> Result<(), SyncError> {
    let source = plan.out.join(folder);
    let target = staged.join(folder);
    let mut is_empty = true;
    for entry in fs::read_dir(&source).map_err(at(&source))? {
        let entry = entry.map_err(at(&source))?;
        is_empty = false;
        let path = folder.join(entry.file_name());
        if entry.file_type().map_err(at(&entry.path()))?.is_dir() {
            carry(plan, &path, staged)?;
        } else if !plan.owned.owns(&path) && path != Path::new(MANIFEST) && !plan.adds_to(&path) {
            fs::create_dir_all(&target).map_err(at(&target))?;
            link(&entry.path(), &staged.join(&path))?;
        }
    }
    if is_empty {
        fs::create_dir_all(&target).map_err(at(&target))?;
    }
    if target.exists() {
        let permissions = fs::metadata(&source).map_err(at(&source))?.permissions();
        fs::set_permissions(&target, permissions).map_err(at(&target))?;
    }
    Ok(())
}

fn link(source: &Path, target: &Path) -> Result<(), SyncError> {
    match fs::hard_link(source, target) {
        // A build that runs at the same time has removed it.
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(SyncError::Carry {
            path: source.to_owned(),
            source: error,
        }),
        Ok(()) => Ok(()),
    }
}

/// Has the names in a folder written to the disk, where the system can.
pub(super) fn sync_folder(folder: &Path) -> Result<(), SyncError> {
    if cfg!(unix) {
        File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(at(folder))?;
    }
    Ok(())
}
