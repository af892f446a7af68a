//! What Swagger 2.0 had, and what stands for it in OpenAPI 3: half of all descriptions began there.

use crate::spec::grammar::Object;
use crate::spec::pointer::Path;

/// Keys by the object that had them, and what to write now.
const KEYS: &[(&str, &[&str], &str)] = &[
    (
        "a parameter",
        &[
            "type",
            "format",
            "items",
            "default",
            "enum",
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "pattern",
            "minItems",
            "maxItems",
            "uniqueItems",
            "multipleOf",
        ],
        "write it into the `schema` of the parameter",
    ),
    (
        "a parameter",
        &["collectionFormat"],
        "write `explode` and `style`: `multi` is `explode: true`, `csv` is `explode: false`",
    ),
    (
        "a header",
        &["type", "format", "items", "default", "enum"],
        "write it into the `schema` of the header",
    ),
    (
        "a response",
        &["schema"],
        "write it under its media type: `content: {application/json: {schema: …}}`",
    ),
    (
        "a response",
        &["examples"],
        "write them under their media type: `content: {application/json: {examples: …}}`",
    ),
    (
        "an operation",
        &["consumes", "produces"],
        "the media types stand in `content`, of the `requestBody` and of each response",
    ),
    (
        "an operation",
        &["schemes"],
        "write the scheme into the `url` of a server",
    ),
    (
        "a description",
        &["definitions"],
        "write the schemas into `components/schemas`",
    ),
    (
        "a description",
        &["parameters", "responses"],
        "write them into `components`",
    ),
    (
        "a description",
        &["securityDefinitions"],
        "write them into `components/securitySchemes`",
    ),
    (
        "a description",
        &["host", "basePath", "schemes"],
        "write `servers` with the whole `url`",
    ),
    (
        "a description",
        &["consumes", "produces"],
        "the media types stand in `content`, of each `requestBody` and of each response",
    ),
];

/// Values by their key, and what to write now.
const VALUES: &[(&str, &str, &str)] = &[
    (
        "in",
        "body",
        "write `requestBody` with its `content` beside `parameters`",
    ),
    (
        "in",
        "formData",
        "write `requestBody` with `content: {multipart/form-data: …}` beside `parameters`",
    ),
    ("type", "basic", "write `type: http` and `scheme: basic`"),
    ("type", "bearer", "write `type: http` and `scheme: bearer`"),
];

/// What to write for a key that an object does not have any more.
pub(super) fn key(object: &Object, key: &str) -> Option<&'static str> {
    let entry = KEYS
        .iter()
        .find(|(name, keys, _)| *name == object.name && keys.contains(&key));
    entry.map(|(_, _, help)| *help)
}

/// What to write for a value that a key cannot have any more.
pub(super) fn value(path: &Path<'_>, value: &str) -> Option<&'static str> {
    let key = path.key()?;
    let entry = VALUES
        .iter()
        .find(|(of, word, _)| *of == key && *word == value);
    entry.map(|(_, _, help)| *help)
}
