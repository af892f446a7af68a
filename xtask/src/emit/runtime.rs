//! The runtime, copied as it is from `templates/`.

use include_dir::{Dir, DirEntry, include_dir};

use crate::GeneratedFile;
use crate::rust::{Crate, ModelKind};

static SOURCES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../templates/src");

/// `templates/Cargo.toml`: what the runtime depends on, and its features.
pub(super) const MANIFEST: &str = include_str!("../../../templates/Cargo.toml");

/// `runtime.rs` and all below `runtime/`; and what reads and writes unions, if there are some: that takes a twentieth of
/// the time in which a client compiles.
pub(super) fn files(krate: &Crate) -> Vec<GeneratedFile> {
    let mut files = Vec::new();
    collect(&SOURCES, &mut files);
    let has_unions = has_unions(krate);
    files.retain(|file| is_of(&file.path, "runtime") || has_unions && is_of(&file.path, "unions"));
    files.sort_by(|first, second| first.path.cmp(&second.path));
    files
}

/// Whether the crate has a union.
pub(super) fn has_unions(krate: &Crate) -> bool {
    let mut models = krate.models.iter();
    models.any(|model| matches!(model.kind, ModelKind::Union(_)))
}

/// Whether a file is that of a module at the top, or of one below it.
fn is_of(path: &str, module: &str) -> bool {
    let below = path
        .strip_prefix("src/")
        .and_then(|path| path.strip_prefix(module));
    below.is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
}

fn collect(directory: &'static Dir<'static>, files: &mut Vec<GeneratedFile>) {
    for entry in directory.entries() {
        match entry {
            DirEntry::Dir(directory) => collect(directory, files),
            DirEntry::File(file) => {
                let path = file.path().to_string_lossy().replace('\\', "/");
                let path = format!("src/{path}");
                let contents = file.contents_utf8().unwrap_or_default().into();
                files.push(GeneratedFile { path, contents });
            }
        }
    }
}
