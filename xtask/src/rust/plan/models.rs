//! The models: a struct, an enum or an alias for each named type.

use super::choice::Choice;
use super::types::Types;
use crate::config::Names;
use crate::ir::{
    Access, Enumeration, EnumerationValue, Object, Presence, TypeDefinition, TypeId, TypeKind,
    Usage, WireName,
};
use crate::rust::names::{Kind, Named, Scope};
use crate::rust::{Additional, Field, Holder, Ident, Model, ModelKind, Struct, Variant};

/// The variant that keeps a value that the client does not know.
const RESERVED_VARIANTS: &[&str] = &["Unknown"];

/// Names of files that one of the usual systems does not allow, or that mean something to the compiler.
const RESERVED_MODULES: &[&str] = &["aux", "con", "mod", "nul", "prn"];

/// Plans every model.
pub(super) fn models(types: &Types<'_>, choice: &mut Choice<'_>) -> Vec<Model> {
    let mut modules = Scope::new(RESERVED_MODULES);
    types
        .models()
        .map(|(id, definition, ident)| Model {
            ident: ident.clone(),
            module: modules.claim(ident.text(), Kind::Module),
            wire: definition.name.join("."),
            page: ident.text().to_owned(),
            docs: (&definition.docs).into(),
            kind: kind(id, definition, types, choice),
            validated: is_sent(definition.usage),
            example: definition.example.clone(),
        })
        .collect()
}

/// Whether a caller makes values of the type.
fn is_sent(usage: Usage) -> bool {
    usage.request || usage.parameter || usage.form
}

fn kind(
    id: TypeId,
    definition: &TypeDefinition,
    types: &Types<'_>,
    choice: &mut Choice<'_>,
) -> ModelKind {
    let name = definition.name.join(".");
    let chosen = Choice::within(&choice.renames.variants, &name);
    match &definition.kind {
        TypeKind::Object(object) => {
            let chosen = Choice::within(&choice.renames.fields, &name);
            let names: Vec<_> = object.fields.iter().map(|field| &field.name).collect();
            let names = FieldNames::claim(&names, chosen, choice);
            ModelKind::Struct(structure(id, object, definition.usage, types, names))
        }
        TypeKind::Enumeration(Enumeration::Text(values)) => {
            ModelKind::Text(variants(values, Clone::clone, chosen, choice))
        }
        TypeKind::Enumeration(Enumeration::Integer(values)) => {
            ModelKind::Integer(variants(values, ToString::to_string, chosen, choice))
        }
        TypeKind::Alias(value) => ModelKind::Alias(types.of_value(value)),
    }
}

fn variants<T: Clone>(
    values: &[EnumerationValue<T>],
    text: impl Fn(&T) -> String,
    chosen: Option<&Names>,
    choice: &mut Choice<'_>,
) -> Vec<Variant<T>> {
    let mut scope = Scope::new(RESERVED_VARIANTS);
    let texts: Vec<String> = values.iter().map(|value| text(&value.value)).collect();
    let named: Vec<_> = values
        .iter()
        .zip(&texts)
        .map(|(value, wire)| Named {
            wire,
            derived: value.name.as_ref().unwrap_or(wire),
            chosen: chosen.and_then(|names| Choice::of(names, wire)),
        })
        .collect();
    let idents = choice.siblings("value", Kind::Variant);
    let idents = idents.claim(&mut scope, &named);
    values
        .iter()
        .zip(idents)
        .map(|(value, ident)| Variant {
            ident,
            value: value.value.clone(),
            description: value.description.clone(),
        })
        .collect()
}

fn structure(
    id: TypeId,
    object: &Object,
    usage: Usage,
    types: &Types<'_>,
    mut names: FieldNames,
) -> Struct {
    let idents = std::mem::take(&mut names.named);
    let mut fields: Vec<Field> = object
        .fields
        .iter()
        .zip(idents)
        .enumerate()
        .map(|(index, (field, ident))| {
            let (setter, constant) = names.of(&ident);
            Field {
                ident,
                setter,
                constant,
                wire: field.name.clone(),
                docs: (&field.docs).into(),
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
        let ident = names.fields.claim("additional_properties", Kind::Field);
        let (setter, constant) = names.of(&ident);
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
    /// The fields, in their order.
    named: Vec<Ident>,
    fields: Scope,
    setters: Scope,
    constants: Scope,
}

impl FieldNames {
    /// Names the fields; the rest follows from their names.
    fn claim(wires: &[&WireName], chosen: Option<&Names>, choice: &mut Choice<'_>) -> Self {
        let mut fields = Scope::new(&[]);
        let named: Vec<_> = wires
            .iter()
            .map(|wire| Named {
                wire: &wire.0,
                derived: &wire.0,
                chosen: chosen.and_then(|names| Choice::of(names, &wire.0)),
            })
            .collect();
        let idents = choice.siblings("property", Kind::Field);
        Self {
            named: idents.claim(&mut fields, &named),
            fields,
            setters: Scope::new(&["new"]),
            constants: Scope::new(&["NONE"]),
        }
    }

    /// The setter of a field, and the constant of its bounds.
    fn of(&mut self, field: &Ident) -> (Ident, Ident) {
        let setter = self
            .setters
            .claim(&format!("with_{}", field.text()), Kind::Function);
        let constant = self.constants.claim(field.text(), Kind::Constant);
        (setter, constant)
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
