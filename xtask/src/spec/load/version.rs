//! Is this an OpenAPI description of a version that is read?

use serde_yaml::Value;

use crate::diagnostics::{Code, Sink};
use crate::spec::Pointer;

/// Checks the `openapi` key; `None` if the document cannot be read as OpenAPI 3.0.
pub(super) fn check(raw: &Value, sink: &mut Sink) -> Option<()> {
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
                "this is a description in Swagger 2.0, and only OpenAPI 3.0 is read",
            )
            .help("convert it first, for instance with `npx swagger2openapi`");
            None
        }
        (None, None) => {
            sink.error(&root, Code::NotOpenApi, "the key `openapi` is missing")
                .help("a description says its version first: `openapi: 3.0.3`");
            None
        }
    }
}

fn check_version(version: &Value, sink: &mut Sink) -> Option<()> {
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
    let is_read = text == "3.0" || text.starts_with("3.0.");
    match version {
        Value::String(_) if is_read => Some(()),
        Value::Number(_) if is_read => {
            sink.error(&at, Code::NotOpenApi, "`openapi` is a number, not text")
                .help("write all three parts of the version: `openapi: 3.0.3`");
            None
        }
        _ => {
            let message = format!("OpenAPI {text} is not supported, only 3.0 is");
            let report = sink.error(&at, Code::UnsupportedVersion, message);
            if text.starts_with("3.") {
                report.help("convert the description to 3.0.3; newer versions come later");
            } else {
                report.help("write the version that the description follows: `openapi: 3.0.3`");
            }
            None
        }
    }
}
