//! Parameters of an operation as data, and the values that they take.
//!
//! Invariant: a value becomes one of three shapes ([`ParameterValue`]) at once, so that all that
//! follows is the same code for every type.

mod plain;
mod value;

pub use self::value::{ParameterValue, ToParameter};

/// What a deserializer of plain text knows a union by, of whose values it cannot tell the type: it gives bytes.
pub const UNION: &str = "$union";

use super::Bounds;

/// A parameter in the path, the query, a header or a cookie, or a field of a form that is written as one.
pub struct Parameter {
    pub(crate) name: &'static str,
    pub(crate) location: Location,
    pub(crate) style: Style,
    pub(crate) explode: bool,
    pub(crate) allow_reserved: bool,
    pub(crate) bounds: &'static Bounds,
    pub(crate) write: Write,
}

/// Adds a value that is not empty to a text, as it stands in the request, with the parameter's name where the location
/// has it there.
pub(crate) type Write = fn(&Parameter, &ParameterValue, &mut String);

/// Where a parameter is sent.
#[derive(PartialEq)]
pub enum Location {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// As a header.
    Header,
    /// As a cookie.
    Cookie,
    /// In a form (`application/x-www-form-urlencoded`).
    Form,
}

/// How a value becomes text (OAS 3.0.3, "Style Values").
pub enum Style {
    /// `;name=a`, in a path.
    Matrix,
    /// `.a`, in a path.
    Label,
    /// `a,b`, in a path or a header.
    Simple,
    /// `name=a`, in a query, a cookie or a form.
    Form,
    /// `name=a%20b`, in a query or a form.
    SpaceDelimited,
    /// `name=a%7Cb`, in a query or a form.
    PipeDelimited,
    /// `name[key]=value`, in a query or a form.
    DeepObject,
}

impl Parameter {
    /// A parameter in the path: `simple`, not exploded.
    #[must_use]
    #[inline]
    pub const fn path(name: &'static str) -> Self {
        Self::new(
            name,
            Location::Path,
            Style::Simple,
            false,
            plain::write_path,
        )
    }

    /// A parameter in the query: `form`, exploded.
    #[must_use]
    #[inline]
    pub const fn query(name: &'static str) -> Self {
        Self::new(name, Location::Query, Style::Form, true, plain::write_query)
    }

    /// The bounds of its value.
    #[must_use]
    #[inline]
    pub const fn bounds(mut self, bounds: &'static Bounds) -> Self {
        self.bounds = bounds;
        self
    }

    #[inline]
    const fn new(
        name: &'static str,
        location: Location,
        style: Style,
        explode: bool,
        write: Write,
    ) -> Self {
        Self {
            name,
            location,
            style,
            explode,
            allow_reserved: false,
            bounds: Bounds::NONE,
            write,
        }
    }

    /// The text of a value as it stands in the request. `None` if there is nothing to send: an empty list or object.
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
        (self.write)(self, value, &mut text);
        Some(text)
    }
}
