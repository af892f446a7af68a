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
    let (calls, models) = rayon::join(|| calls(krate), || models(krate));
    let mut files = calls.code;
    files.extend(models.code);
    files.extend(models.wire.into_iter().flatten());
    files.extend(calls.runtime);
    files.extend(calls.pages);
    files.extend(models.pages);
    files.extend(manifest::licences(krate));
    files
}

/// What calls are made with: all but the models.
struct Calls {
    code: Vec<GeneratedFile>,
    runtime: Vec<GeneratedFile>,
    pages: Vec<GeneratedFile>,
}

fn calls(krate: &Crate) -> Calls {
    let programs = Programs::new(krate, example::program);
    let ((runtime, client), (readme, groups)) = rayon::join(
        || rayon::join(|| runtime::files(krate), || client(krate)),
        || {
            rayon::join(
                || reference::readme(krate, &programs),
                || groups(krate, &programs),
            )
        },
    );
    let mut code = client;
    code.extend(groups.code.into_iter().flatten());
    let mut pages = vec![readme];
    pages.extend(groups.pages);
    Calls {
        code,
        runtime,
        pages,
    }
}

/// The crate and its client.
fn client(krate: &Crate) -> Vec<GeneratedFile> {
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

/// What there is of each group.
struct Groups {
    code: Vec<Vec<GeneratedFile>>,
    pages: Vec<GeneratedFile>,
}

fn groups(krate: &Crate, programs: &Programs) -> Groups {
    let groups = krate.groups.par_iter().enumerate();
    let (code, pages) = groups
        .map(|(index, group)| {
            let program = |operation| programs.of(index, operation);
            rayon::join(
                || group::files(krate, group, program),
                || reference::group(krate, group, program),
            )
        })
        .unzip();
    Groups { code, pages }
}

/// What there is of each model. One thread writes all that there is of one, since the same texts are in all of it.
struct Models {
    code: Vec<GeneratedFile>,
    wire: Vec<Option<GeneratedFile>>,
    pages: Vec<GeneratedFile>,
}

fn models(krate: &Crate) -> Models {
    let models = krate.models.par_iter();
    let (mut code, (mut wire, pages)): (Vec<_>, (Vec<_>, _)) = models
        .map(|model| {
            let wire =
                (!matches!(model.kind, ModelKind::Alias(_))).then(|| wire::file(krate, model));
            let page = reference::model(krate, model);
            (model::file(krate, model), (wire, page))
        })
        .unzip();
    code.push(model::index(krate));
    wire.push(Some(wire::index(krate)));
    Models { code, wire, pages }
}
