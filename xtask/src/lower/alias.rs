//! Aliases that lead back to themselves.
//!
//! An alias is another name and nothing more, so a cycle of aliases, also one through an array or a
//! map, names no type. A cycle through an object is fine.

use super::context::Context;
use super::schema;
use crate::diagnostics::Code;
use crate::ir::{Type, TypeId, TypeKind};

/// Reports every cycle of aliases and lets its types be any value.
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
                    report(context, &path[cycle.unwrap_or_default()..]);
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
