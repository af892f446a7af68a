//! Fields of which it is known what to send in them: the constructor sets them, so that nobody has to say what there is no
//! choice about. They have one value, or say what the object is, by the one value that a discriminator has for it.
//!
//! Of the fields that may be absent only those that say what an object is: without them nobody could tell. A field is read
//! as any other: a server that moves first may have another value by now, or none, and what is made of the object has
//! one of its own.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::Tagging;
use crate::rust::{Field, Holder, Model, ModelKind, OnlyValue, RustType, Variant};

/// Finds the fields that have one value and must be there, or say what the object is.
pub(super) fn mark(models: &mut [Model]) {
    let tags = tags(models);
    for index in 0..models.len() {
        let ModelKind::Struct(structure) = &models[index].kind else {
            continue;
        };
        let fields = structure.fields.iter();
        let values =
            fields.map(|field| value(models, field, tags.get(&(index, field.wire.0.clone()))));
        let values: Vec<_> = values.collect();
        if let ModelKind::Struct(structure) = &mut models[index].kind {
            for (field, value) in structure.fields.iter_mut().zip(values) {
                field.only = value;
            }
        }
    }
}

/// The value that the constructor sets in a field. `tags` are those that say by it what the object is.
fn value(models: &[Model], field: &Field, tags: Option<&BTreeSet<String>>) -> Option<OnlyValue> {
    match (field.holder, only_of(models, field)) {
        (Holder::Nullable, _) => None,
        (Holder::Plain, Some((value, _))) => Some(value),
        (Holder::Optional | Holder::Patch, Some((value, text))) => {
            tags?.contains(&text).then_some(value)
        }
        (Holder::Plain | Holder::Optional | Holder::Patch, None) => {
            let mut tags = tags?.iter();
            let only = tags.next().filter(|_| tags.len() == 0)?;
            of_tag(models, &field.ty, only)
        }
    }
}

/// What says in the values of a model which variant of a union they are: by the number of the model and the name of the
/// field.
fn tags(models: &[Model]) -> BTreeMap<(usize, String), BTreeSet<String>> {
    let mut tags: BTreeMap<_, BTreeSet<String>> = BTreeMap::new();
    for model in models {
        let ModelKind::Union(union) = &model.kind else {
            continue;
        };
        let Some(discriminator) = &union.discriminator else {
            continue;
        };
        let of_values = union
            .variants
            .iter()
            .filter(|variant| matches!(variant.tagging, Tagging::Value));
        for variant in of_values {
            let Some(index) = structure_of(models, &variant.ty) else {
                continue;
            };
            let of_field = tags.entry((index, discriminator.0.clone())).or_default();
            of_field.extend(variant.tags.iter().cloned());
        }
    }
    tags
}

/// The struct that a type is, also by another name of it.
fn structure_of(models: &[Model], ty: &RustType) -> Option<usize> {
    let index = ty.model()?;
    match &models[index].kind {
        ModelKind::Struct(_) => Some(index),
        ModelKind::Alias(other) => structure_of(models, other),
        ModelKind::Text(_) | ModelKind::Integer(_) | ModelKind::Union(_) => None,
    }
}

/// The only value of a field, and how it is written.
fn only_of(models: &[Model], field: &Field) -> Option<(OnlyValue, String)> {
    match field.bounds.constraints.only {
        Some(only) => Some((OnlyValue::Boolean(only), only.to_string())),
        None => only_variant(models, &field.ty),
    }
}

/// The only value of an enumeration, also by another name of it, and how it is written.
fn only_variant(models: &[Model], ty: &RustType) -> Option<(OnlyValue, String)> {
    let model = &models[ty.model()?];
    match &model.kind {
        ModelKind::Text(variants) => match variants.as_slice() {
            [only] => Some((of_variant(model, only), only.value.clone())),
            [] | [_, _, ..] => None,
        },
        ModelKind::Integer(variants) => match variants.as_slice() {
            [only] => Some((of_variant(model, only), only.value.to_string())),
            [] | [_, _, ..] => None,
        },
        ModelKind::Alias(other) => only_variant(models, other),
        ModelKind::Struct(_) | ModelKind::Union(_) => None,
    }
}

/// The value of a type that is written so, if it is known.
fn of_tag(models: &[Model], ty: &RustType, tag: &str) -> Option<OnlyValue> {
    match ty.unboxed() {
        RustType::String => Some(OnlyValue::Text(tag.to_owned())),
        RustType::Bool => tag.parse().ok().map(OnlyValue::Boolean),
        RustType::Model(index, _) => {
            let model = &models[*index];
            match &model.kind {
                ModelKind::Text(variants) => {
                    let mut variants = variants.iter();
                    let named = variants.find(|variant| variant.value == tag);
                    named.map(|variant| of_variant(model, variant))
                }
                ModelKind::Integer(variants) => {
                    let mut variants = variants.iter();
                    let named = variants.find(|variant| variant.value.to_string() == tag);
                    named.map(|variant| of_variant(model, variant))
                }
                ModelKind::Alias(other) => of_tag(models, other, tag),
                ModelKind::Struct(_) | ModelKind::Union(_) => None,
            }
        }
        RustType::Integer(_)
        | RustType::F32
        | RustType::F64
        | RustType::Date
        | RustType::DateTime
        | RustType::Foreign(_)
        | RustType::Part
        | RustType::Json
        | RustType::Vec(_)
        | RustType::Map(_)
        | RustType::Option(_)
        | RustType::Box(_) => None,
    }
}

fn of_variant<T>(model: &Model, variant: &Variant<T>) -> OnlyValue {
    OnlyValue::Variant {
        model: model.ident.clone(),
        variant: variant.ident.clone(),
    }
}
