//! For GitHub Actions.

use std::cmp::Reverse;
use std::fmt::Write as _;

use super::{ALIAS, Denied, Entry, Report, badness};
use crate::annotation::{Annotation, Level, Spot};
use crate::diagnostics::{Position, printable};
use crate::diff::{Api, Root, Wire};

/// GitHub shows the first ten of each level: what all come to is said first, and then the worst.
pub(super) fn github(
    report: &Report<'_>,
    denied: &[Denied],
    path: impl Fn(&str) -> String,
) -> String {
    let entries = report.subjects.iter().flat_map(|subject| {
        let entries = subject.entries.iter();
        entries.map(move |entry| (subject.root, entry))
    });
    let mut entries: Vec<_> = entries.collect();
    entries.sort_by_key(|(_, entry)| Reverse(badness(entry.change)));
    let annotations = entries
        .into_iter()
        .map(|(root, entry)| annotation(root, entry, denied, &path));
    std::iter::once(conclusion(report))
        .chain(annotations)
        .map(|annotation| annotation.to_string())
        .collect()
}

fn conclusion(report: &Report<'_>) -> Annotation {
    let [wire, version] = report.conclusion();
    Annotation {
        level: Level::Notice,
        at: None,
        title: report.count(),
        message: format!("{wire}; {version}"),
    }
}

fn annotation(
    root: &Root,
    entry: &Entry<'_>,
    denied: &[Denied],
    path: impl Fn(&str) -> String,
) -> Annotation {
    let change = entry.change;
    let (wire, api) = (change.wire, change.api);
    let mut message = printable(&root.to_string()).into_owned();
    let way = change.place().way();
    if !way.is_empty() {
        let _ = write!(message, ", {}", printable(&way));
    }
    let _ = write!(message, ": {}", change.kind.words());
    if let Some(detail) = &change.detail {
        let (old, new) = (printable(&detail.old), printable(&detail.new));
        let _ = write!(message, ": {old} -> {new}");
    }
    if !change.aliases.is_empty() {
        let _ = write!(message, " ({ALIAS})");
    }
    if let (Some(old), None) = (&entry.old, &entry.new) {
        let _ = write!(message, " (it stood at {})", printable(&old.to_string()));
    }
    Annotation {
        level: level(wire, api, denied),
        at: entry.nearest.clone().map(|nearest| {
            Spot::Place(Position {
                path: path(&nearest.path),
                ..nearest
            })
        }),
        title: format!("{} on the wire, {} in Rust", wire.name(), api.name()),
        message,
    }
}

fn level(wire: Wire, api: Api, denied: &[Denied]) -> Level {
    if denied.iter().any(|denied| denied.covers(wire, api)) {
        Level::Error
    } else if wire == Wire::Breaking || api == Api::Major {
        Level::Warning
    } else {
        Level::Notice
    }
}
