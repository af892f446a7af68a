//! Which operations of a description are wanted, and which of its components those need.
//!
//! What is not wanted is taken out of the document before anything is said of it: its faults are of no matter.
//! This module must not know what an operation means beyond its name, its tags and its path.

mod name;
mod prune;

use std::collections::BTreeSet;

use serde_yaml::{Mapping, Value};
use wildmatch::WildMatch;

use super::{Pointer, Text};
use crate::diagnostics::{Code, Sink};
pub use name::Name;
use name::{Choice, Reporter};
use prune::Sections;
pub(super) use prune::{Used, leave_out_unused, leave_out_unused_schemas};

/// The methods of a path item (OpenAPI 3.0.3, section 4.7.9).
const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// A choice of operations.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// The operations that are wanted; all if none is named.
    pub wanted: Names,
    /// The operations that are not, even if they are named above.
    pub skipped: Names,
    /// What becomes of schemas that no operation uses.
    pub unused_types: UnusedTypes,
    /// Whether the settings were written for a later version of the description: what they name need not be there.
    pub allows_unknown_names: bool,
    /// The settings that name operations, if some do: what is wrong with a name is shown there.
    pub settings: Option<Text>,
}

/// What becomes of the schemas that no operation uses.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum UnusedTypes {
    /// They are left out.
    #[default]
    LeftOut,
    /// They are kept if no operation was left out: then nobody has chosen what is wanted.
    OfTheWhole,
    /// They are kept.
    Kept,
}

impl UnusedTypes {
    /// From which components something is left out, when operations are.
    pub(super) fn sections(self) -> Sections {
        match self {
            Self::LeftOut | Self::OfTheWhole => Sections::All,
            Self::Kept => Sections::BesideSchemas,
        }
    }
}

/// Operations, named in three ways: one that is named in any of them is meant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// By tag, be it the first of an operation or another one.
    pub tags: Vec<Name>,
    /// By `operationId`.
    pub operations: Vec<Name>,
    /// By path, where `*` is any text and `?` any character.
    pub paths: Vec<Name>,
}

impl Names {
    /// Whether nothing is named.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tags.is_empty() && self.operations.is_empty() && self.paths.is_empty()
    }
}

/// What a description has and nobody wants: settings that name it are not wrong, only of no use in this run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// The names of operations: `operationId`, or `get /pets/{petId}` where there is none.
    pub operations: BTreeSet<String>,
    /// The first tags of these operations.
    pub tags: BTreeSet<String>,
    /// The names of component schemas.
    pub schemas: BTreeSet<String>,
}

impl LeftOut {
    fn operation(&mut self, method: &str, path: &str, operation: &Value) {
        self.operations.insert(name_of(method, path, operation));
        self.tags
            .extend(tags_of(operation).next().map(str::to_owned));
    }
}

impl Selection {
    /// Whether all operations are wanted.
    pub(super) fn is_all(&self) -> bool {
        self.wanted.is_empty() && self.skipped.is_empty()
    }
}

/// Takes out the operations that are not wanted, and notes which ones those are.
pub(super) fn operations(
    raw: &mut Value,
    selection: &Selection,
    left_out: &mut LeftOut,
    sink: &mut Sink,
) {
    let Some(Value::Mapping(paths)) = raw.get_mut("paths") else {
        return;
    };
    let reported = sink.diagnostics().len();
    let had_any = has_operations(paths);
    let known = Known::of(paths);
    let wanted = Matcher::new(&selection.wanted);
    let skipped = Matcher::new(&selection.skipped);
    if !selection.allows_unknown_names {
        let mut report = Reporter::new(selection.settings.as_ref(), sink);
        wanted.report_unknown(&known, Choice::Wanted, &mut report);
        skipped.report_unknown(&known, Choice::Skipped, &mut report);
    }
    // Of a path item that has no operations, such as one whose reference leads nowhere, no more is known than the path:
    // what is wanted may be missing in it.
    let is_known = |name: &Name| known.operations.contains(&name.text);
    let may_be_anywhere = selection.wanted.is_empty()
        || !selection.wanted.tags.is_empty()
        || !selection.wanted.operations.iter().all(is_known);
    paths.retain(|path, item| {
        let Some(path) = path.as_str().filter(|path| !path.starts_with("x-")) else {
            return true;
        };
        let Some(item) = with_operations(item) else {
            return !skipped.names_path(path) && (may_be_anywhere || wanted.names_path(path));
        };
        retain(item, path, left_out, |_, operation| {
            let is_wanted = selection.wanted.is_empty() || wanted.names(path, operation);
            is_wanted && !skipped.names(path, operation)
        })
    });
    let is_told = selection.allows_unknown_names || sink.diagnostics().len() > reported;
    if had_any && !has_operations(paths) && !is_told {
        nothing_left(sink);
    }
}

