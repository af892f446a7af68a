//! For a program.

use serde_json::{Value, json};

use super::{Entry, Report};
use crate::diagnostics::Position;
use crate::diff::{Change, Place};

pub(super) fn json(report: &Report<'_>) -> String {
    let subjects = report.subjects.iter();
    let changes: Vec<Value> = subjects
        .flat_map(|subject| {
            let users = &subject.users;
            subject
                .entries
                .iter()
                .map(move |entry| change(entry, users))
        })
        .collect();
    let report = json!({
        "wire": report.wire.name(),
        "rustApi": report.api.name(),
        "changes": changes,
    });
    format!("{report:#}\n")
}

fn change(entry: &Entry<'_>, users: &[&str]) -> Value {
    let change = entry.change;
    let detail = change.detail.as_ref();
    json!({
        "kind": change.kind.name(),
        "message": change.kind.words(),
        "wire": change.wire.name(),
        "rustApi": change.api.name(),
        "sent": change.flow.sent,
        "received": change.flow.received,
        "operations": users,
        "old": place(change.old.as_ref(), entry.old.as_ref()),
        "new": place(change.new.as_ref(), entry.new.as_ref()),
        "before": detail.map(|detail| &detail.old),
        "after": detail.map(|detail| &detail.new),
        "aliases": aliases(change),
    })
}

/// The names in Rust that are left behind, with where they stand.
fn aliases(change: &Change) -> Vec<Value> {
    let aliases = change.aliases.iter();
    aliases
        .map(|alias| json!({ "in": alias.owner, "old": alias.old, "new": alias.new }))
        .collect()
}

fn place(place: Option<&Place>, at: Option<&Position>) -> Value {
    place.map_or(Value::Null, |place| {
        let steps: Vec<String> = place.steps.iter().map(ToString::to_string).collect();
        json!({ "subject": place.root.to_string(), "path": steps, "at": at.map(ToString::to_string) })
    })
}
