//! Values of parameters and of forms' fields.

use chrono::{DateTime, FixedOffset, NaiveDate, SecondsFormat};
use serde::Serialize;

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

/// Null is nothing: it is no item of a list. OAS 3.0.3 has no text for it.
impl<T: ToParameter> ToParameter for Option<T> {
    fn to_parameter(&self) -> ParameterValue {
        match self {
            Some(value) => value.to_parameter(),
            None => ParameterValue::List(Vec::new()),
        }
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
