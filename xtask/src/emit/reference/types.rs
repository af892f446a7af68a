//! Types of Rust as text, with links to the pages of the models in them.

use crate::emit::markdown;
use crate::emit::types::integer;
use crate::rust::{Crate, Field, Holder, Payload, RustType};

/// A type in code, linked to the page of the model in it; `around` may put it into another one.
pub(super) fn linked(krate: &Crate, ty: &RustType, around: impl Fn(String) -> String) -> String {
    let code = markdown::code(&around(text(ty)));
    let page = model_of(ty)
        .and_then(|index| krate.models.get(index))
        .map(|model| &model.page);
    match page {
        Some(page) => markdown::link(&code, &format!("{page}.md")),
        None => code,
    }
}

/// The type of a field, with what holds it in its struct.
pub(super) fn of_field(krate: &Crate, field: &Field) -> String {
    linked(krate, &field.ty, |ty| match field.holder {
        Holder::Plain => ty,
        Holder::Optional | Holder::Nullable => format!("Option<{ty}>"),
        Holder::Patch => format!("Patch<{ty}>"),
    })
}

/// The contents of an answer; `around` may put its type into another one.
pub(super) fn of_payload(
    krate: &Crate,
    payload: &Payload,
    around: impl Fn(String) -> String,
) -> String {
    match payload {
        Payload::Empty => markdown::code(&around("()".to_owned())),
        Payload::Json(ty) => linked(krate, ty, around),
        Payload::Text => markdown::code(&around("String".to_owned())),
        Payload::Binary => markdown::code(&around("Bytes".to_owned())),
    }
}

/// The contents of an answer that stands in a table.
pub(super) fn of_contents(krate: &Crate, payload: &Payload) -> String {
    match payload {
        Payload::Empty => "no body".to_owned(),
        Payload::Json(_) | Payload::Text | Payload::Binary => of_payload(krate, payload, |ty| ty),
    }
}

/// A type as Rust has it.
pub(super) fn text(ty: &RustType) -> String {
    let of = |outer: &str, inner: &RustType| format!("{outer}{}>", text(inner));
    match ty {
        RustType::String => "String".to_owned(),
        RustType::Bool => "bool".to_owned(),
        RustType::Integer(format) => integer(*format).to_owned(),
        RustType::F32 => "f32".to_owned(),
        RustType::F64 => "f64".to_owned(),
        RustType::Date => "NaiveDate".to_owned(),
        RustType::DateTime => "DateTime<FixedOffset>".to_owned(),
        RustType::Foreign(foreign) => foreign.path.to_string(),
        RustType::Part => "Part".to_owned(),
        RustType::Json => "serde_json::Value".to_owned(),
        RustType::Model(_, ident) => ident.to_string(),
        RustType::Vec(item) => of("Vec<", item),
        RustType::Map(value) => of("BTreeMap<String, ", value),
        RustType::Option(inner) => of("Option<", inner),
        RustType::Box(inner) => of("Box<", inner),
    }
}

fn model_of(ty: &RustType) -> Option<usize> {
    match ty {
        RustType::Model(index, _) => Some(*index),
        RustType::Vec(inner)
        | RustType::Map(inner)
        | RustType::Option(inner)
        | RustType::Box(inner) => model_of(inner),
        RustType::String
        | RustType::Bool
        | RustType::Integer(_)
        | RustType::F32
        | RustType::F64
        | RustType::Date
        | RustType::DateTime
        | RustType::Foreign(_)
        | RustType::Part
        | RustType::Json => None,
    }
}
