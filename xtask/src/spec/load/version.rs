//! Is this an OpenAPI description of a version that is read?

use serde_yaml::{Mapping, Value};

use super::other::{self, Other};
use crate::diagnostics::{Code, Sink};
use crate::spec::{FileId, Pointer};

/// A version that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::spec) enum Version {
    /// OpenAPI 3.0.
    V3_0,
    /// OpenAPI 3.1, which is rewritten as 3.0.
    V3_1,
}

/// The version that the `openapi` key says; `None` if it is not one that is read.
pub(super) fn check(raw: &Value, sink: &mut Sink) -> Option<Version> {
    let root = Pointer::root();
    let Value::Mapping(document) = raw else {
        sink.error(
            &root,
            Code::NotOpenApi,
            "this is not an OpenAPI description",
        )
        .help("a description is an object that starts with `openapi: 3.0.3`");
        return None;
    };
    match (document.get("openapi"), document.get("swagger")) {
        (Some(version), _) => check_version(version, sink),
        (None, Some(_)) => {
            sink.error(
                &root.key("swagger"),
                Code::UnsupportedVersion,
                "this is a description in Swagger 2.0, and only OpenAPI 3.0 and 3.1 are read",
            )
            .help("convert it first, for instance with `npx swagger2openapi`");
            None
        }
        (None, None) => {
            report_no_version(document, sink);
            None
        }
    }
}

/// Says what a document is that says no version of OpenAPI.
fn report_no_version(document: &Mapping, sink: &mut Sink) {
    let root = Pointer::root();
    let message = "the key `openapi` is missing";
    if let Some(action) = sink.sources.removal(&root.key("openapi")) {
        let message = format!("{message}, which this action removes");
        sink.error(action, Code::NotOpenApi, message)
            .help("take the action out, or bring another version by an `update` after it");
        return;
    }
    match other::of(document, &sink.sources.file(FileId::ROOT).text.clone()) {
        Other::Kind(name, help) => {
            let message = format!("this is {name}, and no OpenAPI description");
            sink.error(&root, Code::NotOpenApi, message).help(help);
        }
        Other::Misspelt(key, meant) => {
            sink.error(&root.key(&key), Code::NotOpenApi, message)
                .at_key()
                .help(format!("did you mean `{meant}`?"));
        }
        Other::Unknown => {
            sink.error(&root, Code::NotOpenApi, message)
                .help("a description says its version first: `openapi: 3.0.3`");
        }
    }
}

fn check_version(version: &Value, sink: &mut Sink) -> Option<Version> {
    let at = Pointer::root().key("openapi");
    let text = match version {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Null
        | Value::Bool(_)
        | Value::Sequence(_)
        | Value::Mapping(_)
        | Value::Tagged(_) => {
            sink.error(&at, Code::NotOpenApi, "`openapi` is not a version")
                .help("write `openapi: 3.0.3`");
            return None;
        }
    };
    match (version, Version::of(&text)) {
        (Value::String(_), Some(version)) => Some(version),
        (Value::Number(_), Some(version)) => {
            let example = version.in_full();
            sink.error(&at, Code::NotOpenApi, "`openapi` is a number, not text")
                .help(format!(
                    "write all three parts of the version: `openapi: {example}`"
                ));
            None
        }
        _ => {
            let message = format!("OpenAPI {text} is not supported, only 3.0 and 3.1 are");
            let report = sink.error(&at, Code::UnsupportedVersion, message);
            if text.starts_with("3.") {
                report.help("convert the description to 3.1.1; newer versions come later");
            } else {
                report.help("write the version that the description follows: `openapi: 3.0.3`");
            }
            None
        }
    }
}

impl Version {
    fn of(text: &str) -> Option<Self> {
        let is = |version: &str| {
            let patch = text.strip_prefix(version);
            patch.is_some_and(|patch| patch.is_empty() || patch.starts_with('.'))
        };
        if is("3.0") {
            Some(Self::V3_0)
        } else {
            is("3.1").then_some(Self::V3_1)
        }
    }

    /// The last one of this version.
    fn in_full(self) -> &'static str {
        match self {
            Self::V3_0 => "3.0.3",
            Self::V3_1 => "3.1.1",
        }
    }
}
