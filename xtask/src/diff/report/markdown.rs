//! For the body of a pull request.

use std::fmt::Write as _;

use super::{ALIAS, Entry, Report};
use crate::emit::markdown::{cell_code, code};

pub(super) fn markdown(report: &Report<'_>) -> String {
    let [wire, version] = report.conclusion();
    let mut out = format!("**{}**: {wire}; {version}.\n", report.count());
    for subject in &report.subjects {
        let _ = write!(out, "\n### {}", code(&subject.root.to_string()));
        if !subject.users.is_empty() {
            let _ = write!(out, " of {}", code(&subject.users()));
        }
        out.push_str("\n\n| Wire | Rust | Where | What | Old | New |\n| --- | --- | --- | --- | --- | --- |\n");
        for entry in &subject.entries {
            write_row(&mut out, entry);
        }
    }
    out
}

fn write_row(out: &mut String, entry: &Entry<'_>) {
    let change = entry.change;
    let (wire, api) = (change.wire.name(), change.api.name());
    let way = change.place().way();
    let words = change.kind.words();
    let _ = write!(out, "| {wire} | {api} | {} | {words}", cell_code(&way));
    if let Some(detail) = &change.detail {
        let _ = write!(
            out,
            ": {} → {}",
            cell_code(&detail.old),
            cell_code(&detail.new)
        );
    }
    if !change.aliases.is_empty() {
        let _ = write!(out, " ({ALIAS})");
    }
    let place = |place: &Option<String>| place.as_deref().map(cell_code).unwrap_or_default();
    let _ = writeln!(out, " | {} | {} |", place(&entry.old), place(&entry.new));
}
