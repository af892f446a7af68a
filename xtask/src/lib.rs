//! Reads an OpenAPI description and writes a Rust client crate.
//!
//! The pipeline is `spec → lower → rust → emit`; each arrow is one function call in this file. Where an earlier run has
//! left a crate, `history` stands between the last two.

pub mod annotation;
pub mod config;
pub mod diagnostics;
pub mod diff;
pub mod emit;
mod hash;
pub mod history;
pub mod ir;
mod line_ends;
pub mod lower;
pub mod rust;
pub mod spec;
mod stage_line;
pub mod sync;
pub mod syntax;
mod threads;

use std::borrow::Cow;

use config::Config;
use diagnostics::{Sink, Stopped};
use history::{Bump, Past, Release};
use rust::{Aliases, ExampleTarget, GivenNames, Surface};
use spec::select::UnusedTypes;
use spec::{Input, SpecDocument};
pub use stage_line::StageLine;

/// A file of the generated crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GeneratedFile {
    /// The path in the crate, with `/` between its parts.
    pub path: String,
    /// The contents, UTF-8, with a line feed at the end.
    pub contents: Cow<'static, str>,
}

impl GeneratedFile {
    /// A file, of which no more is kept than its text takes: there are many.
    fn new(path: String, mut contents: String) -> Self {
        contents.shrink_to_fit();
        let contents = contents.into();
        Self { path, contents }
    }
}

/// What a run made of a description.
#[derive(Debug)]
pub struct Generated {
    /// The files of the crate, without the manifest that `sync` adds.
    pub files: Vec<GeneratedFile>,
    /// The files that it adds to.
    pub additions: Vec<sync::Addition>,
    /// What came of each stage, in their order.
    pub stages: Vec<StageLine>,
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
pub fn generate(input: Input<'_>, config: &Config, sink: &mut Sink) -> Result<Generated, Stopped> {
    on_a_writing_thread(|| generate_here(input, config, sink))
}

/// Does all of a run on one of the threads that write the files in the end: what the stages before have freed, is
/// used again by the thread that has freed it.
fn on_a_writing_thread<T: Send>(run: impl FnOnce() -> T + Send) -> T {
    rayon::scope(|_| run())
}

fn generate_here(input: Input<'_>, config: &Config, sink: &mut Sink) -> Result<Generated, Stopped> {
    let (document, api) = meaning(input, config, sink)?;
    let spec = StageLine::spec(&document, sink);
    // The document is large, and nothing asks for it any more.
    let (krate, ()) = threads::join(
        threads::are_worth_it(&sink.sources),
        || rust::plan(&api, config, &GivenNames::default(), sink),
        || drop(document),
    );
    sink.checkpoint()?;
    Ok(write_down(spec, api, krate, config))
}

/// Makes the crate anew that an earlier run has made: what is still there keeps its name, and the version follows
/// from what changed.
pub fn regenerate(
    input: Input<'_>,
    config: &Config,
    past: &Past,
    bump: Bump,
    sink: &mut Sink,
) -> Result<(Generated, Release), Stopped> {
    on_a_writing_thread(|| regenerate_here(input, config, past, bump, sink))
}

fn regenerate_here(
    input: Input<'_>,
    config: &Config,
    past: &Past,
    bump: Bump,
    sink: &mut Sink,
) -> Result<(Generated, Release), Stopped> {
    let (document, api) = meaning(input, config, sink)?;
    let mut names = past.names();
    let mut krate = rust::plan(&api, config, &names, sink);
    sink.checkpoint()?;
    let decide = |krate: &rust::Crate| {
        let present = history::Present {
            document: &document,
            api: &api,
            krate,
            config,
            sink,
        };
        Release::decide(past, &present, bump)
    };
    let (mut release, mut texts) = decide(&krate);
    if release.lets_names_go() && !names.former.is_empty() {
        names.former.clear();
        let freed = rust::plan(&api, config, &names, &mut Sink::default());
        let decided = decide(&freed);
        // What was major only for the sake of these names stays so with them.
        if decided.0.version == release.version {
            krate = freed;
            (release, texts) = decided;
        }
    }
    let spec = StageLine::spec(&document, sink);
    drop(document);
    krate.package.version = release.version.to_string();
    krate.aliases = Aliases::of(&Surface::of(&krate), &release.former);
    let mut generated = write_down(spec, api, krate, config);
    generated.files.extend(texts.files);
    generated.additions.push(texts.changelog);
    Ok((generated, release))
}

/// The files of a crate that is planned. Only here it is told of the examples beside the description: they are no part of
/// what was recorded of the last version, and so must not be of what is compared with it.
fn write_down(spec: StageLine, api: ir::Api, mut krate: rust::Crate, config: &Config) -> Generated {
    krate.examples = ExampleTarget::all(config);
    let mut stages = vec![spec, StageLine::lower(&api), StageLine::rust(&krate)];
    // It is large, too.
    drop(api);
    let mut files = emit::files(&krate);
    files.extend(config.extras.iter().cloned());
    stages.push(StageLine::emit(&files));
    Generated {
        stages,
        files,
        additions: Vec::new(),
    }
}

/// The result of one stage as text. What is still there keeps the name that was given to it.
pub fn inspect(
    stage: Stage,
    input: Input<'_>,
    config: &Config,
    given: &GivenNames,
    sink: &mut Sink,
) -> Result<String, Stopped> {
    if stage == Stage::Spec {
        let document = read(input, config, sink)?;
        return Ok(format!("{:#?}\n", document.openapi));
    }
    let (_, api) = meaning(input, config, sink)?;
    if stage == Stage::Ir {
        return Ok(ir::dump(&api));
    }
    let mut krate = rust::plan(&api, config, given, sink);
    sink.checkpoint()?;
    krate.aliases = Aliases::of(&Surface::of(&krate), &given.former);
    Ok(format!("{krate:#?}\n"))
}

/// The language that a description is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BundleFormat {
    /// YAML
    Yaml,
    /// JSON, indented.
    Json,
}

