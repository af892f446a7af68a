//! What an operation takes: parameters, fields of a form, a body.

use super::choice::Choice;
use super::examples::Examples;
use super::types::Types;
use super::{input_names, mocking, unions};
use crate::ir::{
    self, Body, FormEncoding, FormField, ParameterEncoding, ParameterLocation, PathSegment, Scalar,
    Style, Type, TypeKind, Value,
};
use crate::rust::names::{Kind, Scope};
use crate::rust::{Carrier, FieldForm, Ident, Input, ParameterForm, RustType, StyleChoice};

/// Plans the inputs of an operation, whose call has kept its name if it has one: the required ones first, in the order path, query, header, cookie, body.
pub(super) fn inputs(
    (operation, call): (&ir::Operation, Option<&str>),
    types: &Types<'_>,
    examples: Examples<'_>,
    choice: &mut Choice<'_>,
) -> Vec<Input> {
    let mut parameters: Vec<&ir::Parameter> = operation.parameters.iter().collect();
    parameters.sort_by_key(|parameter| (parameter.location, position(&operation.path, parameter)));
    let mut idents = input_names::idents((operation, call), &parameters, choice).into_iter();
    let mut names = Names {
        constants: Scope::new(&["OPERATION", "PAGING"]),
        mocked: mocking::Inputs::new(choice.given, call, idents.as_slice()),
    };
    let mut inputs: Vec<Input> = parameters
        .into_iter()
        .zip(&mut idents)
        .map(|(parameter, ident)| of_parameter(parameter, ident, &mut names, types, examples))
        .collect();
    match &operation.body {
        Some(Body::Form {
            fields, encoding, ..
        }) => {
            inputs.extend(
                fields
                    .iter()
                    .zip(&mut idents)
                    .map(|named| of_form_field(named, *encoding, &mut names, types, examples)),
            );
        }
        Some(body @ (Body::Json { .. } | Body::Text { .. } | Body::Binary { .. })) => {
            let body = idents
                .next()
                .and_then(|ident| of_body(body, ident, &mut names, types, examples));
            inputs.extend(body);
        }
        None => {}
    }
    inputs.sort_by_key(|input| !input.required);
    inputs
}

struct Names {
    constants: Scope,
    mocked: mocking::Inputs,
}

/// Path parameters come in the order of the path, all others in that of the description.
fn position(path: &[PathSegment], parameter: &ir::Parameter) -> Option<usize> {
    match parameter.location {
        ParameterLocation::Path => path
            .iter()
            .position(|segment| *segment == PathSegment::Parameter(parameter.name.clone())),
        ParameterLocation::Query | ParameterLocation::Header | ParameterLocation::Cookie => None,
    }
}

fn of_parameter(
    parameter: &ir::Parameter,
    ident: Ident,
    names: &mut Names,
    types: &Types<'_>,
    examples: Examples<'_>,
) -> Input {
    let is_object = !is_text_or_list(&parameter.value.ty, types);
    let form = match parameter.encoding {
        ParameterEncoding::Style {
            style,
            explode,
            allow_reserved,
        } => {
            let choice = choice(parameter.location, style, explode, allow_reserved);
            if is_object {
                ParameterForm::Object(choice)
            } else {
                ParameterForm::Value(choice)
            }
        }
        ParameterEncoding::Json => ParameterForm::Json,
    };
    let ty = match types.of(&parameter.value.ty) {
        RustType::Json if form != ParameterForm::Json => RustType::String,
        ty => ty,
    };
    let bounds = types.bounds(&parameter.value);
    Input {
        docs: (&parameter.docs).into(),
        example: examples.of(&ty, &bounds, parameter.value.example.as_ref()),
        has_example: parameter.value.example.is_some(),
        bounds,
        default: parameter.value.default.clone(),
        required: parameter.required,
        carrier: Carrier::Parameter {
            constant: names.constants.claim(ident.text(), Kind::Constant),
            name: parameter.name.clone(),
            location: parameter.location,
            form,
        },
        mocked: names.mocked.input(&ident),
        ty,
        ident,
    }
}

/// What differs from the defaults of OpenAPI 3.0.3, "Parameter Object".
fn choice(
    location: ParameterLocation,
    style: Style,
    explode: bool,
    allow_reserved: bool,
) -> StyleChoice {
    let default_style = match location {
        ParameterLocation::Path | ParameterLocation::Header => Style::Simple,
        ParameterLocation::Query | ParameterLocation::Cookie => Style::Form,
    };
    let default_explode = style == Style::Form;
    StyleChoice {
        style: (style != default_style).then_some(style),
        explode: (explode != default_explode).then_some(explode),
        allow_reserved,
    }
}

/// Whether each value is one text, or a list of such.
fn is_text_or_list(ty: &Type, types: &Types<'_>) -> bool {
    match types.resolve(ty) {
        Type::Array(items) => *types.resolve(&items.ty) != Type::Any && is_text(&items.ty, types),
        Type::Scalar(_) | Type::Map(_) | Type::Any | Type::Named(_) => is_text(ty, types),
    }
}

