//! A second look at what was written: whether the modules of a crate are Rust.
//!
//! Builds with debug assertions look while they write (`emit/format.rs`). In others, plain code is not parsed: a
//! crate that is written is read by the compiler next, but one that is only compared may never be.

use std::path::Path;

use rayon::prelude::*;

use crate::GeneratedFile;

/// A module that is not Rust.
#[derive(Debug, thiserror::Error)]
#[error("`{path}` would not be Rust: {error}")]
pub struct NotRust {
    /// The path in the crate.
    path: String,
    /// What is wrong.
    error: syn::Error,
}

/// Parses the modules under `src/` but for the runtime, which is copied; answers with the first that is not Rust.
pub fn check(files: &[GeneratedFile]) -> Result<(), NotRust> {
    let modules = files.par_iter().filter(|file| is_written(&file.path));
    let faults = modules.filter_map(fault);
    faults.find_first(|_| true).map_or(Ok(()), Err)
}

fn is_written(path: &str) -> bool {
    let path = Path::new(path);
    let is_rust = path.extension().is_some_and(|extension| extension == "rs");
    is_rust && path.starts_with("src") && !path.starts_with("src/runtime")
}

fn fault(file: &GeneratedFile) -> Option<NotRust> {
    let error = syn::parse_file(&file.contents).err()?;
    let path = file.path.clone();
    Some(NotRust { path, error })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_module_that_is_not_rust_is_named() {
        let file = |path: &str, contents: &str| GeneratedFile {
            path: path.to_owned(),
            contents: contents.to_owned().into(),
        };
        let mut files = vec![
            file("README.md", "fn {"),
            file("examples/a.rs", "fn {"),
            file("src/runtime/a.rs", "fn {"),
            file("src/lib.rs", "mod a;\n"),
        ];
        assert!(check(&files).is_ok());
        files.push(file("src/a.rs", "fn a( {}\n"));
        files.push(file("src/b.rs", "fn b( {}\n"));
        let fault = check(&files).expect_err("a parenthesis is open");
        assert!(
            fault
                .to_string()
                .starts_with("`src/a.rs` would not be Rust: ")
        );
    }
}
