//! Extensions that mean something: what is wrong with them is ignored, and so a warning.

use std::collections::BTreeSet;

use serde_yaml::{Mapping, Value};

use super::Linter;
use crate::diagnostics::Code;
use crate::spec::extension::{DeprecationConfig, Fault, LimitConfig};
use crate::spec::grammar::{Object, Rule};
use crate::spec::instead;
use crate::spec::pointer::Path;

impl Linter<'_> {
    /// Checks an extension, if it is one that means something to its owner.
    pub(super) fn extension(
        &mut self,
        (key, value): (&str, &Value),
        owner: &Mapping,
        object: &Object,
        at: &Path<'_>,
    ) {
        let may_be_deprecated = matches!(
            object.rule,
            Rule::Operation | Rule::Parameter | Rule::Schema
        );
        if key == DeprecationConfig::KEY && may_be_deprecated {
            self.deprecation(value, owner, at);
        } else if key == LimitConfig::KEY && object.rule == Rule::Operation {
            let mut faults = Vec::new();
            LimitConfig::read(&as_json(value), &mut faults);
            self.report(faults, Code::InvalidLimit, at);
        }
    }

    fn deprecation(&mut self, value: &Value, owner: &Mapping, at: &Path<'_>) {
        let mut faults = Vec::new();
        let config = DeprecationConfig::read(&as_json(value), &mut faults);
        self.report(faults, Code::InvalidDeprecation, at);
        let Some(config) = config else {
            return;
        };
        if owner.get("deprecated").and_then(Value::as_bool) != Some(true) {
            let message = "this is not said to be deprecated";
            self.sink
                .warning(at.place(), Code::InvalidDeprecation, message)
                .at_key()
                .help("add `deprecated: true` beside it; it is taken for deprecated");
        }
        if let Some(operation) = config.operation {
            self.replacement(&operation, at);
        }
    }

    fn replacement(&mut self, operation: &str, at: &Path<'_>) {
        let known = self.operations.get_or_insert_with(|| {
            let mut known = operations(self.given.document);
            known.extend(self.given.left_out.operations.iter().cloned());
            known
        });
        if known.contains(operation) {
            return;
        }
        let message = format!("there is no operation `{operation}`");
        let at = Path::Key(at, DeprecationConfig::OPERATION);
        let report = self
            .sink
            .warning(at.place(), Code::UnknownReplacement, message);
        if let Some(help) = instead(operation, known.iter().map(String::as_str)) {
            report.help(help);
        }
    }

    fn report(&mut self, faults: Vec<Fault>, code: Code, at: &Path<'_>) {
        for fault in faults {
            let at = at.pointer().join(&fault.at);
            let report = self.sink.warning(&at, code, fault.message);
            if fault.is_key {
                report.at_key();
            }
            report.help(fault.help);
        }
    }
}

/// What an extension says is data, whatever it is written in.
fn as_json(value: &Value) -> serde_json::Value {
    serde_json::to_value(value).unwrap_or_default()
}

/// The `operationId`s of a document.
fn operations(document: &Value) -> BTreeSet<String> {
    let items = document.get("paths").and_then(Value::as_mapping);
    let items = items.into_iter().flat_map(Mapping::values);
    let operations = items
        .filter_map(Value::as_mapping)
        .flat_map(Mapping::values);
    let names = operations.filter_map(|operation| operation.get("operationId")?.as_str());
    names.map(str::to_owned).collect()
}
