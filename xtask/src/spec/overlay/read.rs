//! From a text to an overlay: its shape, its version, its expressions.

use serde_yaml::{Mapping, Value};

use super::{Action, Change, Overlay, Version, expression};
use crate::diagnostics::{Code, Diagnostic, Place, Severity, Sink};
use crate::spec::{FileId, Pointer, Spot, Text, lint, load, nearest};

/// What an overlay starts with.
const START: &str = "an overlay is an object that starts with `overlay: 1.0.0`";

/// Reads an overlay; `None` if there is an error in it.
pub(super) fn overlay(text: Text, sink: &mut Sink) -> Option<Overlay> {
    let before = sink.diagnostics().len();
    let is_empty = text.text.trim_start_matches('\u{feff}').trim().is_empty();
    let file = sink.sources.add(&text.path, text.text);
    if is_empty {
        let start = Place::text(file, 0..0);
        sink.error(start, Code::NotOverlay, "the file is empty")
            .help(START);
        return None;
    }
    let value = load::file(file, sink)?;
    let mut reader = Reader { file, sink };
    let version = reader.version(&value)?;
    lint::overlay(&value, file, reader.sink);
    reader.extends(&value);
    let actions = reader.actions(&value);
    let is_error = |report: &Diagnostic| report.severity == Severity::Error;
    let has_errors = sink.diagnostics()[before..].iter().any(is_error);
    (!has_errors).then_some(Overlay {
        file,
        version,
        actions,
    })
}

struct Reader<'a> {
    file: FileId,
    sink: &'a mut Sink,
}

impl Reader<'_> {
    fn version(&mut self, value: &Value) -> Option<Version> {
        let file = self.file;
        let Some(version) = value.get("overlay") else {
            let report = self.error(
                Pointer::root(),
                Code::NotOverlay,
                "this is not an overlay: the key `overlay` is missing",
            );
            let keys = value.as_mapping().into_iter().flat_map(Mapping::keys);
            let mut keys = keys.filter_map(Value::as_str);
            if value.get("openapi").is_some() {
                report.help("this is a description; name it with `--spec`");
            } else if let Some(key) = keys.find(|key| nearest(key, ["overlay"]).is_some()) {
                report.at = Place::In(file, Spot::Key(Pointer::root().key(key)));
                report.help("did you mean `overlay`?");
            } else {
                report.help(START);
            }
            return None;
        };
        let text = match version {
            Value::String(text) => text.clone(),
            // `1.0` is a number in YAML.
            Value::Number(number) => number.to_string(),
            // The table says that it must be text.
            _ => return Some(Version::V1_0),
        };
        let text = text.as_str();
        if is_patch_of(text, "1.0.") {
            Some(Version::V1_0)
        } else if is_patch_of(text, "1.1.") {
            Some(Version::V1_1)
        } else {
            let message = match text {
                "1" | "1.0" | "1.1" => format!("`{text}` is not the whole version of an overlay"),
                _ => format!("Overlay {text} is not supported, only 1.0 and 1.1 are"),
            };
            let at = Pointer::root().key("overlay");
            self.error(at, Code::UnsupportedVersion, message)
                .help("write `overlay: 1.0.0`, or `1.1.0`");
            None
        }
    }

    /// Warns if the overlay says that it is for a file of another name. One that is named by an address on
    /// the network may be any file here.
    fn extends(&mut self, value: &Value) {
        let Some(extends) = value.get("extends").and_then(Value::as_str) else {
            return;
        };
        let root = self.sink.sources.file(FileId::ROOT).path.clone();
        let path = extends.split(['?', '#']).next().unwrap_or_default();
        let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
        let is_remote = extends.contains("://") || extends.starts_with("//");
        if !is_remote && file_name(&path) != file_name(&root) {
            let message = format!("this overlay is for `{extends}`, and is applied to `{root}`");
            let at = Pointer::root().key("extends");
            self.sink
                .warning(self.place(at), Code::OverlayExtends, message)
                .help("change `extends`, or remove it");
        }
    }

    fn actions(&mut self, value: &Value) -> Vec<Action> {
        let at = Pointer::root().key("actions");
        let Some(Value::Sequence(actions)) = value.get("actions") else {
            return Vec::new();
        };
        if actions.is_empty() {
            self.error(at, Code::WrongShape, "an overlay needs an action")
                .help("add one, such as `{target: $.info, update: {title: Pets}}`");
            return Vec::new();
        }
        let actions = actions.iter().enumerate();
        actions
            .filter_map(|(index, action)| self.action(action.as_mapping()?, at.index(index)))
            .collect()
    }

    fn action(&mut self, action: &Mapping, at: Pointer) -> Option<Action> {
        if action.contains_key("copy") {
            let message = "`copy` of Overlay 1.1 is not supported";
            self.error(at.key("copy"), Code::UnsupportedKeyword, message)
                .at_key()
                .help("write `update` with the value");
        }
        let expression = action.get("target")?.as_str()?.to_owned();
        let target = match expression::parse(&expression) {
            Ok(target) => target,
            Err(fault) => {
                fault.report(&expression, self.file, &at.key("target"), self.sink);
                return None;
            }
        };
        let change = self.change(action, &at);
        Some(Action {
            at,
            expression,
            target,
            change,
        })
    }

    fn change(&mut self, action: &Mapping, at: &Pointer) -> Change {
        let removes = action.get("remove").and_then(Value::as_bool) == Some(true);
        match (removes, action.get("update")) {
            (true, None) => Change::Remove,
            (true, Some(_)) => {
                let message = "`update` has no effect beside `remove: true`";
                self.sink
                    .warning(
                        self.place(at.key("update")),
                        Code::OverlayWithoutEffect,
                        message,
                    )
                    .at_key()
                    .help("remove one of them; to replace a value, remove it and update what is around it by another action");
                Change::Remove
            }
            (false, Some(update)) => Change::Update(update.clone()),
            // A key that is misspelled or not supported, and a `remove` that is no boolean, are reported as such.
            (false, None) if !action.iter().all(says_nothing) => Change::None,
            (false, None) => {
                self.sink
                    .warning(
                        self.place(at.key("target")),
                        Code::OverlayWithoutEffect,
                        "this action changes nothing",
                    )
                    .help("add `update` with what is to be merged, or `remove: true`");
                Change::None
            }
        }
    }

    fn error(&mut self, at: Pointer, code: Code, message: impl Into<String>) -> &mut Diagnostic {
        let place = self.place(at);
        self.sink.error(place, code, message)
    }

    fn place(&self, at: Pointer) -> Place {
        Place::In(self.file, Spot::Value(at))
    }
}

/// Whether a version starts with these two numbers and has a third.
fn is_patch_of(version: &str, start: &str) -> bool {
    let patch = version.strip_prefix(start);
    patch
        .is_some_and(|patch| !patch.is_empty() && patch.bytes().all(|digit| digit.is_ascii_digit()))
}

/// Whether an entry of an action is there for something else than the change.
fn says_nothing((key, value): (&Value, &Value)) -> bool {
    let key = key.as_str().unwrap_or_default();
    matches!(key, "target" | "description")
        || key.starts_with("x-")
        || (key == "remove" && value.is_bool())
}

fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
