//! Values as text in the usual styles: `simple` in a path, `form` and exploded in a query.
//!
//! Invariant: names and values are encoded one by one, delimiters are not, so that a value never
//! becomes a delimiter.

use super::{Parameter, ParameterValue};
use crate::runtime::encode::push_encoded;

/// `a`, `a,b`, or `key,value`.
#[inline]
pub(super) fn write_path(_: &Parameter, value: &ParameterValue, text: &mut String) {
    match value {
        ParameterValue::Text(value) => push_encoded(text, value),
        ParameterValue::List(items) => {
            for (index, item) in items.iter().enumerate() {
                push_between(text, index, ",");
                push_encoded(text, item);
            }
        }
        ParameterValue::Object(fields) => {
            for (index, (key, value)) in fields.iter().enumerate() {
                push_between(text, index, ",");
                push_encoded(text, key);
                text.push(',');
                push_encoded(text, value);
            }
        }
    }
}

/// `name=a`, `name=a&name=b`, or `key=value`.
#[inline]
pub(super) fn write_query(parameter: &Parameter, value: &ParameterValue, text: &mut String) {
    match value {
        ParameterValue::Text(value) => push_pair(text, 0, parameter.name, value),
        ParameterValue::List(items) => {
            for (index, item) in items.iter().enumerate() {
                push_pair(text, index, parameter.name, item);
            }
        }
        ParameterValue::Object(fields) => {
            for (index, (key, value)) in fields.iter().enumerate() {
                push_pair(text, index, key, value);
            }
        }
    }
}

#[inline]
fn push_pair(text: &mut String, index: usize, name: &str, value: &str) {
    push_between(text, index, "&");
    push_encoded(text, name);
    text.push('=');
    push_encoded(text, value);
}

/// Adds a delimiter before all items but the first.
#[inline]
pub(super) fn push_between(text: &mut String, index: usize, delimiter: &str) {
    if index > 0 {
        text.push_str(delimiter);
    }
}