/// Takes out all operations but these, by their names, and notes which ones those are.
pub(super) fn keep_operations(raw: &mut Value, names: &BTreeSet<&str>, left_out: &mut LeftOut) {
    let Some(Value::Mapping(paths)) = raw.get_mut("paths") else {
        return;
    };
    paths.retain(|path, item| match (path.as_str(), with_operations(item)) {
        (Some(path), Some(item)) => retain(item, path, left_out, |method, operation| {
            names.contains(name_of(method, path, operation).as_str())
        }),
        _ => true,
    });
}

/// Takes out of a path item the operations that do not stay, and notes which ones those are; whether there is another one.
fn retain(
    item: &mut Mapping,
    path: &str,
    left_out: &mut LeftOut,
    stays: impl Fn(&str, &Value) -> bool,
) -> bool {
    item.retain(|method, operation| {
        let Some(method) = method.as_str().filter(|key| METHODS.contains(key)) else {
            return true;
        };
        let stays = stays(method, operation);
        if !stays {
            left_out.operation(method, path, operation);
        }
        stays
    });
    operations_of(item).next().is_some()
}

/// A path item, if it is known which operations it has.
fn with_operations(item: &mut Value) -> Option<&mut Mapping> {
    let item = item.as_mapping_mut()?;
    let is_known = !item.contains_key("$ref") && operations_of(item).next().is_some();
    is_known.then_some(item)
}

fn has_operations(paths: &Mapping) -> bool {
    let mut items = paths.values().filter_map(Value::as_mapping);
    items.any(|item| operations_of(item).next().is_some())
}

fn operations_of(item: &Mapping) -> impl Iterator<Item = &Value> {
    METHODS.iter().filter_map(|method| item.get(*method))
}

fn tags_of(operation: &Value) -> impl Iterator<Item = &str> {
    let tags = operation.get("tags").and_then(Value::as_sequence);
    tags.into_iter().flatten().filter_map(Value::as_str)
}

/// What an operation is called: as it says, or by its method and path.
fn name_of(method: &str, path: &str, operation: &Value) -> String {
    identifier_of(operation).map_or_else(|| format!("{method} {path}"), str::to_owned)
}

fn identifier_of(operation: &Value) -> Option<&str> {
    operation.get("operationId")?.as_str()
}

/// What can be named.
struct Known {
    tags: BTreeSet<String>,
    operations: BTreeSet<String>,
    paths: BTreeSet<String>,
}

impl Known {
    fn of(paths: &Mapping) -> Self {
        let items = || paths.values().filter_map(Value::as_mapping);
        let operations = || items().flat_map(operations_of);
        let texts = |texts: &mut dyn Iterator<Item = &str>| texts.map(str::to_owned).collect();
        Self {
            tags: texts(&mut operations().flat_map(tags_of)),
            operations: texts(&mut operations().filter_map(identifier_of)),
            paths: texts(&mut paths.keys().filter_map(Value::as_str)),
        }
    }
}

/// Finds the operations that are named.
struct Matcher<'n> {
    names: &'n Names,
    paths: Vec<WildMatch>,
}

impl<'n> Matcher<'n> {
    fn new(names: &'n Names) -> Self {
        let paths = names.paths.iter().map(|path| WildMatch::new(&path.text));
        Self {
            names,
            paths: paths.collect(),
        }
    }

    /// Reports what names nothing.
    fn report_unknown(&self, known: &Known, choice: Choice, reporter: &mut Reporter<'_>) {
        for (noun, names, known) in [
            ("has the tag", &self.names.tags, &known.tags),
            ("is called", &self.names.operations, &known.operations),
        ] {
            for name in names.iter().filter(|name| !known.contains(&name.text)) {
                reporter.not_known(noun, name, known, choice);
            }
        }
        for (pattern, name) in self.paths.iter().zip(&self.names.paths) {
            if !known.paths.iter().any(|path| pattern.matches(path)) {
                reporter.not_known("has a path like", name, &known.paths, choice);
            }
        }
    }

    fn names(&self, path: &str, operation: &Value) -> bool {
        let is_named = |name: &str, names: &[Name]| names.iter().any(|known| known.text == name);
        tags_of(operation).any(|tag| is_named(tag, &self.names.tags))
            || identifier_of(operation).is_some_and(|id| is_named(id, &self.names.operations))
            || self.names_path(path)
    }

    fn names_path(&self, path: &str) -> bool {
        self.paths.iter().any(|pattern| pattern.matches(path))
    }
}

/// A client without an operation is of no use, so that it is not made in silence.
fn nothing_left(sink: &mut Sink) {
    sink.error(
        &Pointer::root().key("paths"),
        Code::NothingSelected,
        "no operation is left",
    )
    .at_key()
    .help("all that are asked for are named by `[skip]` in the configuration, which goes before the choice");
}

#[cfg(test)]
mod tests;
