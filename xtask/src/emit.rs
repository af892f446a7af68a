//! Writes the Rust model down: [`Crate`] → files.
//!
//! Infallible, and decides nothing: no name is made here, no type chosen, no OpenAPI read. Text of the
//! description reaches the code as string literals and doc comments through quote alone.

mod alias;
mod answer;
mod bounds;
mod client;
mod deprecation;
mod docs;
mod error;
pub mod example;
mod expression;
mod foreign;
mod format;
mod group;
mod imports;
mod library;
mod manifest;
pub mod markdown;
mod method_docs;
mod mock;
mod model;
mod oauth2;
mod operation;
mod paging;
pub mod reference;
mod runtime;
mod servers;
mod setter;
mod source;
mod types;
pub(crate) mod usage;
mod wire;
mod wrap;

use rayon::prelude::*;

use crate::GeneratedFile;
use crate::rust::{Crate, Model, ModelKind};
use reference::Programs;

/// All files of the crate, but those that stand beside the description.
#[must_use]
pub fn files(krate: &Crate) -> Vec<GeneratedFile> {
    let ((mut files, pages), (models, wire)) = rayon::join(
        || {
            let programs = Programs::new(krate, example::program);
            rayon::join(
                || code(krate, &programs),
                || reference::files(krate, &programs),
            )
        },
        || rayon::join(|| models(krate), || wires(krate)),
    );
    files.extend(models);
    files.extend(wire);
    files.extend(runtime::files());
    files.extend(pages);
    files.extend(manifest::licences(krate));
    files
}

/// The crate, its client and the groups of operations.
fn code(krate: &Crate, programs: &Programs) -> Vec<GeneratedFile> {
    let mut files = vec![
        manifest::file(krate),
        library::file(krate),
        client::file(krate),
        mock::file(krate),
    ];
    files.extend(servers::file(krate));
    files.extend(oauth2::file(krate));
    let groups: Vec<_> = krate
        .groups
        .par_iter()
        .enumerate()
        .map(|(index, group)| group::files(krate, group, |operation| programs.of(index, operation)))
        .collect();
    files.extend(groups.into_iter().flatten());
    files
}

fn models(krate: &Crate) -> Vec<GeneratedFile> {
    let mut files: Vec<_> = krate
        .models
        .par_iter()
        .map(|model| model::file(krate, model))
        .collect();
    files.push(model::index(krate));
    files
}

fn wires(krate: &Crate) -> Vec<GeneratedFile> {
    let has_wire = |model: &&Model| !matches!(model.kind, ModelKind::Alias(_));
    let mut files: Vec<_> = krate
        .models
        .par_iter()
        .filter(has_wire)
        .map(|model| wire::file(krate, model))
        .collect();
    files.push(wire::index(krate));
    files
}
