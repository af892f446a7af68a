//! Files that are no OpenAPI description: what they are.

use serde_yaml::{Mapping, Value};

use crate::spec::suggest::nearest;

/// What a document that has no version of OpenAPI is.
pub(super) enum Other {
    /// A document of another kind: its name, and what to do with it.
    Kind(&'static str, &'static str),
    /// A description with this key misspelt.
    Misspelt(String, &'static str),
    /// Nobody knows.
    Unknown,
}

/// Documents by the key that says their version.
const BY_KEY: &[(&str, &str, &str)] = &[
    (
        "asyncapi",
        "a description in AsyncAPI",
        "that is of messages, which this generator does not know: name the description of the HTTP API",
    ),
    (
        "arazzo",
        "a description of workflows in Arazzo",
        "name one of its `sourceDescriptions`",
    ),
    (
        "overlay",
        "an overlay",
        "name it with `--overlay`, and what it mends with `--spec`",
    ),
    (
        "swaggerVersion",
        "a description in Swagger 1",
        "convert it first, for instance with `api-spec-converter`",
    ),
    (
        "openrpc",
        "a description in OpenRPC",
        "that is of JSON-RPC, which this generator does not know",
    ),
    (
        "$schema",
        "a JSON Schema",
        "name the description that refers to it",
    ),
];

/// Looks at the text and at the keys of a document without `openapi`.
pub(super) fn of(document: &Mapping, text: &str) -> Other {
    let is_collection = document.get("info").is_some_and(is_of_postman);
    if is_collection {
        return Other::Kind(
            "a collection of Postman",
            "convert it first, for instance with `postman-to-openapi`",
        );
    }
    if text.starts_with("#%RAML") {
        return Other::Kind("a description in RAML", "convert it to OpenAPI 3 first");
    }
    let known = BY_KEY.iter().find(|(key, ..)| document.contains_key(*key));
    if let Some((_, name, help)) = known {
        return Other::Kind(name, help);
    }
    let keys = document.keys().filter_map(Value::as_str);
    let meant = |key| nearest(key, ["openapi", "swagger"]).map(|meant| (key, meant));
    match keys.filter(|key| key.len() > 4).find_map(meant) {
        Some((key, meant)) => Other::Misspelt(key.to_owned(), meant),
        None => Other::Unknown,
    }
}

fn is_of_postman(info: &Value) -> bool {
    let schema = info.get("schema").and_then(Value::as_str);
    info.get("_postman_id").is_some() || schema.is_some_and(|at| at.contains("getpostman.com"))
}
