//! Which fields hold a box, so that no type contains itself.
//!
//! A type contains another one by value through a field or a variant that is neither an array nor a map, directly or
//! through aliases. A walk through these edges, depth first, meets a cycle at the edge that leads back
//! to a type on the way: that edge is boxed, and no other one of the cycle needs to be.

use std::collections::BTreeSet;

use crate::ir::{Api, Type, TypeId, TypeKind};

/// The fields of objects and the variants of unions to box, by type and index.
pub(super) fn boxed_fields(api: &Api) -> BTreeSet<(TypeId, usize)> {
    let edges: Vec<Vec<Edge>> = (0..api.types.len())
        .map(|index| edges(api, TypeId(index)))
        .collect();
    let mut boxed = BTreeSet::new();
    let mut states = vec![State::New; api.types.len()];
    for start in 0..api.types.len() {
        if states[start] == State::New {
            walk(start, &edges, &mut states, &mut boxed);
        }
    }
    boxed
}

/// A field or a variant of a type that contains another type by value.
struct Edge {
    field: usize,
    target: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    OnTheWay,
    Done,
}

/// Depth first, with a stack of its own: a chain of types may be as long as the description.
fn walk(
    start: usize,
    edges: &[Vec<Edge>],
    states: &mut [State],
    boxed: &mut BTreeSet<(TypeId, usize)>,
) {
    let mut stack = vec![(start, 0)];
    states[start] = State::OnTheWay;
    while let Some((node, next)) = stack.last_mut() {
        let node = *node;
        let Some(edge) = edges[node].get(*next) else {
            states[node] = State::Done;
            stack.pop();
            continue;
        };
        *next += 1;
        match states[edge.target] {
            State::New => {
                states[edge.target] = State::OnTheWay;
                stack.push((edge.target, 0));
            }
            State::OnTheWay => {
                boxed.insert((TypeId(node), edge.field));
            }
            State::Done => {}
        }
    }
}

fn edges(api: &Api, id: TypeId) -> Vec<Edge> {
    let types: Vec<&Type> = match &api.type_definition(id).kind {
        TypeKind::Object(object) => object.fields.iter().map(|field| &field.value.ty).collect(),
        TypeKind::Union(union) => union
            .variants
            .iter()
            .map(|variant| &variant.value.ty)
            .collect(),
        TypeKind::Enumeration(_) | TypeKind::Alias(_) => return Vec::new(),
    };
    let contained = |(field, ty)| {
        Some(Edge {
            field,
            target: contained(api, ty)?.0,
        })
    };
    types
        .into_iter()
        .enumerate()
        .filter_map(contained)
        .collect()
}

/// The object or union that a type contains by value, through any number of aliases.
fn contained(api: &Api, ty: &Type) -> Option<TypeId> {
    let mut ty = ty;
    for _ in 0..=api.types.len() {
        let Type::Named(id) = ty else { return None };
        match &api.type_definition(*id).kind {
            TypeKind::Object(_) | TypeKind::Union(_) => return Some(*id),
            TypeKind::Enumeration(_) => return None,
            TypeKind::Alias(value) => ty = &value.ty,
        }
    }
    None
}
