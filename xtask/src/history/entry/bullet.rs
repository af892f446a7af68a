//! All changes of one operation, one type, … in one part of an entry.

use std::fmt::Write as _;

use super::{Subject, code};
use crate::diff::{Api, Change, Root, Wire};
use crate::emit::markdown::{code as in_code, fence};
use crate::rust::{Crate, Rename};

/// What changed of one thing.
pub(super) struct Bullet<'a> {
    root: &'a Root,
    changes: Vec<&'a Change>,
}

impl<'a> Bullet<'a> {
    pub(super) fn of(change: &'a Change) -> Self {
        Self {
            root: &change.place().root,
            changes: vec![change],
        }
    }

    pub(super) fn is_of(&self, root: &Root) -> bool {
        self.root == root
    }

    pub(super) fn add(&mut self, change: &'a Change) {
        self.changes.push(change);
    }

    /// The worst that the changes mean.
    pub(super) fn worst(&self) -> (Api, Wire) {
        let api = self.changes.iter().map(|change| change.api).max();
        let wire = self.changes.iter().map(|change| change.wire).max();
        (api.unwrap_or(Api::Patch), wire.unwrap_or(Wire::Compatible))
    }

    /// The bullet with the code before and after, if it breaks any.
    pub(super) fn text(&self, subject: &Subject<'_>) -> String {
        let mark = match self.worst() {
            (Api::Major, _) => "**Breaking**: ",
            (Api::Minor | Api::Patch, Wire::Breaking) => "**On the wire**: ",
            (Api::Minor | Api::Patch, Wire::Compatible) => "",
        };
        let name = name(self.root, subject);
        let mut told = Vec::new();
        let mut out = match self.changes.as_slice() {
            [change] => format!("- {mark}{name}: {}\n", said(change, &mut told)),
            changes => {
                let lines = changes
                    .iter()
                    .map(|change| format!("  - {}\n", said(change, &mut told)));
                format!("- {mark}{name}\n{}", lines.collect::<String>())
            }
        };
        self.write_code(&mut out, subject);
        out
    }

    fn write_code(&self, out: &mut String, subject: &Subject<'_>) {
        let breaking = self
            .changes
            .iter()
            .filter(|change| change.api == Api::Major);
        let (mut old, mut new) = (Vec::new(), Vec::new());
        for change in breaking {
            // What is only on one side may stand in something that is on both.
            let places = (change.old.as_ref(), change.new.as_ref());
            let (before, after) = (places.0.or(places.1), places.1.or(places.0));
            add(
                &mut old,
                before.map(|place| code::lines(subject.old, place, change.flow)),
            );
            add(
                &mut new,
                after.map(|place| code::lines(subject.new, place, change.flow)),
            );
        }
        let is_in = |lines: &[String], line: &String| lines.contains(line);
        let only_old: Vec<_> = old.iter().filter(|line| !is_in(&new, line)).collect();
        let only_new: Vec<_> = new.iter().filter(|line| !is_in(&old, line)).collect();
        let before = format!("Before ({}):", subject.version);
        for (title, lines) in [(before.as_str(), only_old), ("Now:", only_new)] {
            if lines.is_empty() {
                continue;
            }
            let lines: Vec<&str> = lines.into_iter().map(String::as_str).collect();
            let block = fence("rust", &lines.join("\n"));
            let _ = write!(out, "\n  {title}\n\n");
            for line in block.lines() {
                let _ = writeln!(out, "{}", format!("  {line}").trim_end());
            }
        }
    }
}

/// Adds the lines that are not there yet.
fn add(all: &mut Vec<String>, lines: Option<Vec<String>>) {
    for line in lines.into_iter().flatten() {
        if !all.contains(&line) {
            all.push(line);
        }
    }
}

/// What is said of a change, and what stood there before and stands there now. Two changes may leave the same name behind:
/// it is told once.
fn said<'c>(change: &'c Change, told: &mut Vec<&'c Rename>) -> String {
    let mut out = String::new();
    let way = change.place().way();
    if !way.is_empty() {
        let _ = write!(out, "{}: ", in_code(&way));
    }
    out.push_str(change.kind.words());
    if let Some(detail) = &change.detail {
        let _ = write!(out, ": {} → {}", in_code(&detail.old), in_code(&detail.new));
    }
    let aliases = change.aliases.iter().filter(|alias| {
        let is_new = !told.contains(alias);
        told.push(alias);
        is_new
    });
    let aliases = aliases.map(|alias| {
        let [old, new] = [alias.old_path(), alias.new_path()].map(|path| in_code(&path));
        format!("{old} (now {new})")
    });
    let aliases: Vec<_> = aliases.collect();
    if !aliases.is_empty() {
        let _ = write!(out, "; deprecated: {}", aliases.join(", "));
    }
    out
}

/// What it is called in Rust, or else in the description.
fn name(root: &Root, subject: &Subject<'_>) -> String {
    let in_rust = path(root, subject.new).or_else(|| path(root, subject.old));
    let in_description = match root {
        Root::Api => return "the API".to_owned(),
        Root::Server(url) => format!("server {}", in_code(url)),
        Root::SecurityScheme(name) => format!("way to authenticate {}", in_code(&name.0)),
        Root::Group(Some(tag)) => format!("tag {}", in_code(&tag.0)),
        Root::Group(None) => "operations without a tag".to_owned(),
        Root::Operation(id) => format!("operation {}", in_code(&id.0)),
        Root::Type(name) => format!("type {}", in_code(&name.join("."))),
    };
    match in_rust {
        Some(path) => format!("{} ({in_description})", in_code(&path)),
        None => in_description,
    }
}

/// How code names it.
fn path(root: &Root, krate: &Crate) -> Option<String> {
    match root {
        Root::Api | Root::Server(_) | Root::SecurityScheme(_) | Root::Group(_) => None,
        Root::Operation(id) => {
            let (group, operation) = krate.operation(id)?;
            Some(format!("{}().{}", group.accessor, operation.function))
        }
        Root::Type(name) => {
            let model = krate.model(name)?;
            Some(format!("models::{}", model.ident))
        }
    }
}
