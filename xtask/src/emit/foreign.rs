//! Types of other crates, which the user chose for formats: how code names them, and what makes them values that can
//! be sent.

use std::collections::{BTreeMap, BTreeSet};

use super::source::{Source, Token, quote};
use crate::config::TypePath;
use crate::rust::{
    Carrier, Crate, FieldForm, Foreign, Input, Model, ModelKind, ParameterForm, RustType,
};

/// The path of a type.
pub(super) fn path(path: &TypePath) -> Source {
    let segments = path.segments().iter().map(|segment| {
        let name = Token(&segment.name);
        let arguments = segment.arguments.iter().map(self::path);
        let arguments = arguments.collect::<Vec<_>>();
        if arguments.is_empty() {
            quote! { #name }
        } else {
            quote! { #name<#(#arguments),*> }
        }
    });
    let segments = segments.collect::<Vec<_>>();
    let (last, before) = match segments.split_last() {
        Some((last, before)) => (Some(last), before),
        None => (None, [].as_slice()),
    };
    quote! { #(#before::)* #last }
}

/// The impls of the runtime's traits, with their imports: each type is checked nowhere, and one that is a parameter is
/// sent as it displays itself.
pub(super) fn impls(krate: &Crate) -> Source {
    let mut uses = Uses {
        krate,
        seen: BTreeSet::new(),
        found: BTreeMap::new(),
    };
    for model in &krate.models {
        uses.model(model, false);
    }
    let operations = krate.groups.iter().flat_map(|group| &group.operations);
    for input in operations.flat_map(|operation| &operation.inputs) {
        uses.ty(&input.ty, is_text(input));
    }
    if uses.found.is_empty() {
        return Source::new();
    }
    let sends = uses.found.values().any(|is_text| *is_text);
    let imports = if sends {
        quote! { use crate::runtime::{ParameterValue, ToParameter, Validate}; }
    } else {
        quote! { use crate::runtime::Validate; }
    };
    let impls = uses.found.iter().map(|(path, is_text)| {
        let path = self::path(path);
        let sent = is_text.then(|| {
            quote! {
                impl ToParameter for #path {
                    #[inline]
                    fn to_parameter(&self) -> ParameterValue { ParameterValue::Text(self.to_string()) }
                }
            }
        });
        quote! {
            impl Validate for #path {}
            #sent
        }
    });
    let impls = impls.collect::<Source>();
    quote! { #imports #impls }
}

/// Whether the values of an input are sent as text.
fn is_text(input: &Input) -> bool {
    match &input.carrier {
        Carrier::Parameter { form, .. } => match form {
            ParameterForm::Value(_) => true,
            ParameterForm::Object(_) | ParameterForm::Json => false,
        },
        Carrier::FormField { form, .. } => match form {
            FieldForm::Value => true,
            FieldForm::Part | FieldForm::Parts | FieldForm::Json => false,
        },
        Carrier::Json | Carrier::Text | Carrier::Binary => false,
    }
}

/// The types that are found, and whether they are sent as text.
struct Uses<'k> {
    krate: &'k Crate,
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
                    self.model(&self.krate.models[*index], is_text);
                }
            }
            RustType::Vec(inner)
            | RustType::Map(inner)
            | RustType::Option(inner)
            | RustType::Box(inner) => self.ty(inner, is_text),
            RustType::String
            | RustType::Bool
            | RustType::I32
            | RustType::I64
            | RustType::F32
            | RustType::F64
            | RustType::Date
            | RustType::DateTime
            | RustType::Part
            | RustType::Json => {}
        }
    }
}
