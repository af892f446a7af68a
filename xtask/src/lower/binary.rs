//! Bytes: a file in a form, or a whole body. Inside JSON there are none, and `binary` is text there.

use super::constraints;
use super::context::{Context, MAXIMUM_DEPTH};
use super::operation::Draft;
use super::walk;
use crate::diagnostics::Code;
use crate::ir::{Body, Content, Scalar, Type, TypeId, TypeKind, Usage, Value, WireName};
use crate::spec::Pointer;

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
        let replaced = replace_in_type(&mut context.types[index].kind);
        if usage.request || usage.response {
            for place in replaced {
                report(context, index, &place);
            }
        }
    }
    for draft in drafts {
        replace_in_operation(draft);
    }
}

/// Where in a type there were bytes.
enum Replaced {
    /// In a property.
    Property(WireName),
    /// In what has no name of its own.
    Value,
}

fn replace_in_type(kind: &mut TypeKind) -> Vec<Replaced> {
    match kind {
        TypeKind::Object(object) => {
            let fields = object.fields.iter_mut();
            let fields = fields.filter_map(|field| {
                replace(&mut field.value.ty).then(|| Replaced::Property(field.name.clone()))
            });
            let mut replaced: Vec<_> = fields.collect();
            let mut additional = object.additional.iter_mut();
            if additional.any(|value| replace(&mut value.ty)) {
                replaced.push(Replaced::Value);
            }
            replaced
        }
        TypeKind::Enumeration(_) => Vec::new(),
        TypeKind::Union(union) => {
            let variants = union.variants.iter_mut();
            let mut replaced = variants.map(|variant| replace(&mut variant.value.ty));
            let any = replaced.by_ref().fold(false, |any, is_new| any | is_new);
            any.then_some(Replaced::Value).into_iter().collect()
        }
        TypeKind::Alias(value) => replace(&mut value.ty)
            .then_some(Replaced::Value)
            .into_iter()
            .collect(),
    }
}

fn report(context: &mut Context<'_>, index: usize, replaced: &Replaced) {
    let at = match replaced {
        Replaced::Property(name) => property(context, index, &name.0),
        Replaced::Value => context.sites[index].at.clone(),
    };
    let message = "JSON holds no bytes: `format: binary` is text here";
    context
        .warning(&format_of(context, at), Code::BinaryInJson, message)
        .help("`format: byte` says that the text is Base64");
}

/// The place of a property in the schemas of which a type is made.
fn property(context: &Context<'_>, index: usize, name: &str) -> Pointer {
    let site = &context.sites[index];
    let merged = context.merged.get(&TypeId(index));
    let parts = merged.map_or_else(|| vec![site.clone()], |merged| merged.parts.clone());
    let reached = walk::through(context, parts, |_| {});
    let mut places = reached.iter().map(|part| part.key("properties").key(name));
    let place = places.find(|place| context.document.raw_at(place).is_some());
    place.unwrap_or_else(|| site.at.clone())
}

/// The place of the format of a value, or of what it is a list or a map of; the value itself if that is somewhere else.
fn format_of(context: &Context<'_>, at: Pointer) -> Pointer {
    let mut inner = at.clone();
    loop {
        let has = |key: &str| context.document.raw_at(&inner.key(key)).is_some();
        let of_items = ["items", "additionalProperties"];
        inner = match of_items.into_iter().find(|key| has(key)) {
            _ if has("format") => return inner.key("format"),
            Some(key) => inner.key(key),
            None => return at,
        };
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