/// The description as the one document that the generator reads: of one file, and without the operations
/// that are not wanted, or not supported if those are to be left out, and what they alone need.
pub fn bundle(
    input: Input<'_>,
    config: &Config,
    format: BundleFormat,
    sink: &mut Sink,
) -> Result<String, Stopped> {
    let mut config = config.clone();
    if config.selection.unused_types == UnusedTypes::LeftOut {
        config.selection.unused_types = UnusedTypes::OfTheWhole;
    }
    let document = if config.skip_unsupported {
        let (mut document, api) = meaning(input, &config, sink)?;
        let operations = api.groups.iter().flat_map(|group| &group.operations);
        let names = operations
            .map(|operation| operation.id.0.as_str())
            .collect();
        document.keep(&names, config.selection.unused_types);
        document
    } else {
        let document = read(input, &config, sink)?;
        report_unsupported(&document, sink);
        document
    };
    Ok(match format {
        BundleFormat::Yaml => document.to_yaml(),
        BundleFormat::Json => document.to_json(),
    })
}

/// Warns of what OpenAPI 3.1 says in the document, and a bundle of 3.0 cannot.
fn report_unsupported(document: &SpecDocument, sink: &mut Sink) {
    for found in document.unsupported.values() {
        let message = format!("{}, and is not in the bundle", found.message);
        sink.warning(&found.at, found.code, message)
            .help(found.help);
    }
}

/// The description and what it means, which is what `diff` compares. Lowering comes to its faults even if reading
/// met some, so that one run shows them all.
pub fn meaning(
    input: Input<'_>,
    config: &Config,
    sink: &mut Sink,
) -> Result<(SpecDocument, ir::Api), Stopped> {
    let document = SpecDocument::read(input, &config.selection, sink).ok_or(Stopped)?;
    take_settings(config, sink);
    let api = lower::api(&document, &config.into(), sink);
    sink.checkpoint()?;
    Ok((document, api))
}

fn read(input: Input<'_>, config: &Config, sink: &mut Sink) -> Result<SpecDocument, Stopped> {
    let document = SpecDocument::read(input, &config.selection, sink);
    sink.checkpoint()?;
    document.ok_or(Stopped)
}

/// What is wrong with the settings is shown in their file.
fn take_settings(config: &Config, sink: &mut Sink) {
    if let Some(file) = &config.file {
        sink.take_settings(file);
    }
}
