//! The keywords of 3.1 for properties.

use serde_yaml::{Mapping, Value};

use super::Rewriter;
use crate::diagnostics::Code;
use crate::spec::grammar::Shape;
use crate::spec::pointer::Path;

/// Those that forbid values and describe none.
const NOT_CHECKED: &[&str] = &[
    "propertyNames",
    "dependentRequired",
    "dependentSchemas",
    "dependencies",
    "if",
];

/// What depends on another keyword that is not checked.
const WITH_THEM: &[&str] = &["then", "else"];

impl Rewriter<'_> {
    /// Says by `additionalProperties` what can be said of properties without a name.
    pub(super) fn objects(&mut self, schema: &mut Mapping, path: &Path<'_>) {
        for key in NOT_CHECKED {
            if schema.shift_remove(*key).is_some() {
                self.not_checked(path, key);
            }
        }
        for key in WITH_THEM {
            schema.shift_remove(*key);
        }
        self.unevaluated_properties(schema, path);
        self.pattern_properties(schema, path);
    }

    fn unevaluated_properties(&mut self, schema: &mut Mapping, path: &Path<'_>) {
        match schema.shift_remove("unevaluatedProperties") {
            None | Some(Value::Bool(true)) => {}
            Some(_) if schema.contains_key("additionalProperties") => {}
            Some(values) => {
                let at = path.pointer();
                self.moved(
                    &at.key("unevaluatedProperties"),
                    at.key("additionalProperties"),
                );
                schema.insert("additionalProperties".into(), values);
            }
        }
    }

    fn pattern_properties(&mut self, schema: &mut Mapping, path: &Path<'_>) {
        let shape = Shape::Map(&Shape::Any);
        let patterns = self.take(schema, "patternProperties", &shape, path);
        let Some(Value::Mapping(patterns)) = patterns else {
            return;
        };
        let mut schemas = patterns.iter();
        let Some((pattern, values)) = schemas.next() else {
            return;
        };
        let others = schema.get("additionalProperties");
        let are_same = schemas.all(|(_, other)| other == values)
            && others.is_none_or(|others| others == values || *others == Value::Bool(false));
        let at = path.pointer();
        let from = at.key("patternProperties");
        let message = if are_same {
            let pattern = pattern.as_str().unwrap_or_default();
            self.moved(&from.key(pattern), at.key("additionalProperties"));
            schema.insert("additionalProperties".into(), values.clone());
            "the names of the properties are not checked"
        } else {
            schema.insert("additionalProperties".into(), true.into());
            "the properties that have no name of their own are not checked"
        };
        self.warning(&from, Code::KeywordNotChecked, message)
            .at_key()
            .help("the client has one type for all such properties, whatever their names");
    }
}
