//! The runtime, copied as it is from `templates/`.

use include_dir::{Dir, DirEntry, include_dir};

use crate::GeneratedFile;
use crate::rust::{Crate, RuntimePart};

static SOURCES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../templates/src");

/// `templates/Cargo.toml`: what the runtime depends on, and its features.
pub(super) const MANIFEST: &str = include_str!("../../../templates/Cargo.toml");

/// Stands where a part would be that the crate does not need.
const STAND_IN: &str = "//! Nothing: this API needs no such part of the runtime.\n";

/// `runtime.rs` and all below `runtime/`, and `unions.rs` and all below `unions/`; of their parts those that the crate
/// needs.
pub(super) fn files(krate: &Crate) -> Vec<GeneratedFile> {
    let mut files = Vec::new();
    collect(&SOURCES, &mut files);
    files.retain(|file| is_of(&file.path, "runtime") || is_of(&file.path, "unions"));
    files.retain_mut(|file| match part(&file.path) {
        Some(part) if !krate.parts.contains(&part) => leave_out(file, part),
        Some(_) | None => true,
    });
    files.sort_by(|first, second| first.path.cmp(&second.path));
    files
}

/// The part of which a file is all, or some.
fn part(path: &str) -> Option<RuntimePart> {
    match path {
        "src/runtime/call/bodies.rs" => Some(RuntimePart::Bodies),
        "src/runtime/call/fields.rs" => Some(RuntimePart::FormFields),
        "src/runtime/call/objects.rs" => Some(RuntimePart::Objects),
        "src/runtime/decode/other.rs" | "src/runtime/mock/other.rs" => Some(RuntimePart::Answers),
        "src/runtime/integer.rs" => Some(RuntimePart::Integers),
        "src/runtime/model/additional.rs" | "src/runtime/validate/maps.rs" => {
            Some(RuntimePart::Maps)
        }
        "src/runtime/parameter/style.rs" => Some(RuntimePart::Styles),
        _ if is_of(path, "unions") => Some(RuntimePart::Unions),
        _ => None,
    }
}

/// Whether there is a file all the same: a module of the runtime, which is declared as it is in `templates/`.
fn leave_out(file: &mut GeneratedFile, part: RuntimePart) -> bool {
    match part {
        RuntimePart::Answers
        | RuntimePart::Bodies
        | RuntimePart::FormFields
        | RuntimePart::Integers
        | RuntimePart::Maps
        | RuntimePart::Objects
        | RuntimePart::Styles => {
            file.contents = STAND_IN.into();
            true
        }
        RuntimePart::Unions => false,
    }
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
