//! Values of parameters and of forms' fields.

use std::fmt;

use chrono::{DateTime, FixedOffset, NaiveDate, SecondsFormat};
use serde::Serialize;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use crate::runtime::Validate;

/// A value on its way into text.
pub enum ParameterValue {
    /// One text.
    Text(String),
    /// Several, in order.
    List(Vec<String>),
    /// Named ones, in order.
    Object(Vec<(String, String)>),
}

/// A value that can be a parameter or a field of a form.
pub trait ToParameter: Validate {
    /// The value as text, not yet encoded.
    fn to_parameter(&self) -> ParameterValue;
}

/// Types whose `Display` is their text on the wire.
macro_rules! displayed {
    ($($type:ty),*) => {
        $(impl ToParameter for $type {
            #[inline]
            fn to_parameter(&self) -> ParameterValue {
                ParameterValue::Text(self.to_string())
            }
        })*
    };
}

displayed!(bool, i32, i64, f32, f64, str, String, NaiveDate);

/// RFC 3339, with the offset as it is.
impl ToParameter for DateTime<FixedOffset> {
    #[inline]
    fn to_parameter(&self) -> ParameterValue {
        ParameterValue::Text(self.to_rfc3339_opts(SecondsFormat::AutoSi, true))
    }
}

impl<T: ToParameter + ?Sized> ToParameter for &T {
    fn to_parameter(&self) -> ParameterValue {
        (**self).to_parameter()
    }
}

impl<T: ToParameter + Serialize> ToParameter for Vec<T> {
    fn to_parameter(&self) -> ParameterValue {
        let mut texts = Vec::with_capacity(self.len());
        for item in self {
            append(&mut texts, item.to_parameter());
        }
        ParameterValue::List(texts)
    }
}

/// Adds an item to a list. OAS 3.0.3 leaves open how lists in lists are written: here they are flattened.
#[inline]
fn append(texts: &mut Vec<String>, item: ParameterValue) {
    match item {
        ParameterValue::Text(text) => texts.push(text),
        ParameterValue::List(items) => texts.extend(items),
        ParameterValue::Object(fields) => texts.extend(fields.into_iter().map(|(_, value)| value)),
    }
}

/// The fields of an object that is given as JSON, in their order. Null is no field; what is nested
/// stays JSON.
#[inline]
pub(crate) fn flat_object(json: &str) -> Result<ParameterValue, serde_json::Error> {
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
