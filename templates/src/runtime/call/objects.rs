//! Parameters that are objects, or have such in them, or are JSON.
//!
//! Invariant: a value that cannot be written is a violation of its parameter, and nothing is sent for it.

use std::fmt;

use serde::Serialize;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

use super::Call;
use crate::runtime::validate::Checker;
use crate::runtime::{Parameter, ParameterValue, Style, Validate};

impl Call {
    /// Sets a parameter whose value is an object, or has something in it that is neither text nor a list of texts, by
    /// the parameter's style.
    #[must_use]
    pub fn parameter_object<T: Serialize + Validate>(
        self,
        parameter: &'static Parameter,
        value: &T,
    ) -> Self {
        let mut check = self.checker(parameter.name);
        value.validate(parameter.bounds, &mut check);
        let is_deep = matches!(parameter.style, Style::DeepObject);
        let json = serde_json::to_string(value);
        let value = json.and_then(|json| structured(&json, is_deep));
        self.serialized(parameter, value, check)
    }

    /// Sets a parameter whose value is sent as JSON (`content: application/json`).
    #[must_use]
    pub fn parameter_json<T: Serialize + Validate>(
        self,
        parameter: &'static Parameter,
        value: &T,
    ) -> Self {
        let mut check = self.checker(parameter.name);
        value.validate(parameter.bounds, &mut check);
        let json = serde_json::to_string(value).map(ParameterValue::Text);
        self.serialized(parameter, json, check)
    }

    #[inline]
    fn serialized(
        self,
        parameter: &'static Parameter,
        value: serde_json::Result<ParameterValue>,
        mut check: Checker,
    ) -> Self {
        let value = or_nothing(value, &mut check);
        self.argument(parameter, &value, check)
    }
}

/// A value; one that cannot be written is nothing, and a violation.
#[inline]
pub(super) fn or_nothing(
    value: serde_json::Result<ParameterValue>,
    check: &mut Checker,
) -> ParameterValue {
    value.unwrap_or_else(|error| {
        check.impossible(format!("cannot be written: {error}"));
        ParameterValue::List(Vec::new())
    })
}

/// A value that is given as JSON: the fields of an object, the items of an array, or one text, in their order. Null is
/// nothing. What is nested stays JSON, but `deepObject` has a key for each step to it: `name[key][inner]`, and the
/// number of an item, from 0.
#[inline]
pub(super) fn structured(json: &str, is_deep: bool) -> serde_json::Result<ParameterValue> {
    if json.starts_with('{') {
        let Entries(fields) = serde_json::from_str(json)?;
        return Ok(object(fields, is_deep));
    }
    Ok(match serde_json::from_str(json)? {
        Value::Array(items) if is_deep => {
            let numbered = items.into_iter().enumerate();
            let numbered = numbered.map(|(index, item)| (index.to_string(), item));
            object(numbered.collect(), is_deep)
        }
        Value::Array(items) => ParameterValue::List(items.into_iter().filter_map(text).collect()),
        value => text(value).map_or(ParameterValue::List(Vec::new()), ParameterValue::Text),
    })
}

#[inline]
fn object(fields: Vec<(String, Value)>, is_deep: bool) -> ParameterValue {
    let mut flat = Vec::with_capacity(fields.len());
    for (name, value) in fields {
        push(&mut flat, name, value, is_deep);
    }
    ParameterValue::Object(flat)
}

/// Adds a field. Its name may be several keys, with brackets between them.
#[inline]
fn push(flat: &mut Vec<(String, String)>, name: String, value: Value, is_deep: bool) {
    match value {
        Value::Object(inner) if is_deep => {
            for (key, value) in inner {
                push(flat, format!("{name}][{key}"), value, is_deep);
            }
        }
        Value::Array(items) if is_deep => {
            for (index, item) in items.into_iter().enumerate() {
                push(flat, format!("{name}][{index}"), item, is_deep);
            }
        }
        // An array in an object repeats the field's name.
        Value::Array(items) => {
            let texts = items.into_iter().filter_map(text);
            flat.extend(texts.map(|text| (name.clone(), text)));
        }
        value => flat.extend(text(value).map(|text| (name, text))),
    }
}

/// A value as one text; `None` if it is null.
#[inline]
fn text(value: Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text),
        value => Some(value.to_string()),
    }
}

/// The fields of an object, in their order.
struct Entries(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor)
    }
}

struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Entries;

    #[inline]
    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Entries(entries))
    }
}
