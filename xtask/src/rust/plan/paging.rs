//! How the pages of an operation follow each other: the ways through the models.

use crate::ir::{self, WireName};
use crate::rust::{
    Carrier, Field, Holder, Ident, Input, Model, ModelKind, Paging, Payload, RustType,
    StatusVariant, Step, Success,
};

/// Plans the paging of an operation, if it has any.
pub(super) fn paging(
    operation: &ir::Operation,
    inputs: &[Input],
    success: &Success,
    models: &[Model],
) -> Option<Paging> {
    let paging = operation.paging.as_ref()?;
    let (input, constant) = parameter(inputs, &paging.token_parameter)?;
    let (variant, page) = page(success, paging.status)?;
    let (next_token, _) = way(models, page, &paging.next_token)?;
    let (items, list) = way(models, page, &paging.items)?;
    let RustType::Vec(item) = list else {
        return None;
    };
    let has_more = paging.has_more.as_ref();
    let has_more = has_more.and_then(|place| way(models, page, place));
    Some(Paging {
        token: input.ident.clone(),
        needs_token: input.required,
        constant: constant.clone(),
        variant: variant.cloned(),
        next_token,
        next_token_place: paging.next_token.clone(),
        has_more: has_more.map(|(steps, _)| steps),
        has_more_place: paging.has_more.clone().unwrap_or_default(),
        items,
        item: (**item).clone(),
    })
}

/// The input that takes the token, and its static.
fn parameter<'i>(inputs: &'i [Input], wanted: &WireName) -> Option<(&'i Input, &'i Ident)> {
    inputs.iter().find_map(|input| match &input.carrier {
        Carrier::Parameter {
            constant,
            name,
            location: ir::ParameterLocation::Query,
            ..
        } if name == wanted => Some((input, constant)),
        Carrier::Parameter { .. }
        | Carrier::FormField { .. }
        | Carrier::Json
        | Carrier::Text
        | Carrier::Binary => None,
    })
}

/// The type of a page, and the variant that holds it.
fn page(success: &Success, status: ir::StatusMatch) -> Option<(Option<&Ident>, &RustType)> {
    let (variant, payload) = match success {
        Success::One(payload) => (None, payload),
        Success::Several(answer) => {
            let is_page = |variant: &&StatusVariant| variant.status == status;
            let variant = answer.variants.iter().find(is_page)?;
            (Some(&variant.ident), &variant.payload)
        }
    };
    match payload {
        Payload::Json(ty) => Some((variant, ty)),
        Payload::Empty | Payload::Text | Payload::Binary => None,
    }
}

/// The way that a path takes through the models, and what is at its end.
fn way<'m>(
    models: &'m [Model],
    page: &'m RustType,
    path: &[WireName],
) -> Option<(Vec<Step>, &'m RustType)> {
    let mut steps = Vec::new();
    let mut ty = into(models, page, &mut steps);
    for name in path {
        let field = field(models, ty, name)?;
        steps.push(Step::Field(field.ident.clone()));
        match field.holder {
            Holder::Plain => {}
            Holder::Optional | Holder::Nullable => steps.push(Step::Option),
            Holder::Patch => steps.push(Step::Patch),
        }
        ty = into(models, &field.ty, &mut steps);
    }
    Some((steps, ty))
}

fn field<'m>(models: &'m [Model], ty: &RustType, name: &WireName) -> Option<&'m Field> {
    let RustType::Model(index, _) = ty else {
        return None;
    };
    match &models[*index].kind {
        ModelKind::Struct(structure) => structure.fields.iter().find(|field| field.wire == *name),
        ModelKind::Text(_) | ModelKind::Integer(_) | ModelKind::Union(_) | ModelKind::Alias(_) => {
            None
        }
    }
}

/// What a type is behind its aliases, and within what may hold it.
fn into<'m>(models: &'m [Model], mut ty: &'m RustType, steps: &mut Vec<Step>) -> &'m RustType {
    loop {
        match ty {
            RustType::Option(inner) => {
                steps.push(Step::Option);
                ty = inner;
            }
            RustType::Box(inner) => ty = inner,
            RustType::Model(index, _) => match &models[*index].kind {
                ModelKind::Alias(target) => ty = target,
                ModelKind::Struct(_)
                | ModelKind::Text(_)
                | ModelKind::Integer(_)
                | ModelKind::Union(_) => return ty,
            },
            RustType::String
            | RustType::Bool
            | RustType::Integer(_)
            | RustType::F32
            | RustType::F64
            | RustType::Date
            | RustType::DateTime
            | RustType::Foreign(_)
            | RustType::Part
            | RustType::Json
            | RustType::Vec(_)
            | RustType::Map(_) => return ty,
        }
    }
}
