//! Reads an OpenAPI description and writes a Rust client crate.
//!
//! The pipeline is `spec → lower → rust → emit`; each arrow is one function call in this file.

pub mod config;
pub mod diagnostics;
pub mod emit;
pub mod ir;
pub mod lower;
pub mod rust;
pub mod spec;
pub mod sync;
pub mod syntax;

use config::Config;
use diagnostics::{Sink, Stopped};
use spec::SpecDocument;

/// A file of the generated crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GeneratedFile {
    /// The path in the crate, with `/` between its parts.
    pub path: String,
    /// The contents, UTF-8, with a line feed at the end.
    pub contents: String,
}

/// What a run made of a description.
#[derive(Debug)]
pub struct Generated {
    /// The files of the crate, without the manifest that `sync` adds.
    pub files: Vec<GeneratedFile>,
    /// What came of each stage, in their order.
    pub stages: Vec<StageLine>,
}

/// What came of a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageLine {
    /// The name of the stage, such as `lower`.
    pub name: &'static str,
    /// What came of it, such as `7 operations, 28 types`.
    pub outcome: String,
}

/// A stage whose result can be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The description as it was read.
    Spec,
    /// Its meaning.
    Ir,
    /// The Rust model.
    Rust,
}

/// Makes a crate of a description.
pub fn generate(
    document_path: &str,
    text: String,
    config: &Config,
    sink: &mut Sink,
) -> Result<Generated, Stopped> {
    let document = read(document_path, text, sink)?;
    let api = lower::api(&document, &config.into(), sink);
    sink.checkpoint()?;
    let krate = rust::plan(&api, rust::Package::from(&config.package));
    let mut files = emit::files(&krate);
    files.extend(config.extras.iter().cloned());
    let stages = stages(&document, &api, &krate, &files);
    Ok(Generated { files, stages })
}

/// The result of one stage as text.
pub fn inspect(
    stage: Stage,
    document_path: &str,
    text: String,
    config: &Config,
    sink: &mut Sink,
) -> Result<String, Stopped> {
    let document = read(document_path, text, sink)?;
    if stage == Stage::Spec {
        return Ok(format!("{:#?}\n", document.openapi));
    }
    let api = lower::api(&document, &config.into(), sink);
    sink.checkpoint()?;
    if stage == Stage::Ir {
        return Ok(ir::dump(&api));
    }
    let krate = rust::plan(&api, rust::Package::from(&config.package));
    Ok(format!("{krate:#?}\n"))
}

fn read(document_path: &str, text: String, sink: &mut Sink) -> Result<SpecDocument, Stopped> {
    let document = SpecDocument::parse(document_path, text, sink);
    sink.checkpoint()?;
    document.ok_or(Stopped)
}

fn stages(
    document: &SpecDocument,
    api: &ir::Api,
    krate: &rust::Crate,
    files: &[GeneratedFile],
) -> Vec<StageLine> {
    let paths = document.openapi.paths.paths.len();
    let modules = krate.groups.len() + krate.models.len();
    let bytes: usize = files.iter().map(|file| file.contents.len()).sum();
    let line = |name, outcome| StageLine { name, outcome };
    vec![
        line(
            "spec",
            format!("{} lines, {paths} paths", document.text.lines().count()),
        ),
        line(
            "lower",
            format!(
                "{} operations, {} types",
                api.operations().count(),
                api.types.len()
            ),
        ),
        line(
            "rust",
            format!(
                "{} groups, {} models, {modules} modules",
                krate.groups.len(),
                krate.models.len()
            ),
        ),
        line(
            "emit",
            format!("{} files, {} KB", files.len(), bytes.div_ceil(1024)),
        ),
    ]
}
