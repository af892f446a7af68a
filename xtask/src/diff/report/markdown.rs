//! For the body of a pull request.

use std::fmt::Write as _;

use super::{ALIAS, Entry, Report, Subject};
use crate::diagnostics::Position;
use crate::diff::{Api, Wire};
use crate::emit::markdown::{cell_code, code};

/// What the body of a pull request may be long: so many characters on GitHub, and counted in bytes here, so that it
/// holds whatever they take for a character.
const LONGEST: usize = 65_536;

/// What is kept free for the line that says what was cut.
const LAST_LINE: usize = 300;

pub(super) fn markdown(report: &Report<'_>) -> String {
    let [wire, version] = report.conclusion();
    let mut out = format!("**{}**: {wire}; {version}.\n", report.count());
    let mut cut = Cut::default();
    for subject in &report.subjects {
        let mut head = Some(head(subject));
        for entry in &subject.entries {
            let row = row(entry);
            let length = head.as_deref().map_or(0, str::len) + row.len();
            if out.len() + length + LAST_LINE > LONGEST {
                cut.add(entry);
                continue;
            }
            out.push_str(&head.take().unwrap_or_default());
            out.push_str(&row);
        }
    }
    out.push_str(&cut.said());
    out
}

/// What did not fit.
#[derive(Default)]
struct Cut {
    changes: usize,
    breaking: usize,
    major: usize,
}

impl Cut {
    fn add(&mut self, entry: &Entry<'_>) {
        self.changes += 1;
        self.breaking += usize::from(entry.change.wire == Wire::Breaking);
        self.major += usize::from(entry.change.api == Api::Major);
    }

    fn said(&self) -> String {
        if self.changes == 0 {
            return String::new();
        }
        format!(
            "\n**{} more** would be too long for this page: {} breaking on the wire, {} major in Rust. \
             `cargo xtask diff` without `--format markdown` shows all.\n",
            self.changes, self.breaking, self.major
        )
    }
}

/// What stands above the changes of one subject.
fn head(subject: &Subject<'_>) -> String {
    let mut out = format!("\n### {}", code(&subject.root.to_string()));
    if !subject.users.is_empty() {
        let _ = write!(out, " of {}", code(&subject.users()));
    }
    out.push_str(
        "\n\n| Wire | Rust | Where | What | Old | New |\n| --- | --- | --- | --- | --- | --- |\n",
    );
    out
}

fn row(entry: &Entry<'_>) -> String {
    let change = entry.change;
    let (wire, api) = (change.wire.name(), change.api.name());
    let (way, words) = (cell_code(&change.place().way()), change.kind.words());
    let detail = change.detail.as_ref().map(|detail| {
        let (old, new) = (cell_code(&detail.old), cell_code(&detail.new));
        format!(": {old} → {new}")
    });
    let detail = detail.unwrap_or_default();
    let alias = if change.aliases.is_empty() {
        String::new()
    } else {
        format!(" ({ALIAS})")
    };
    let place = |place: &Option<Position>| {
        let place = place.as_ref().map(ToString::to_string);
        place.as_deref().map(cell_code).unwrap_or_default()
    };
    let (old, new) = (place(&entry.old), place(&entry.new));
    format!("| {wire} | {api} | {way} | {words}{detail}{alias} | {old} | {new} |\n")
}
