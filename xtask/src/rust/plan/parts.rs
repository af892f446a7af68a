//! Which parts of the runtime the crate needs.
//!
//! Invariant: the code of a part that is left out is named nowhere in the crate; the compiler would not let it pass.

use std::collections::BTreeSet;

use crate::ir::ParameterLocation;
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
            let has_map = structure.fields.iter().any(|field| has_map(&field.ty));
            maps(structure.additional.is_some() || has_map)
        }
        ModelKind::Text(_) => Vec::new(),
        ModelKind::Integer(_) => vec![RuntimePart::Integers],
        // A map can be a variant, so what writes unions writes maps.
        ModelKind::Union(_) => vec![RuntimePart::Unions, RuntimePart::Maps],
        ModelKind::Alias(ty) => maps(has_map(ty)),
    }
}

fn of_input(input: &Input) -> Vec<RuntimePart> {
    let mut parts = maps(has_map(&input.ty));
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

fn maps(is_needed: bool) -> Vec<RuntimePart> {
    is_needed.then_some(RuntimePart::Maps).into_iter().collect()
}

/// Whether a value has a map in it that is not in a model of its own.
fn has_map(ty: &RustType) -> bool {
    match ty {
        RustType::Map(_) => true,
        RustType::Vec(inner) | RustType::Option(inner) | RustType::Box(inner) => has_map(inner),
        RustType::String
        | RustType::Bool
        | RustType::I32
        | RustType::I64
        | RustType::F32
        | RustType::F64
        | RustType::Date
        | RustType::DateTime
        | RustType::Foreign(_)
        | RustType::Part
        | RustType::Json
        | RustType::Model(..) => false,
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
