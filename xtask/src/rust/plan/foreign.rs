//! The types of other crates that values have, and how they are sent.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::TypePath;
use crate::rust::{
    Carrier, FieldForm, Foreign, ForeignType, Group, Input, Model, ModelKind, ParameterForm,
    RustType,
};

/// The types that the models and the inputs of operations have, in the order of their paths.
pub(super) fn types(models: &[Model], groups: &[Group]) -> Vec<ForeignType> {
    let mut uses = Uses {
        models,
        seen: BTreeSet::new(),
        found: BTreeMap::new(),
    };
    for model in models {
        uses.model(model, false);
    }
    let operations = groups.iter().flat_map(|group| &group.operations);
    for input in operations.flat_map(|operation| &operation.inputs) {
        uses.ty(&input.ty, is_text(input));
    }
    let found = uses.found.into_iter();
    found
        .map(|(path, is_text)| ForeignType {
            path: path.clone(),
            is_text,
        })
        .collect()
}

/// Whether the values of an input are sent as text.
fn is_text(input: &Input) -> bool {
    match &input.carrier {
        Carrier::Parameter { form, .. } => match form {
            ParameterForm::Value(_) => true,
            ParameterForm::Object(_) | ParameterForm::Json => false,
        },
        Carrier::FormField { form, .. } => match form {
            FieldForm::Value | FieldForm::StyledValue(_) => true,
            FieldForm::Part | FieldForm::Parts | FieldForm::Json | FieldForm::StyledObject(_) => {
                false
            }
        },
        Carrier::Json | Carrier::Text | Carrier::Binary => false,
    }
}

/// The types that are found, and whether they are sent as text.
struct Uses<'k> {
    models: &'k [Model],
    /// The aliases that are looked through, by index; each also for what is text.
    seen: BTreeSet<(usize, bool)>,
    found: BTreeMap<&'k TypePath, bool>,
}

impl<'k> Uses<'k> {
    fn model(&mut self, model: &'k Model, is_text: bool) {
        match &model.kind {
            ModelKind::Struct(structure) => {
                let fields = structure.fields.iter().map(|field| &field.ty);
                let additional = structure.additional.iter().map(|additional| &additional.ty);
                // An object in a parameter is written by serde.
                for ty in fields.chain(additional) {
                    self.ty(ty, false);
                }
            }
            ModelKind::Union(union) => {
                for variant in &union.variants {
                    self.ty(&variant.ty, union.is_scalar && model.validated);
                }
            }
            ModelKind::Alias(ty) => self.ty(ty, is_text),
            ModelKind::Text(_) | ModelKind::Integer(_) => {}
        }
    }

    fn ty(&mut self, ty: &'k RustType, is_text: bool) {
        match ty {
            RustType::Foreign(Foreign { path, .. }) => {
                *self.found.entry(path).or_default() |= is_text;
            }
            RustType::Model(index, _) => {
                if self.seen.insert((*index, is_text)) {
                    self.model(&self.models[*index], is_text);
                }
            }
            RustType::Vec(inner)
            | RustType::Map(inner)
            | RustType::Option(inner)
            | RustType::Box(inner) => self.ty(inner, is_text),
            RustType::String
            | RustType::Bool
            | RustType::Integer(_)
            | RustType::F32
            | RustType::F64
            | RustType::Date
            | RustType::DateTime
            | RustType::Part
            | RustType::Json => {}
        }
    }
}
