//! The models: a struct, an enum or an alias for each named type.

use super::types::Types;
use crate::ir::{
    Access, Enumeration, EnumerationValue, Object, Presence, TypeDefinition, TypeId, TypeKind,
    Usage, WireName,
};
use crate::rust::names::{Kind, Scope};
use crate::rust::{Additional, Field, Holder, Ident, Model, ModelKind, Struct, Variant};

/// The variant that keeps a value that the client does not know.
const RESERVED_VARIANTS: &[&str] = &["Unknown"];

/// Names of files that one of the usual systems does not allow, or that mean something to the compiler.
const RESERVED_MODULES: &[&str] = &["aux", "con", "mod", "nul", "prn"];

/// Plans every model.
pub(super) fn models(types: &Types<'_>) -> Vec<Model> {
    let mut modules = Scope::new(RESERVED_MODULES);
    types
        .models()
        .map(|(id, definition, ident)| Model {
            ident: ident.clone(),
            module: modules.claim(ident.text(), Kind::Module),
            wire: definition.name.join("."),
            page: ident.text().to_owned(),
            docs: definition.docs.clone(),
            kind: kind(id, definition, types),
            validated: is_sent(definition.usage),
            example: definition.example.clone(),
        })
        .collect()
}

/// Whether a caller makes values of the type.
fn is_sent(usage: Usage) -> bool {
    usage.request || usage.parameter || usage.form
}

fn kind(id: TypeId, definition: &TypeDefinition, types: &Types<'_>) -> ModelKind {
    match &definition.kind {
        TypeKind::Object(object) => {
            ModelKind::Struct(structure(id, object, definition.usage, types))
        }
        TypeKind::Enumeration(Enumeration::Text(values)) => {
            ModelKind::Text(variants(values, Clone::clone))
        }
        TypeKind::Enumeration(Enumeration::Integer(values)) => {
            ModelKind::Integer(variants(values, ToString::to_string))
        }
        TypeKind::Alias(value) => ModelKind::Alias(types.of_value(value)),
    }
}

fn variants<T: Clone>(
    values: &[EnumerationValue<T>],
    text: impl Fn(&T) -> String,
) -> Vec<Variant<T>> {
    let mut scope = Scope::new(RESERVED_VARIANTS);
    values
        .iter()
        .map(|value| Variant {
            ident: scope.claim(
                &value.name.clone().unwrap_or_else(|| text(&value.value)),
                Kind::Variant,
            ),
            value: value.value.clone(),
            description: value.description.clone(),
        })
        .collect()
}

fn structure(id: TypeId, object: &Object, usage: Usage, types: &Types<'_>) -> Struct {
    let mut names = FieldNames::default();
    let mut fields: Vec<Field> = object
        .fields
        .iter()
        .enumerate()
        .map(|(index, field)| {
            let (ident, setter, constant) = names.claim(&field.name);
            Field {
                ident,
                setter,
                constant,
                wire: field.name.clone(),
                docs: field.docs.clone(),
                ty: types.of_field(id, index, &field.value),
                holder: holder(field.presence, field.access, usage),
                presence: field.presence,
                null_setter: None,
                bounds: types.bounds(&field.value),
                default: field.value.default.clone(),
                example: field.value.example.clone(),
            }
        })
        .collect();
    let additional = object.additional.as_ref().map(|value| {
        let (ident, setter, constant) = names.claim(&WireName("additional_properties".to_owned()));
        Box::new(Additional {
            ident,
            setter,
            ty: types.of_value(value),
            bounds: types.bounds(value),
            constant,
        })
    });
    for field in &mut fields {
        if field.holder == Holder::Patch {
            field.null_setter = Some(
                names
                    .setters
                    .claim(&format!("{}_null", field.setter.text()), Kind::Function),
            );
        }
    }
    Struct { fields, additional }
}

/// The names that a field needs, each in its own scope.
struct FieldNames {
    fields: Scope,
    setters: Scope,
    constants: Scope,
}

impl Default for FieldNames {
    fn default() -> Self {
        Self {
            fields: Scope::new(&[]),
            setters: Scope::new(&["new"]),
            constants: Scope::new(&["NONE"]),
        }
    }
}

impl FieldNames {
    fn claim(&mut self, name: &WireName) -> (Ident, Ident, Ident) {
        let field = self.fields.claim(&name.0, Kind::Field);
        let setter = self
            .setters
            .claim(&format!("with_{}", field.text()), Kind::Function);
        let constant = self.constants.claim(field.text(), Kind::Constant);
        (field, setter, constant)
    }
}

/// Absent and null are told apart only where a caller may send either.
fn holder(presence: Presence, access: Access, usage: Usage) -> Holder {
    match (presence, access) {
        (Presence::Required, _) => Holder::Plain,
        (Presence::Optional, _) | (Presence::OptionalNullable, Access::ReadOnly) => {
            Holder::Optional
        }
        (Presence::Nullable, _) => Holder::Nullable,
        (Presence::OptionalNullable, Access::ReadWrite | Access::WriteOnly) => {
            if is_sent(usage) {
                Holder::Patch
            } else {
                Holder::Optional
            }
        }
    }
}
