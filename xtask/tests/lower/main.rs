//! What descriptions mean: one small description a feature, as the text of its meaning and of what
//! was reported.

mod operations;
mod schemas;
mod torture;

use std::fmt::Write as _;

use xtask::diagnostics::{Diagnostic, Place, Sink};
use xtask::lower::Options;
use xtask::spec::SpecDocument;
use xtask::spec::select::LeftOut;
use xtask::{ir, lower};

/// A description that holds the given components.
fn with_schemas(schemas: &str) -> String {
    with_parts(
        "  /nothing: {}\n",
        &format!("  schemas:\n{}", indented(schemas, 4)),
    )
}

/// A description that holds the given paths and components.
fn with_parts(paths: &str, components: &str) -> String {
    format!(
        "openapi: 3.0.3\ninfo: {{ title: Test, version: '1' }}\npaths:\n{paths}components:\n{components}"
    )
}

fn indented(text: &str, by: usize) -> String {
    let margin = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.len() - line.trim_start().len())
        .min()
        .unwrap_or_default();
    text.lines().fold(String::new(), |mut out, line| {
        let line = line.get(margin..).unwrap_or_default();
        let _ = writeln!(out, "{:by$}{line}", "");
        out
    })
}

fn document(text: &str) -> SpecDocument {
    SpecDocument {
        as_written: None,
        raw: serde_yaml::from_str(text).expect("YAML"),
        openapi: serde_yaml::from_str(text).expect("OpenAPI"),
        unsupported: std::collections::BTreeMap::default(),
        left_out: LeftOut::default(),
        gaps: xtask::spec::Gaps::default(),
    }
}

/// The meaning of a description and what was reported.
fn lowered(text: &str) -> String {
    lowered_with(text, &Options::default())
}

fn lowered_with(text: &str, options: &Options) -> String {
    let mut sink = Sink::default();
    let api = lower::api(&document(text), options, &mut sink);
    let reports: String = sink.diagnostics().iter().map(report).collect();
    let dump = ir::dump(&api);
    let dump = dump.strip_prefix("api \"Test\" \"1\"\n").unwrap_or(&dump);
    format!("{reports}{dump}")
}

fn report(diagnostic: &Diagnostic) -> String {
    let Diagnostic {
        severity,
        code,
        message,
        at,
        labels,
        help,
    } = diagnostic;
    let (code, at) = (code.as_str(), place(at));
    let mut text = format!("{severity:?}[{code}] {at}: {message}\n");
    for (at, label) in labels {
        let _ = writeln!(text, "  {}: {label}", place(at));
    }
    if let Some(help) = help {
        let _ = writeln!(text, "  help: {help}");
    }
    text
}

fn place(place: &Place) -> String {
    place.pointer().map(ToString::to_string).unwrap_or_default()
}
