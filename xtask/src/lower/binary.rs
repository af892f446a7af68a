//! Bytes: a file in a form, or a whole body. Inside JSON there are none, and `binary` is text there.

use super::constraints;
use super::context::{Context, MAXIMUM_DEPTH};
use super::operation::Draft;
use crate::diagnostics::Code;
use crate::ir::{Body, Content, Scalar, Type, TypeKind, Usage, Value};

/// A value whose type is the bytes, or the array of them, for which its alias stands.
pub(super) fn through_aliases(context: &Context<'_>, value: Value) -> Value {
    if let Type::Array(items) = value.ty {
        let items = Box::new(through_aliases(context, *items));
        return Value {
            ty: Type::Array(items),
            ..value
        };
    }
    let mut found = value.clone();
    for _ in 0..MAXIMUM_DEPTH {
        let Type::Named(id) = found.ty else {
            break;
        };
        let kind = context.types.get(id.0).map(|definition| &definition.kind);
        let Some(TypeKind::Alias(target)) = kind else {
            return value;
        };
        found.ty = target.ty.clone();
        found.constraints = constraints::tighter(&target.constraints, &found.constraints);
    }
    if holds_bytes(&found.ty) { found } else { value }
}

/// Lets bytes inside JSON be text.
pub(super) fn replace_in_json(context: &mut Context<'_>, drafts: &mut [Draft]) {
    for index in 0..context.types.len() {
        let usage = context.types[index].usage;
        let form_only = Usage {
            form: true,
            ..Usage::default()
        };
        if usage == form_only {
            continue;
        }
        let replaced = match &mut context.types[index].kind {
            TypeKind::Object(object) => {
                let fields = object.fields.iter_mut().map(|field| &mut field.value.ty);
                let additional = object.additional.iter_mut().map(|value| &mut value.ty);
                fields
                    .chain(additional)
                    .map(replace)
                    .filter(|is_new| *is_new)
                    .count()
                    > 0
            }
            TypeKind::Enumeration(_) => false,
            TypeKind::Union(union) => {
                let variants = union.variants.iter_mut();
                let replaced = variants.map(|variant| replace(&mut variant.value.ty));
                replaced.filter(|is_new| *is_new).count() > 0
            }
            TypeKind::Alias(value) => replace(&mut value.ty),
        };
        if replaced && (usage.request || usage.response) {
            let at = context.sites[index].at.clone();
            context
                .warning(
                    &at,
                    Code::BinaryInJson,
                    "JSON holds no bytes: `format: binary` is text here",
                )
                .help("`format: byte` says that the text is Base64");
        }
    }
    for draft in drafts {
        replace_in_operation(draft);
    }
}

fn replace_in_operation(draft: &mut Draft) {
    match &mut draft.operation.body {
        Some(Body::Json { value, .. }) => {
            replace(&mut value.ty);
        }
        Some(Body::Form { .. } | Body::Text { .. } | Body::Binary { .. }) | None => {}
    }
    let operation = &mut draft.operation;
    for response in operation.successes.iter_mut().chain(&mut operation.errors) {
        match &mut response.content {
            Content::Json { ty, .. } => {
                replace(ty);
            }
            Content::Empty | Content::Text { .. } | Content::Binary { .. } => {}
        }
    }
}

fn holds_bytes(ty: &Type) -> bool {
    match ty {
        Type::Scalar(scalar) => *scalar == Scalar::Binary,
        Type::Array(items) => holds_bytes(&items.ty),
        Type::Named(_) | Type::Map(_) | Type::Any => false,
    }
}

fn replace(ty: &mut Type) -> bool {
    match ty {
        Type::Scalar(scalar) if *scalar == Scalar::Binary => {
            *scalar = Scalar::String;
            true
        }
        Type::Array(value) | Type::Map(value) => replace(&mut value.ty),
        Type::Scalar(_) | Type::Named(_) | Type::Any => false,
    }
}
