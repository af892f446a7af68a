//! The types of Rust for the types of the IR.

use std::collections::BTreeSet;

use super::boxing;
use super::choice::Choice;
use crate::config::{Config, Names, TypePath};
use crate::ir::{
    Api, FormatBase, FormatId, IntegerFormat, Scalar, Type, TypeDefinition, TypeId, TypeKind, Value,
};
use crate::rust::names::{Kind, Named as Sibling, Scope};
use crate::rust::{Bounds, Foreign, Ident, RustType, owner};

/// What every file of models uses under its own name.
pub(in crate::rust) const RESERVED_TYPES: &[&str] = &[
    "BTreeMap",
    "Box",
    "DateTime",
    "Default",
    "Err",
    "FixedOffset",
    "From",
    "Into",
    "IntoIterator",
    "NaiveDate",
    "None",
    "Ok",
    "Option",
    "Patch",
    "Result",
    "Some",
    "String",
    "Vec",
];

/// The named types of the API, with their names in Rust.
pub(super) struct Types<'a> {
    api: &'a Api,
    /// The types that the user chose, by [`FormatId`].
    formats: Vec<&'a TypePath>,
    /// By [`TypeId`]; `None` for what is only the fields of a form.
    named: Vec<Option<Named>>,
    /// The fields and the variants that hold a box, by type and index.
    boxed: BTreeSet<(TypeId, usize)>,
}

struct Named {
    index: usize,
    ident: Ident,
}

impl<'a> Types<'a> {
    /// Names every type, in the order of the description.
    pub(super) fn name(api: &'a Api, config: &'a Config, choice: &mut Choice<'_>) -> Self {
        let mut scope = Scope::new(RESERVED_TYPES);
        choice.given.leave(&mut scope, owner::MODELS);
        let renames = &choice.renames.types;
        let models = api
            .types
            .iter()
            .filter(|definition| definition.has_values());
        let wires: Vec<_> = models
            .map(|model| (model.name.join("."), derived(&model.name, renames)))
            .collect();
        let siblings: Vec<_> = wires
            .iter()
            .map(|(wire, derived)| Sibling {
                wire,
                derived,
                chosen: Choice::of(renames, wire),
                given: choice.given_type(wire),
            })
            .collect();
        let idents = choice.siblings("type", Kind::Type);
        let mut idents = idents.claim(&mut scope, &siblings).into_iter().enumerate();
        let named = api.types.iter().map(|definition| {
            let (index, ident) = definition.has_values().then(|| idents.next())??;
            Some(Named { index, ident })
        });
        Self {
            api,
            formats: config.formats.values().map(|format| &format.ty).collect(),
            named: named.collect(),
            boxed: boxing::boxed_fields(api),
        }
    }

    /// The crates that the types begin at that the user chose, as Rust code names them.
    pub(super) fn foreign_crates(&self) -> Vec<String> {
        let crates = self.formats.iter().flat_map(|path| path.crates());
        crates.map(str::to_owned).collect()
    }

    /// The types that are models, with their names.
    pub(super) fn models(&self) -> impl Iterator<Item = (TypeId, &'a TypeDefinition, &Ident)> {
        self.api
            .types
            .iter()
            .zip(&self.named)
            .enumerate()
            .filter_map(|(index, (definition, named))| {
                Some((TypeId(index), definition, &named.as_ref()?.ident))
            })
    }

    /// The identifier of a type that is a model.
    pub(super) fn ident(&self, id: TypeId) -> Option<Ident> {
        Some(self.named[id.0].as_ref()?.ident.clone())
    }

