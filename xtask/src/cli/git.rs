//! Descriptions as a git repository has them: `REVISION:PATH`, and the files that they refer to at that
//! revision.
//!
//! git is started by itself, not by a shell, and what the user gives is never an option of it.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, Output};

use xtask::spec::{FileFault, Files, input};

/// A revision of a repository, and a folder in it.
#[derive(Debug, Clone)]
pub(super) struct Revision {
    /// As git takes it, such as `HEAD~1`.
    name: String,
    /// From the root of the repository, with `/` between its parts.
    folder: Vec<String>,
    allow_outside: bool,
}

impl Revision {
    /// The folder of a file at a revision. `path` is from the root of the repository.
    pub(super) fn of(revision: &str, path: &str, allow_outside: bool) -> Self {
        let mut folder: Vec<String> = path.split('/').map(str::to_owned).collect();
        folder.pop();
        Self {
            name: revision.to_owned(),
            folder,
            allow_outside,
        }
    }
}

impl Files for Revision {
    fn read(&self, path: &str) -> Result<String, FileFault> {
        if path.starts_with('/') {
            return Err(FileFault::Outside);
        }
        let mut way = self.folder.clone();
        for part in path.split('/') {
            match part {
                ".." if !self.allow_outside || way.pop().is_none() => {
                    return Err(FileFault::Outside);
                }
                ".." | "." | "" => {}
                part => way.push(part.to_owned()),
            }
        }
        read(&self.name, &way.join("/"))
    }

    fn direct(&self, path: String) -> String {
        let folder: Vec<&str> = self.folder.iter().map(String::as_str).collect();
        input::direct(&path, &folder)
    }
}

/// The text of a file at a revision.
pub(super) fn read(revision: &str, path: &str) -> Result<String, FileFault> {
    let object = format!("{revision}:{path}");
    let kind = git(["cat-file", "-t", &object]).map_err(FileFault::Refused)?;
    if !kind.status.success() {
        let is_there = git([
            "rev-parse",
            "--verify",
            "--quiet",
            &format!("{revision}^{{tree}}"),
        ]);
        let is_there = is_there.map_err(FileFault::Refused)?.status.success();
        return Err(if is_there {
            FileFault::Missing
        } else {
            FileFault::Refused(format!("git knows no revision `{revision}` here"))
        });
    }
    if kind.stdout == b"tree\n" {
        return Err(FileFault::Folder);
    }
    if kind.stdout != b"blob\n" {
        return Err(FileFault::NotAFile);
    }
    let size = git(["cat-file", "-s", &object]).map_err(FileFault::Refused)?;
    let size = String::from_utf8_lossy(&size.stdout).trim().parse::<u64>();
    if size.is_ok_and(|size| size > input::MOST_BYTES) {
        return Err(FileFault::TooLarge {
            limit: input::MOST_BYTES,
        });
    }
    let shown = git(["cat-file", "blob", &object]).map_err(FileFault::Refused)?;
    if !shown.status.success() {
        let message = String::from_utf8_lossy(&shown.stderr);
        return Err(FileFault::Refused(message.trim().to_owned()));
    }
    input::text_of(shown.stdout)
}

/// The root of the repository around the working directory.
pub(super) fn root() -> Result<PathBuf, String> {
    let output = git(["rev-parse", "--show-toplevel"])?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).trim().to_owned());
    }
    let path = String::from_utf8_lossy(&output.stdout);
    Ok(PathBuf::from(path.trim_end_matches(['\n', '\r'])))
}

/// A path from the root of the repository. As git has it, it is that already unless it begins with `./` or
/// `../`: then it is from the working directory.
pub(super) fn from_root(path: &str) -> Result<String, String> {
    if !path.starts_with("./") && !path.starts_with("../") {
        return Ok(path.to_owned());
    }
    let output = git(["rev-parse", "--show-prefix"])?;
    let prefix = String::from_utf8_lossy(&output.stdout);
    let mut way: Vec<&str> = prefix.trim().split('/').filter(|p| !p.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                if way.pop().is_none() {
                    return Err(format!("`{path}` is outside of the repository"));
                }
            }
            part => way.push(part),
        }
    }
    Ok(way.join("/"))
}

fn git<const N: usize>(arguments: [&str; N]) -> Result<Output, String> {
    let mut command = Command::new("git");
    command.args(arguments.map(OsStr::new));
    command.output().map_err(|error| format!("git: {error}"))
}
