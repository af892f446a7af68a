//! Which operations have to do with a type.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{Api, Body, Content, Operation, Type, TypeId, TypeKind};

/// The `operationId`s of the operations that send or receive each type, in the order of the description.
pub(super) fn users(api: &Api) -> BTreeMap<&[String], Vec<&str>> {
    let mut users: BTreeMap<&[String], Vec<&str>> = BTreeMap::new();
    for operation in api.operations() {
        for id in reached(api, operation) {
            let name = api.type_definition(id).name.as_slice();
            users.entry(name).or_default().push(&operation.id.0);
        }
    }
    users
}

fn reached(api: &Api, operation: &Operation) -> BTreeSet<TypeId> {
    let mut reached = BTreeSet::new();
    let mut waiting = of_operation(operation);
    while let Some(id) = waiting.pop() {
        if reached.insert(id) {
            match &api.type_definition(id).kind {
                TypeKind::Object(object) => {
                    let fields = object.fields.iter().map(|field| &field.value);
                    let values = fields.chain(&object.additional);
                    waiting.extend(values.filter_map(|value| named(&value.ty)));
                }
                TypeKind::Enumeration(_) => {}
                TypeKind::Alias(value) => waiting.extend(named(&value.ty)),
            }
        }
    }
    reached
}

fn of_operation(operation: &Operation) -> Vec<TypeId> {
    let mut types: Vec<&Type> = operation.parameters.iter().map(|p| &p.value.ty).collect();
    match &operation.body {
        Some(Body::Json { value, .. }) => types.push(&value.ty),
        Some(Body::Form { fields, .. }) => types.extend(fields.iter().map(|f| &f.value.ty)),
        Some(Body::Text { .. } | Body::Binary { .. }) | None => {}
    }
    for response in operation.successes.iter().chain(&operation.errors) {
        match &response.content {
            Content::Json { ty, .. } => types.push(ty),
            Content::Empty | Content::Text { .. } | Content::Binary { .. } => {}
        }
    }
    types.into_iter().filter_map(named).collect()
}

/// The one named type in a type.
fn named(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Named(id) => Some(*id),
        Type::Array(value) | Type::Map(value) => named(&value.ty),
        Type::Scalar(_) | Type::Any => None,
    }
}
