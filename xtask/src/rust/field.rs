//! Fields of structs, and how they stand in them.

use super::{Bounds, Docs, Ident, RustType};
use crate::ir::{Presence, WireName};

/// A field of a struct.
#[derive(Debug)]
pub struct Field {
    /// The field.
    pub ident: Ident,
    /// Its name on the wire.
    pub wire: WireName,
    /// What the description says of it.
    pub docs: Docs,
    /// Its type without `Option` or `Patch`.
    pub ty: RustType,
    /// The value that the constructor sets: the only one that there is, or the one that says what the object is.
    pub only: Option<OnlyValue>,
    /// Whether it must be there, and how it stands in the struct.
    pub holder: Holder,
    /// Whether null is a value like any other.
    pub null_is_value: bool,
    /// As the description has it, for the reference.
    pub presence: Presence,
    /// The setter; of use only if the field is not required.
    pub setter: Ident,
    /// The setter that sends null.
    pub null_setter: Option<Ident>,
    /// Bounds.
    pub bounds: Bounds,
    /// The constant of its bounds, in the code that checks them.
    pub constant: Ident,
    /// The value that the server takes if none is sent.
    pub default: Option<serde_json::Value>,
    /// An example of a value, as the description gives it.
    pub example: Option<serde_json::Value>,
}

/// A value of a field that the constructor knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OnlyValue {
    /// Of an enumeration.
    Variant {
        /// The enumeration.
        model: Ident,
        /// Its variant.
        variant: Ident,
    },
    /// A truth value.
    Boolean(bool),
    /// A text.
    Text(String),
}

impl Field {
    /// Whether it is an argument of `new`.
    #[must_use]
    pub fn is_argument(&self) -> bool {
        self.is_required() && self.only.is_none()
    }

    /// Whether a value that `new` makes has it.
    #[must_use]
    pub fn is_set_by_new(&self) -> bool {
        self.is_required() || self.only.is_some()
    }

    /// Whether a value cannot be without it, so that `new` sets it and there are no setters.
    #[must_use]
    pub fn is_required(&self) -> bool {
        match self.holder {
            Holder::Plain | Holder::Nullable => true,
            Holder::Optional | Holder::Patch => false,
        }
    }

    /// The methods that set it.
    pub fn setters(&self) -> impl Iterator<Item = &Ident> {
        let setters =
            (!self.is_required()).then_some([Some(&self.setter), self.null_setter.as_ref()]);
        setters.into_iter().flatten().flatten()
    }
}

/// How a field stands in its struct.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// `T`: required.
    Plain,
    /// `Option<T>`, absent when `None`.
    Optional,
    /// `Option<T>`, null when `None`, always there.
    Nullable,
    /// `Patch<T>`: absent, null or a value.
    Patch,
}
