//! The models: a struct, an enum or an alias for each named type.

use super::choice::Choice;
use super::types::Types;
use super::unions;
use crate::config::Names;
use crate::ir::{
    Access, Enumeration, EnumerationValue, Object, Presence, Type, TypeDefinition, TypeId,
    TypeKind, Usage,
};
use crate::rust::names::{Kind, Named, Scope, given};
use crate::rust::{
    Additional, Field, GivenNames, Holder, Ident, Model, ModelKind, Struct, Variant, owner,
};

/// The variant that keeps a value that the client does not know.
pub(super) const RESERVED_VARIANTS: &[&str] = &["Unknown"];

/// The field that takes the properties that the description does not name.
const FURTHER: &str = "additional_properties";

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
            kind: kind((id, ident), definition, types, choice),
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
    (id, ident): (TypeId, &Ident),
    definition: &TypeDefinition,
    types: &Types<'_>,
    choice: &mut Choice<'_>,
) -> ModelKind {
    let name = definition.name.join(".");
    let chosen = Choice::within(&choice.renames.variants, &name);
    match &definition.kind {
        TypeKind::Object(object) => {
            let chosen = Choice::within(&choice.renames.fields, &name);
            let names = FieldNames::claim((&name, ident), object, chosen, choice);
            ModelKind::Struct(structure(id, object, definition.usage, types, names))
        }
        TypeKind::Enumeration(Enumeration::Text(values)) => ModelKind::Text(variants(
            (&name, ident),
            values,
            Clone::clone,
            chosen,
            choice,
        )),
        TypeKind::Enumeration(Enumeration::Integer(values)) => ModelKind::Integer(variants(
            (&name, ident),
            values,
            ToString::to_string,
            chosen,
            choice,
        )),
        TypeKind::Union(union) => {
            let named = (name.as_str(), ident);
            ModelKind::Union(unions::union((id, named), union, chosen, types, choice))
        }
        TypeKind::Alias(value) => ModelKind::Alias(types.of_value(value)),
    }
}

fn variants<T: Clone>(
    (name, ident): (&str, &Ident),
    values: &[EnumerationValue<T>],
    text: impl Fn(&T) -> String,
    chosen: Option<&Names>,
    choice: &mut Choice<'_>,
) -> Vec<Variant<T>> {
    let mut scope = Scope::new(RESERVED_VARIANTS);
    choice.given.leave(&mut scope, &owner::model(ident));
    let texts: Vec<String> = values.iter().map(|value| text(&value.value)).collect();
    let named: Vec<_> = values
        .iter()
        .zip(&texts)
        .map(|(value, wire)| Named {
            wire,
            derived: value.name.as_ref().unwrap_or(wire),
            chosen: chosen.and_then(|names| Choice::of(names, wire)),
            given: given::within(&choice.given.variants, name, wire),
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
    let null_setters = std::mem::take(&mut names.null_setters);
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
                only: None,
                holder: holder(field.presence, field.access, usage),
                null_is_value: *types.resolve(&field.value.ty) == Type::Any,
                presence: field.presence,
                null_setter: None,
                bounds: types.bounds(&field.value),
                default: field.value.default.clone(),
                example: field.value.example.clone(),
            }
        })
        .collect();
    let additional = object.additional.as_ref().map(|value| {
        let ident = names.further();
        let (setter, constant) = names.of(&ident);
        Box::new(Additional {
            ident,
            setter,
            ty: types.of_value(value),
            bounds: types.bounds(value),
            constant,
        })
    });
    for (field, kept) in fields.iter_mut().zip(null_setters) {
        if field.holder == Holder::Patch {
            let name = format!("{}_null", field.setter.text());
            let setter = kept.unwrap_or_else(|| names.setters.claim(&name, Kind::Function));
            field.null_setter = Some(setter);
        }
    }
    Struct {
        fields,
        additional,
        is_tagged: false,
    }
}

/// The names that a field needs, each in its own scope.
struct FieldNames {
    /// The fields, in their order.
    named: Vec<Ident>,
    /// The setters that send null which fields had, in the order of the fields.
    null_setters: Vec<Option<Ident>>,
    /// What takes the properties that the description does not name, if it had a name.
    further: Option<Ident>,
    fields: Scope,
    setters: Scope,
    constants: Scope,
}

impl FieldNames {
    /// Names the fields of a model; the rest follows from their names.
    fn claim(
        (name, ident): (&str, &Ident),
        object: &Object,
        chosen: Option<&Names>,
        choice: &mut Choice<'_>,
    ) -> Self {
        let mut fields = Scope::new(&[]);
        let given = choice.given;
        let wires = object.fields.iter().map(|field| field.name.0.as_str());
        let mut named: Vec<_> = wires
            .clone()
            .map(|wire| Named {
                wire,
                derived: wire,
                chosen: chosen.and_then(|names| Choice::of(names, wire)),
                given: given::within(&given.fields, name, wire),
            })
            .collect();
        let further = given.further_properties.get(name);
        let further = further.filter(|_| object.additional.is_some());
        named.extend(further.map(|given| Named {
            wire: "additionalProperties",
            derived: FURTHER,
            chosen: None,
            given: Some(given),
        }));
        let idents = choice.siblings("property", Kind::Field);
        let mut named = idents.claim(&mut fields, &named);
        let further = named.split_off(object.fields.len()).pop();
        let mut setters = Scope::new(&["new"]);
        setters.reserve(left(given, ident, &named));
        let null_setters = wires.map(|wire| {
            let given = given::within(&given.null_setters, name, wire);
            setters.keep(given, Kind::Function)
        });
        Self {
            named,
            null_setters: null_setters.collect(),
            further,
            fields,
            setters,
            constants: Scope::new(&["NONE"]),
        }
    }

    /// What takes the properties that the description does not name.
    fn further(&mut self) -> Ident {
        let given = self.further.take();
        given.unwrap_or_else(|| self.fields.claim(FURTHER, Kind::Field))
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

/// The setters that are left behind of fields that are still there.
fn left(given: &GivenNames, model: &Ident, fields: &[Ident]) -> Vec<String> {
    let setters = fields.iter().flat_map(|field| {
        let setter = format!("with_{}", field.text());
        [format!("{setter}_null"), setter]
    });
    given.left_of(&owner::model(model), &setters.collect::<Vec<_>>())
}

/// Absent and null are told apart only where a caller may send either.
pub(super) fn holder(presence: Presence, access: Access, usage: Usage) -> Holder {
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
