//! Which parts of the runtime the crate needs.
//!
//! Invariant: the code of a part that is left out is named nowhere in the crate; the compiler would not let it pass.

use std::collections::BTreeSet;

use crate::ir::{IntegerFormat, ParameterLocation};
use crate::rust::{
    Carrier, FieldForm, Group, Input, Model, ModelKind, ParameterForm, Payload, RuntimePart,
    RustType, StyleChoice, Success,
};

/// The parts that the models and the operations need.
pub(super) fn parts(models: &[Model], groups: &[Group]) -> BTreeSet<RuntimePart> {
    let operations = groups.iter().flat_map(|group| &group.operations);
    let inputs = operations.clone().flat_map(|operation| &operation.inputs);
    let successes = operations.flat_map(|operation| payloads(&operation.success));
    let errors = groups.iter().flat_map(|group| &group.errors);
    let variants = errors.flat_map(|error| &error.variants);
    let refusals = variants.map(|variant| &variant.payload);
    let mut parts: BTreeSet<_> = models.iter().flat_map(of_model).collect();
    parts.extend(inputs.flat_map(of_input));
    parts.extend(successes.chain(refusals).filter_map(of_answer));
    parts
}

fn of_model(model: &Model) -> Vec<RuntimePart> {
    match &model.kind {
        ModelKind::Struct(structure) => {
            let additional = structure.additional.as_ref();
            let types = structure.fields.iter().map(|field| &field.ty);
            let maps = additional.map(|_| RuntimePart::Maps).into_iter();
            let additional = additional.map(|additional| &additional.ty);
            maps.chain(types.chain(additional).flat_map(of_type))
                .collect()
        }
        ModelKind::Text(_) => Vec::new(),
        ModelKind::Integer(_) => vec![RuntimePart::Integers],
        // A map can be a variant, so what writes unions writes maps.
        ModelKind::Union(union) => {
            let types = union.variants.iter().map(|variant| &variant.ty);
            let parts = [RuntimePart::Unions, RuntimePart::Maps].into_iter();
            parts.chain(types.flat_map(of_type)).collect()
        }
        ModelKind::Alias(ty) => of_type(ty),
    }
}

fn of_input(input: &Input) -> Vec<RuntimePart> {
    let mut parts = of_type(&input.ty);
    match &input.carrier {
        Carrier::Parameter { location, form, .. } => {
            if is_styled(*location, *form) {
                parts.push(RuntimePart::Styles);
            }
            match form {
                ParameterForm::Value(_) => {}
                ParameterForm::Object(_) | ParameterForm::Json => parts.push(RuntimePart::Objects),
            }
        }
        Carrier::FormField { form, .. } => match form {
            FieldForm::Part => {}
            FieldForm::Parts | FieldForm::Value | FieldForm::Json => {
                parts.push(RuntimePart::FormFields);
            }
            FieldForm::StyledValue(_) | FieldForm::StyledObject(_) => parts.extend([
                RuntimePart::StyledFields,
                RuntimePart::Styles,
                RuntimePart::Objects,
            ]),
        },
        Carrier::Json => {}
        Carrier::Text | Carrier::Binary => parts.push(RuntimePart::Bodies),
    }
    parts
}

/// What a success has in it.
fn payloads(success: &Success) -> Vec<&Payload> {
    match success {
        Success::One(payload) => vec![payload],
        Success::Several(answer) => answer.variants.iter().map(|one| &one.payload).collect(),
    }
}

fn of_answer(payload: &Payload) -> Option<RuntimePart> {
    match payload {
        Payload::Json(_) => None,
        Payload::Empty | Payload::Text | Payload::Binary => Some(RuntimePart::Answers),
    }
}

/// What a value needs, but for what is in a model of its own.
fn of_type(ty: &RustType) -> Vec<RuntimePart> {
    match ty {
        RustType::Map(values) => {
            let mut parts = of_type(values);
            parts.push(RuntimePart::Maps);
            parts
        }
        RustType::Vec(inner) | RustType::Option(inner) | RustType::Box(inner) => of_type(inner),
        RustType::Integer(
            IntegerFormat::Uint8
            | IntegerFormat::Int8
            | IntegerFormat::Uint16
            | IntegerFormat::Int16
            | IntegerFormat::Uint32
            | IntegerFormat::Uint64,
        ) => vec![RuntimePart::OtherIntegers],
        RustType::Integer(IntegerFormat::Int32 | IntegerFormat::Int64)
        | RustType::String
        | RustType::Bool
        | RustType::F32
        | RustType::F64
        | RustType::Date
        | RustType::DateTime
        | RustType::Foreign(_)
        | RustType::Part
        | RustType::Json
        | RustType::Model(..) => Vec::new(),
    }
}

/// Whether a parameter becomes text otherwise than those of a path or a query do if nothing is said.
fn is_styled(location: ParameterLocation, form: ParameterForm) -> bool {
    match location {
        ParameterLocation::Header | ParameterLocation::Cookie => true,
        ParameterLocation::Path | ParameterLocation::Query => match form {
            ParameterForm::Value(choice) | ParameterForm::Object(choice) => {
                choice != StyleChoice::default()
            }
            ParameterForm::Json => false,
        },
    }
}
