//! Examples of values, as Rust expressions, for the documentation.

use super::{Crate, Field, Ident, Model};
use crate::rust::plan;

/// An expression.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    /// `true`
    Bool(bool),
    /// `42`
    Integer(i64),
    /// `1.5`
    Float(f64),
    /// `"text"`, where a `&str`, an `impl Into<String>` or a `String` by `.into()` will do.
    Text(String),
    /// `"text".to_owned()`, where a `String` is needed.
    OwnedText(String),
    /// `"2017-11-21T00:00:00+03:00".parse()?`
    Parsed(String),
    /// The same for a type that the user chose: whether it takes the text is not known.
    Foreign(String),
    /// `ChatType::Chat`
    Variant(Ident, Ident),
    /// `Payment::Card(…)`
    OfUnion {
        /// The union.
        model: Ident,
        /// The variant.
        variant: Ident,
        /// Its value.
        value: Box<Expression>,
    },
    /// `GetChatsRequest::new(1).with_statuses([…])`
    New {
        /// The model.
        model: Ident,
        /// The arguments of `new`.
        arguments: Vec<Expression>,
        /// The setters and their arguments.
        setters: Vec<(Ident, Expression)>,
    },
    /// `[1, 2]`
    Array(Vec<Expression>),
    /// `[] as [&str; 0]`, where an empty array does not say of what.
    NoTexts,
    /// `[] as [Query; 0]`, likewise.
    NoneOf(Ident),
    /// `vec![1, 2]`
    Vec(Vec<Expression>),
    /// `BTreeMap::from([("key".to_owned(), 1)])`
    Map(Vec<(String, Expression)>),
    /// `serde_json::json!(…)`
    Json(serde_json::Value),
    /// `Some(…)`
    Some(Box<Expression>),
    /// `None`
    None,
    /// `Box::new(…)`
    Box(Box<Expression>),
    /// `Part::path("invoice.pdf").await?`
    File(String),
    /// `unimplemented!()`: there is no finite value of the type.
    Impossible,
}

/// A value of a struct, made with what it must have, and with the fields that are to be shown.
pub(crate) fn structure(
    krate: &Crate,
    model: &Model,
    is_shown: impl Fn(&Field) -> bool,
) -> Expression {
    plan::example(&krate.models, model, is_shown)
}

impl Expression {
    /// Whether there is a value.
    pub(in crate::rust) fn is_possible(&self) -> bool {
        match self {
            Self::Impossible => false,
            Self::Bool(_)
            | Self::Integer(_)
            | Self::Float(_)
            | Self::Text(_)
            | Self::OwnedText(_)
            | Self::Parsed(_)
            | Self::Foreign(_)
            | Self::Variant(..)
            | Self::NoTexts
            | Self::NoneOf(_)
            | Self::Json(_)
            | Self::File(_)
            | Self::None => true,
            Self::Array(items) | Self::Vec(items) => items.iter().all(Self::is_possible),
            Self::Map(entries) => entries.iter().all(|(_, value)| value.is_possible()),
            Self::Some(inner) | Self::Box(inner) | Self::OfUnion { value: inner, .. } => {
                inner.is_possible()
            }
            Self::New {
                arguments, setters, ..
            } => {
                let setters = setters.iter().map(|(_, argument)| argument);
                arguments.iter().chain(setters).all(Self::is_possible)
            }
        }
    }

    /// Whether there is a list or a map in it that has nothing in it.
    pub(in crate::rust) fn has_nothing_in_it(&self) -> bool {
        match self {
            Self::NoTexts | Self::NoneOf(_) => true,
            Self::Bool(_)
            | Self::Integer(_)
            | Self::Float(_)
            | Self::Text(_)
            | Self::OwnedText(_)
            | Self::Parsed(_)
            | Self::Foreign(_)
            | Self::Variant(..)
            | Self::Json(_)
            | Self::File(_)
            | Self::None
            | Self::Impossible => false,
            Self::Array(items) | Self::Vec(items) => {
                items.is_empty() || items.iter().any(Self::has_nothing_in_it)
            }
            Self::Map(entries) => {
                entries.is_empty() || entries.iter().any(|(_, value)| value.has_nothing_in_it())
            }
            Self::Some(inner) | Self::Box(inner) | Self::OfUnion { value: inner, .. } => {
                inner.has_nothing_in_it()
            }
            Self::New {
                arguments, setters, ..
            } => {
                let setters = setters.iter().map(|(_, argument)| argument);
                let mut all = arguments.iter().chain(setters);
                all.any(Self::has_nothing_in_it)
            }
        }
    }

    /// Whether a program with it can run: it needs no file, and it is there.
    #[must_use]
    pub fn runs(&self) -> bool {
        match self {
            Self::Bool(_)
            | Self::Integer(_)
            | Self::Float(_)
            | Self::Text(_)
            | Self::OwnedText(_)
            | Self::Parsed(_)
            | Self::Variant(..)
            | Self::NoTexts
            | Self::NoneOf(_)
            | Self::Json(_)
            | Self::None => true,
            Self::File(_) | Self::Foreign(_) | Self::Impossible => false,
            Self::Array(items) | Self::Vec(items) => items.iter().all(Self::runs),
            Self::Map(entries) => entries.iter().all(|(_, value)| value.runs()),
            Self::Some(inner) | Self::Box(inner) | Self::OfUnion { value: inner, .. } => {
                inner.runs()
            }
            Self::New {
                arguments, setters, ..
            } => {
                let setters = setters.iter().map(|(_, argument)| argument);
                arguments.iter().chain(setters).all(Self::runs)
            }
        }
    }
}
