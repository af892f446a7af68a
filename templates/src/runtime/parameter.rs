//! Parameters of an operation as data, and the values that they take.
//!
//! Invariant: a value becomes one of three shapes ([`ParameterValue`]) at once, so that all that
//! follows is the same code for every type.

mod style;
mod value;

pub(crate) use self::value::flat_object;
pub use self::value::{ParameterValue, ToParameter};

/// What a deserializer of plain text knows a union by, of whose values it cannot tell the type: it gives bytes.
pub const UNION: &str = "$union";

use super::Bounds;

/// A parameter in the path, the query, a header or a cookie.
pub struct Parameter {
    pub(crate) name: &'static str,
    pub(crate) location: Location,
    pub(crate) style: Style,
    pub(crate) explode: bool,
    pub(crate) allow_reserved: bool,
    pub(crate) bounds: &'static Bounds,
}

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
}

/// How a value becomes text (OAS 3.0.3, "Style Values").
pub enum Style {
    /// `;name=a`, in a path.
    Matrix,
    /// `.a`, in a path.
    Label,
    /// `a,b`, in a path or a header.
    Simple,
    /// `name=a`, in a query or a cookie.
    Form,
    /// `name=a%20b`, in a query.
    SpaceDelimited,
    /// `name=a%7Cb`, in a query.
    PipeDelimited,
    /// `name[key]=value`, in a query.
    DeepObject,
}

impl Parameter {
    /// A parameter in the path: `simple`, not exploded.
    #[must_use]
    #[inline]
    pub const fn path(name: &'static str) -> Self {
        Self::new(name, Location::Path, Style::Simple, false)
    }

    /// A parameter in the query: `form`, exploded.
    #[must_use]
    #[inline]
    pub const fn query(name: &'static str) -> Self {
        Self::new(name, Location::Query, Style::Form, true)
    }

    /// A parameter in a header: `simple`, not exploded.
    #[must_use]
    #[inline]
    pub const fn header(name: &'static str) -> Self {
        Self::new(name, Location::Header, Style::Simple, false)
    }

    /// A parameter in a cookie: `form`, exploded.
    #[must_use]
    #[inline]
    pub const fn cookie(name: &'static str) -> Self {
        Self::new(name, Location::Cookie, Style::Form, true)
    }

    /// How its value becomes text. Leaves whether it is exploded as it is.
    #[must_use]
    #[inline]
    pub const fn style(mut self, style: Style) -> Self {
        self.style = style;
        self
    }

    /// Whether each item of a list, or each field of an object, stands for itself.
    #[must_use]
    #[inline]
    pub const fn explode(mut self, explode: bool) -> Self {
        self.explode = explode;
        self
    }

    /// Sends `:/?[]@!$'()*,;=` in a query as they are. `#`, `&` and `+` are encoded all the same:
    /// the query would end, the value would end, or the plus would be read as a space.
    #[must_use]
    #[inline]
    pub const fn allow_reserved(mut self) -> Self {
        self.allow_reserved = true;
        self
    }

    /// The bounds of its value.
    #[must_use]
    #[inline]
    pub const fn bounds(mut self, bounds: &'static Bounds) -> Self {
        self.bounds = bounds;
        self
    }

    #[inline]
    const fn new(name: &'static str, location: Location, style: Style, explode: bool) -> Self {
        Self {
            name,
            location,
            style,
            explode,
            allow_reserved: false,
            bounds: Bounds::NONE,
        }
    }
}
