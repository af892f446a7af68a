//! Parameters that are objects, or JSON.
//!
//! Invariant: a value that cannot be written is a violation of its parameter, and nothing is sent for it.

use std::fmt;

use serde::Serialize;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use super::Call;
use crate::runtime::validate::Checker;
use crate::runtime::{Parameter, ParameterValue, Validate};

impl Call {
    /// Sets a parameter whose value is an object, by the parameter's style.
    #[must_use]
    pub fn parameter_object<T: Serialize + Validate>(
        self,
        parameter: &'static Parameter,
        value: &T,
    ) -> Self {
        let mut check = self.checker(parameter.name);
        value.validate(parameter.bounds, &mut check);
        let fields = serde_json::to_string(value).and_then(|json| flat_object(&json));
        self.serialized(parameter, fields, check)
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
        let value = value.unwrap_or_else(|error| {
            check.impossible(format!("cannot be written: {error}"));
            ParameterValue::List(Vec::new())
        });
        self.argument(parameter, &value, check)
    }
}

/// The fields of an object that is given as JSON, in their order. Null is no field; what is nested
/// stays JSON.
#[inline]
fn flat_object(json: &str) -> Result<ParameterValue, serde_json::Error> {
    serde_json::from_str::<Fields>(json).map(|fields| ParameterValue::Object(fields.0))
}

struct Fields(Vec<(String, String)>);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(FieldsVisitor)
    }
}

struct FieldsVisitor;

impl<'de> Visitor<'de> for FieldsVisitor {
    type Value = Fields;

    #[inline]
    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
        let mut fields = Vec::new();
        while let Some((name, value)) = map.next_entry::<String, serde_json::Value>()? {
            match value {
                serde_json::Value::Null => {}
                serde_json::Value::String(text) => fields.push((name, text)),
                serde_json::Value::Array(items) => push_array(&mut fields, &name, items),
                value @ (serde_json::Value::Bool(_)
                | serde_json::Value::Number(_)
                | serde_json::Value::Object(_)) => fields.push((name, value.to_string())),
            }
        }
        Ok(Fields(fields))
    }
}

/// An array in an object repeats the field's name.
#[inline]
fn push_array(fields: &mut Vec<(String, String)>, name: &str, items: Vec<serde_json::Value>) {
    for item in items {
        let text = match item {
            serde_json::Value::String(text) => text,
            other @ (serde_json::Value::Null
            | serde_json::Value::Bool(_)
            | serde_json::Value::Number(_)
            | serde_json::Value::Array(_)
            | serde_json::Value::Object(_)) => other.to_string(),
        };
        fields.push((name.to_owned(), text));
    }
}
