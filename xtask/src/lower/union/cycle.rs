//! Unions that are one of their own alternatives.
//!
//! A value of such a union would be one of itself, which says nothing. Through an object, an array or a map it is
//! fine.

use crate::diagnostics::Code;
use crate::ir::{Type, TypeId, TypeKind};
use crate::lower::context::Context;
use crate::lower::schema;

/// Reports every circle of unions, with the types on the way, and lets the alternative be any value.
pub(in crate::lower) fn break_cycles(context: &mut Context<'_>) {
    let mut done = vec![false; context.types.len()];
    for start in 0..context.types.len() {
        let mut way: Vec<(usize, usize)> = vec![(start, 0)];
        while let Some((index, next)) = way.last_mut() {
            let (index, variant) = (*index, *next);
            *next += 1;
            if done[index] {
                way.pop();
                continue;
            }
            match alternative(context, index, variant) {
                Alternative::None => {
                    done[index] = true;
                    way.pop();
                }
                Alternative::Other => {}
                Alternative::Type(target) => {
                    match way.iter().position(|(open, _)| *open == target) {
                        Some(first) => report(context, &way[first..]),
                        None => way.push((target, 0)),
                    }
                }
            }
        }
    }
}

/// An alternative of a union, or what an alias stands for.
enum Alternative {
    /// There is none of this number.
    None,
    /// A type by itself.
    Type(usize),
    /// Anything else.
    Other,
}

fn alternative(context: &Context<'_>, index: usize, number: usize) -> Alternative {
    let ty = match &context.types[index].kind {
        TypeKind::Union(union) => union.variants.get(number).map(|variant| &variant.value.ty),
        TypeKind::Alias(value) => (number == 0).then_some(&value.ty),
        TypeKind::Object(_) | TypeKind::Enumeration(_) => None,
    };
    match ty {
        None => Alternative::None,
        Some(Type::Named(TypeId(target))) => Alternative::Type(*target),
        Some(Type::Scalar(_) | Type::Array(_) | Type::Map(_) | Type::Any) => Alternative::Other,
    }
}

/// `way` is the types of the circle, each with the number of the alternative after the one that leads on.
fn report(context: &mut Context<'_>, way: &[(usize, usize)]) {
    let names: Vec<String> = way
        .iter()
        .map(|(index, _)| format!("`{}`", context.sites[*index].name.join(".")))
        .collect();
    let Some((&(first, _), name)) = way.first().zip(names.first()) else {
        return;
    };
    let circle = names.join(" → ");
    let at = context.sites[first].at.clone();
    context
        .error(
            &at,
            Code::UnionCycle,
            format!("{name} is one of its own alternatives: {circle} → {name}"),
        )
        .help("take it out of its alternatives, or put an object or an array in between");
    for (index, next) in way {
        match &mut context.types[*index].kind {
            TypeKind::Union(union) => {
                if let Some(variant) = union.variants.get_mut(next.saturating_sub(1)) {
                    variant.value = schema::of_type(Type::Any);
                }
            }
            TypeKind::Object(_) | TypeKind::Enumeration(_) | TypeKind::Alias(_) => {}
        }
    }
}
