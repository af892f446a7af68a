//! The runtime, copied as it is from `templates/`.

use include_dir::{Dir, DirEntry, include_dir};

use crate::GeneratedFile;

static SOURCES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../templates/src");

/// `templates/Cargo.toml`: what the runtime depends on, and its features.
pub(super) const MANIFEST: &str = include_str!("../../../templates/Cargo.toml");

/// `runtime.rs` and all below `runtime/`.
pub(super) fn files() -> Vec<GeneratedFile> {
    let mut files = Vec::new();
    collect(&SOURCES, &mut files);
    files.sort_by(|first, second| first.path.cmp(&second.path));
    files
}

fn collect(directory: &'static Dir<'static>, files: &mut Vec<GeneratedFile>) {
    for entry in directory.entries() {
        match entry {
            DirEntry::Dir(directory) => collect(directory, files),
            DirEntry::File(file) => {
                let path = file.path().to_string_lossy().replace('\\', "/");
                let path = format!("src/{path}");
                if path == "src/runtime.rs" || path.starts_with("src/runtime/") {
                    let contents = file.contents_utf8().unwrap_or_default().into();
                    files.push(GeneratedFile { path, contents });
                }
            }
        }
    }
}