fn is_text(ty: &Type, types: &Types<'_>) -> bool {
    match types.resolve(ty) {
        Type::Scalar(_) | Type::Any => true,
        Type::Array(_) | Type::Map(_) => false,
        Type::Named(id) => match &types.definition(*id).kind {
            TypeKind::Enumeration(_) => true,
            TypeKind::Union(union) => unions::is_scalar(union, types),
            TypeKind::Object(_) | TypeKind::Alias(_) => false,
        },
    }
}

fn is_object(ty: &Type, types: &Types<'_>) -> bool {
    match types.resolve(ty) {
        Type::Named(id) => match types.definition(*id).kind {
            TypeKind::Object(_) => true,
            TypeKind::Enumeration(_) | TypeKind::Union(_) | TypeKind::Alias(_) => false,
        },
        Type::Map(_) => true,
        Type::Scalar(_) | Type::Array(_) | Type::Any => false,
    }
}

/// Whether a value is more than one text: an object, or what may be one or a list.
fn is_structured(ty: &Type, types: &Types<'_>) -> bool {
    let Type::Named(id) = types.resolve(ty) else {
        return is_object(ty, types);
    };
    match &types.definition(*id).kind {
        TypeKind::Union(union) => !unions::is_scalar(union, types),
        TypeKind::Object(_) | TypeKind::Enumeration(_) | TypeKind::Alias(_) => is_object(ty, types),
    }
}

fn of_form_field(
    (field, ident): (&FormField, Ident),
    encoding: FormEncoding,
    names: &mut Names,
    types: &Types<'_>,
    examples: Examples<'_>,
) -> Input {
    let form = field_form(&field.value.ty, encoding, types);
    let ty = match form {
        FieldForm::Part => RustType::Part,
        FieldForm::Parts => RustType::Vec(Box::new(RustType::Part)),
        FieldForm::Value | FieldForm::Json => types.of(&field.value.ty),
    };
    let bounds = types.bounds(&field.value);
    Input {
        docs: (&field.docs).into(),
        example: examples.of(&ty, &bounds, field.value.example.as_ref()),
        has_example: field.value.example.is_some(),
        bounds,
        default: field.value.default.clone(),
        required: field.required,
        carrier: Carrier::FormField {
            constant: names.constants.claim(ident.text(), Kind::Constant),
            name: field.name.clone(),
            content_type: field.content_type.clone(),
            form,
        },
        mocked: names.mocked.input(&ident),
        ty,
        ident,
    }
}

/// Only `multipart/form-data` carries files; in a URL-encoded form the bytes of one are text.
fn field_form(ty: &Type, encoding: FormEncoding, types: &Types<'_>) -> FieldForm {
    let multipart = encoding == FormEncoding::Multipart;
    let resolved = types.resolve(ty);
    match resolved {
        Type::Scalar(Scalar::Binary) if multipart => FieldForm::Part,
        Type::Array(items) => match types.resolve(&items.ty) {
            Type::Scalar(Scalar::Binary) if multipart => FieldForm::Parts,
            Type::Scalar(_) => FieldForm::Value,
            items @ Type::Named(_) if !is_structured(items, types) => FieldForm::Value,
            Type::Named(_) | Type::Array(_) | Type::Map(_) | Type::Any => FieldForm::Json,
        },
        Type::Named(_) if is_structured(resolved, types) => FieldForm::Json,
        Type::Scalar(_) | Type::Named(_) => FieldForm::Value,
        Type::Map(_) | Type::Any => FieldForm::Json,
    }
}

fn of_body(
    body: &Body,
    ident: Ident,
    names: &mut Names,
    types: &Types<'_>,
    examples: Examples<'_>,
) -> Option<Input> {
    let (carrier, required, docs, value, ty) = match body {
        Body::Json {
            value,
            required,
            docs,
            ..
        } => (
            Carrier::Json,
            *required,
            docs,
            value.clone(),
            types.of_value(value),
        ),
        Body::Text {
            required,
            constraints,
            docs,
            ..
        } => (
            Carrier::Text,
            *required,
            docs,
            scalar(Scalar::String, constraints),
            RustType::String,
        ),
        Body::Binary {
            required,
            constraints,
            docs,
            ..
        } => (
            Carrier::Binary,
            *required,
            docs,
            scalar(Scalar::Binary, constraints),
            RustType::Part,
        ),
        Body::Form { .. } => return None,
    };
    let bounds = types.bounds(&value);
    Some(Input {
        docs: docs.into(),
        example: examples.of(&ty, &bounds, value.example.as_ref()),
        has_example: value.example.is_some(),
        bounds,
        default: None,
        required,
        carrier,
        mocked: names.mocked.input(&ident),
        ty,
        ident,
    })
}

fn scalar(scalar: Scalar, constraints: &ir::Constraints) -> Value {
    Value {
        ty: Type::Scalar(scalar),
        nullable: false,
        constraints: constraints.clone(),
        default: None,
        example: None,
    }
}
