//! Schemas.

use serde_yaml::{Mapping, Value};

use super::{report, rewritten, schema, value, with_schema};

/// A schema of 3.1, and what says the same in 3.0.
const CASES: &[(&str, &str)] = &[
    // `type`
    ("{type: [string]}", "{type: string}"),
    ("{type: [string, 'null']}", "{type: string, nullable: true}"),
    ("{type: ['null', string]}", "{type: string, nullable: true}"),
    ("{type: [integer, number]}", "{type: number}"),
    (
        "{type: [integer, 'null', number]}",
        "{type: number, nullable: true}",
    ),
    ("{type: 'null'}", "{nullable: true}"),
    ("{type: ['null']}", "{nullable: true}"),
    (
        "{type: [string, boolean]}",
        "{oneOf: [{type: string}, {type: boolean}]}",
    ),
    (
        "{type: [string, integer, 'null'], minLength: 3, minimum: 1, format: int32}",
        "{nullable: true, oneOf: [{type: string, minLength: 3}, {type: integer, minimum: 1, format: int32}]}",
    ),
    (
        "{type: [string, integer], format: uint8}",
        "{oneOf: [{type: string}, {type: integer, format: uint8}]}",
    ),
    (
        "{type: [string, integer], enum: [a, b]}",
        "{type: string, enum: [a, b]}",
    ),
    (
        "{type: [string, integer], enum: [a, 1]}",
        "{oneOf: [{type: string, enum: [a]}, {type: integer, enum: [1]}]}",
    ),
    (
        "{type: [string, boolean], oneOf: [{}]}",
        "{oneOf: [{}], allOf: [{oneOf: [{type: string}, {type: boolean}]}]}",
    ),
    // Null among alternatives.
    (
        "{anyOf: [{$ref: '#/b'}, {type: 'null'}]}",
        "{allOf: [{$ref: '#/b'}], nullable: true}",
    ),
    (
        "{oneOf: [{type: 'null'}, {type: string, description: inner}], description: outer}",
        "{type: string, description: outer, nullable: true}",
    ),
    (
        "{oneOf: [{type: string}, {const: null}, {type: boolean}], title: a}",
        "{oneOf: [{type: string}, {type: boolean}], title: a, nullable: true}",
    ),
    (
        "{anyOf: [{type: [array, 'null'], items: {type: [string, 'null']}}, {enum: [null]}]}",
        "{type: array, items: {type: string, nullable: true}, nullable: true}",
    ),
    (
        "{anyOf: [{anyOf: [{type: string}, {type: 'null'}]}, {type: 'null'}]}",
        "{type: string, nullable: true}",
    ),
    (
        "{anyOf: [{type: string}, {type: 'null'}], minLength: 3}",
        "{allOf: [{type: string}], minLength: 3, nullable: true, type: string}",
    ),
    ("{oneOf: [{type: 'null'}]}", "{nullable: true}"),
    // `const` and `enum`
    ("{const: a}", "{type: string, enum: [a]}"),
    ("{const: 1}", "{type: integer, enum: [1]}"),
    ("{const: 1, type: number}", "{type: number, enum: [1]}"),
    ("{const: true}", "{type: boolean, enum: [true]}"),
    ("{const: null}", "{nullable: true}"),
    (
        "{enum: [a, null]}",
        "{enum: [a, null], nullable: true, type: string}",
    ),
    (
        "{type: ['null', string], enum: [a, null]}",
        "{type: string, enum: [a, null], nullable: true}",
    ),
    ("{enum: [null]}", "{nullable: true}"),
    // Examples and bounds
    ("{examples: [a, b]}", "{example: a}"),
    ("{examples: [], type: string}", "{type: string}"),
    ("{example: b, examples: [a]}", "{example: b}"),
    (
        "{exclusiveMinimum: 1}",
        "{minimum: 1, exclusiveMinimum: true}",
    ),
    (
        "{exclusiveMaximum: 1.5}",
        "{maximum: 1.5, exclusiveMaximum: true}",
    ),
    ("{minimum: 2, exclusiveMinimum: 1}", "{minimum: 2}"),
    (
        "{minimum: 1, exclusiveMinimum: 1}",
        "{minimum: 1, exclusiveMinimum: true}",
    ),
    (
        "{maximum: 2, exclusiveMaximum: 1.5}",
        "{maximum: 1.5, exclusiveMaximum: true}",
    ),
    ("{maximum: 1, exclusiveMaximum: 1.5}", "{maximum: 1}"),
    (
        "{minimum: 9007199254740993, exclusiveMinimum: 9007199254740992}",
        "{minimum: 9007199254740993}",
    ),
    // Contents
    (
        "{type: string, contentEncoding: base64}",
        "{type: string, format: byte}",
    ),
    (
        "{contentEncoding: base64, contentMediaType: image/png}",
        "{type: string, format: byte}",
    ),
    (
        "{type: string, contentEncoding: base64url}",
        "{type: string}",
    ),
    (
        "{contentMediaType: application/octet-stream}",
        "{type: string, format: binary}",
    ),
    (
        "{type: [string, 'null'], contentMediaType: image/png}",
        "{type: string, format: binary, nullable: true}",
    ),
    (
        "{type: string, contentMediaType: application/json, contentSchema: {}}",
        "{type: string}",
    ),
    (
        "{type: string, format: uuid, contentMediaType: image/png}",
        "{type: string, format: uuid}",
    ),
    // Beside a reference
    (
        "{$ref: '#/b', description: a, deprecated: true}",
        "{$ref: '#/b', description: a, deprecated: true}",
    ),
    (
        "{$ref: '#/b', title: a, examples: [b]}",
        "{$ref: '#/b', summary: a, example: b}",
    ),
    (
        "{$ref: '#/b', type: [string, 'null'], description: a, x-a: {type: [a]}}",
        "{description: a, x-a: {type: [a]}, allOf: [{$ref: '#/b'}, {type: string, nullable: true}]}",
    ),
    (
        "{$ref: '#/b', allOf: [{const: a}]}",
        "{allOf: [{$ref: '#/b'}, {allOf: [{type: string, enum: [a]}]}]}",
    ),
    ("{$dynamicRef: '#a'}", "{not: {}}"),
    ("{$ref: '#a', description: b}", "{description: b, not: {}}"),
    // Boolean schemas
    ("true", "{}"),
    ("false", "{not: {}}"),
    (
        "{properties: {a: true}, items: true, not: true}",
        "{properties: {a: {}}, items: {}, not: {}}",
    ),
    (
        "{additionalProperties: false}",
        "{additionalProperties: false}",
    ),
    // Properties
    (
        "{unevaluatedProperties: false}",
        "{additionalProperties: false}",
    ),
    (
        "{unevaluatedProperties: {type: [string]}}",
        "{additionalProperties: {type: string}}",
    ),
    (
        "{unevaluatedProperties: false, additionalProperties: {type: string}}",
        "{additionalProperties: {type: string}}",
    ),
    (
        "{patternProperties: {^a: {type: ['null', string]}}}",
        "{additionalProperties: {type: string, nullable: true}}",
    ),
    (
        "{patternProperties: {^a: {const: 1}, ^b: {const: 1}}, additionalProperties: false}",
        "{additionalProperties: {type: integer, enum: [1]}}",
    ),
    (
        "{patternProperties: {^a: {type: string}, ^b: {type: integer}}, unevaluatedProperties: false}",
        "{additionalProperties: true}",
    ),
    (
        "{patternProperties: {^a: {type: string}}, additionalProperties: {type: integer}}",
        "{additionalProperties: true}",
    ),
    (
        "{type: object, propertyNames: {}, dependentRequired: {}, dependentSchemas: {}, if: {}, then: {}, else: {}}",
        "{type: object}",
    ),
    // Items
    (
        "{type: array, prefixItems: [{type: [number]}, {type: [number]}], items: false}",
        "{type: array, items: {type: number}, maxItems: 2}",
    ),
    ("{prefixItems: [true, true]}", "{items: {}}"),
    (
        "{prefixItems: [{const: a}], items: {const: a}}",
        "{items: {type: string, enum: [a]}}",
    ),
    (
        "{prefixItems: [{type: string}, {type: integer}]}",
        "{items: {}}",
    ),
    (
        "{prefixItems: [{type: string}], items: {type: integer}}",
        "{items: {}}",
    ),
    (
        "{type: array, items: false}",
        "{type: array, items: {}, maxItems: 0}",
    ),
    (
        "{type: array, contains: {}, minContains: 1, maxContains: 2, unevaluatedItems: false}",
        "{type: array}",
    ),
    // What says nothing of values
    (
        "{type: string, $comment: a, $id: b, $anchor: c, $dynamicAnchor: d, $vocabulary: {}, $schema: 'https://json-schema.org/draft/2020-12/schema'}",
        "{type: string}",
    ),
    // Data
    (
        "{default: {type: [a]}, example: {const: 1}, enum: [{examples: [a]}], x-a: {const: null}}",
        "{default: {type: [a]}, example: {const: 1}, enum: [{examples: [a]}], x-a: {const: null}}",
    ),
    (
        "{properties: {type: {type: [string]}, const: {const: a}}, discriminator: {propertyName: const}}",
        "{properties: {type: {type: string}, const: {type: string, enum: [a]}}, discriminator: {propertyName: const}}",
    ),
];

