//! Fields that have but one value: the constructor sets it, so that nobody has to say what there is no choice about.
//!
//! The field is read as any other: a server that moves first may have another value by now.

use crate::rust::{Field, Holder, Model, ModelKind, OnlyValue, RustType};

/// Finds the fields that must be there and have one value.
pub(super) fn mark(models: &mut [Model]) {
    for index in 0..models.len() {
        let ModelKind::Struct(structure) = &models[index].kind else {
            continue;
        };
        let fields = structure.fields.iter();
        let values: Vec<_> = fields.map(|field| only_value(models, field)).collect();
        if let ModelKind::Struct(structure) = &mut models[index].kind {
            for (field, value) in structure.fields.iter_mut().zip(values) {
                field.only = value;
            }
        }
    }
}

fn only_value(models: &[Model], field: &Field) -> Option<OnlyValue> {
    match field.holder {
        Holder::Plain => only_of(models, &field.ty),
        Holder::Optional | Holder::Nullable | Holder::Patch => None,
    }
}

/// The only value of an enumeration, also by another name of it.
fn only_of(models: &[Model], ty: &RustType) -> Option<OnlyValue> {
    let model = &models[ty.model()?];
    let variant = match &model.kind {
        ModelKind::Text(variants) => match variants.as_slice() {
            [only] => &only.ident,
            [] | [_, _, ..] => return None,
        },
        ModelKind::Integer(variants) => match variants.as_slice() {
            [only] => &only.ident,
            [] | [_, _, ..] => return None,
        },
        ModelKind::Alias(other) => return only_of(models, other),
        ModelKind::Struct(_) | ModelKind::Union(_) => return None,
    };
    Some(OnlyValue {
        model: model.ident.clone(),
        variant: variant.clone(),
    })
}
