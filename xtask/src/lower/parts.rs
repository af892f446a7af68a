//! Whether there is anything in the values of a type: what is more than a text is written as JSON in a form.

use super::context::Context;
use crate::ir::{Scalar, Type, TypeKind};

/// What there is in a value, or in the items of a list.
pub(super) enum Parts {
    /// Nothing: it is a scalar.
    None(Scalar),
    /// Values of their own.
    Some,
    /// The one or the other.
    Unknown,
}

/// What there is in the values of a type, or in the items of its lists.
pub(super) fn of<'t>(context: &'t Context<'_>, mut ty: &'t Type) -> Parts {
    loop {
        match ty {
            Type::Scalar(scalar) => return Parts::None(*scalar),
            Type::Any => return Parts::Unknown,
            Type::Map(_) => return Parts::Some,
            Type::Array(items) => ty = &items.ty,
            Type::Named(id) => match &context.types[id.0].kind {
                TypeKind::Object(_) => return Parts::Some,
                TypeKind::Enumeration(_) => return Parts::None(Scalar::String),
                TypeKind::Union(union) => {
                    let mut variants = union.variants.iter();
                    let is_json = variants.any(|variant| is_json(context, &variant.value.ty));
                    return if is_json {
                        Parts::Some
                    } else {
                        Parts::None(Scalar::String)
                    };
                }
                TypeKind::Alias(value) => ty = &value.ty,
            },
        }
    }
}

/// Whether a part of a multipart form is JSON: what is no scalar and no list of scalars.
pub(super) fn is_json(context: &Context<'_>, ty: &Type) -> bool {
    match of(context, ty) {
        Parts::None(_) => false,
        Parts::Some | Parts::Unknown => true,
    }
}