#[test]
fn a_schema_is_said_in_3_0() {
    for (later, earlier) in CASES {
        assert_eq!(schema(later), value(earlier), "{later}");
    }
}

#[test]
fn what_came_of_the_rewriting_stays_as_it_is() {
    for (_, earlier) in CASES {
        assert_eq!(schema(earlier), value(earlier), "{earlier}");
    }
}

#[test]
fn what_becomes_nullable_says_the_type_that_its_parts_have() {
    let components = "
    Object: {properties: {a: {}}}
    Word: {enum: [a, b]}
    Alias: {$ref: '#/components/schemas/Word'}
    Whole: {allOf: [{description: d}, {allOf: [{$ref: '#/components/schemas/Object'}]}]}
    Choice: {oneOf: [{$ref: '#/components/schemas/Whole'}, {type: object}]}
    Mixed: {oneOf: [{$ref: '#/components/schemas/Object'}, {$ref: '#/components/schemas/Word'}]}
    Circle: {allOf: [{$ref: '#/components/schemas/Circle'}]}
    Anything: {description: d}
    Bounded: {allOf: [{$ref: '#/components/schemas/Circle'}], minItems: 1}
";
    for (name, expected) in [
        ("Object", Some("object")),
        ("Word", Some("string")),
        ("Alias", Some("string")),
        ("Whole", Some("object")),
        ("Choice", Some("object")),
        ("Mixed", None),
        ("Circle", None),
        ("Anything", None),
        ("Bounded", Some("array")),
        ("Nowhere", None),
    ] {
        let schema =
            format!("{{anyOf: [{{$ref: '#/components/schemas/{name}'}}, {{type: 'null'}}]}}");
        let (document, _) = rewritten(&format!("{}{components}", with_schema(&schema)));
        let schema = &document["components"]["schemas"]["A"];
        assert_eq!(schema["nullable"], true, "{name}");
        assert_eq!(schema["allOf"][0].as_mapping().map(Mapping::len), Some(1));
        assert_eq!(
            schema.get("type").and_then(Value::as_str),
            expected,
            "{name}"
        );
        // It is as it should be, and so stays.
        let again = serde_yaml::to_string(&document).expect("it can be written");
        assert_eq!(rewritten(&again).0, document, "{name}");
    }
}

