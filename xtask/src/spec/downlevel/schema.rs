//! A schema, step by step. Each step leaves a schema of 3.0 as it is.

use serde_yaml::{Mapping, Value};

use super::{Rewriter, Unsupported};
use crate::diagnostics::Code;
use crate::spec::pointer::Path;

/// Keys that say something about a schema and nothing of its values, and that 3.0 has.
const ANNOTATIONS: &[&str] = &[
    "title",
    "summary",
    "description",
    "deprecated",
    "default",
    "example",
    "examples",
    "readOnly",
    "writeOnly",
    "nullable",
    "externalDocs",
    "xml",
];

/// Keys that can go: they say nothing of values, or what they name is a component by now.
const HARMLESS: &[&str] = &[
    "$comment",
    "$anchor",
    "$dynamicAnchor",
    "$vocabulary",
    "$defs",
    "definitions",
    "contentSchema",
];

impl Rewriter<'_> {
    /// `true` allows any value, `false` none.
    pub(super) fn boolean_schema(&mut self, value: &mut Value, path: &Path<'_>) {
        let Value::Bool(allows) = *value else {
            return;
        };
        let mut schema = Mapping::new();
        if !allows {
            let at = path.pointer();
            self.not_supported(
                &mut schema,
                path,
                Unsupported {
                    at,
                    code: Code::FalseSchemaUnsupported,
                    message: "the schema `false`, which no value fits, is not supported",
                    help: "leave out what must not be there",
                },
            );
        }
        *value = schema.into();
    }

    /// Makes a schema of 3.0 of one of 3.1, but for the schemas in it.
    pub(super) fn schema(&mut self, schema: &mut Mapping, path: &Path<'_>) {
        if schema.is_empty() {
            return;
        }
        self.without_harmless(schema, path);
        self.reference(schema, path);
        self.null_branches(schema, path);
        self.objects(schema, path);
        self.arrays(schema, path);
        self.constant(schema, path);
        self.null_value(schema, path);
        self.types(schema, path);
        self.examples(schema, path);
        self.exclusive_bounds(schema, path);
        self.content(schema, path);
    }

    /// Says that a schema has a meaning that is not supported. No value is known to fit it.
    pub(super) fn not_supported(
        &mut self,
        schema: &mut Mapping,
        path: &Path<'_>,
        what: Unsupported,
    ) {
        schema.insert("not".into(), Mapping::new().into());
        self.unsupported.insert(path.pointer(), what);
    }

    /// Takes away what changes nothing.
    pub(super) fn without_harmless(&mut self, schema: &mut Mapping, path: &Path<'_>) {
        for key in HARMLESS {
            schema.shift_remove(*key);
        }
        if let Some(dialect) = schema.shift_remove("$schema")
            && !is_standard_dialect(&dialect)
        {
            self.dialect_ignored(&path.pointer().key("$schema"));
        }
        let is_base = schema.contains_key("$id") && refers(schema);
        if schema.shift_remove("$id").is_some() && is_base {
            let message = "`$id` is ignored: the references below it are read as those of the file";
            self.warning(&path.pointer().key("$id"), Code::SchemaIdIgnored, message)
                .at_key()
                .help("remove it, and let references start with `#/` or name a file");
        }
    }
}

/// Whether a key says nothing of the values of its schema.
pub(super) fn is_annotation(key: &str) -> bool {
    ANNOTATIONS.contains(&key) || key.starts_with("x-") || HARMLESS.contains(&key)
}

/// Whether a schema has annotations alone.
pub(super) fn says_nothing_of_values(schema: &Mapping) -> bool {
    let mut keys = schema.keys().filter_map(Value::as_str);
    keys.all(is_annotation)
}

/// Whether this is the dialect in which schemas are read.
pub(super) fn is_standard_dialect(dialect: &Value) -> bool {
    let dialect = dialect.as_str().unwrap_or_default();
    let dialect = dialect.trim_end_matches('#');
    dialect == "https://json-schema.org/draft/2020-12/schema"
        || dialect.starts_with("https://spec.openapis.org/oas/3.1/")
}

/// Whether there is a reference in a value.
fn refers(schema: &Mapping) -> bool {
    schema.iter().any(|(key, value)| {
        key.as_str() == Some("$ref")
            || match value {
                Value::Mapping(mapping) => refers(mapping),
                Value::Sequence(items) => {
                    let mut mappings = items.iter().filter_map(Value::as_mapping);
                    mappings.any(refers)
                }
                _ => false,
            }
    })
}
