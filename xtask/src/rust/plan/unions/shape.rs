//! What the values of a variant look like, and whether a value in JSON looks so.

use serde_json::Value as Json;

use crate::ir::{
    self, Enumeration, EnumerationValue, FormatBase, Object, Scalar, Type, TypeId, TypeKind,
    WireName,
};
use crate::rust::plan::models;
use crate::rust::plan::types::Types;
use crate::rust::{Constant, Holder, Shape};

/// What the values of a type look like.
pub(super) fn shape(ty: &Type, types: &Types<'_>) -> Shape {
    match types.resolve(ty) {
        Type::Scalar(scalar) => match scalar {
            Scalar::String | Scalar::Binary => Shape::Text,
            Scalar::Date | Scalar::DateTime | Scalar::Format(_, FormatBase::Text) => {
                Shape::Formatted
            }
            Scalar::Boolean => Shape::Boolean,
            Scalar::Integer(_) | Scalar::Format(_, FormatBase::Integer) => Shape::Integer,
            Scalar::Float | Scalar::Double => Shape::Number,
        },
        Type::Array(_) => Shape::Array,
        Type::Map(_) => Shape::Map,
        Type::Any => Shape::Any,
        Type::Named(id) => match &types.definition(*id).kind {
            TypeKind::Object(object) => object_shape(*id, object, types),
            TypeKind::Enumeration(Enumeration::Text(values)) => {
                Shape::Values(values.iter().map(|value| value.value.clone()).collect())
            }
            TypeKind::Enumeration(Enumeration::Integer(values)) => {
                Shape::Integers(values.iter().map(|value| value.value).collect())
            }
            TypeKind::Union(_) => types.ident(*id).map_or(Shape::Any, Shape::Union),
            TypeKind::Alias(_) => Shape::Any,
        },
    }
}

fn object_shape(id: TypeId, object: &Object, types: &Types<'_>) -> Shape {
    let usage = types.definition(id).usage;
    let fields = object.fields.iter();
    let required =
        fields.clone().filter(
            |field| match models::holder(field.presence, field.access, usage) {
                Holder::Plain | Holder::Nullable => true,
                Holder::Optional | Holder::Patch => false,
            },
        );
    let constants = fields.clone().filter_map(|field| {
        let only = only(&field.value, types)?;
        Some((field.name.clone(), only))
    });
    Shape::Object {
        required: required.map(|field| field.name.clone()).collect(),
        known: fields.map(|field| field.name.clone()).collect(),
        constants: constants.collect(),
    }
}

/// The only value that there is of a field.
fn only(value: &ir::Value, types: &Types<'_>) -> Option<Constant> {
    let Type::Named(id) = types.resolve(&value.ty) else {
        let only = types.bounds(value).constraints.only;
        return only.map(Constant::Boolean);
    };
    match &types.definition(*id).kind {
        TypeKind::Enumeration(Enumeration::Text(values)) => {
            only_one(values).map(|only| Constant::Text(only.clone()))
        }
        TypeKind::Enumeration(Enumeration::Integer(values)) => {
            only_one(values).map(|only| Constant::Integer(*only))
        }
        TypeKind::Object(_) | TypeKind::Union(_) | TypeKind::Alias(_) => None,
    }
}

fn only_one<T>(values: &[EnumerationValue<T>]) -> Option<&T> {
    match values {
        [only] => Some(&only.value),
        [] | [_, _, ..] => None,
    }
}

/// Whether a value may be one of those that look so.
pub(super) fn may_be(shape: &Shape, value: &Json) -> bool {
    match shape {
        Shape::Values(values) => value
            .as_str()
            .is_some_and(|text| values.iter().any(|v| v == text)),
        Shape::Formatted | Shape::Text => value.is_string(),
        Shape::Integers(values) => value.as_i64().is_some_and(|value| values.contains(&value)),
        Shape::Integer => value.is_i64(),
        Shape::Number => value.is_number(),
        Shape::Boolean => value.is_boolean(),
        Shape::Array => value.is_array(),
        Shape::Object {
            required,
            constants,
            ..
        } => value.as_object().is_some_and(|fields| {
            let is_it = |(name, only): &(WireName, Constant)| {
                fields.get(&name.0).is_none_or(|field| match only {
                    _ if field.is_null() => true,
                    Constant::Text(only) => field.as_str() == Some(only),
                    Constant::Integer(only) => field.as_i64() == Some(*only),
                    Constant::Boolean(only) => field.as_bool() == Some(*only),
                })
            };
            required.iter().all(|name| fields.contains_key(&name.0)) && constants.iter().all(is_it)
        }),
        Shape::Map => value.is_object(),
        Shape::Union(_) | Shape::Any => true,
    }
}
