//! Writes the Rust model down: [`Crate`] → files.
//!
//! Infallible, and decides nothing: no name is made here, no type chosen, no OpenAPI read. Text of the
//! description reaches the code as string literals and doc comments through quote alone.

mod answer;
mod bounds;
mod client;
mod docs;
mod error;
pub mod example;
mod expression;
mod format;
mod group;
mod imports;
mod library;
mod manifest;
pub mod markdown;
mod model;
mod operation;
pub mod reference;
mod runtime;
mod servers;
mod setter;
mod types;
mod wire;

use crate::GeneratedFile;
use crate::rust::{Crate, ModelKind};

/// All files of the crate, but those that stand beside the description.
#[must_use]
pub fn files(krate: &Crate) -> Vec<GeneratedFile> {
    let mut files = vec![
        manifest::file(krate),
        library::file(krate),
        client::file(krate),
    ];
    files.extend(servers::file(krate));
    files.extend(
        krate
            .groups
            .iter()
            .flat_map(|group| group::files(krate, group)),
    );
    files.push(model::index(krate));
    files.extend(krate.models.iter().map(|model| model::file(krate, model)));
    files.push(wire::index(krate));
    files.extend(
        krate
            .models
            .iter()
            .filter(|model| !matches!(model.kind, ModelKind::Alias(_)))
            .map(|model| wire::file(krate, model)),
    );
    files.extend(runtime::files());
    let programs = reference::Programs::new(krate, example::program);
    files.extend(reference::files(krate, &programs));
    files
}
