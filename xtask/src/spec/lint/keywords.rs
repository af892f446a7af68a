//! Keys of JSON Schema and of later versions of OpenAPI, and what to write in their stead.

use serde_yaml::Value;

use crate::diagnostics::{Code, Sink};
use crate::spec::Pointer;
use crate::spec::grammar::{Object, Rule, Shape};
use crate::spec::pointer::Path;

/// The types that a schema may have.
pub(in crate::spec) const SCHEMA_TYPES: &[&str] =
    &["string", "number", "integer", "boolean", "array", "object"];

/// Keys of schemas that OpenAPI 3.0 does not have.
const SCHEMA_KEYWORDS: &[(&str, &str)] = &[
    ("const", "write `enum` with this one value"),
    ("examples", "write `example` with one of them"),
    ("$defs", "move the schemas to `components/schemas`"),
    ("definitions", "move the schemas to `components/schemas`"),
    ("prefixItems", "describe all items by one `items`"),
    ("additionalItems", "describe all items by one `items`"),
    ("contains", "describe all items by one `items`"),
    ("minContains", "describe all items by one `items`"),
    ("maxContains", "describe all items by one `items`"),
    ("unevaluatedItems", "describe all items by one `items`"),
    ("patternProperties", "write `additionalProperties`"),
    ("propertyNames", "write `additionalProperties`"),
    ("unevaluatedProperties", "write `additionalProperties`"),
    (
        "dependencies",
        "say in the description which properties belong together",
    ),
    (
        "dependentRequired",
        "say in the description which properties belong together",
    ),
    (
        "dependentSchemas",
        "say in the description which properties belong together",
    ),
    ("if", "write `oneOf` with the alternatives"),
    ("then", "write `oneOf` with the alternatives"),
    ("else", "write `oneOf` with the alternatives"),
    ("contentEncoding", "write `format: byte` for Base64"),
    ("contentMediaType", "write `format: binary` for a file"),
    ("contentSchema", "describe the content in words"),
    ("$id", "remove it; schemas are named by their place"),
    ("$anchor", "remove it; schemas are named by their place"),
    ("$dynamicRef", "write `$ref`"),
    (
        "$dynamicAnchor",
        "remove it; schemas are named by their place",
    ),
    ("$schema", "remove it; OpenAPI 3.0 has one dialect"),
    ("$vocabulary", "remove it; OpenAPI 3.0 has one dialect"),
    (
        "$comment",
        "write a comment of YAML, or a key that starts with `x-`",
    ),
];

/// Keys of other objects that came with OpenAPI 3.1.
const LATER_KEYS: &[(&str, &str)] = &[
    ("webhooks", "a client does not need them: remove them"),
    (
        "jsonSchemaDialect",
        "remove it; OpenAPI 3.0 has one dialect",
    ),
    ("pathItems", "write the path items under `paths`"),
    ("identifier", "write `url` with the address of the license"),
    ("summary", "write it into the `description`"),
];

/// Reports a key that this version of OpenAPI does not have but another one has, or a value of
/// its that only another one allows; whether it was one. `shape` is what this version wants under the key.
pub(super) fn check(
    (key, value): (&str, &Value),
    shape: Option<&Shape>,
    object: &Object,
    path: &Path<'_>,
    sink: &mut Sink,
) -> bool {
    let is_schema = object.rule == Rule::Schema;
    let keywords = if is_schema {
        SCHEMA_KEYWORDS
    } else {
        LATER_KEYS
    };
    let is_of_other = is_schema || object.later_keys().any(|later| later == key);
    let is_of_other = shape.is_none() && is_of_other;
    let mut keywords = keywords.iter().filter(|_| is_of_other);
    let (message, help) = if let Some((_, help)) = keywords.find(|(keyword, _)| *keyword == key) {
        (
            format!("OpenAPI 3.0 has no `{key}` here"),
            (*help).to_owned(),
        )
    } else if is_schema && key == "type" && value.is_sequence() {
        let message = "OpenAPI 3.0 has no lists of types".to_owned();
        (message, type_list_help(value))
    } else if is_schema && key == "type" && value.as_str() == Some("null") {
        let message = "OpenAPI 3.0 has no type `null`".to_owned();
        (
            message,
            "write `nullable: true` beside the type of the value".to_owned(),
        )
    } else if is_schema
        && matches!(key, "exclusiveMinimum" | "exclusiveMaximum")
        && value.is_number()
    {
        let bound = key.replace("exclusiveM", "m");
        let help = format!("write the number as `{bound}`, and `{key}: true` beside it");
        (format!("`{key}` is `true` or `false` in OpenAPI 3.0"), help)
    } else {
        return false;
    };
    sink.error(&path.pointer(), Code::UnsupportedKeyword, message)
        .at_key()
        .help(help);
    true
}

/// Says once, of a description with keys of a later version, what it needs to be one of that.
pub(super) fn report_version(reports: &[Sink], sink: &mut Sink) {
    if reports
        .iter()
        .any(|part| part.has(Code::UnsupportedKeyword))
    {
        let message = "the description says that it is OpenAPI 3.0, and has keys of 3.1";
        let at = Pointer::root().key("openapi");
        sink.note(&at, Code::LaterVersion, message)
            .help("if it follows 3.1, write `openapi: 3.1.1`, here or by an overlay: then these keys are read");
    }
}

/// What to write in the stead of `type: [string, 'null']`.
fn type_list_help(types: &Value) -> String {
    let types: Vec<_> = types
        .as_sequence()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let nullable = types.contains(&"null");
    let others: Vec<_> = types.into_iter().filter(|ty| *ty != "null").collect();
    match others.as_slice() {
        [ty] if nullable => format!("write `type: {ty}` and `nullable: true`"),
        [ty] => format!("write `type: {ty}`"),
        [] | [_, _, ..] => "write `oneOf` with one schema for each type".to_owned(),
    }
}
