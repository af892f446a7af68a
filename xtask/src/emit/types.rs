//! Types as tokens.

use super::foreign;
use super::imports::Imports;
use super::source::{Source, Token, quote};
use crate::ir::IntegerFormat;
use crate::rust::{Crate, Holder, ModelKind, Payload, RustType, Union};

/// Where the models stand, seen from the file that names them.
pub(super) const MODELS: &str = "crate::models";

/// A type, as a file names it.
pub(super) fn tokens(ty: &RustType, imports: &mut Imports) -> Source {
    match ty {
        RustType::String => quote! { String },
        RustType::Bool => quote! { bool },
        RustType::Integer(format) => {
            let name = Token(integer(*format));
            quote! { #name }
        }
        RustType::F32 => quote! { f32 },
        RustType::F64 => quote! { f64 },
        RustType::Date => {
            imports.add("chrono", "NaiveDate");
            quote! { NaiveDate }
        }
        RustType::DateTime => {
            imports.add("chrono", "DateTime");
            imports.add("chrono", "FixedOffset");
            quote! { DateTime<FixedOffset> }
        }
        RustType::Foreign(foreign) => foreign::path(&foreign.path),
        RustType::Part => {
            imports.add("crate::runtime", "Part");
            quote! { Part }
        }
        RustType::Json => quote! { serde_json::Value },
        RustType::Model(_, ident) => imports.model(MODELS, ident),
        RustType::Vec(items) => {
            let items = tokens(items, imports);
            quote! { Vec<#items> }
        }
        RustType::Map(values) => {
            imports.add("std::collections", "BTreeMap");
            let values = tokens(values, imports);
            quote! { BTreeMap<String, #values> }
        }
        RustType::Option(inner) => {
            let inner = tokens(inner, imports);
            quote! { Option<#inner> }
        }
        RustType::Box(inner) => {
            let inner = tokens(inner, imports);
            quote! { Box<#inner> }
        }
    }
}

/// The type of Rust whose values are the integers of a format.
pub(super) fn integer(format: IntegerFormat) -> &'static str {
    match format {
        IntegerFormat::Uint8 => "u8",
        IntegerFormat::Int8 => "i8",
        IntegerFormat::Uint16 => "u16",
        IntegerFormat::Int16 => "i16",
        IntegerFormat::Uint32 => "u32",
        IntegerFormat::Int32 => "i32",
        IntegerFormat::Uint64 => "u64",
        IntegerFormat::Int64 => "i64",
    }
}

/// The type of a field.
pub(super) fn held(ty: &RustType, holder: Holder, imports: &mut Imports) -> Source {
    let ty = tokens(ty, imports);
    match holder {
        Holder::Plain => ty,
        Holder::Optional | Holder::Nullable => quote! { Option<#ty> },
        Holder::Patch => {
            imports.add("crate::runtime", "Patch");
            quote! { Patch<#ty> }
        }
    }
}

/// The type of a payload; `None` if there is nothing in it.
pub(super) fn payload(payload: &Payload, imports: &mut Imports) -> Option<Source> {
    match payload {
        Payload::Empty => None,
        Payload::Json(ty) => Some(tokens(ty, imports)),
        Payload::Text => Some(quote! { String }),
        Payload::Binary => {
            imports.add("bytes", "Bytes");
            Some(quote! { Bytes })
        }
    }
}

/// What of the runtime decodes a payload.
pub(super) fn decoder(payload: &Payload, imports: &mut Imports) -> Source {
    match payload {
        Payload::Empty => {
            imports.add("crate::runtime", "Empty");
            quote! { Empty }
        }
        Payload::Json(ty) => {
            imports.add("crate::runtime", "Json");
            let ty = tokens(ty, imports);
            quote! { Json<#ty> }
        }
        Payload::Text => {
            imports.add("crate::runtime", "PlainText");
            quote! { PlainText }
        }
        Payload::Binary => {
            imports.add("crate::runtime", "Binary");
            quote! { Binary }
        }
    }
}

/// The union that a type is behind its aliases.
pub(super) fn union<'a>(krate: &'a Crate, ty: &'a RustType) -> Option<&'a Union> {
    let RustType::Model(index, _) = behind(krate, ty) else {
        return None;
    };
    match &krate.models[*index].kind {
        ModelKind::Union(union) => Some(union),
        ModelKind::Struct(_) | ModelKind::Text(_) | ModelKind::Integer(_) | ModelKind::Alias(_) => {
            None
        }
    }
}

/// What a type is behind its aliases.
pub(super) fn behind<'a>(krate: &'a Crate, ty: &'a RustType) -> &'a RustType {
    let mut ty = ty;
    for _ in 0..=krate.models.len() {
        let RustType::Model(index, _) = ty else {
            return ty;
        };
        let ModelKind::Alias(target) = &krate.models[*index].kind else {
            return ty;
        };
        ty = target;
    }
    ty
}
