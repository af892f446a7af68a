//! Descriptions that refer to themselves, that nest deep, and that are broken at random.

use std::fmt::Write as _;

use insta::assert_snapshot;
use proptest::prelude::*;
use serde_yaml::Value;

use super::{document, indented, lowered, with_parts, with_schemas};
use xtask::diagnostics::Sink;
use xtask::lower::{self, Options};
use xtask::spec::select::LeftOut;

#[test]
fn cycles() {
    assert_snapshot!(lowered(&with_schemas(
        "
        Itself: { $ref: '#/components/schemas/Itself' }
        Ping: { $ref: '#/components/schemas/Pong' }
        Pong: { $ref: '#/components/schemas/Ping' }
        List: { type: array, items: { $ref: '#/components/schemas/List' } }
        Map: { type: object, additionalProperties: { type: array, items: { $ref: '#/components/schemas/Map' } } }
        Whole: { allOf: [{ $ref: '#/components/schemas/Whole' }] }
        Self: { allOf: [{ $ref: '#/components/schemas/Self' }, { properties: { a: { type: string } } }] }
        Left: { allOf: [{ $ref: '#/components/schemas/Right' }, { properties: { l: { type: string } } }] }
        Right: { allOf: [{ $ref: '#/components/schemas/Left' }], properties: { r: { type: string } } }
        Good:
          type: object
          required: [next]
          properties:
            next: { $ref: '#/components/schemas/Good' }
            list: { type: array, items: { $ref: '#/components/schemas/Good' } }
            map: { type: object, additionalProperties: { $ref: '#/components/schemas/Good' } }
            all: { allOf: [{ $ref: '#/components/schemas/Good' }, { properties: { more: { type: string } } }] }
            ping: { $ref: '#/components/schemas/Ping' }
        Rows: { type: array, items: { $ref: '#/components/schemas/Rows' } }
        Matrix: { allOf: [{ $ref: '#/components/schemas/List' }, { $ref: '#/components/schemas/Rows' }] }
        Odd: { allOf: [{ $ref: '#/components/schemas/List' }, { type: array, items: { type: string } }] }
        "
    )));
}

#[test]
fn long_chains() {
    let mut schemas = String::new();
    for index in 0..1000 {
        let next = index + 1;
        let _ = writeln!(
            schemas,
            "A{index}: {{ allOf: [{{ $ref: '#/components/schemas/A{next}' }}, {{ properties: {{ p{index}: {{ allOf: [{{ $ref: '#/components/schemas/A{next}' }}, {{ properties: {{ x: {{}} }} }}] }} }} }}] }}"
        );
        let _ = writeln!(
            schemas,
            "R{index}: {{ $ref: '#/components/schemas/R{next}' }}\nS{index}: {{ $ref: '#/components/schemas/S{next}' }}"
        );
        let _ = writeln!(
            schemas,
            "D{index}: {{ allOf: [{{ $ref: '#/components/schemas/D{next}' }}, {{ $ref: '#/components/schemas/D{next}' }}] }}"
        );
    }
    schemas.push_str("A1000: { type: object, properties: { end: { type: string } } }\n");
    schemas.push_str("R1000: { $ref: '#/components/schemas/R0' }\n");
    schemas.push_str("S1000: { type: string }\n");
    schemas.push_str("D1000: { type: object, properties: { end: { type: string } } }\n");
    let form = "{ content: { multipart/form-data: { schema: { type: object, properties: { r: { $ref: '#/components/schemas/S0' } } } } } }";
    let paths = format!("  /form: {{ post: {{ requestBody: {form}, responses: {{}} }} }}\n");
    let text = with_parts(&paths, &format!("  schemas:\n{}", indented(&schemas, 4)));
    let mut sink = Sink::default();
    lower::api(&document(&text), &Options::default(), &mut sink);
    assert!(sink.checkpoint().is_err());
}

