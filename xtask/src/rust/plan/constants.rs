//! Fields that have but one value: the constructor sets it, so that nobody has to say what there is no choice about.
//!
//! Of the fields that may be absent only those that say what an object is: without them nobody could tell. A field is read
//! as any other: a server that moves first may have another value by now, or none.

use std::collections::BTreeSet;

use crate::ir::Tagging;
use crate::rust::{Field, Holder, Model, ModelKind, OnlyValue, RustType};

/// Finds the fields that have one value and must be there, or say what the object is.
pub(super) fn mark(models: &mut [Model]) {
    let tags = tags(models);
    for index in 0..models.len() {
        let ModelKind::Struct(structure) = &models[index].kind else {
            continue;
        };
        let fields = structure.fields.iter();
        let values = fields.map(|field| match field.holder {
            Holder::Plain => only_of(models, field).map(|(value, _)| value),
            Holder::Optional | Holder::Patch => {
                let (value, text) = only_of(models, field)?;
                let tag = (index, field.wire.0.clone(), text);
                tags.contains(&tag).then_some(value)
            }
            Holder::Nullable => None,
        });
        let values: Vec<_> = values.collect();
        if let ModelKind::Struct(structure) = &mut models[index].kind {
            for (field, value) in structure.fields.iter_mut().zip(values) {
                field.only = value;
            }
        }
    }
}

/// What says in the values of a model which variant of a union they are: the number of the model, the name of the field
/// and its value.
fn tags(models: &[Model]) -> BTreeSet<(usize, String, String)> {
    let mut tags = BTreeSet::new();
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
            let values = variant.tags.iter();
            tags.extend(values.map(|tag| (index, discriminator.0.clone(), tag.clone())));
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
    let (variant, text) = match &model.kind {
        ModelKind::Text(variants) => match variants.as_slice() {
            [only] => (&only.ident, only.value.clone()),
            [] | [_, _, ..] => return None,
        },
        ModelKind::Integer(variants) => match variants.as_slice() {
            [only] => (&only.ident, only.value.to_string()),
            [] | [_, _, ..] => return None,
        },
        ModelKind::Alias(other) => return only_variant(models, other),
        ModelKind::Struct(_) | ModelKind::Union(_) => return None,
    };
    let value = OnlyValue::Variant {
        model: model.ident.clone(),
        variant: variant.clone(),
    };
    Some((value, text))
}
