//! Which operations have to do with a type.

use std::collections::BTreeMap;

use crate::ir::{Api, Body, Content, Operation, Type, TypeId, TypeKind};

/// The `operationId`s of the operations that send or receive each type, in the order of the description.
pub(super) fn users(api: &Api) -> BTreeMap<&[String], Vec<&str>> {
    let mut users: Vec<Vec<&str>> = vec![Vec::new(); api.types.len()];
    for operation in api.operations() {
        note(api, operation, &mut users);
    }
    let types = api.types.iter().zip(users);
    let types = types.filter(|(definition, _)| !definition.is_left_over);
    types
        .map(|(definition, users)| (definition.name.as_slice(), users))
        .collect()
}

/// Notes an operation with each type that it reaches; the one that was noted last is the one at hand.
fn note<'a>(api: &'a Api, operation: &'a Operation, users: &mut [Vec<&'a str>]) {
    let name = operation.id.0.as_str();
    let mut waiting = of_operation(operation);
    while let Some(id) = waiting.pop() {
        let noted = &mut users[id.0];
        if noted.last() == Some(&name) {
            continue;
        }
        noted.push(name);
        match &api.type_definition(id).kind {
            TypeKind::Object(object) => {
                let fields = object.fields.iter().map(|field| &field.value);
                let values = fields.chain(&object.additional);
                waiting.extend(values.filter_map(|value| named(&value.ty)));
            }
            TypeKind::Union(union) => {
                let values = union.variants.iter().map(|variant| &variant.value.ty);
                waiting.extend(values.filter_map(named));
            }
            TypeKind::Enumeration(_) => {}
            TypeKind::Alias(value) => waiting.extend(named(&value.ty)),
        }
    }
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