#[test]
fn schemas_everywhere_in_a_schema_are_rewritten() {
    for (around, expected) in [
        ("{allOf: [{}]}", "allOf"),
        ("{oneOf: [{}]}", "oneOf"),
        ("{anyOf: [{}]}", "anyOf"),
        ("{items: {}}", "items"),
        ("{not: {}}", "not"),
        ("{properties: {a: {}}}", "properties"),
        ("{additionalProperties: {}}", "additionalProperties"),
    ] {
        let later = around.replace("{}", "{type: [string]}");
        let earlier = around.replace("{}", "{type: string}");
        assert_eq!(schema(&later), value(&earlier), "{expected}");
    }
}

#[test]
fn what_is_not_checked_is_said_once() {
    for keyword in [
        "propertyNames: {}",
        "dependentRequired: {}",
        "dependentSchemas: {}",
        "if: {}, then: {}, else: {}",
        "contains: {}, minContains: 1",
        "unevaluatedItems: false",
        "patternProperties: {a: {}}",
        "type: 'null'",
    ] {
        let report = report(&format!("{{{keyword}}}"));
        assert_eq!(report.matches("keyword-not-checked").count(), 1, "{report}");
    }
}

#[test]
fn other_dialects_and_bases_of_references_are_reported() {
    let draft = report("{$schema: 'http://json-schema.org/draft-07/schema#'}");
    assert!(draft.contains("warning[dialect-ignored]"), "{draft}");
    let based = report("{$id: a, items: {$ref: '#/b'}}");
    assert!(based.contains("warning[schema-id-ignored]"), "{based}");
    assert_eq!(report("{$id: a, items: {type: string}}"), "");
}

#[test]
fn a_keyword_of_another_shape_is_reported_and_gone() {
    for (keyword, shape) in [
        ("examples: 1", "expected a list, found the number 1"),
        ("prefixItems: {}", "expected a list, found an object"),
        ("patternProperties: [a]", "expected an object, found a list"),
        ("type: []", "this list has no types"),
    ] {
        let text = format!("{{{keyword}}}");
        let report = report(&text);
        assert!(report.contains(shape), "{report}");
        assert_eq!(schema(&text), value("{}"), "{keyword}");
    }
}
