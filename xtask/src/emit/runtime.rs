//! The runtime, copied as it is from `templates/`.

use include_dir::{Dir, DirEntry, include_dir};

use crate::GeneratedFile;
use crate::rust::{Crate, RuntimePart};

static SOURCES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../templates/src");

/// `templates/Cargo.toml`: what the runtime depends on, and its features.
pub(super) const MANIFEST: &str = include_str!("../../../templates/Cargo.toml");

/// `runtime.rs` and all below `runtime/`, and `unions.rs` and all below `unions/`; of their parts those that the crate
/// needs.
pub(super) fn files(krate: &Crate) -> Vec<GeneratedFile> {
    let mut files = Vec::new();
    collect(&SOURCES, &mut files);
    files.retain(|file| is_of(&file.path, "runtime") || is_of(&file.path, "unions"));
    let is_needed =
        |file: &GeneratedFile| part(&file.path).is_none_or(|part| krate.parts.contains(&part));
    let (mut files, unneeded): (Vec<_>, Vec<_>) = files.into_iter().partition(is_needed);
    for file in unneeded {
        undeclare(&file.path, &mut files);
    }
    files.sort_by(|first, second| first.path.cmp(&second.path));
    files
}

/// The part of which a file is all, or some.
fn part(path: &str) -> Option<RuntimePart> {
    match path {
        "src/runtime/call/bodies.rs" => Some(RuntimePart::Bodies),
        "src/runtime/call/fields.rs" => Some(RuntimePart::FormFields),
        "src/runtime/call/objects.rs" => Some(RuntimePart::Objects),
        "src/runtime/call/styled.rs" => Some(RuntimePart::StyledFields),
        "src/runtime/decode/other.rs" | "src/runtime/mock/other.rs" => Some(RuntimePart::Answers),
        "src/runtime/integer.rs" => Some(RuntimePart::Integers),
        "src/runtime/model/additional.rs" | "src/runtime/validate/maps.rs" => {
            Some(RuntimePart::Maps)
        }
        "src/runtime/parameter/style.rs" => Some(RuntimePart::Styles),
        "src/runtime/validate/integers.rs" => Some(RuntimePart::OtherIntegers),
        _ if is_of(path, "unions") => Some(RuntimePart::Unions),
        _ => None,
    }
}

/// Takes a module that is not there out of the one above it: its declaration, and its reexport if there is one.
fn undeclare(path: &str, files: &mut [GeneratedFile]) {
    let Some((above, module)) = path.trim_end_matches(".rs").rsplit_once('/') else {
        return;
    };
    let above = format!("{above}.rs");
    let Some(above) = files.iter_mut().find(|file| file.path == above) else {
        return;
    };
    for line in [
        format!("mod {module};"),
        format!("pub use self::{module}::*;"),
    ] {
        if let Some(contents) = without_line(&above.contents, &line) {
            above.contents = contents.into();
        }
    }
}

/// A text without a line, and without the blank one after it if the line is a paragraph.
fn without_line(text: &str, line: &str) -> Option<String> {
    let (before, after) = text.split_once(&format!("\n{line}\n"))?;
    let after = match after.strip_prefix('\n') {
        Some(next) if before.ends_with('\n') => next,
        Some(_) | None => after,
    };
    Some(format!("{before}\n{after}"))
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
    fn a_line_is_taken_out_with_its_paragraph() {
        let among_others = without_line("//! A\n\nmod a;\nmod b;\n\nuse c;\n", "mod b;");
        assert_eq!(among_others.as_deref(), Some("//! A\n\nmod a;\n\nuse c;\n"));
        let alone = without_line("//! A\n\nmod b;\n\nuse c;\n", "mod b;");
        assert_eq!(alone.as_deref(), Some("//! A\n\nuse c;\n"));
        assert_eq!(without_line("mod bc;\n", "mod b;"), None);
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
