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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::CrateName;
    use syn::{Item, UseTree};

    /// The name with which a path begins, if nothing says that it is not a crate.
    fn alone(tree: &UseTree) -> Vec<String> {
        match tree {
            UseTree::Name(name) => vec![name.ident.to_string()],
            UseTree::Rename(rename) => vec![rename.ident.to_string()],
            UseTree::Group(group) => group.items.iter().flat_map(alone).collect(),
            UseTree::Path(_) | UseTree::Glob(_) => Vec::new(),
        }
    }

    #[test]
    fn nothing_is_imported_by_a_name_that_the_client_may_have() {
        let mut files = Vec::new();
        collect(&SOURCES, &mut files);
        files.retain(|file| is_of(&file.path, "runtime") || is_of(&file.path, "unions"));
        let mut names = Vec::new();
        for file in &files {
            let parsed = syn::parse_file(&file.contents).expect("the runtime is Rust");
            names.extend(parsed.items.iter().flat_map(|item| match item {
                Item::Use(import) => alone(&import.tree),
                _ => Vec::new(),
            }));
        }
        assert!(!names.is_empty());
        names.retain(|name| name.parse::<CrateName>().is_ok());
        assert_eq!(names, [] as [&str; 0]);
    }
}
