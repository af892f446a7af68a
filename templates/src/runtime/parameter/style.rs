//! Values as text, by any other style of their parameter than the usual one (OAS 3.0.3, "Style Values"), and in headers,
//! cookies and forms.
//!
//! Invariant: names and values are encoded one by one, delimiters are not, so that a value never
//! becomes a delimiter. Only headers are not encoded: HTTP has no encoding for them.

use super::plain::push_between;
use super::{Location, Parameter, ParameterValue, Style};
use crate::runtime::encode::{push_encoded, push_reserved};

impl Parameter {
    /// A parameter in a header: `simple`, not exploded.
    #[must_use]
    #[inline]
    pub const fn header(name: &'static str) -> Self {
        Self::new(
            name,
            Location::Header,
            Style::Simple,
            false,
            Self::write_styled,
        )
    }

    /// A parameter in a cookie: `form`, exploded.
    #[must_use]
    #[inline]
    pub const fn cookie(name: &'static str) -> Self {
        Self::new(
            name,
            Location::Cookie,
            Style::Form,
            true,
            Self::write_styled,
        )
    }

    /// A field of a form: `form`, exploded.
    #[must_use]
    #[inline]
    pub const fn form(name: &'static str) -> Self {
        Self::new(name, Location::Form, Style::Form, true, Self::write_styled)
    }

    /// How its value becomes text. Only `form` is exploded, unless it is said then that another style is (OAS 3.0.3,
    /// "Parameter Object").
    #[must_use]
    #[inline]
    pub const fn style(mut self, style: Style) -> Self {
        self.explode = matches!(style, Style::Form);
        self.style = style;
        self.write = Self::write_styled;
        self
    }

    /// Whether each item of a list, or each field of an object, stands for itself.
    #[must_use]
    #[inline]
    pub const fn explode(mut self, explode: bool) -> Self {
        self.explode = explode;
        self.write = Self::write_styled;
        self
    }

    /// Sends `:/?[]@!$'()*,;=` in a query or a form as they are. `#`, `&` and `+` are encoded all the
    /// same: the query would end, the value would end, or the plus would be read as a space.
    #[must_use]
    #[inline]
    pub const fn allow_reserved(mut self) -> Self {
        self.allow_reserved = true;
        self.write = Self::write_styled;
        self
    }

    #[inline]
    fn write_styled(&self, value: &ParameterValue, text: &mut String) {
        match self.location {
            Location::Path => self.push_path(text, value),
            Location::Query | Location::Form => self.push_pairs(text, value, "&"),
            Location::Header => self.push_joined(text, value, ",", "="),
            Location::Cookie => self.push_pairs(text, value, "; "),
        }
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
                for (index, (key, value)) in fields.iter().enumerate() {
                    push_between(text, index, separator);
                    self.push_key(text, key, value);
                }
            }
            // OAS 3.0.3 leaves open how a list is written so: by the numbers of its items, from 0.
            ParameterValue::List(items) if matches!(self.style, Style::DeepObject) => {
                for (index, item) in items.iter().enumerate() {
                    push_between(text, index, separator);
                    self.push_key(text, &index.to_string(), item);
                }
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
    fn push_key(&self, text: &mut String, key: &str, value: &str) {
        push_encoded(text, self.name);
        text.push_str("%5B");
        push_encoded(text, key);
        text.push_str("%5D=");
        self.push_escaped(text, value);
    }

    /// What stands between the items of one value in a query or a form.
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
            Location::Query | Location::Form if self.allow_reserved => push_reserved(text, value),
            Location::Path | Location::Query | Location::Cookie | Location::Form => {
                push_encoded(text, value);
            }
        }
    }
}
