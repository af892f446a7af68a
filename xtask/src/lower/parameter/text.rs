//! Which values of parameters have a form as text by OpenAPI: scalars, and one level of arrays or objects.

use crate::diagnostics::Code;
use crate::ir::{
    Body, FieldEncoding, Object, ParameterEncoding, Scalar, Style, Type, TypeKind, Union, Value,
    WireName,
};
use crate::lower::context::Context;
use crate::lower::form::encoding_place;
use crate::lower::operation::Draft;
use crate::spec::Pointer;

/// Reports the parameters and the fields of forms of which it is not said how they are sent. All types are defined by now.
pub(in crate::lower) fn check_all(context: &mut Context<'_>, drafts: &mut [Draft]) {
    for draft in drafts {
        let parameters = draft
            .operation
            .parameters
            .iter()
            .zip(&draft.parameter_places);
        for (parameter, place) in parameters {
            let at = &place.at;
            if let ParameterEncoding::Style(styling) = parameter.encoding {
                let subject = (&parameter.name, &parameter.value.ty);
                let instead = "`content: application/json` would say how";
                check(context, subject, (styling.style, at), instead);
            }
        }
        check_form(context, draft);
        check_styled_fields(context, draft);
    }
}

/// Reports a value of which OpenAPI 3.0.3 leaves open how it is written ("Style Values").
fn check(
    context: &mut Context<'_>,
    (name, ty): (&WireName, &Type),
    (style, at): (Style, &Pointer),
    instead: &str,
) {
    if is_flat(context, ty, style) || context.document.gaps.are_behind(at) {
        return;
    }
    let name = &name.0;
    let (what, written) = match style {
        Style::DeepObject => (
            format!("lists and what is nested in `{name}` are"),
            format!("they are sent as `{name}[0]=value` and `{name}[key][inner]=value`"),
        ),
        Style::Matrix
        | Style::Label
        | Style::Simple
        | Style::Form
        | Style::SpaceDelimited
        | Style::PipeDelimited => (
            format!("what is nested in `{name}` is"),
            "it is sent as JSON".to_owned(),
        ),
    };
    let message = format!("OpenAPI leaves open how {what} written");
    context
        .warning(at, Code::NestedParameter, message)
        .help(format!("{written}; {instead}"));
}

fn check_styled_fields(context: &mut Context<'_>, draft: &Draft) {
    let (Some(Body::Form { fields, .. }), Some(place)) = (&draft.operation.body, &draft.body_place)
    else {
        return;
    };
    for field in fields {
        if let FieldEncoding::Style(styling) = field.encoding {
            let at = encoding_place(place, &field.name.0);
            let subject = (&field.name, &field.value.ty);
            let instead = "`contentType: application/json` alone would say how";
            check(context, subject, (styling.style, &at), instead);
        }
    }
}

/// Reports the fields of forms that may be a file or something else: a file is a part of its own kind.
fn check_form(context: &mut Context<'_>, draft: &mut Draft) {
    let Some(Body::Form { fields, .. }) = &draft.operation.body else {
        return;
    };
    for field in fields {
        let Resolved::Union(union) = resolved(context, &field.value.ty) else {
            continue;
        };
        let mut variants = union.variants.iter();
        let is_file = |ty: &Type| *ty == Type::Scalar(Scalar::Binary);
        if variants.any(|variant| is_file(&variant.value.ty)) {
            let message = format!("the field `{}` is a file or something else", field.name.0);
            let ((), met) = context.meeting(|context| {
                context
                    .unsupported(&draft.at, Code::UnionUnsupported, message)
                    .help("describe it as a file, or as two fields of which each may be absent");
            });
            draft.unsupported = draft.unsupported.take().or(met);
        }
    }
}

/// Whether a value is a scalar, an array of scalars or an object of scalars and arrays of them, or one of such; by
/// `deepObject` arrays have no form. Circles of unions are broken by now.
fn is_flat(context: &Context<'_>, ty: &Type, style: Style) -> bool {
    let has_arrays = style != Style::DeepObject;
    match resolved(context, ty) {
        Resolved::Scalar | Resolved::Any => true,
        Resolved::Union(union) => {
            let mut variants = union.variants.iter();
            variants.all(|variant| is_flat(context, &variant.value.ty, style))
        }
        Resolved::Array(items) => has_arrays && is_scalar(context, &items.ty),
        Resolved::Map(values) => is_scalar_or_any(context, &values.ty),
        Resolved::Object(object) => {
            let additional = object.additional.iter().map(|value| &value.ty);
            let fields = object.fields.iter().map(|field| &field.value.ty);
            fields.chain(additional).all(|ty| {
                is_scalar_or_any(context, ty) || has_arrays && is_array_of_scalars(context, ty)
            })
        }
    }
}

fn is_array_of_scalars(context: &Context<'_>, ty: &Type) -> bool {
    match resolved(context, ty) {
        Resolved::Array(items) => is_scalar(context, &items.ty),
        Resolved::Scalar
        | Resolved::Map(_)
        | Resolved::Object(_)
        | Resolved::Union(_)
        | Resolved::Any => false,
    }
}

fn is_scalar(context: &Context<'_>, ty: &Type) -> bool {
    match resolved(context, ty) {
        Resolved::Scalar => true,
        Resolved::Union(union) => is_union_of_scalars(context, union),
        Resolved::Array(_) | Resolved::Map(_) | Resolved::Object(_) | Resolved::Any => false,
    }
}

/// Circles of unions are broken by now.
fn is_union_of_scalars(context: &Context<'_>, union: &Union) -> bool {
    let mut variants = union.variants.iter();
    variants.all(|variant| is_scalar(context, &variant.value.ty))
}

fn is_scalar_or_any(context: &Context<'_>, ty: &Type) -> bool {
    is_scalar(context, ty) || matches!(resolved(context, ty), Resolved::Any)
}

enum Resolved<'t> {
    Scalar,
    Array(&'t Value),
    Map(&'t Value),
    Object(&'t Object),
    Union(&'t Union),
    Any,
}

/// A type behind its aliases, whose cycles are broken by now.
fn resolved<'t>(context: &'t Context<'_>, mut ty: &'t Type) -> Resolved<'t> {
    loop {
        match ty {
            Type::Scalar(_) => return Resolved::Scalar,
            Type::Array(items) => return Resolved::Array(items),
            Type::Map(values) => return Resolved::Map(values),
            Type::Any => return Resolved::Any,
            Type::Named(id) => match &context.types[id.0].kind {
                TypeKind::Object(object) => return Resolved::Object(object),
                TypeKind::Enumeration(_) => return Resolved::Scalar,
                TypeKind::Union(union) => return Resolved::Union(union),
                TypeKind::Alias(value) => ty = &value.ty,
            },
        }
    }
}