/// Each part is asked whether it says what all others do.
#[test]
fn many_parts() {
    let mut schemas = String::new();
    let references = |name: &str, count: usize| {
        let reference = |index| format!("{{ $ref: '#/components/schemas/{name}{index}' }}");
        let all: Vec<String> = (0..1000).map(|index| reference(index % count)).collect();
        all.join(", ")
    };
    for index in 0..60 {
        let next = (index + 1) % 60;
        let _ = writeln!(
            schemas,
            "Ring{index}: {{ allOf: [{{ $ref: '#/components/schemas/Ring{next}' }}], properties: {{ p{index}: {{}} }} }}"
        );
    }
    let values: Vec<String> = (0..2000).map(|value| format!("v{value}")).collect();
    let values = values.join(", ");
    let _ = writeln!(schemas, "List0: {{ enum: [{values}, last] }}");
    let (ring, lists) = (references("Ring", 60), references("List", 1));
    let _ = writeln!(
        schemas,
        "Whole: {{ properties: {{ ring: {{ allOf: [{ring}, {{ properties: {{ more: {{}} }} }}] }} }} }}"
    );
    let _ = writeln!(
        schemas,
        "Listed: {{ allOf: [{lists}, {{ enum: [{values}, other] }}] }}"
    );
    let text = lowered(&with_schemas(&schemas));
    let listed = text.split("\n\n").find(|ty| ty.starts_with("enum Listed:"));
    let lines = listed.map(|listed| listed.lines().count());
    assert_eq!(lines, Some(1 + 2000), "{listed:?}");
    let ring = text.split("\n\n").find(|ty| ty.contains("Whole.ring"));
    assert!(ring.is_some(), "what says more has a type of its own");
}

/// Each value of a mapping is looked for among those that the property of its alternative lists.
#[test]
fn many_values_of_a_mapping() {
    let values: Vec<String> = (0..20_000).map(|value| format!("v{value}")).collect();
    let mapping: Vec<String> = values
        .iter()
        .map(|value| format!("{value}: Many"))
        .collect();
    let (values, mapping) = (values.join(", "), mapping.join(", "));
    let text = lowered(&with_schemas(&format!(
        "
        Many: {{ type: object, properties: {{ kind: {{ type: string, enum: [{values}] }} }} }}
        Other: {{ type: object, properties: {{ kind: {{ type: string }} }} }}
        Either:
          oneOf: [{{ $ref: '#/components/schemas/Many' }}, {{ $ref: '#/components/schemas/Other' }}]
          discriminator: {{ propertyName: kind, mapping: {{ {mapping}, more: Many }} }}
        "
    )));
    let reports = text
        .lines()
        .filter(|line| line.contains("[discriminator-value]"));
    assert_eq!(reports.count(), 1);
}

#[test]
fn deep_nesting() {
    for (open, close) in [
        ("{ type: array, items: ", " }"),
        ("{ type: object, additionalProperties: ", " }"),
        ("{ type: object, properties: { a: ", " } }"),
        ("{ allOf: [", "] }"),
    ] {
        let schema = format!("Deep: {}{{}}{}", open.repeat(30), close.repeat(30));
        lowered(&with_schemas(&schema));
    }
}

/// A description with some of everything.
const FULL: &str = include_str!("full.yaml");

#[test]
fn full() {
    assert_snapshot!(lowered(FULL));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn never_panics(cuts in prop::collection::vec((any::<prop::sample::Index>(), 0..6_usize), 1..6), skip: bool) {
        let mut raw: Value = serde_yaml::from_str(FULL).expect("YAML");
        for (place, change) in cuts {
            let size = size(&raw);
            mutate(&mut raw, place.index(size), change);
        }
        let Ok(openapi) = serde_yaml::from_value(raw.clone()) else {
            return Ok(());
        };
        let unsupported = std::collections::BTreeMap::default();
        let left_out = LeftOut::default();
        let gaps = xtask::spec::Gaps::default();
        let document = xtask::spec::SpecDocument { raw, as_written: None, openapi, unsupported, left_out, gaps };
        let options = Options { skip_unsupported: skip, ..Options::default() };
        let api = lower::api(&document, &options, &mut Sink::default());
        prop_assert!(xtask::ir::dump(&api).starts_with("api"));
    }
}

