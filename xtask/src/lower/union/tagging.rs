//! Who writes the discriminator, which is known once all types are.
//!
//! A value with a field for it says it by itself. For another object the union says it, and so has a variant for each
//! value of the discriminator: with one for several, what was read under the second would be written under the first.

use super::naming::Names;
use crate::ir::{Tagging, Type, TypeDefinition, TypeKind, Union, UnionVariant, WireName};
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
        let variants = settled(&context.types, discriminator, union);
        if let TypeKind::Union(union) = &mut context.types[index].kind {
            union.variants = variants;
        }
    }
}

fn settled(types: &[TypeDefinition], discriminator: &WireName, union: &Union) -> Vec<UnionVariant> {
    let is_tagged = |variant: &UnionVariant| {
        !variant.tags.is_empty() && is_without(types, &variant.value.ty, discriminator)
    };
    let is_several = |variant: &UnionVariant| variant.tags.len() > 1 && is_tagged(variant);
    let others = union.variants.iter().filter(|variant| !is_several(variant));
    let mut names = Names::of(others.map(|variant| variant.name.clone()));
    let mut variants = Vec::new();
    for variant in &union.variants {
        if is_several(variant) {
            variants.extend(one_for_each_value(variant, &mut names));
        } else {
            let tagging = if is_tagged(variant) {
                Tagging::Union
            } else {
                Tagging::Value
            };
            variants.push(UnionVariant {
                tagging,
                ..variant.clone()
            });
        }
    }
    variants
}

/// A variant for each value of the discriminator, by whose name.
fn one_for_each_value(variant: &UnionVariant, names: &mut Names) -> Vec<UnionVariant> {
    let tags = variant.tags.iter();
    let variants = tags.map(|tag| UnionVariant {
        name: names.claim(tag),
        tags: vec![tag.clone()],
        tagging: Tagging::Union,
        ..variant.clone()
    });
    variants.collect()
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
