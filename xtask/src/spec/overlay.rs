//! OpenAPI Overlay 1.0: what mends a description without editing it.
//!
//! An overlay is a list of actions. Each sees what the ones before it did, in the order of the overlays and
//! of their actions. What an overlay brings in has its origin there, so that whatever is found to be wrong
//! with it is shown in the overlay. An overlay cannot make a run hang or eat the memory: its expressions are
//! bounded (`expression`), and so is what it adds (`budget`).
//!
//! Rules: <https://spec.openapis.org/overlay/v1.0.0.html>. Where 1.0 leaves open how values merge, 1.1 says it.

mod budget;
mod expression;
mod quoted;
mod read;
mod remove;
mod tree;
mod update;

use serde_json_path::JsonPath;
use serde_yaml::Value;

use super::{FileId, Pointer, Spot, Text};
use crate::diagnostics::{Code, Place, Sink};
use budget::Budget;
use tree::{Steps, Tree};

/// Applies overlays to a description.
///
/// The answer is `None` if one of them is wrong, which was reported then: what is wrong with a description
/// that was not mended is not worth a report.
pub(super) fn apply(document: Value, overlays: Vec<Text>, sink: &mut Sink) -> Option<Value> {
    if overlays.is_empty() {
        return Some(document);
    }
    // All are read before one is applied, so that one run shows what is wrong with each.
    let read: Vec<_> = overlays
        .into_iter()
        .map(|text| read::overlay(text, sink))
        .collect();
    let read: Vec<_> = read.into_iter().collect::<Option<_>>()?;
    let mut tree = Tree::new(document);
    let mut budget = Budget::default();
    let mut all_well = true;
    let actions = read
        .iter()
        .flat_map(|overlay| overlay.actions.iter().map(move |action| (overlay, action)));
    for (overlay, action) in actions {
        let mut run = Run {
            overlay,
            action,
            tree: &mut tree,
            budget: &mut budget,
            sink,
        };
        all_well &= run.apply().is_ok();
        if budget.is_exceeded() {
            break;
        }
    }
    all_well.then(|| tree.into_value())
}

/// An overlay that was read.
struct Overlay {
    file: FileId,
    version: Version,
    actions: Vec<Action>,
}

/// A version of the specification; the last of its three numbers changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Version {
    V1_0,
    V1_1,
}

/// A change of all that a target selects.
struct Action {
    /// Where it stands in the overlay.
    at: Pointer,
    /// The expression as it is written.
    expression: String,
    target: JsonPath,
    change: Change,
}

enum Change {
    Update(Value),
    Remove,
    /// It says neither.
    None,
}

/// Something was reported.
struct Reported;

/// The run of an action.
struct Run<'a> {
    overlay: &'a Overlay,
    action: &'a Action,
    tree: &'a mut Tree,
    budget: &'a mut Budget,
    sink: &'a mut Sink,
}

impl Run<'_> {
    fn apply(&mut self) -> Result<(), Reported> {
        let targets = self.tree.select(&self.action.target);
        if targets.is_empty() {
            self.report_no_target();
            return Ok(());
        }
        self.check_kinds(&targets)?;
        match &self.action.change {
            Change::Update(update) => self.update(&targets, update),
            Change::Remove => self.remove(targets),
            Change::None => Ok(()),
        }
    }

    /// A description that moved must not go unmended in silence.
    fn report_no_target(&mut self) {
        let message = format!(
            "`{}` matches nothing in the description",
            self.action.expression
        );
        let named = expression::with_names(&self.action.expression);
        let named = named.filter(|(_, path)| !self.tree.select(path).is_empty());
        let help = match named {
            Some((named, _)) => format!("a name of digits stands in quotes: `{named}`"),
            None => "the action changes nothing; mend its target, or remove the action if the description no longer needs it".to_owned(),
        };
        self.sink
            .warning(self.at("target"), Code::TargetNotFound, message)
            .help(help);
    }

    /// Targets are objects and lists in 1.0; in 1.1 all that are updated are of one kind.
    fn check_kinds(&mut self, targets: &[Steps]) -> Result<(), Reported> {
        let mut first: Option<(&Steps, &'static str)> = None;
        for target in targets {
            let kind = self.tree.value_at(target).map_or("nothing", kind);
            let is_primitive = !matches!(kind, "an object" | "a list");
            if is_primitive && self.overlay.version == Version::V1_0 {
                let message =
                    format!("the target is {kind}, and Overlay 1.0 changes only objects and lists");
                let found = self.found(target);
                self.sink
                    .error(self.at("target"), Code::TargetKind, message)
                    .label(found, "this is the target")
                    .help("write `overlay: 1.1.0` at the start of the overlay, which allows it; or update the object around it");
                return Err(Reported);
            }
            let (earlier, wanted) = *first.get_or_insert((target, kind));
            let is_mixed = kind != wanted && matches!(self.action.change, Change::Update(_));
            if is_mixed && self.overlay.version == Version::V1_1 {
                let message = format!("the targets are not of one kind: {wanted} and {kind}");
                let (one, other) = (self.found(earlier), self.found(target));
                self.sink
                    .error(self.at("target"), Code::TargetKind, message)
                    .label(one, wanted)
                    .label(other, kind)
                    .help("write an action for each kind");
                return Err(Reported);
            }
        }
        Ok(())
    }

    /// A key of the action, as a place in the overlay.
    fn at(&self, key: &str) -> Place {
        let at = self.action.at.key(key);
        Place::In(self.overlay.file, Spot::Value(at))
    }

    /// Where a part of the document stands now; its pointer may be another's later.
    fn found(&self, part: &Steps) -> Place {
        let (file, at) = self.sink.sources.origin(&part.pointer());
        Place::In(file, Spot::Value(at))
    }
}

/// What a value is. All primitives are of one kind in 1.1, but for what a message calls them.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Mapping(_) => "an object",
        Value::Sequence(_) => "a list",
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Tagged(_) => {
            "a single value"
        }
    }
}

#[cfg(test)]
mod tests;
