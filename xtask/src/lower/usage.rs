//! Which way types go over the wire, to a fixpoint.

use super::context::Context;
use super::operation::Draft;
use super::{media_type, parts};
use crate::ir::{
    Access, Body, Content, FieldEncoding, FormEncoding, Operation, Presence, Type, TypeDefinition,
    TypeId, TypeKind, Usage,
};

const REQUEST: Usage = Usage {
    request: true,
    response: false,
    parameter: false,
    form: false,
};
const RESPONSE: Usage = Usage {
    request: false,
    response: true,
    parameter: false,
    form: false,
};
const PARAMETER: Usage = Usage {
    request: false,
    response: false,
    parameter: true,
    form: false,
};

/// Marks every type with the ways in which the operations use it.
pub(super) fn propagate(context: &mut Context<'_>, drafts: &[Draft]) {
    let mut waiting = Vec::new();
    for draft in drafts {
        for (ty, usage) in types_of(context, &draft.operation) {
            waiting.extend(named(ty).map(|id| (id, usage)));
        }
    }
    while let Some((id, usage)) = waiting.pop() {
        let definition = &mut context.types[id.0];
        let joined = join(definition.usage, usage);
        if joined != definition.usage {
            definition.usage = joined;
            waiting.extend(inner(definition).map(|id| (id, usage)));
        }
    }
    for id in std::mem::take(&mut context.form_types) {
        context.types[id.0].usage.form = true;
    }
}

/// Marks every type that no component and no operation has.
pub(super) fn find_left_over(context: &mut Context<'_>) {
    let ids = (0..context.types.len()).map(TypeId);
    let is_root = |id: &TypeId| {
        context.types[id.0].usage != Usage::default()
            || (context.sites[id.0].at.component("schemas").is_some()
                && !context.merged.contains_key(id))
    };
    let mut waiting: Vec<TypeId> = ids.filter(is_root).collect();
    let mut reached = vec![false; context.types.len()];
    while let Some(id) = waiting.pop() {
        if !std::mem::replace(&mut reached[id.0], true) {
            waiting.extend(inner(&context.types[id.0]));
        }
    }
    for (definition, reached) in context.types.iter_mut().zip(reached) {
        definition.is_left_over = !reached;
    }
}

/// Lets a property that goes one way be absent where its type goes the other way.
pub(super) fn relax_one_way_fields(context: &mut Context<'_>) {
    for definition in &mut context.types {
        let usage = definition.usage;
        let unused = usage == Usage::default();
        let TypeKind::Object(object) = &mut definition.kind else {
            continue;
        };
        for field in &mut object.fields {
            let may_be_absent = match field.access {
                Access::ReadWrite => false,
                Access::ReadOnly => usage.request || usage.parameter || unused,
                Access::WriteOnly => usage.response || unused,
            };
            field.presence = match field.presence {
                Presence::Required if may_be_absent => Presence::Optional,
                Presence::Nullable if may_be_absent => Presence::OptionalNullable,
                as_it_is @ (Presence::Required
                | Presence::Optional
                | Presence::Nullable
                | Presence::OptionalNullable) => as_it_is,
            };
        }
    }
}

/// The types that an operation names, with the ways in which it uses them.
pub(super) fn types_of<'o>(
    context: &Context<'_>,
    operation: &'o Operation,
) -> Vec<(&'o Type, Usage)> {
    let mut types = Vec::new();
    for parameter in &operation.parameters {
        types.push((&parameter.value.ty, PARAMETER));
    }
    match &operation.body {
        Some(Body::Json { value, .. }) => types.push((&value.ty, REQUEST)),
        Some(Body::Form {
            encoding, fields, ..
        }) => {
            for field in fields {
                let is_json = match encoding {
                    FormEncoding::Multipart => parts::is_json(context, &field.value.ty),
                    FormEncoding::UrlEncoded => false,
                };
                let is_said_to_be = match &field.encoding {
                    FieldEncoding::MediaType(Some(media_type)) => media_type::is_json(media_type),
                    FieldEncoding::MediaType(None) | FieldEncoding::Style(_) => false,
                };
                let usage = if is_json || is_said_to_be {
                    REQUEST
                } else {
                    PARAMETER
                };
                types.push((&field.value.ty, usage));
            }
        }
        Some(Body::Text { .. } | Body::Binary { .. }) | None => {}
    }
    for response in operation.successes.iter().chain(&operation.errors) {
        match &response.content {
            Content::Json { ty, .. } => types.push((ty, RESPONSE)),
            Content::Empty | Content::Text { .. } | Content::Binary { .. } => {}
        }
    }
    types
}

/// The one named type in a type.
pub(super) fn named(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Named(id) => Some(*id),
        Type::Array(value) | Type::Map(value) => named(&value.ty),
        Type::Scalar(_) | Type::Any => None,
    }
}

/// The named types of which a type is made.
pub(super) fn inner(definition: &TypeDefinition) -> impl Iterator<Item = TypeId> {
    let types: Vec<&Type> = match &definition.kind {
        TypeKind::Object(object) => {
            let fields = object.fields.iter().map(|field| &field.value.ty);
            let additional = object.additional.iter().map(|value| &value.ty);
            fields.chain(additional).collect()
        }
        TypeKind::Enumeration(_) => Vec::new(),
        TypeKind::Union(union) => union
            .variants
            .iter()
            .map(|variant| &variant.value.ty)
            .collect(),
        TypeKind::Alias(value) => vec![&value.ty],
    };
    types.into_iter().filter_map(named)
}

fn join(left: Usage, right: Usage) -> Usage {
    Usage {
        request: left.request || right.request,
        response: left.response || right.response,
        parameter: left.parameter || right.parameter,
        form: left.form || right.form,
    }
}
