//! A client has of the runtime what its API needs.

use std::path::Path;

use xtask::GeneratedFile;
use xtask::config::Config;
use xtask::diagnostics::{self, Sink};
use xtask::spec::Input;

/// An operation that needs nothing but what every client has.
const PLAIN: &str = "/a: {get: {operationId: a, parameters: [{name: q, in: query, schema: {type: string}}], \
    responses: {'200': {description: D, content: {application/json: {schema: {type: string}}}}}}}";

/// What makes each part necessary, beside the files of that part.
const NEEDED: [(&str, &[&str]); 11] = [
    (
        "{responses: {'204': {description: D}}}",
        &["runtime/decode/other.rs", "runtime/mock/other.rs"],
    ),
    (
        "{requestBody: {content: {text/plain: {schema: {type: string}}}}, responses: {}}",
        &["runtime/call/bodies.rs"],
    ),
    (
        "{requestBody: {content: {multipart/form-data: {schema: {type: object, properties: {p: {type: string}}}}}}, \
         responses: {}}",
        &["runtime/call/fields.rs"],
    ),
    (
        "{requestBody: {content: {application/json: {schema: {type: object, properties: \
         {p: {type: integer, enum: [1, 2]}}}}}}, responses: {}}",
        &["runtime/integer.rs"],
    ),
    (
        "{requestBody: {content: {application/json: {schema: {type: object, additionalProperties: {type: string}}}}}, \
         responses: {}}",
        MAPS,
    ),
    (
        "{requestBody: {content: {application/json: {schema: {type: object, properties: {p: {type: string}}, \
         additionalProperties: true}}}}, responses: {}}",
        MAPS,
    ),
    (
        "{parameters: [{name: p, in: query, schema: {type: object, properties: {a: {type: string}}}}], responses: {}}",
        &["runtime/call/objects.rs"],
    ),
    (
        "{parameters: [{name: p, in: query, content: {application/json: {schema: {type: string}}}}], responses: {}}",
        &["runtime/call/objects.rs"],
    ),
    (
        "{parameters: [{name: p, in: header, schema: {type: string}}], responses: {}}",
        STYLES,
    ),
    (
        "{parameters: [{name: p, in: query, explode: false, schema: {type: array, items: {type: string}}}], \
         responses: {}}",
        STYLES,
    ),
    (
        "{requestBody: {content: {application/json: {schema: {type: object, properties: \
         {p: {oneOf: [{type: string}, {type: integer}]}}}}}}, responses: {}}",
        &[
            "runtime/model/additional.rs",
            "runtime/validate/maps.rs",
            "unions.rs",
        ],
    ),
];

const MAPS: &[&str] = &["runtime/model/additional.rs", "runtime/validate/maps.rs"];

const STYLES: &[&str] = &["runtime/parameter/style.rs"];

/// Where all parts are.
const PARTS: [&str; 10] = [
    "runtime/call/bodies.rs",
    "runtime/call/fields.rs",
    "runtime/call/objects.rs",
    "runtime/decode/other.rs",
    "runtime/integer.rs",
    "runtime/mock/other.rs",
    "runtime/model/additional.rs",
    "runtime/parameter/style.rs",
    "runtime/validate/maps.rs",
    "unions.rs",
];

#[test]
fn an_api_of_what_every_client_has_gets_no_part_of_the_others() {
    assert_eq!(parts(PLAIN), [""; 0]);
}

#[test]
fn each_part_comes_with_what_needs_it_and_no_other_does() {
    for (operation, files) in NEEDED {
        let ok = "responses: {'200': {description: D, content: {application/json: {schema: {type: string}}}}}";
        let operation = operation.replace("responses: {}", ok);
        let found = parts(&format!("{PLAIN}\n  /b: {{post: {operation}}}"));
        assert_eq!(found, files, "{operation}");
    }
}

/// The parts that a client of these paths has.
fn parts(paths: &str) -> Vec<&'static str> {
    let text = format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths:\n  {paths}");
    let config = Config::parse(Path::new("a.toml"), "", Some("shop".parse().unwrap())).unwrap();
    let mut sink = Sink::default();
    let Ok(made) = xtask::generate(Input::text("a.yaml", text), &config, &mut sink) else {
        panic!("{}", diagnostics::render(&sink, false));
    };
    let has = |part: &&str| made.files.iter().any(|file| is_whole(file, part));
    PARTS.into_iter().filter(has).collect()
}

/// Whether a file is this one as it is in `templates/`.
fn is_whole(file: &GeneratedFile, part: &str) -> bool {
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("../templates/src");
    file.path.strip_prefix("src/") == Some(part)
        && file.contents == std::fs::read_to_string(templates.join(part)).unwrap()
}
