//! What keeps the generator from writing.

use std::io;
use std::path::{Path, PathBuf};

use super::MANIFEST;

/// Why a folder was not compared or written. Unless the text says otherwise, nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum SyncError {
    /// A path that cannot be written inside of a folder.
    #[error(
        "the generated path `{0}` is not a plain relative path\n  \
         help: this is a fault of the generator or of `[extras]`; paths have no `.`, `..` or `\\` in them"
    )]
    Path(String),
    /// Two files at one place, perhaps only where the file system ignores case.
    #[error(
        "the crate would have two files in one place: `{0}` and `{1}`\n  \
         help: rename the schema, tag or extra file that one of them comes from; some file systems \
         do not tell `A` from `a`"
    )]
    Collision(String, String),
    /// The folder is something else than a folder, or has none around it.
    #[error("`{}` is not a folder that can be written\n  help: name another folder with `--out`", .0.display())]
    NotAFolder(PathBuf),
    /// The folder around the one to be written takes no folder beside it.
    #[error(
        "nothing can be written in `{}`, the folder around `{}`: {source}\n  \
         help: the new files are built there first, in a folder of their own: make it writable, or name \
         another folder with `--out`",
        around.display(),
        out.display()
    )]
    Around {
        /// The folder around it.
        around: PathBuf,
        /// The folder to be written.
        out: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The folder cannot be exchanged with another one.
    #[error(
        "`{}` cannot be replaced: {source}\n  \
         help: a folder is replaced as a whole, which a mount point or an immutable folder cannot be: \
         name a folder in it with `--out`, or another one",
        out.display()
    )]
    Fixed {
        /// The folder.
        out: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The folder holds what the generator did not write.
    #[error(
        "`{}` holds files, but no `{MANIFEST}`: it was not written by this generator\n  \
         help: empty the folder, or name another one with `--out`",
        .0.display()
    )]
    Foreign(PathBuf),
    /// The folder holds another crate of the generator's.
    #[error(
        "`{}` holds the generated crate `{held}`, not `{wanted}`\n  \
         help: name another folder with `--out`; if `{held}` is to be called `{wanted}` from now on, \
         write so in its `{MANIFEST}`",
        out.display()
    )]
    OtherCrate {
        /// The folder.
        out: PathBuf,
        /// The name of the crate in it.
        held: String,
        /// The name of the crate that is to be written.
        wanted: String,
    },
    /// A file of somebody else where a generated one has to be.
    #[error(
        "`{}` stands where a file is to be generated, and was not written by this generator\n  \
         help: move it to another place or rename it",
        .0.display()
    )]
    InTheWay(PathBuf),
    /// A file that the generator adds to is not what it was when the run began.
    #[error(
        "`{}` has been written to since this run began\n  help: run the command again",
        .0.display()
    )]
    Overtaken(PathBuf),
    /// A file that the generator adds to is no text.
    #[error("`{}` is not UTF-8\n  help: save it as UTF-8", .0.display())]
    NotText(PathBuf),
    /// The manifest does not say what the generator would have it say.
    #[error(
        "{}:{line}: {problem}\n  \
         help: restore the file from version control, or remove the folder and generate it anew",
        path.display()
    )]
    Manifest {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// Another run holds the lock.
    #[error("another run is writing `{}` at this moment\n  help: wait until it is done", .0.display())]
    Busy(PathBuf),
    /// A foreign file that the new tree cannot hold.
    #[error(
        "`{}` cannot be taken along into the new tree: {source}\n  \
         help: the file must be yours, and on one file system with the folder around `--out`, which must \
         have hard links; or move the file to a place outside of the folder",
        path.display()
    )]
    Carry {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The new tree is in place, but the old one could not be cleared away.
    #[error(
        "the new files are in place, but what was there before could not be cleared away: \
         `{}`: {source}\n  help: the next run tries again",
        path.display()
    )]
    Sweep {
        /// Where it failed.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The system refused.
    #[error("`{}`: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

/// Says of an error of the system at which path it occurred.
pub(super) fn at(path: &Path) -> impl Fn(io::Error) -> SyncError {
    move |source| SyncError::Io {
        path: path.to_owned(),
        source,
    }
}
