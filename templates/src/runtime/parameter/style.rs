//! Values as text, by the style of their parameter (OAS 3.0.3, "Style Values").
//!
//! Invariant: names and values are encoded one by one, delimiters are not, so that a value never
//! becomes a delimiter. Only headers are not encoded: HTTP has no encoding for them.

use super::{Location, Parameter, ParameterValue, Style};
use crate::runtime::encode::{encode, encode_reserved};

impl Parameter {
    /// The text of a value as it stands in the request, with the parameter's name where the location
    /// has it there. `None` if there is nothing to send: an empty list or object.
    pub(crate) fn render(&self, value: &ParameterValue) -> Option<String> {
        let is_empty = match value {
            ParameterValue::Text(_) => false,
            ParameterValue::List(items) => items.is_empty(),
            ParameterValue::Object(fields) => fields.is_empty(),
        };
        if is_empty {
            return None;
        }
        Some(match self.location {
            Location::Path => self.render_path(value),
            Location::Query => self.render_pairs(value, "&"),
            Location::Header => self.join(value, ",", "="),
            Location::Cookie => self.render_pairs(value, "; "),
        })
    }

    fn render_path(&self, value: &ParameterValue) -> String {
        match self.style {
            Style::Label => format!(
                ".{}",
                self.join(value, if self.explode { "." } else { "," }, "=")
            ),
            Style::Matrix => self.render_matrix(value),
            // The others do not exist in a path; the default stands in for them.
            Style::Simple
            | Style::Form
            | Style::SpaceDelimited
            | Style::PipeDelimited
            | Style::DeepObject => self.join(value, ",", "="),
        }
    }

    /// `;name=a,b`, exploded `;name=a;name=b` or, of an object, `;key=a;key=b`.
    fn render_matrix(&self, value: &ParameterValue) -> String {
        let name = encode(self.name);
        match value {
            ParameterValue::List(items) if self.explode => join(
                items
                    .iter()
                    .map(|item| format!(";{name}={}", self.escape(item))),
                "",
            ),
            ParameterValue::Object(_) if self.explode => format!(";{}", self.join(value, ";", "=")),
            ParameterValue::Text(_) | ParameterValue::List(_) | ParameterValue::Object(_) => {
                format!(";{name}={}", self.join(value, ",", "="))
            }
        }
    }

    /// `name=value` pairs of a query or of cookies.
    fn render_pairs(&self, value: &ParameterValue, separator: &str) -> String {
        let name = encode(self.name);
        match value {
            ParameterValue::Object(fields) if matches!(self.style, Style::DeepObject) => join(
                fields.iter().map(|(key, value)| {
                    format!("{name}%5B{}%5D={}", encode(key), self.escape(value))
                }),
                separator,
            ),
            ParameterValue::List(items) if self.explode => join(
                items
                    .iter()
                    .map(|item| format!("{name}={}", self.escape(item))),
                separator,
            ),
            ParameterValue::Object(_) if self.explode => self.join(value, separator, "="),
            ParameterValue::Text(_) | ParameterValue::List(_) | ParameterValue::Object(_) => {
                format!(
                    "{name}={}",
                    self.join(value, self.delimiter(), self.delimiter())
                )
            }
        }
    }

    /// What stands between the items of one value in a query.
    const fn delimiter(&self) -> &'static str {
        match self.style {
            Style::SpaceDelimited => "%20",
            Style::PipeDelimited => "%7C",
            Style::Matrix | Style::Label | Style::Simple | Style::Form | Style::DeepObject => ",",
        }
    }

    /// The items with a delimiter between them. Of an object `key=value` if exploded, else keys and
    /// values by turns, with the same delimiter.
    fn join(&self, value: &ParameterValue, delimiter: &str, assignment: &str) -> String {
        match value {
            ParameterValue::Text(text) => self.escape(text),
            ParameterValue::List(items) => {
                join(items.iter().map(|item| self.escape(item)), delimiter)
            }
            ParameterValue::Object(fields) => {
                let assignment = if self.explode { assignment } else { delimiter };
                join(
                    fields.iter().map(|(key, value)| {
                        format!("{}{assignment}{}", self.escape(key), self.escape(value))
                    }),
                    delimiter,
                )
            }
        }
    }

    fn escape(&self, text: &str) -> String {
        match self.location {
            Location::Header => text.to_owned(),
            Location::Query if self.allow_reserved => encode_reserved(text),
            Location::Path | Location::Query | Location::Cookie => encode(text),
        }
    }
}

fn join(parts: impl Iterator<Item = String>, delimiter: &str) -> String {
    parts.collect::<Vec<_>>().join(delimiter)
}
