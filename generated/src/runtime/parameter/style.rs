//! Values as text, by the style of their parameter (OAS 3.0.3, "Style Values").
//!
//! Invariant: names and values are encoded one by one, delimiters are not, so that a value never
//! becomes a delimiter. Only headers are not encoded: HTTP has no encoding for them.

use super::{Location, Parameter, ParameterValue, Style};
use crate::runtime::encode::{push_encoded, push_reserved};

impl Parameter {
    /// The text of a value as it stands in the request, with the parameter's name where the location
    /// has it there. `None` if there is nothing to send: an empty list or object.
    #[inline]
    pub(crate) fn render(&self, value: &ParameterValue) -> Option<String> {
        let is_empty = match value {
            ParameterValue::Text(_) => false,
            ParameterValue::List(items) => items.is_empty(),
            ParameterValue::Object(fields) => fields.is_empty(),
        };
        if is_empty {
            return None;
        }
        let mut text = String::with_capacity(32);
        match self.location {
            Location::Path => self.push_path(&mut text, value),
            Location::Query => self.push_pairs(&mut text, value, "&"),
            Location::Header => self.push_joined(&mut text, value, ",", "="),
            Location::Cookie => self.push_pairs(&mut text, value, "; "),
        }
        Some(text)
    }

    #[inline]
    fn push_path(&self, text: &mut String, value: &ParameterValue) {
        match self.style {
            Style::Label => {
                text.push('.');
                self.push_joined(text, value, if self.explode { "." } else { "," }, "=");
            }
            Style::Matrix => {
                text.push(';');
                self.push_pairs(text, value, ";");
            }
            // The others do not exist in a path; the default stands in for them.
            Style::Simple
            | Style::Form
            | Style::SpaceDelimited
            | Style::PipeDelimited
            | Style::DeepObject => self.push_joined(text, value, ",", "="),
        }
    }

    /// `name=value`, one pair for each item or field if exploded.
    #[inline]
    fn push_pairs(&self, text: &mut String, value: &ParameterValue, separator: &str) {
        match value {
            ParameterValue::Object(fields) if matches!(self.style, Style::DeepObject) => {
                self.push_deep(text, fields, separator);
            }
            ParameterValue::List(items) if self.explode => {
                for (index, item) in items.iter().enumerate() {
                    push_between(text, index, separator);
                    push_encoded(text, self.name);
                    text.push('=');
                    self.push_escaped(text, item);
                }
            }
            ParameterValue::Object(_) if self.explode => {
                self.push_joined(text, value, separator, "=");
            }
            ParameterValue::Text(_) | ParameterValue::List(_) | ParameterValue::Object(_) => {
                push_encoded(text, self.name);
                text.push('=');
                self.push_joined(text, value, self.delimiter(), self.delimiter());
            }
        }
    }

    /// `name[key]=value`, with the brackets encoded.
    #[inline]
    fn push_deep(&self, text: &mut String, fields: &[(String, String)], separator: &str) {
        for (index, (key, value)) in fields.iter().enumerate() {
            push_between(text, index, separator);
            push_encoded(text, self.name);
            text.push_str("%5B");
            push_encoded(text, key);
            text.push_str("%5D=");
            self.push_escaped(text, value);
        }
    }

    /// What stands between the items of one value in a query.
    #[inline]
    fn delimiter(&self) -> &'static str {
        match self.style {
            Style::SpaceDelimited => "%20",
            Style::PipeDelimited => "%7C",
            Style::Matrix | Style::Label | Style::Simple | Style::Form | Style::DeepObject => ",",
        }
    }

    /// The items with a delimiter between them. Of an object `key=value` if exploded, else keys and
    /// values by turns, with the same delimiter.
    #[inline]
    fn push_joined(
        &self,
        text: &mut String,
        value: &ParameterValue,
        delimiter: &str,
        assignment: &str,
    ) {
        match value {
            ParameterValue::Text(value) => self.push_escaped(text, value),
            ParameterValue::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    push_between(text, index, delimiter);
                    self.push_escaped(text, item);
                }
            }
            ParameterValue::Object(fields) => {
                for (index, (key, value)) in fields.iter().enumerate() {
                    push_between(text, index, delimiter);
                    self.push_escaped(text, key);
                    text.push_str(if self.explode { assignment } else { delimiter });
                    self.push_escaped(text, value);
                }
            }
        }
    }

    #[inline]
    fn push_escaped(&self, text: &mut String, value: &str) {
        match self.location {
            Location::Header => text.push_str(value),
            Location::Query if self.allow_reserved => push_reserved(text, value),
            Location::Path | Location::Query | Location::Cookie => push_encoded(text, value),
        }
    }
}

/// Adds a delimiter before all items but the first.
#[inline]
fn push_between(text: &mut String, index: usize, delimiter: &str) {
    if index > 0 {
        text.push_str(delimiter);
    }
}
