//! Unions: the variants, how they are told apart, and who writes the discriminator.

mod shape;

use std::borrow::Cow;

use serde_json::Value as Json;

use super::choice::Choice;
use super::models::RESERVED_VARIANTS;
use super::types::Types;
use crate::config::Names;
use crate::ir::{self, Tagging, Type, TypeId, TypeKind, WireName};
use crate::rust::names::{Kind, Named, Scope, given};
use crate::rust::{Ident, Model, ModelKind, RustType, Union, UnionVariant, owner};
use shape::{may_be, shape};

/// Plans a union, whose name in the description and identifier are given.
pub(super) fn union(
    (id, (name, ident)): (TypeId, (&str, &Ident)),
    union: &ir::Union,
    chosen: Option<&Names>,
    types: &Types<'_>,
    choice: &mut Choice<'_>,
) -> Union {
    let idents = idents((name, ident), union, chosen, choice);
    let mut constants = Scope::new(&["NONE"]);
    // What may be anything is kept as what fits nothing else is.
    let is_any = |variant: &ir::UnionVariant| *types.resolve(&variant.value.ty) == Type::Any;
    let variants = union.variants.iter().zip(idents).enumerate();
    let known = variants.filter(|(_, (variant, _))| !is_any(variant));
    let mut variants: Vec<UnionVariant> = known
        .map(|(index, (variant, ident))| UnionVariant {
            constant: constants.claim(ident.text(), Kind::Constant),
            ident,
            wire: variant.name.clone(),
            description: variant.description.clone(),
            ty: types.of_field(id, index, &variant.value),
            bounds: types.bounds(&variant.value),
            tags: variant.tags.clone(),
            tagging: variant.tagging,
            shape: shape(&variant.value.ty, types),
            is_from: false,
        })
        .collect();
    let known = union.variants.iter().filter(|variant| !is_any(variant));
    let behind: Vec<RustType> = known
        .map(|variant| behind(&variant.value.ty, types))
        .collect();
    for (index, variant) in variants.iter_mut().enumerate() {
        let is_once = behind.iter().filter(|ty| **ty == behind[index]).count() == 1;
        variant.is_from = is_once && can_be_from(&behind[index]);
    }
    Union {
        discriminator: union.discriminator.clone(),
        is_scalar: is_scalar(union, types),
        variants,
    }
}

fn idents(
    (name, ident): (&str, &Ident),
    union: &ir::Union,
    chosen: Option<&Names>,
    choice: &mut Choice<'_>,
) -> Vec<Ident> {
    let mut scope = Scope::new(RESERVED_VARIANTS);
    choice.given.leave(&mut scope, &owner::model(ident));
    let variants = union.variants.iter();
    let named: Vec<_> = variants
        .map(|variant| Named {
            wire: &variant.name,
            derived: &variant.name,
            chosen: chosen.and_then(|names| Choice::of(names, &variant.name)),
            given: given::within(&choice.given.variants, name, &variant.name),
        })
        .collect();
    let idents = choice.siblings("variant", Kind::Variant);
    idents.claim(&mut scope, &named)
}

/// Marks the structs of which some union writes the discriminator.
pub(super) fn mark_tagged(models: &mut [Model]) {
    let unions = models.iter().filter_map(|model| match &model.kind {
        ModelKind::Union(union) => Some(union),
        ModelKind::Struct(_) | ModelKind::Text(_) | ModelKind::Integer(_) | ModelKind::Alias(_) => {
            None
        }
    });
    let tagged = unions
        .flat_map(|union| &union.variants)
        .filter_map(|variant| {
            let index = model_of(&variant.ty, models)?;
            (variant.tagging == Tagging::Union).then_some(index)
        });
    for index in tagged.collect::<Vec<_>>() {
        if let ModelKind::Struct(structure) = &mut models[index].kind {
            structure.is_tagged = true;
        }
    }
}

/// The index of the model that a type is behind boxes and aliases.
fn model_of(ty: &RustType, models: &[Model]) -> Option<usize> {
    let index = ty.model()?;
    match &models[index].kind {
        ModelKind::Alias(other) => model_of(other, models),
        ModelKind::Struct(_) | ModelKind::Text(_) | ModelKind::Integer(_) | ModelKind::Union(_) => {
            Some(index)
        }
    }
}

/// The type of Rust behind the aliases, without a box.
fn behind(ty: &Type, types: &Types<'_>) -> RustType {
    match types.resolve(ty) {
        Type::Array(items) => RustType::Vec(Box::new(behind_value(items, types))),
        Type::Map(values) => RustType::Map(Box::new(behind_value(values, types))),
        other @ (Type::Scalar(_) | Type::Named(_) | Type::Any) => types.of(other),
    }
}

fn behind_value(value: &ir::Value, types: &Types<'_>) -> RustType {
    let ty = behind(&value.ty, types);
    if value.nullable {
        RustType::Option(Box::new(ty))
    } else {
        ty
    }
}

/// Of a type of another crate nobody knows here whether it is one of the others by another name.
fn can_be_from(ty: &RustType) -> bool {
    match ty {
        RustType::String
        | RustType::Bool
        | RustType::Integer(_)
        | RustType::F32
        | RustType::F64
        | RustType::Date
        | RustType::DateTime
        | RustType::Model(..) => true,
        RustType::Foreign(_) | RustType::Part | RustType::Json => false,
        RustType::Vec(inner)
        | RustType::Map(inner)
        | RustType::Option(inner)
        | RustType::Box(inner) => can_be_from(inner) || **inner == RustType::Json,
    }
}

/// Whether every value of a union is one text in a parameter.
pub(super) fn is_scalar(union: &ir::Union, types: &Types<'_>) -> bool {
    union
        .variants
        .iter()
        .all(|variant| match types.resolve(&variant.value.ty) {
            Type::Scalar(_) => true,
            Type::Named(id) => match &types.definition(*id).kind {
                TypeKind::Enumeration(_) => true,
                TypeKind::Union(inner) => is_scalar(inner, types),
                TypeKind::Object(_) | TypeKind::Alias(_) => false,
            },
            Type::Array(_) | Type::Map(_) | Type::Any => false,
        })
}

/// The variant that a value in JSON is most likely of, and the value without what the union writes.
pub(super) fn variant_of<'u, 'j>(
    union: &'u Union,
    value: &'j Json,
) -> Option<(&'u UnionVariant, Cow<'j, Json>)> {
    let discriminator = union.discriminator.as_ref();
    let name = discriminator.and_then(|name| value.get(&name.0)?.as_str());
    let is_named = |variant: &&UnionVariant| variant.tags.iter().any(|tag| Some(&**tag) == name);
    let is_like = |variant: &&UnionVariant| may_be(&variant.shape, value);
    let mut variants = union.variants.iter();
    let named = variants.clone().find(is_named);
    let variant = named.or_else(|| variants.find(is_like))?;
    let value = match (variant.tagging, discriminator, value) {
        (Tagging::Union, Some(WireName(name)), Json::Object(fields)) => {
            let mut fields = fields.clone();
            fields.remove(name);
            Cow::Owned(Json::Object(fields))
        }
        (Tagging::Union | Tagging::Value, _, _) => Cow::Borrowed(value),
    };
    Some((variant, value))
}
