//! What values of a type are, in words: for what has no name and no description.

use crate::emit::{markdown, types};
use crate::ir::FormatBase;
use crate::rust::{Crate, Field, ModelKind, RustType, Struct};

/// A sentence on the values of a type.
pub(super) fn sentence(krate: &Crate, ty: &RustType) -> String {
    let words = Words::of(krate, ty).one;
    let (first, rest) = words.split_at(words.len().min(1));
    format!("{}{rest}.", first.to_uppercase())
}

/// What values are called.
struct Words {
    one: String,
    many: String,
}

impl Words {
    fn new(one: impl Into<String>, many: impl Into<String>) -> Self {
        let (one, many) = (one.into(), many.into());
        Self { one, many }
    }

    fn of(krate: &Crate, ty: &RustType) -> Self {
        match types::behind(krate, ty.unboxed()) {
            RustType::String => Self::new("a text", "texts"),
            RustType::Bool => Self::new("true or false", "truth values"),
            RustType::Integer(_) => Self::new("a whole number", "whole numbers"),
            RustType::F32 | RustType::F64 => Self::new("a number", "numbers"),
            RustType::Date => Self::new("a day", "days"),
            RustType::DateTime => Self::new("a moment", "moments"),
            RustType::Foreign(foreign) => {
                let format = markdown::code(&foreign.format.0);
                let (one, many) = match foreign.base {
                    FormatBase::Text => ("a text", "texts"),
                    FormatBase::Integer => ("a whole number", "whole numbers"),
                };
                Self::new(
                    format!("{one} of the format {format}"),
                    format!("{many} of the format {format}"),
                )
            }
            RustType::Part => Self::new("a file", "files"),
            RustType::Json => Self::new("any JSON", "any JSON"),
            RustType::Vec(items) => {
                let many = Self::of(krate, items).many;
                Self::new(format!("an array of {many}"), format!("arrays of {many}"))
            }
            RustType::Map(values) => {
                let many = Self::of(krate, values).many;
                Self::new(format!("a map to {many}"), format!("maps to {many}"))
            }
            RustType::Option(inner) | RustType::Box(inner) => Self::of(krate, inner),
            RustType::Model(index, _) => match &krate.models[*index].kind {
                ModelKind::Struct(structure) => Self::new(object(structure), "objects"),
                ModelKind::Text(_) => Self::new("one of several texts", "texts"),
                ModelKind::Integer(_) => Self::new("one of several whole numbers", "whole numbers"),
                ModelKind::Union(_) | ModelKind::Alias(_) => {
                    Self::new("a value of one of several types", "values of several types")
                }
            },
        }
    }
}

/// An object is known by what it must have.
fn object(structure: &Struct) -> String {
    let fields = structure.fields.iter();
    let required = fields.filter(|field: &&Field| field.is_required());
    let names: Vec<String> = required
        .map(|field| markdown::code(&field.wire.0))
        .collect();
    match names.split_last() {
        None => "an object".to_owned(),
        Some((only, [])) => format!("an object with {only}"),
        Some((last, others)) => format!("an object with {} and {last}", others.join(", ")),
    }
}
