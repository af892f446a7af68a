//! For a person at a terminal.

use std::fmt::Write as _;

use super::{ALIAS, Entry, Report};
use crate::diagnostics::printable;

pub(super) fn text(report: &Report<'_>) -> String {
    let mut out = String::new();
    for subject in &report.subjects {
        let _ = write!(out, "{}", printable(&subject.root.to_string()));
        if !subject.users.is_empty() {
            let _ = write!(out, ", of {}", printable(&subject.users()));
        }
        out.push('\n');
        for entry in &subject.entries {
            write_entry(&mut out, entry);
        }
        out.push('\n');
    }
    let [wire, version] = report.conclusion();
    let _ = writeln!(out, "{}: {wire}; {version}", report.count());
    out
}

fn write_entry(out: &mut String, entry: &Entry<'_>) {
    let change = entry.change;
    let (wire, api) = (change.wire.name(), change.api.name());
    let _ = write!(out, "  {wire:<10}  {api:<5}  ");
    let way = change.place().way();
    if !way.is_empty() {
        let _ = write!(out, "{}: ", printable(&way));
    }
    out.push_str(change.kind.words());
    if let Some(detail) = &change.detail {
        let (old, new) = (printable(&detail.old), printable(&detail.new));
        let _ = write!(out, ": {old} -> {new}");
    }
    if !change.aliases.is_empty() {
        let _ = write!(out, " ({ALIAS})");
    }
    out.push('\n');
    let places = [("old", &entry.old), ("new", &entry.new)];
    for (side, place) in places {
        if let Some(place) = place {
            let _ = writeln!(out, "{:22}{side} {}", "", printable(&place.to_string()));
        }
    }
}
