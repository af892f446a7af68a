//! Diagnostics as annotations of GitHub Actions.

use super::files::Files;
use super::render::{Found, Reports, not_shown};
use super::{Position, Sink, printable};
use crate::annotation::{Annotation, Spot};

/// The diagnostics of a run as workflow commands, those that [`super::render`] shows and in the same order; empty if
/// there are none. `path` says where a file of the run is in the repository.
#[must_use]
pub fn github(sink: &Sink, path: impl Fn(&str) -> String) -> String {
    if sink.diagnostics().is_empty() {
        return String::new();
    }
    let files = Files::of(&sink.sources);
    let reports = Reports::of(sink, &files);
    let Reports { shown, others } = &reports;
    let commands = shown
        .iter()
        .map(|found| annotation(found, &files, &path).to_string());
    let mut output: String = commands.collect();
    output.push_str(&not_shown(others, sink));
    output.push_str(&reports.summary(sink));
    output.push('\n');
    output
}

fn annotation(
    (place, diagnostic): &Found<'_>,
    files: &Files<'_>,
    path: impl Fn(&str) -> String,
) -> Annotation {
    let position = files.position(place);
    let mut message = printable(&diagnostic.message).into_owned();
    if let Some(help) = &diagnostic.help {
        message.push_str("\nhelp: ");
        message.push_str(&printable(help));
    }
    Annotation {
        level: diagnostic.severity.into(),
        at: Some(Spot::Place(Position {
            path: path(&position.path),
            ..position
        })),
        title: diagnostic.code.as_str().to_owned(),
        message,
    }
}
