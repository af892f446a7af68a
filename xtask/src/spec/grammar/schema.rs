//! Schemas.

use super::objects::EXTERNAL_DOCUMENTATION;
use super::{Object, Rule, Shape, optional, required};
use Shape::{Any, Boolean, Count, List, Map, Number, ObjectOrBoolean, SchemaName, Text, Type};

/// The formats of integers (OpenAPI's format registry).
pub(in crate::spec) const INTEGER_FORMATS: &[&str] = &[
    "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64",
];

pub(in crate::spec) static SCHEMA: Object = Object::component(
    "a schema",
    "schemas",
    &[
        optional("title", Text),
        optional("description", Text),
        optional("type", Type),
        optional("format", Text),
        optional("nullable", Boolean),
        optional("default", Any),
        optional("example", Any),
        optional("enum", List(&Any)),
        optional("deprecated", Boolean),
        optional("readOnly", Boolean),
        optional("writeOnly", Boolean),
        optional("externalDocs", Shape::Object(&EXTERNAL_DOCUMENTATION)),
        optional("xml", Shape::Object(&XML)),
        optional("discriminator", Shape::Object(&DISCRIMINATOR)),
        optional("allOf", List(&Shape::Object(&SCHEMA))),
        optional("oneOf", List(&Shape::Object(&SCHEMA))),
        optional("anyOf", List(&Shape::Object(&SCHEMA))),
        optional("not", Shape::Object(&SCHEMA)),
        optional("multipleOf", Number),
        optional("minimum", Number),
        optional("maximum", Number),
        optional("exclusiveMinimum", Boolean),
        optional("exclusiveMaximum", Boolean),
        optional("minLength", Count),
        optional("maxLength", Count),
        optional("pattern", Text),
        optional("items", Shape::Object(&SCHEMA)),
        optional("minItems", Count),
        optional("maxItems", Count),
        optional("uniqueItems", Boolean),
        optional("properties", Map(&Shape::Object(&SCHEMA))),
        optional("additionalProperties", ObjectOrBoolean(&SCHEMA)),
        optional("required", List(&Text)),
        optional("minProperties", Count),
        optional("maxProperties", Count),
    ],
)
.with_rule(Rule::Schema)
.with_later(&[
    optional("const", Any),
    optional("examples", List(&Any)),
    optional("$defs", Map(&Shape::Object(&SCHEMA))),
    optional("definitions", Map(&Shape::Object(&SCHEMA))),
    optional("$schema", Text),
    optional("$id", Text),
    optional("$anchor", Text),
    optional("$dynamicAnchor", Text),
    optional("$dynamicRef", Text),
    optional("$vocabulary", Any),
    optional("$comment", Text),
    optional("contentEncoding", Text),
    optional("contentMediaType", Text),
    optional("minContains", Count),
    optional("maxContains", Count),
    optional("dependentRequired", Map(&List(&Text))),
    optional("prefixItems", List(&Shape::Object(&SCHEMA))),
    optional("contains", Shape::Object(&SCHEMA)),
    optional("unevaluatedItems", ObjectOrBoolean(&SCHEMA)),
    optional("patternProperties", Map(&Shape::Object(&SCHEMA))),
    optional("propertyNames", Shape::Object(&SCHEMA)),
    optional("unevaluatedProperties", ObjectOrBoolean(&SCHEMA)),
    optional("dependentSchemas", Map(&Shape::Object(&SCHEMA))),
    optional("if", Shape::Object(&SCHEMA)),
    optional("then", Shape::Object(&SCHEMA)),
    optional("else", Shape::Object(&SCHEMA)),
    optional("contentSchema", Shape::Object(&SCHEMA)),
]);

static DISCRIMINATOR: Object = Object::new(
    "a discriminator",
    &[
        required("propertyName", Text),
        optional("mapping", Map(&SchemaName)),
    ],
);

static XML: Object = Object::new(
    "an XML object",
    &[
        optional("name", Text),
        optional("namespace", Text),
        optional("prefix", Text),
        optional("attribute", Boolean),
        optional("wrapped", Boolean),
    ],
);
