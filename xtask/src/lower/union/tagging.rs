//! Who writes the discriminator, which is known once all types are.
//!
//! A value with a field for it says it by itself. For another object the union says it.

use crate::ir::{Tagging, Type, TypeDefinition, TypeKind, UnionVariant, WireName};
use crate::lower::context::Context;

/// Settles for each variant who writes the discriminator.
pub(in crate::lower) fn settle(context: &mut Context<'_>) {
    for index in 0..context.types.len() {
        let TypeKind::Union(union) = &context.types[index].kind else {
            continue;
        };
        let Some(discriminator) = &union.discriminator else {
            continue;
        };
        let variants = union.variants.iter();
        let settled: Vec<UnionVariant> = variants
            .map(|variant| UnionVariant {
                tagging: tagging(&context.types, discriminator, variant),
                ..variant.clone()
            })
            .collect();
        if let TypeKind::Union(union) = &mut context.types[index].kind {
            union.variants = settled;
        }
    }
}

fn tagging(types: &[TypeDefinition], discriminator: &WireName, variant: &UnionVariant) -> Tagging {
    if !variant.tags.is_empty() && is_without(types, &variant.value.ty, discriminator) {
        Tagging::Union
    } else {
        Tagging::Value
    }
}

/// Whether the values of a type are objects that have no field of a name.
fn is_without<'t>(types: &'t [TypeDefinition], mut ty: &'t Type, name: &WireName) -> bool {
    loop {
        match ty {
            Type::Map(_) => return true,
            Type::Scalar(_) | Type::Array(_) | Type::Any => return false,
            Type::Named(id) => match &types[id.0].kind {
                TypeKind::Object(object) => {
                    return object.fields.iter().all(|field| field.name != *name);
                }
                TypeKind::Enumeration(_) | TypeKind::Union(_) => return false,
                TypeKind::Alias(value) => ty = &value.ty,
            },
        }
    }
}
