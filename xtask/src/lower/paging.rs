//! Paging: found by its shape, unless the user says it.
//!
//! Whatever is found or said holds: the parameter takes any text, and both paths lead through objects,
//! one to a text and one to an array. So no later stage has to ask.

mod settings;
mod shape;

use super::context::Context;
use super::operation::Draft;
use crate::ir::{
    Content, Field, Object, Operation, Paging, Parameter, ParameterEncoding, ParameterLocation,
    Scalar, StatusMatch, Type, TypeId, TypeKind, WireName,
};

/// Finds the paging of every operation.
pub(super) fn find_all(context: &mut Context<'_>, drafts: &mut [Draft]) {
    let said = &context.options.paging;
    for draft in drafts {
        let found = match said.get_key_value(draft.operation.id.0.as_str()) {
            Some(said) => settings::checked(context, draft, said),
            None => shape::find(context, &draft.operation),
        };
        draft.operation.paging = found.map(|paging| Paging {
            has_more: has_more(context, &draft.operation, &paging.next_token),
            ..paging
        });
    }
}

/// The truth value nearest to the token of the next page, or around it, that says by its name whether there is one.
fn has_more(
    context: &Context<'_>,
    operation: &Operation,
    next_token: &[WireName],
) -> Option<Vec<WireName>> {
    let (_, page) = page(context, operation)?;
    let mut around = object_of(context, page)?;
    let mut found = None;
    for (depth, name) in next_token.iter().enumerate() {
        let says = around.fields.iter().find(|field| says_more(context, field));
        if let Some(field) = says {
            let mut path = next_token[..depth].to_vec();
            path.push(field.name.clone());
            found = Some(path);
        }
        let next = around.fields.iter().find(|field| field.name == *name);
        match next.and_then(|field| object(context, &field.value.ty)) {
            Some((_, inner)) => around = inner,
            None => break,
        }
    }
    found
}

fn says_more(context: &Context<'_>, field: &Field) -> bool {
    let is_boolean = *unaliased(context, &field.value.ty) == Type::Scalar(Scalar::Boolean);
    let name = shape::fold(&field.name);
    is_boolean && ["hasmore", "hasnext", "hasnextpage", "morepages"].contains(&name.as_str())
}

/// The answer that is a page: the first success that is an object.
fn page(context: &Context<'_>, operation: &Operation) -> Option<(StatusMatch, TypeId)> {
    let mut answers = operation.successes.iter();
    answers.find_map(|response| match &response.content {
        Content::Json { ty, .. } => Some((response.status, object(context, ty)?.0)),
        Content::Empty | Content::Text { .. } | Content::Binary { .. } => None,
    })
}

fn object_of<'t>(context: &'t Context<'_>, id: TypeId) -> Option<&'t Object> {
    match &context.types[id.0].kind {
        TypeKind::Object(object) => Some(object),
        TypeKind::Enumeration(_) | TypeKind::Union(_) | TypeKind::Alias(_) => None,
    }
}

fn object<'t>(context: &'t Context<'_>, ty: &'t Type) -> Option<(TypeId, &'t Object)> {
    match unaliased(context, ty) {
        Type::Named(id) => Some((*id, object_of(context, *id)?)),
        Type::Scalar(_) | Type::Array(_) | Type::Map(_) | Type::Any => None,
    }
}

fn is_in_query(parameter: &Parameter) -> bool {
    parameter.location == ParameterLocation::Query
}

/// Whether a token can be put into the parameter as it is.
fn takes_text(context: &Context<'_>, parameter: &Parameter) -> bool {
    match parameter.encoding {
        ParameterEncoding::Style(_) => is_text(context, &parameter.value.ty),
        ParameterEncoding::Json => false,
    }
}

fn is_text(context: &Context<'_>, ty: &Type) -> bool {
    match unaliased(context, ty) {
        Type::Scalar(scalar) => *scalar == Scalar::String,
        Type::Named(_) | Type::Array(_) | Type::Map(_) | Type::Any => false,
    }
}

fn is_array(context: &Context<'_>, ty: &Type) -> bool {
    matches!(unaliased(context, ty), Type::Array(_))
}

/// A type behind its aliases, whose cycles are broken by now.
fn unaliased<'t>(context: &'t Context<'_>, mut ty: &'t Type) -> &'t Type {
    while let Type::Named(id) = ty {
        match &context.types[id.0].kind {
            TypeKind::Alias(value) => ty = &value.ty,
            TypeKind::Object(_) | TypeKind::Enumeration(_) | TypeKind::Union(_) => break,
        }
    }
    ty
}
