//! Functions of the runtime are compiled where they are used.
//!
//! Whatever is neither generic nor `#[inline]` is compiled in the crate that it stands in: with every
//! generated crate, all of it, although a caller may need little. That took eight times as long as
//! all the rest of building such a crate.

use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn every_function_that_is_not_generic_is_inline() {
    let mut files = vec![];
    collect(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src/runtime"),
        &mut files,
    );
    assert!(files.len() > 30, "{files:?}");
    let missing: Vec<String> = files.iter().flat_map(|file| missing(file)).collect();
    assert!(missing.is_empty(), "no #[inline]:\n{}", missing.join("\n"));
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}

/// The functions of a file that should be inline and are not.
fn missing(file: &Path) -> Vec<String> {
    let text = fs::read_to_string(file).expect("a source");
    let lines: Vec<&str> = text.lines().collect();
    let mut missing = Vec::new();
    let mut impl_has_types = false;
    for (index, line) in lines.iter().enumerate() {
        match line.strip_prefix("impl<") {
            Some(parameters) => impl_has_types = has_types(parameters),
            None if *line == "}" => impl_has_types = false,
            None => {}
        }
        let Some((_, rest)) = function(line) else {
            continue;
        };
        let signature: String = lines[index..]
            .iter()
            .take_while(|line| !line.ends_with(['{', ';']))
            .copied()
            .collect();
        let is_generic = impl_has_types
            || rest
                .split_once('<')
                .is_some_and(|(name, rest)| !name.contains('(') && has_types(rest))
            || format!("{signature}{rest}").contains(": impl ");
        let has_body = lines[index..]
            .iter()
            .find(|line| line.ends_with(['{', '}', ';']))
            .is_some_and(|line| !line.ends_with(';'));
        let attributes = lines[..index]
            .iter()
            .rev()
            .take_while(|line| line.trim_start().starts_with("#["));
        if has_body
            && !is_generic
            && !attributes
                .into_iter()
                .any(|line| line.contains("#[inline]"))
        {
            missing.push(format!("{}:{}: {}", file.display(), index + 1, line.trim()));
        }
    }
    missing
}

/// What stands before and after `fn `, if the line starts a function.
fn function(line: &str) -> Option<(&str, &str)> {
    let (before, after) = line.split_once("fn ")?;
    let modifiers = ["pub", "pub(crate)", "pub(super)", "const", "async"];
    before
        .split_whitespace()
        .all(|word| modifiers.contains(&word))
        .then_some((before, after))
}

/// Whether a list of generic parameters has other ones than lifetimes.
fn has_types(parameters: &str) -> bool {
    let list = parameters.split('>').next().unwrap_or_default();
    list.split(',')
        .any(|parameter| !parameter.trim_start().starts_with('\''))
}
