//! What holds for any description.

use proptest::prelude::*;
use serde_yaml::{Mapping, Value};

use super::rewritten;

/// What a schema of 3.0 may say, one thing or a few that belong together.
const KEYWORDS: &[&str] = &[
    "{type: string, minLength: 1, pattern: a}",
    "{type: integer, format: int32}",
    "{type: number, minimum: 1, exclusiveMinimum: true}",
    "{maximum: 1, exclusiveMaximum: false}",
    "{type: object, required: [a], minProperties: 1}",
    "{type: array, uniqueItems: true}",
    "{type: string, format: binary}",
    "{type: string, enum: [a, null], nullable: true}",
    "{enum: [1, 2]}",
    "{nullable: true, description: a, title: b}",
    "{default: {type: [a]}, example: {const: null}}",
    "{x-a: {examples: [a]}, deprecated: true, readOnly: true}",
    "{additionalProperties: false}",
    "{additionalProperties: true}",
    "{discriminator: {propertyName: a, mapping: {b: '#/components/schemas/A'}}}",
];

/// A schema, or one reference with what may be said beside it.
fn schema() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        prop::sample::select(KEYWORDS).prop_map(super::value),
        Just(super::value(
            "{$ref: '#/components/schemas/A', description: a, nullable: true}"
        )),
    ];
    leaf.prop_recursive(4, 24, 3, |inner| {
        let keyed = prop::sample::select(&["items", "not", "additionalProperties"][..]);
        let listed = prop::sample::select(&["allOf", "oneOf", "anyOf"][..]);
        let one = (keyed, inner.clone()).prop_map(|(key, schema)| object(key, schema));
        let many = (listed, prop::collection::vec(inner.clone(), 1..3))
            .prop_map(|(key, schemas)| object(key, Value::Sequence(schemas)));
        let properties = prop::sample::select(&["type", "const", "$defs", "examples"][..]);
        let properties = (properties, inner)
            .prop_map(|(name, schema)| object("properties", object(name, schema)));
        let parts = prop::collection::vec(
            prop_oneof![
                one,
                many,
                properties,
                prop::sample::select(KEYWORDS).prop_map(super::value),
            ],
            1..4,
        );
        parts.prop_map(|parts| {
            let entries = parts.into_iter().filter_map(|part| match part {
                Value::Mapping(part) => Some(part),
                _ => None,
            });
            Value::Mapping(entries.flatten().collect())
        })
    })
}

fn object(key: &str, value: Value) -> Value {
    Mapping::from_iter([(key.into(), value)]).into()
}

/// A document in which the schema stands in every kind of place.
fn document(schema: &Value) -> Value {
    let mut document = super::value(
        "{openapi: 3.0.3, info: {title: a, version: '1', license: {name: b, url: c}}, paths: {/a: {get: {responses: {'200': {description: a}}}}}}",
    );
    let content = object("application/json", object("schema", schema.clone()));
    document["paths"]["/a"]["get"]["requestBody"] = object("content", content.clone());
    document["paths"]["/a"]["get"]["responses"]["200"]["content"] = content;
    document["paths"]["/a"]["parameters"] = Value::Sequence(vec![object("schema", schema.clone())]);
    document["components"] = object("schemas", object("A", schema.clone()));
    document
}

proptest! {
    #[test]
    fn what_3_0_can_say_is_the_same_in_3_1(schema in schema()) {
        let earlier = document(&schema);
        let mut later = earlier.clone();
        later["openapi"] = "3.1.0".into();
        let (document, sink) = rewritten(&serde_yaml::to_string(&later).expect("it is YAML"));
        prop_assert_eq!(document, earlier);
        prop_assert!(sink.diagnostics().is_empty());
    }
}
