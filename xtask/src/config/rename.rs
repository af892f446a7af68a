//! `[rename]`: what things are called in Rust, where the name that follows from the description will not do.
//!
//! Both sides are text: whether the left one is there is for `lower` to say, what an identifier is for
//! `rust::names`.

use indexmap::IndexMap;
use serde::Deserialize;
use toml::Spanned;

/// New names by old ones, each with its place in the file.
pub type Names = IndexMap<Spanned<String>, Spanned<String>>;

/// Names within something that has a name: the properties of a type, say.
pub type Inner = IndexMap<Spanned<String>, Names>;

/// `[rename]`
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Renames {
    /// Methods, by `operationId`.
    pub operations: Names,
    /// Groups, by their tag.
    pub groups: Names,
    /// Models, by the name of the component, or for a schema inside another one by the way to it with dots, as
    /// `inspect --stage ir` shows it.
    pub types: Names,
    /// Fields and their setters, by the model's name in the description and the property's.
    pub fields: Inner,
    /// Variants, by the model's name in the description and the value.
    pub variants: Inner,
    /// Arguments and setters of calls, by `operationId` and the name of the parameter or of the form's field.
    pub parameters: Inner,
}
