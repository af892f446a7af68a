//! `null`, which is a type of 3.1, and in 3.0 a property of the type of the value: `nullable`.

use serde_yaml::{Mapping, Value};

use super::Rewriter;
use super::schema::{is_annotation, says_nothing_of_values};
use crate::diagnostics::Code;
use crate::spec::Pointer;
use crate::spec::pointer::Path;

impl Rewriter<'_> {
    /// Takes `null` out of the alternatives.
    pub(super) fn null_branches(&mut self, schema: &mut Mapping, path: &Path<'_>) {
        for keyword in ["oneOf", "anyOf"] {
            let Some(Value::Sequence(branches)) = schema.get_mut(keyword) else {
                continue;
            };
            if !branches.iter().any(is_null) {
                continue;
            }
            let at = path.pointer().key(keyword);
            let numbered = std::mem::take(branches).into_iter().enumerate();
            let kept: Vec<_> = numbered.filter(|(_, branch)| !is_null(branch)).collect();
            match <[_; 1]>::try_from(kept) {
                Ok([(index, branch)]) => {
                    let from = at.index(index);
                    self.only_branch(schema, keyword, branch, &from, path);
                    self.nullable(schema, path);
                }
                Err(kept) if kept.is_empty() => {
                    schema.shift_remove(keyword);
                    self.null_alone(schema, &at);
                }
                Err(kept) => {
                    let mut branches = Vec::new();
                    for (to, (from, branch)) in kept.into_iter().enumerate() {
                        self.moved(&at.index(from), at.index(to));
                        branches.push(branch);
                    }
                    schema.insert(keyword.into(), Value::Sequence(branches));
                    self.nullable(schema, path);
                }
            }
        }
    }

    /// Lets a schema be the only alternative to null that it has.
    fn only_branch(
        &mut self,
        schema: &mut Mapping,
        keyword: &str,
        branch: Value,
        from: &Pointer,
        path: &Path<'_>,
    ) {
        let at = path.pointer();
        if schema.contains_key("discriminator") {
            self.moved(from, at.key(keyword).index(0));
            schema.insert(keyword.into(), Value::Sequence(vec![branch]));
            return;
        }
        schema.shift_remove(keyword);
        match branch {
            Value::Mapping(branch) if !is_reference(&branch) && says_nothing_of_values(schema) => {
                self.merge(schema, branch, from, &at);
                // It may have alternatives of its own.
                self.without_harmless(schema, path);
                self.null_branches(schema, path);
            }
            branch => {
                let all_of = at.key("allOf");
                let parts = schema.entry("allOf".into());
                let parts = parts.or_insert_with(|| Value::Sequence(Vec::new()));
                if let Value::Sequence(parts) = parts {
                    if parts.is_empty() {
                        self.moved(from, all_of.clone());
                    }
                    self.moved(from, all_of.index(parts.len()));
                    parts.push(branch);
                }
            }
        }
    }

    /// Takes over what a branch says, but for what the schema around it says better.
    fn merge(&mut self, schema: &mut Mapping, branch: Mapping, from: &Pointer, at: &Pointer) {
        for (key, value) in branch {
            let name = key.as_str().unwrap_or_default();
            if !schema.contains_key(name) {
                self.moved(&from.key(name), at.key(name));
                schema.insert(key, value);
            }
        }
    }

    /// Lets a schema be nullable that has null among its values.
    pub(super) fn null_value(&mut self, schema: &mut Mapping, path: &Path<'_>) {
        let Some(Value::Sequence(values)) = schema.get("enum") else {
            return;
        };
        if !values.is_empty() && values.iter().all(Value::is_null) {
            schema.shift_remove("enum");
            schema.shift_remove("type");
            self.null_alone(schema, &path.pointer().key("enum"));
        } else if values.iter().any(Value::is_null) {
            self.nullable(schema, path);
        }
    }

    /// Lets a schema be any value that allows nothing but null, which 3.0 cannot say.
    pub(super) fn null_alone(&mut self, schema: &mut Mapping, at: &Pointer) {
        schema.insert("nullable".into(), true.into());
        let message = "that the value is null is not checked";
        self.warning(at, Code::KeywordNotChecked, message)
            .help("the client takes any value here");
    }
}

fn is_reference(schema: &Mapping) -> bool {
    let references = ["$ref", "$dynamicRef", "$recursiveRef"];
    references.iter().any(|key| schema.contains_key(*key))
}

/// Whether nothing but null fits a schema.
fn is_null(schema: &Value) -> bool {
    let Value::Mapping(schema) = schema else {
        return false;
    };
    let mut keys = schema.keys().filter_map(Value::as_str);
    let is_known = keys.all(|key| is_annotation(key) || matches!(key, "type" | "const" | "enum"));
    let is_null_type = match schema.get("type") {
        Some(Value::String(ty)) => ty == "null",
        Some(Value::Sequence(types)) => types.iter().all(|ty| ty.as_str() == Some("null")),
        _ => false,
    };
    let is_null_value = match (schema.get("const"), schema.get("enum")) {
        (Some(value), _) => value.is_null(),
        (None, Some(Value::Sequence(values))) => {
            !values.is_empty() && values.iter().all(Value::is_null)
        }
        (None, _) => false,
    };
    is_known && (is_null_type || is_null_value)
}