fn size(value: &Value) -> usize {
    1 + match value {
        Value::Mapping(mapping) => mapping.values().map(size).sum(),
        Value::Sequence(items) => items.iter().map(size).sum(),
        _ => 0,
    }
}

/// Changes the value that is at an index in the order of the document.
fn mutate(value: &mut Value, index: usize, change: usize) {
    if index == 0 {
        *value = match change {
            0 => Value::Null,
            1 => Value::Mapping(serde_yaml::Mapping::new()),
            2 => Value::Sequence(Vec::new()),
            3 => serde_yaml::from_str("{ $ref: '#/components/schemas/Pet' }").expect("YAML"),
            4 => serde_yaml::from_str("{ allOf: [{ $ref: '#/components/schemas/Pet' }, { $ref: '#/components/schemas/Owner' }] }").expect("YAML"),
            _ => Value::from("odd"),
        };
        return;
    }
    let mut rest = index - 1;
    let inner: Vec<&mut Value> = match value {
        Value::Mapping(mapping) => mapping.values_mut().collect(),
        Value::Sequence(items) => items.iter_mut().collect(),
        _ => Vec::new(),
    };
    for value in inner {
        let size = size(value);
        if rest < size {
            return mutate(value, rest, change);
        }
        rest -= size;
    }
}

#[test]
fn arrays_in_arrays_are_an_error_before_they_are_too_deep_for_rust() {
    let nested = |levels: usize| {
        let (open, close) = ("{type: array, items: ".repeat(levels), "}".repeat(levels));
        lowered(&with_schemas(&format!(
            "Deep: {open}{{type: string}}{close}"
        )))
    };
    assert!(!nested(16).contains("too-deep"));
    assert!(nested(17).contains("too-deep"));
}

#[test]
fn a_union_that_one_of_its_alternatives_adds_to_has_an_end() {
    let added = [
        "{ allOf: [{ $ref: '#/components/schemas/U' }, { properties: { boost: { type: number } } }] }",
        "{ allOf: [{ $ref: '#/components/schemas/U' }, { required: [a] }] }",
        "{ type: object, properties: { boost: {} }, anyOf: [{ $ref: '#/components/schemas/U' }] }",
        "{ type: array, items: { allOf: [{ $ref: '#/components/schemas/U' }, { required: [a] }] } }",
    ];
    for schema in added {
        let shown = lowered(&with_schemas(&format!(
            "U: {{ oneOf: [{{ properties: {{ a: {{}} }} }}, {{ properties: {{ not: {schema} }} }}] }}"
        )));
        let unions = shown.lines().filter(|line| line.starts_with("union "));
        assert_eq!(unions.count(), 2, "{shown}");
    }
}

#[test]
fn a_server_that_cannot_be_used_is_left_out_with_a_warning() {
    let urls = [
        "javascript:1",
        "http://x y",
        "http://{a",
        "https://user:secret@api.example",
        "https://api.example:99999",
        "https://api.example/#v1",
        "https:///v1",
    ];
    for url in urls {
        let text = format!(
            "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\nservers: [{{url: '{url}'}}]\npaths: {{}}\n"
        );
        let shown = lowered(&text);
        assert!(shown.contains("server-url"), "{shown}");
        assert!(!shown.contains(&format!("server {url}")), "{shown}");
    }
}

#[test]
fn a_server_of_which_a_variable_is_the_scheme_the_host_or_the_port_is_one() {
    let servers = [
        ("https://api.example:{a}/v1", "443"),
        ("{a}://api.example/v1", "https"),
        ("{a}/v1", "https://api.example"),
        ("https://{a}", "api.example"),
    ];
    for (url, default) in servers {
        let shown = lowered(&format!(
            "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\nservers: [{{url: '{url}', variables: {{a: {{default: '{default}'}}}}}}]\npaths: {{}}\n",
        ));
        assert!(shown.contains(&format!("server {url}")), "{shown}");
        assert!(!shown.contains("server-url"), "{shown}");
    }
}