    /// The definition of a type.
    pub(super) fn definition(&self, id: TypeId) -> &'a TypeDefinition {
        self.api.type_definition(id)
    }

    /// The type of a value that may stand in an array, a map, or by itself.
    pub(super) fn of_value(&self, value: &Value) -> RustType {
        let ty = self.of(&value.ty);
        if value.nullable && ty != RustType::Json {
            RustType::Option(Box::new(ty))
        } else {
            ty
        }
    }

    /// The type of a value as JSON.
    pub(super) fn of(&self, ty: &Type) -> RustType {
        match ty {
            Type::Scalar(scalar) => self.of_scalar(*scalar),
            Type::Named(id) => match &self.named[id.0] {
                Some(named) => RustType::Model(named.index, named.ident.clone()),
                None => RustType::Json,
            },
            Type::Array(items) => RustType::Vec(Box::new(self.of_value(items))),
            Type::Map(values) => RustType::Map(Box::new(self.of_value(values))),
            Type::Any => RustType::Json,
        }
    }

    fn of_scalar(&self, scalar: Scalar) -> RustType {
        match scalar {
            Scalar::String | Scalar::Binary => RustType::String,
            Scalar::Boolean => RustType::Bool,
            Scalar::Integer(format) => RustType::Integer(format),
            Scalar::Float => RustType::F32,
            Scalar::Double => RustType::F64,
            Scalar::Date => RustType::Date,
            Scalar::DateTime => RustType::DateTime,
            Scalar::Format(id, base) => self.of_format(id, base),
        }
    }

    /// The type that the user chose for a format. One that clients have anyway is no other one for it.
    fn of_format(&self, id: FormatId, base: FormatBase) -> RustType {
        let path = self.formats[id.0];
        match path.to_string().as_str() {
            "String" => RustType::String,
            "bool" => RustType::Bool,
            "i8" => RustType::Integer(IntegerFormat::Int8),
            "i16" => RustType::Integer(IntegerFormat::Int16),
            "i32" => RustType::Integer(IntegerFormat::Int32),
            "i64" => RustType::Integer(IntegerFormat::Int64),
            "u8" => RustType::Integer(IntegerFormat::Uint8),
            "u16" => RustType::Integer(IntegerFormat::Uint16),
            "u32" => RustType::Integer(IntegerFormat::Uint32),
            "u64" => RustType::Integer(IntegerFormat::Uint64),
            "f32" => RustType::F32,
            "f64" => RustType::F64,
            "chrono::NaiveDate" => RustType::Date,
            "chrono::DateTime<chrono::FixedOffset>" => RustType::DateTime,
            "serde_json::Value" => RustType::Json,
            _ => RustType::Foreign(Foreign {
                path: path.clone(),
                format: self.api.formats[id.0].name.clone(),
                base,
            }),
        }
    }

    /// The type of a field or of a variant, boxed where the type would contain itself.
    pub(super) fn of_field(&self, owner: TypeId, index: usize, value: &Value) -> RustType {
        let ty = self.of(&value.ty);
        if self.boxed.contains(&(owner, index)) {
            RustType::Box(Box::new(ty))
        } else {
            ty
        }
    }

    /// What the type is behind all its aliases.
    pub(super) fn resolve<'t>(&self, ty: &'t Type) -> &'t Type
    where
        'a: 't,
    {
        let mut ty = ty;
        for _ in 0..=self.api.types.len() {
            let Type::Named(id) = ty else { return ty };
            let TypeKind::Alias(value) = &self.definition(*id).kind else {
                return ty;
            };
            ty = &value.ty;
        }
        ty
    }

    /// The bounds of a value, those of its aliases included.
    pub(super) fn bounds(&self, value: &Value) -> Bounds {
        self.bounds_within(value, self.api.types.len())
    }

    fn bounds_within(&self, value: &Value, aliases: usize) -> Bounds {
        let inner = match &value.ty {
            Type::Named(id) => match &self.definition(*id).kind {
                TypeKind::Alias(alias) if aliases > 0 => self.bounds_within(alias, aliases - 1),
                TypeKind::Alias(_)
                | TypeKind::Object(_)
                | TypeKind::Union(_)
                | TypeKind::Enumeration(_) => Bounds::default(),
            },
            Type::Array(items) | Type::Map(items) => {
                let items = self.bounds_within(items, aliases);
                Bounds {
                    items: (!items.is_empty()).then(|| Box::new(items)),
                    ..Bounds::default()
                }
            }
            Type::Scalar(_) | Type::Any => Bounds::default(),
        };
        Bounds {
            constraints: value.constraints.or(inner.constraints),
            items: inner.items,
        }
    }
}

/// What the identifier of a type is made of: the names on the way to it, of which the first part may be renamed.
fn derived(name: &[String], renames: &Names) -> String {
    let outer = (1..name.len()).rev().find_map(|length| {
        let chosen = renames.get(name[..length].join(".").as_str())?;
        Some((chosen.get_ref(), length))
    });
    match outer {
        Some((chosen, length)) => format!("{chosen} {}", name[length..].join(" ")),
        None => name.join(" "),
    }
}
