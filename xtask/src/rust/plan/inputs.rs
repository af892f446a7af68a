//! What an operation takes: parameters, fields of a form, a body.

use super::choice::Choice;
use super::examples::Examples;
use super::types::Types;
use super::{input_names, mocking, unions};
use crate::ir::{
    self, Body, FieldEncoding, FormEncoding, FormField, ParameterEncoding, ParameterLocation,
    PathSegment, Scalar, Style, Styling, Type, TypeKind, Value,
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
    let ty = &parameter.value.ty;
    // Of a value that may be anything the caller gives the text.
    let is_value = *types.resolve(ty) == Type::Any || is_text_or_list(ty, types);
    let form = match parameter.encoding {
        ParameterEncoding::Style(styling) => {
            let choice = choice(default_style(parameter.location), styling);
            if is_value {
                ParameterForm::Value(choice)
            } else {
                ParameterForm::Object(choice)
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

/// OpenAPI 3.0.3, "Parameter Object".
fn default_style(location: ParameterLocation) -> Style {
    match location {
        ParameterLocation::Path | ParameterLocation::Header => Style::Simple,
        ParameterLocation::Query | ParameterLocation::Cookie => Style::Form,
    }
}

/// What differs from the defaults of a place.
fn choice(default_style: Style, styling: Styling) -> StyleChoice {
    let Styling {
        style,
        explode,
        allow_reserved,
    } = styling;
    let default_explode = style == Style::Form;
    StyleChoice {
        style: (style != default_style).then_some(style),
        explode: (explode != default_explode).then_some(explode),
        allow_reserved,
    }
}

/// Whether each value is one text, or a list of such. What may be anything is none.
fn is_text_or_list(ty: &Type, types: &Types<'_>) -> bool {
    match types.resolve(ty) {
        Type::Array(items) => is_text(&items.ty, types),
        ty @ (Type::Scalar(_) | Type::Map(_) | Type::Any | Type::Named(_)) => is_text(ty, types),
    }
}

fn is_text(ty: &Type, types: &Types<'_>) -> bool {
    match types.resolve(ty) {
        Type::Scalar(_) => true,
        Type::Array(_) | Type::Map(_) | Type::Any => false,
        Type::Named(id) => match &types.definition(*id).kind {
            TypeKind::Enumeration(_) => true,
            TypeKind::Union(union) => unions::is_scalar(union, types),
            TypeKind::Object(_) | TypeKind::Alias(_) => false,
        },
    }
}

fn of_form_field(
    (field, ident): (&FormField, Ident),
    encoding: FormEncoding,
    names: &mut Names,
    types: &Types<'_>,
    examples: Examples<'_>,
) -> Input {
    let form = field_form(field, encoding, types);
    let ty = match form {
        FieldForm::Part => RustType::Part,
        FieldForm::Parts => RustType::Vec(Box::new(RustType::Part)),
        FieldForm::Value
        | FieldForm::Json
        | FieldForm::StyledValue(_)
        | FieldForm::StyledObject(_) => types.of(&field.value.ty),
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
            content_type: match &field.encoding {
                FieldEncoding::MediaType(media_type) => media_type.clone(),
                FieldEncoding::Style(_) => None,
            },
            form,
        },
        mocked: names.mocked.input(&ident),
        ty,
        ident,
    }
}

/// Only `multipart/form-data` carries files; in a URL-encoded form the bytes of one are text.
fn field_form(field: &FormField, encoding: FormEncoding, types: &Types<'_>) -> FieldForm {
    let ty = &field.value.ty;
    if let FieldEncoding::Style(styling) = field.encoding {
        let choice = choice(Style::Form, styling);
        return if is_text_or_list(ty, types) {
            FieldForm::StyledValue(choice)
        } else {
            FieldForm::StyledObject(choice)
        };
    }
    let is_file = |ty: &Type| {
        encoding == FormEncoding::Multipart && *types.resolve(ty) == Type::Scalar(Scalar::Binary)
    };
    match types.resolve(ty) {
        ty if is_file(ty) => FieldForm::Part,
        Type::Array(items) if is_file(&items.ty) => FieldForm::Parts,
        ty if is_text_or_list(ty, types) => FieldForm::Value,
        Type::Scalar(_) | Type::Array(_) | Type::Map(_) | Type::Any | Type::Named(_) => {
            FieldForm::Json
        }
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
