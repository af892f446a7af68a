//! Which values of parameters have a form as text: scalars, and one level of arrays or objects.

use crate::diagnostics::Code;
use crate::ir::{Object, ParameterEncoding, Type, TypeKind, Value};
use crate::lower::context::Context;
use crate::lower::operation::Draft;

/// Reports the parameters whose values have no form as text. All types are defined by now.
pub(in crate::lower) fn check_all(context: &mut Context<'_>, drafts: &mut [Draft]) {
    for draft in drafts {
        let parameters = draft
            .operation
            .parameters
            .iter()
            .zip(&draft.parameter_places);
        for (parameter, at) in parameters {
            let is_text = match parameter.encoding {
                ParameterEncoding::Json => true,
                ParameterEncoding::Style { .. } => is_flat(context, &parameter.value.ty),
            };
            if !is_text {
                let message = format!("the parameter `{}` is nested too deep", parameter.name.0);
                context
                    .unsupported(at, Code::NestedParameterUnsupported, message)
                    .help("a parameter is a scalar, an array of scalars or an object of scalars; anything else needs `content: application/json`");
                draft.unsupported = true;
            }
        }
    }
}

/// Whether a value is a scalar, an array of scalars or an object of scalars and arrays of them.
fn is_flat(context: &Context<'_>, ty: &Type) -> bool {
    match resolved(context, ty) {
        Resolved::Scalar | Resolved::Any => true,
        Resolved::Array(items) => is_scalar(context, &items.ty),
        Resolved::Map(values) => is_scalar_or_any(context, &values.ty),
        Resolved::Object(object) => {
            let additional = object.additional.iter().map(|value| &value.ty);
            let fields = object.fields.iter().map(|field| &field.value.ty);
            fields
                .chain(additional)
                .all(|ty| is_scalar_or_any(context, ty) || is_array_of_scalars(context, ty))
        }
    }
}

fn is_array_of_scalars(context: &Context<'_>, ty: &Type) -> bool {
    match resolved(context, ty) {
        Resolved::Array(items) => is_scalar(context, &items.ty),
        Resolved::Scalar | Resolved::Map(_) | Resolved::Object(_) | Resolved::Any => false,
    }
}

fn is_scalar(context: &Context<'_>, ty: &Type) -> bool {
    matches!(resolved(context, ty), Resolved::Scalar)
}

fn is_scalar_or_any(context: &Context<'_>, ty: &Type) -> bool {
    matches!(resolved(context, ty), Resolved::Scalar | Resolved::Any)
}

enum Resolved<'t> {
    Scalar,
    Array(&'t Value),
    Map(&'t Value),
    Object(&'t Object),
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
                TypeKind::Alias(value) => ty = &value.ty,
            },
        }
    }
}
