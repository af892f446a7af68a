//! Types without parts: what `type` and `format` say together.

use super::context::Context;
use super::keywords::{JsonType, Keywords, type_of_format};
use super::site::Site;
use crate::diagnostics::Code;
use crate::ir::{FormatBase, FormatId, IntegerFormat, Scalar};

/// The scalar of a type and a format.
pub(super) fn of(
    context: &mut Context<'_>,
    site: &Site<'_>,
    ty: JsonType,
    format: Option<&str>,
) -> Scalar {
    if let Some(chosen) = chosen(context, ty, format) {
        return chosen;
    }
    if let Some(format) = format
        && type_of_format(format).is_some_and(|owner| !belongs(format, owner, ty))
    {
        context
            .warning(
                &site.at.key("format"),
                Code::FormatMismatch,
                format!("format `{format}` does not belong to this type and is ignored"),
            )
            .help("remove it, or write the type that it belongs to");
    }
    match (ty, format) {
        (JsonType::Boolean, _) => Scalar::Boolean,
        (JsonType::Integer, format) => Scalar::of(FormatBase::Integer, format),
        (JsonType::Number, Some(name)) if IntegerFormat::named(name).is_some() => {
            Scalar::of(FormatBase::Integer, format)
        }
        (JsonType::Number, Some("float")) => Scalar::Float,
        (JsonType::Number, _) => Scalar::Double,
        (JsonType::String, format) => Scalar::of(FormatBase::Text, format),
        (JsonType::Array | JsonType::Object, _) => Scalar::String,
    }
}

/// The same with the bounds: integers without a format that reach beyond those with a sign are those without one.
pub(super) fn within(scalar: Scalar, keywords: &Keywords<'_>) -> Scalar {
    let has_format = keywords.format.and_then(IntegerFormat::named).is_some();
    let bounds = &keywords.bounds;
    let is_unsigned = bounds.minimum.is_some_and(|limit| limit.to_f64() >= 0.0);
    let is_large = bounds
        .maximum
        .is_some_and(|limit| limit.to_f64() >= ABOVE_SIGNED);
    match scalar {
        Scalar::Integer(IntegerFormat::Int64) if !has_format && is_unsigned && is_large => {
            Scalar::Integer(IntegerFormat::Uint64)
        }
        Scalar::Integer(_)
        | Scalar::String
        | Scalar::Boolean
        | Scalar::Float
        | Scalar::Double
        | Scalar::Date
        | Scalar::DateTime
        | Scalar::Binary
        | Scalar::Format(..) => scalar,
    }
}

/// 2^63. A limit that is no `i64` is kept as a floating-point number.
const ABOVE_SIGNED: f64 = 9_223_372_036_854_775_808.0;

/// Whether a format belongs to a type, of which another one usually has it: integers of 64 bits may be numbers or texts
/// (OpenAPI's format registry).
fn belongs(format: &str, owner: JsonType, ty: JsonType) -> bool {
    owner == ty
        || (owner, ty) == (JsonType::Integer, JsonType::Number)
        || (ty == JsonType::String && matches!(format, "int64" | "uint64"))
}

/// The type that the user chose for a format of text or integers.
fn chosen(context: &mut Context<'_>, ty: JsonType, format: Option<&str>) -> Option<Scalar> {
    let base = match ty {
        JsonType::String => FormatBase::Text,
        JsonType::Integer => FormatBase::Integer,
        JsonType::Number | JsonType::Boolean | JsonType::Array | JsonType::Object => return None,
    };
    let formats = &context.options.formats;
    let index = formats
        .iter()
        .position(|said| Some(said.as_ref().as_str()) == format)?;
    context.met_formats.insert(index);
    Some(Scalar::Format(FormatId(index), base))
}
