//! Aliases that lead back to themselves.
//!
//! An alias is another name and nothing more, so a cycle of aliases, also one through an array or a
//! map, is no type of Rust. A cycle through an object is fine.

use super::context::Context;
use super::{schema, support};
use crate::diagnostics::Code;
use crate::ir::{Object, Type, TypeId, TypeKind};

/// Breaks every cycle of aliases. One of nothing but names is reported, and its types may be any value.
pub(super) fn break_cycles(context: &mut Context<'_>) {
    let mut state = vec![State::New; context.types.len()];
    for start in 0..context.types.len() {
        let mut path: Vec<usize> = Vec::new();
        let mut next = Some(start);
        while let Some(index) = next {
            match state[index] {
                State::Done => break,
                State::Open => {
                    let cycle = path.iter().position(|open| *open == index);
                    break_cycle(context, &path[cycle.unwrap_or_default()..]);
                    break;
                }
                State::New => {
                    state[index] = State::Open;
                    path.push(index);
                    next = aliased(context, index);
                }
            }
        }
        for index in path {
            state[index] = State::Done;
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

/// The one named type in what an alias stands for.
fn aliased(context: &Context<'_>, index: usize) -> Option<usize> {
    match &context.types[index].kind {
        TypeKind::Alias(value) => named(&value.ty).map(|id| id.0),
        TypeKind::Object(_) | TypeKind::Enumeration(_) | TypeKind::Union(_) => None,
    }
}

fn named(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Named(id) => Some(*id),
        Type::Array(value) | Type::Map(value) => named(&value.ty),
        Type::Scalar(_) | Type::Any => None,
    }
}

/// Breaks a cycle: a map in it becomes an object without properties of its own, a list is one of any values.
fn break_cycle(context: &mut Context<'_>, cycle: &[usize]) {
    let first = |is_wanted: fn(&Type) -> bool| {
        let found = cycle.iter().copied().filter(|&index| {
            let TypeKind::Alias(value) = &context.types[index].kind else {
                return false;
            };
            is_wanted(&value.ty)
        });
        found.min()
    };
    let map = first(|ty| matches!(ty, Type::Map(_)));
    let holder = first(|ty| matches!(ty, Type::Array(_) | Type::Map(_)));
    match (map, holder) {
        (Some(map), _) => make_object(context, map),
        (None, Some(list)) => forget_items(context, list),
        (None, None) => report(context, cycle),
    }
}

/// Makes an object of a map, which has a name of its own and so can contain itself.
fn make_object(context: &mut Context<'_>, index: usize) {
    let kind = &mut context.types[index].kind;
    if let TypeKind::Alias(map) = kind
        && let Type::Map(values) = &map.ty
    {
        let bounds = map.constraints.clone();
        *kind = TypeKind::Object(Object {
            fields: Vec::new(),
            additional: Some((**values).clone()),
        });
        let at = context.sites[index].at.clone();
        support::report_not_counted(context, &at, &bounds);
    }
}

fn forget_items(context: &mut Context<'_>, index: usize) {
    let at = context.sites[index].at.clone();
    let name = context.sites[index].name.join(".");
    let message = format!("`{name}` is a list of itself: its items are read as any value");
    context
        .warning(&at, Code::AliasCycle, message)
        .help("an object in between would have a type");
    let any = schema::of_type(Type::Any);
    context.types[index].kind = TypeKind::Alias(schema::of_type(Type::Array(Box::new(any))));
}

fn report(context: &mut Context<'_>, cycle: &[usize]) {
    let Some(&first) = cycle.iter().min() else {
        return;
    };
    let at = context.sites[first].at.clone();
    let name = context.sites[first].name.join(".");
    context
        .error(&at, Code::AliasCycle, format!("`{name}` stands for itself"))
        .help("put an object in between");
    for &index in cycle {
        context.types[index].kind = TypeKind::Alias(schema::of_type(Type::Any));
    }
}
