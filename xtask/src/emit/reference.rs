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

pub(super) use operations::{anchor, limits, repeatable};
pub use programs::Programs;
pub(super) use security::credentials;

use rayon::prelude::*;

use crate::GeneratedFile;
use crate::rust::Crate;

/// The README, a page for each group of operations and one for each model.
#[must_use]
pub fn files(krate: &Crate, programs: &Programs) -> Vec<GeneratedFile> {
    let readme = || GeneratedFile {
        path: "README.md".to_owned(),
        contents: readme::page(krate, programs),
    };
    let (readme, (groups, models)) = rayon::join(readme, || {
        rayon::join(|| groups(krate, programs), || models(krate))
    });
    let mut files = vec![readme];
    files.extend(groups);
    files.extend(models);
    files
}

fn groups(krate: &Crate, programs: &Programs) -> Vec<GeneratedFile> {
    let groups = krate.groups.par_iter().enumerate();
    groups
        .map(|(index, group)| GeneratedFile {
            path: format!("docs/{}.md", group.page),
            contents: operations::page(krate, group, |operation| programs.of(index, operation)),
        })
        .collect()
}

fn models(krate: &Crate) -> Vec<GeneratedFile> {
    let models = krate.models.par_iter();
    models
        .map(|model| GeneratedFile {
            path: format!("docs/{}.md", model.page),
            contents: models::page(krate, model),
        })
        .collect()
}
