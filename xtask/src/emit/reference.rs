//! The reference for people: the README and the pages under `docs/`.
//!
//! Invariant: whatever a description says, it passes through [`markdown`](super::markdown) on its way, so
//! that it breaks neither a table nor a link. Nothing here decides anything: names, types and texts are those
//! of the model.

pub mod bounds;
mod errors;
mod inputs;
mod models;
mod operations;
mod page;
mod programs;
mod readme;
mod security;
#[cfg(test)]
mod tests;
mod types;

pub(super) use operations::{anchor, limits, redirect, repeatable, server};
pub use programs::Programs;
pub(super) use security::credentials;

use crate::GeneratedFile;
use crate::rust::{Crate, Group, Model};

/// The README.
pub(super) fn readme(krate: &Crate, programs: &Programs) -> GeneratedFile {
    GeneratedFile::new("README.md".to_owned(), readme::page(krate, programs))
}

/// The page of a group; `program` gives the example of an operation by its index.
pub(super) fn group<'p>(
    krate: &Crate,
    group: &Group,
    program: impl Fn(usize) -> &'p str,
) -> GeneratedFile {
    let path = format!("docs/{}.md", group.page);
    GeneratedFile::new(path, operations::page(krate, group, program))
}

/// The page of a model.
pub(super) fn model(krate: &Crate, model: &Model) -> GeneratedFile {
    let path = format!("docs/{}.md", model.page);
    GeneratedFile::new(path, models::page(krate, model))
}
