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
use crate::rust::{Crate, ModelKind};
use reference::Programs;

/// All files of the crate, but those that stand beside the description.
#[must_use]
pub fn files(krate: &Crate) -> Vec<GeneratedFile> {
    let programs = Programs::new(krate, example::program);
    let (((mut files, readme), groups), models) = rayon::join(
        || {
            rayon::join(
                || {
                    let readme = || reference::readme(krate, &programs);
                    rayon::join(|| code(krate), readme)
                },
                || groups(krate, &programs),
            )
        },
        || models(krate),
    );
    files.extend(groups.code.into_iter().flatten());
    files.extend(models.code);
    files.push(model::index(krate));
    files.extend(models.wire.into_iter().flatten());
    files.push(wire::index(krate));
    files.extend(runtime::files(krate));
    files.push(readme);
    files.extend(groups.pages);
    files.extend(models.pages);
    files.extend(manifest::licences(krate));
    files
}

/// The crate and its client.
fn code(krate: &Crate) -> Vec<GeneratedFile> {
    let mut files = vec![
        manifest::file(krate),
        library::file(krate),
        client::file(krate),
        mock::file(krate),
    ];
    files.extend(servers::file(krate));
    files.extend(oauth2::file(krate));
    files
}

/// What there is of each group. One thread writes all of it, since the same texts are in all of it.
struct Groups {
    code: Vec<Vec<GeneratedFile>>,
    pages: Vec<GeneratedFile>,
}

fn groups(krate: &Crate, programs: &Programs) -> Groups {
    let groups = krate.groups.par_iter().enumerate();
    let (code, pages) = groups
        .map(|(index, group)| {
            let program = |operation| programs.of(index, operation);
            let page = reference::group(krate, group, program);
            (group::files(krate, group, program), page)
        })
        .unzip();
    Groups { code, pages }
}

/// What there is of each model, likewise.
struct Models {
    code: Vec<GeneratedFile>,
    wire: Vec<Option<GeneratedFile>>,
    pages: Vec<GeneratedFile>,
}

fn models(krate: &Crate) -> Models {
    let models = krate.models.par_iter();
    let (code, (wire, pages)) = models
        .map(|model| {
            let wire =
                (!matches!(model.kind, ModelKind::Alias(_))).then(|| wire::file(krate, model));
            let page = reference::model(krate, model);
            (model::file(krate, model), (wire, page))
        })
        .unzip();
    Models { code, wire, pages }
}
