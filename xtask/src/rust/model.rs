//! Models, and the types of values.

use super::{Docs, Field, Ident};
use crate::config;
use crate::ir::{Constraints, FormatBase, IntegerFormat, Tagging, WireName};

/// A type of the crate's `models`.
#[derive(Debug)]
pub struct Model {
    /// Its name.
    pub ident: Ident,
    /// Its module, in `models` and in `wire`.
    pub module: Ident,
    /// The name in the description; for an inline schema, the way to it with dots.
    pub wire: String,
    /// The name of its page under `docs/`, without the ending.
    pub page: String,
    /// What the description says of it.
    pub docs: Docs,
    /// What it is.
    pub kind: ModelKind,
    /// Whether its bounds are checked before it is sent.
    pub validated: bool,
    /// An example of a value, as the description gives it, for the reference.
    pub example: Option<serde_json::Value>,
}

/// What a model is.
#[derive(Debug)]
pub enum ModelKind {
    /// A struct.
    Struct(Struct),
    /// An enum of texts.
    Text(Vec<Variant<String>>),
    /// An enum of integers.
    Integer(Vec<Variant<i64>>),
    /// An enum of values of several types.
    Union(Union),
    /// Another name for a type.
    Alias(RustType),
}

/// A struct.
#[derive(Debug)]
pub struct Struct {
    /// The fields.
    pub fields: Vec<Field>,
    /// What takes the properties that the description does not name.
    pub additional: Option<Box<Additional>>,
    /// Whether some union writes a discriminator with the fields.
    pub is_tagged: bool,
}

/// The field that takes the properties that the description does not name.
#[derive(Debug)]
pub struct Additional {
    /// The field.
    pub ident: Ident,
    /// The setter.
    pub setter: Ident,
    /// The type of the values.
    pub ty: RustType,
    /// Bounds of the values.
    pub bounds: Bounds,
    /// The constant of its bounds, in the code that checks them.
    pub constant: Ident,
}

/// A variant of an enum.
#[derive(Debug)]
pub struct Variant<T> {
    /// Its name.
    pub ident: Ident,
    /// Its value on the wire.
    pub value: T,
    /// What the description says of it.
    pub description: Option<String>,
}

/// An enum of values of several types.
#[derive(Debug)]
pub struct Union {
    /// The property that names the variant.
    pub discriminator: Option<WireName>,
    /// The variants.
    pub variants: Vec<UnionVariant>,
    /// Whether every value is one text in a parameter.
    pub is_scalar: bool,
}

/// A variant of a union.
#[derive(Debug)]
pub struct UnionVariant {
    /// Its name.
    pub ident: Ident,
    /// What the description calls it, or what follows from it.
    pub wire: String,
    /// What the description says of it.
    pub description: Option<String>,
    /// The type of its values.
    pub ty: RustType,
    /// Bounds.
    pub bounds: Bounds,
    /// The constant of its bounds, in the code that checks them.
    pub constant: Ident,
    /// The values of the discriminator that name it; one at most if the union writes it.
    pub tags: Vec<String>,
    /// Who writes the discriminator.
    pub tagging: Tagging,
    /// What its values look like.
    pub shape: Shape,
    /// Whether its values become the union by `into`: no other variant has values of that type.
    pub is_from: bool,
}

/// What the values of a variant look like.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// One of these texts, or one that is not known.
    Values(Vec<String>),
    /// Text in a certain format.
    Formatted,
    /// Any text.
    Text,
    /// One of these integers, or one that is not known.
    Integers(Vec<i64>),
    /// Any integer.
    Integer,
    /// Any number.
    Number,
    /// A truth value.
    Boolean,
    /// An array.
    Array,
    /// An object with certain fields.
    Object {
        /// Those that must be there.
        required: Vec<WireName>,
        /// All that the description names.
        known: Vec<WireName>,
        /// Those that have but one value.
        constants: Vec<(WireName, Constant)>,
    },
    /// Any object.
    Map,
    /// Another union.
    Union(Ident),
    /// Anything.
    Any,
}

/// The only value of a field in JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Constant {
    /// A text.
    Text(String),
    /// An integer.
    Integer(i64),
    /// A truth value.
    Boolean(bool),
}

/// A type of Rust.
#[derive(Debug, Clone, PartialEq)]
pub enum RustType {
    /// `String`
    String,
    /// `bool`
    Bool,
    /// `i64`, `u64`, `i32` or `u32`
    Integer(IntegerFormat),
    /// `f32`
    F32,
    /// `f64`
    F64,
    /// `chrono::NaiveDate`
    Date,
    /// `chrono::DateTime<chrono::FixedOffset>`
    DateTime,
    /// A type of another crate, which the user chose for a format.
    Foreign(Foreign),
    /// `Part` of the runtime: the contents of a file.
    Part,
    /// `serde_json::Value`
    Json,
    /// A type of `models`: its index in [`Crate::models`](super::Crate::models) and its name.
    Model(usize, Ident),
    /// `Vec<T>`
    Vec(Box<RustType>),
    /// `BTreeMap<String, T>`
    Map(Box<RustType>),
    /// `Option<T>`
    Option(Box<RustType>),
    /// `Box<T>`
    Box(Box<RustType>),
}

impl RustType {
    /// The type without the boxes around it.
    #[must_use]
    pub fn unboxed(&self) -> &Self {
        let mut ty = self;
        while let Self::Box(inner) = ty {
            ty = inner;
        }
        ty
    }

    /// The model that it is, by its index in [`Crate::models`](super::Crate::models).
    #[must_use]
    pub fn model(&self) -> Option<usize> {
        if let Self::Model(index, _) = self.unboxed() {
            Some(*index)
        } else {
            None
        }
    }
}

/// A type of another crate, which the user chose for a format.
#[derive(Debug, Clone, PartialEq)]
pub struct Foreign {
    /// Its path.
    pub path: config::TypePath,
    /// The format.
    pub format: WireName,
    /// What its values are in JSON.
    pub base: FormatBase,
}

/// Bounds of a value and of what is in it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bounds {
    /// Of the value itself.
    pub constraints: Constraints,
    /// Of the items of an array, or the values of a map.
    pub items: Option<Box<Bounds>>,
}

impl Bounds {
    /// Whether there is nothing to check.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let unchecked = Constraints {
            only: self.constraints.only,
            ..Constraints::default()
        };
        self.constraints == unchecked && self.items.as_ref().is_none_or(|items| items.is_empty())
    }
}
