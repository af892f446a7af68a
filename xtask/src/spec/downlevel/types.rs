//! `type`, which is a list in 3.1, and `const`.

use serde_yaml::{Mapping, Value};

use super::Rewriter;
use crate::diagnostics::Code;
use crate::spec::grammar::INTEGER_FORMATS;
use crate::spec::lint::CONSTRAINTS;
use crate::spec::pointer::Path;

impl Rewriter<'_> {
    /// Makes an `enum` of a `const`.
    pub(super) fn constant(&mut self, schema: &mut Mapping, path: &Path<'_>) {
        let Some(value) = schema.shift_remove("const") else {
            return;
        };
        let at = path.pointer();
        self.moved(&at.key("const"), at.key("enum"));
        self.moved(&at.key("const"), at.key("enum").index(0));
        if let Some(ty) = type_of(&value)
            && !schema.contains_key("type")
        {
            schema.insert("type".into(), ty.into());
        }
        schema.insert("enum".into(), Value::Sequence(vec![value]));
    }

    /// Makes one type of a list of types.
    pub(super) fn types(&mut self, schema: &mut Mapping, path: &Path<'_>) {
        match schema.get("type") {
            Some(Value::String(ty)) if ty == "null" => {
                schema.shift_remove("type");
                self.null_alone(schema, &path.pointer().key("type"));
            }
            Some(Value::Sequence(_)) => {
                if let Some(Value::Sequence(types)) = schema.shift_remove("type") {
                    self.list_of_types(schema, &types, path);
                }
            }
            _ => {}
        }
    }

    fn list_of_types(&mut self, schema: &mut Mapping, types: &[Value], path: &Path<'_>) {
        let at = path.pointer().key("type");
        let has = |word: &str| types.iter().any(|ty| ty.as_str() == Some(word));
        if has("null") {
            self.nullable(schema, path);
        }
        let mut kept: Vec<(usize, &Value)> = Vec::new();
        for (index, ty) in types.iter().enumerate() {
            let is_covered = ty == "null"
                || ty == "integer" && has("number")
                || kept.iter().any(|(_, other)| *other == ty);
            if !is_covered {
                kept.push((index, ty));
            }
        }
        if kept.iter().any(|(_, ty)| has_value_of(schema, ty)) && kept.len() > 1 {
            kept.retain(|(_, ty)| has_value_of(schema, ty));
        }
        match kept.as_slice() {
            [(index, ty)] => {
                self.moved(&at.index(*index), at);
                schema.insert("type".into(), (*ty).clone());
            }
            [] if has("null") => self.null_alone(schema, &at),
            [] => {
                let message = "this list has no types";
                self.error(&at, Code::WrongShape, message)
                    .help("write the type of the values");
            }
            several => self.alternatives(schema, several, path),
        }
    }

    /// Makes alternatives of several types, each with the keywords that concern it.
    fn alternatives(&mut self, schema: &mut Mapping, types: &[(usize, &Value)], path: &Path<'_>) {
        let at = path.pointer();
        let is_free = !schema.contains_key("oneOf");
        let parts = schema.get("allOf").and_then(Value::as_sequence);
        let place = if is_free {
            at.clone()
        } else {
            at.key("allOf").index(parts.map_or(0, Vec::len))
        };
        let one_of = place.key("oneOf");
        self.moved(&at.key("type"), one_of.clone());
        let keywords = Keywords::taken_from(schema);
        let branches = types.iter().enumerate().map(|(to, (from, ty))| {
            let place = one_of.index(to);
            self.moved(&at.key("type").index(*from), place.clone());
            self.moved(&at.key("type").index(*from), place.key("type"));
            let mut branch = Mapping::new();
            branch.insert("type".into(), (*ty).clone());
            for (key, value) in keywords.of(ty) {
                self.moved(&at.key(key), place.key(key));
                branch.insert(key.into(), value);
            }
            Value::Mapping(branch)
        });
        let branches = Value::Sequence(branches.collect());
        if is_free {
            schema.insert("oneOf".into(), branches);
            return;
        }
        let choice = Mapping::from_iter([("oneOf".into(), branches)]);
        self.moved(&at.key("type"), place);
        let parts = schema.entry("allOf".into());
        let parts = parts.or_insert_with(|| Value::Sequence(Vec::new()));
        if let Value::Sequence(parts) = parts {
            parts.push(choice.into());
        }
    }
}

/// The keywords of a schema that concern values of some types only.
struct Keywords(Vec<(String, Value)>);

impl Keywords {
    fn taken_from(schema: &mut Mapping) -> Self {
        let of_types = CONSTRAINTS
            .iter()
            .flat_map(|(_, keys)| keys.iter().copied());
        let keys = of_types.chain(["format", "enum"]);
        Self(
            keys.filter_map(|key| Some((key.to_owned(), schema.shift_remove(key)?)))
                .collect(),
        )
    }

    /// Those that concern a type.
    fn of(&self, ty: &Value) -> Vec<(&str, Value)> {
        let ty = ty.as_str().unwrap_or_default();
        let of_this = |(key, value): &'_ (String, Value)| match key.as_str() {
            "enum" => Some(values_of(value, ty)),
            "format" => (type_of_format(value) == ty).then(|| value.clone()),
            key => {
                let mut concerned = CONSTRAINTS.iter();
                concerned
                    .any(|(types, keys)| types.contains(&ty) && keys.contains(&key))
                    .then(|| value.clone())
            }
        };
        let keywords = self.0.iter();
        keywords
            .filter_map(|keyword| Some((keyword.0.as_str(), of_this(keyword)?)))
            .collect()
    }
}

/// Whether a value of a type can fit the schema: if it lists values, one of them must be of it.
fn has_value_of(schema: &Mapping, ty: &Value) -> bool {
    let (Some(values), Some(ty)) = (schema.get("enum"), ty.as_str()) else {
        return true;
    };
    !matches!(values_of(values, ty), Value::Sequence(values) if values.is_empty())
}

/// The values of a list that are of a type.
fn values_of(values: &Value, ty: &str) -> Value {
    let Value::Sequence(values) = values else {
        return values.clone();
    };
    let is_of = |value: &&Value| match type_of(value) {
        Some("integer") => matches!(ty, "integer" | "number"),
        Some(other) => other == ty,
        None => false,
    };
    values.iter().filter(is_of).cloned().collect()
}

/// The type of the values that have a format.
fn type_of_format(format: &Value) -> &'static str {
    match format.as_str() {
        Some(format) if INTEGER_FORMATS.contains(&format) => "integer",
        Some("float" | "double") => "number",
        Some(_) | None => "string",
    }
}

/// The type of a value; `None` if it is null.
pub(super) fn type_of(value: &Value) -> Option<&'static str> {
    match value {
        Value::Null | Value::Tagged(_) => None,
        Value::Bool(_) => Some("boolean"),
        Value::Number(number) if number.is_f64() => Some("number"),
        Value::Number(_) => Some("integer"),
        Value::String(_) => Some("string"),
        Value::Sequence(_) => Some("array"),
        Value::Mapping(_) => Some("object"),
    }
}
