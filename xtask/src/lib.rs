//! Reads an OpenAPI description and writes a Rust client crate.
//!
//! The pipeline is `spec → lower → rust → emit`; each arrow is one function call in this file.

pub mod config;
pub mod diagnostics;
pub mod ir;
pub mod lower;
pub mod spec;
pub mod sync;

use config::Config;
use diagnostics::{Sink, Stopped};

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

// PROVISIONAL: everything below stands in for the pipeline until its stages are there.

/// Makes a crate of a description.
pub fn generate(
    document_path: &str,
    text: String,
    config: &Config,
    sink: &mut Sink,
) -> Result<Generated, Stopped> {
    let document = provisional(document_path, text, sink)?;
    let name = config.package.name.as_str();
    let file = |path: &str, contents: String| GeneratedFile {
        path: path.to_owned(),
        contents,
    };
    let mut files = vec![
        file("Cargo.toml", format!("[package]\nname = \"{name}\"\n")),
        file(
            "src/lib.rs",
            format!("//! {}\n", document.openapi.info.title),
        ),
    ];
    for schema in document
        .openapi
        .components
        .iter()
        .flat_map(|c| c.schemas.keys())
    {
        files.push(file(
            &format!("src/models/{schema}.rs"),
            format!("//! {schema}\n"),
        ));
    }
    files.extend(config.extras.iter().cloned());
    let outcome = format!("{} files", files.len());
    Ok(Generated {
        files,
        stages: vec![StageLine {
            name: "emit",
            outcome,
        }],
    })
}

/// The result of one stage as text.
pub fn inspect(
    stage: Stage,
    document_path: &str,
    text: String,
    _config: &Config,
    sink: &mut Sink,
) -> Result<String, Stopped> {
    let document = provisional(document_path, text, sink)?;
    Ok(match stage {
        Stage::Spec => format!("{:#?}\n", document.openapi),
        Stage::Ir | Stage::Rust => String::new(),
    })
}

fn provisional(path: &str, text: String, sink: &mut Sink) -> Result<spec::SpecDocument, Stopped> {
    let root = spec::Pointer::root();
    let raw = serde_yaml::from_str(&text).map_err(|error| {
        sink.error(&root, diagnostics::Code::Syntax, error.to_string());
        Stopped
    })?;
    let openapi = serde_yaml::from_str(&text).map_err(|error| {
        sink.error(&root, diagnostics::Code::NotOpenApi, error.to_string());
        Stopped
    })?;
    Ok(spec::SpecDocument {
        path: path.to_owned(),
        text,
        raw,
        openapi,
    })
}
