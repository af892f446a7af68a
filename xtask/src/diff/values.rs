//! Values: their types, whether they may be null, their bounds, defaults and examples.

use super::place::At;
use super::{ChangeKind, Comparison, Step, shape};
use crate::ir::{
    Api, Constraints, Enumeration, IntegerFormat, Scalar, Type, TypeId, TypeKind, Value,
};

/// How many aliases of aliases are followed.
const MOST_ALIASES: usize = 128;

impl Comparison<'_> {
    /// Compares two values that stand in the same place.
    pub(super) fn value(&mut self, at: &At, old: &Value, new: &Value) {
        if self.is_same_name(&old.ty, &new.ty) {
            self.nullable(at, old.nullable, new.nullable);
            self.bounds(at, &old.constraints, &new.constraints);
        } else {
            // One of them may be a name for what the other says itself.
            let (old, new) = (behind(self.old, old), behind(self.new, new));
            self.nullable(at, old.nullable, new.nullable);
            self.ty(at, old.ty, new.ty);
            // A type that the settings choose keeps to the bounds by itself.
            if !self.is_chosen(old.ty, new.ty) {
                self.bounds(at, &old.constraints, &new.constraints);
            }
        }
        self.given(at, old, new);
    }

    /// Compares what is given beside a type: the default and the example.
    pub(super) fn given(&mut self, at: &At, old: &Value, new: &Value) {
        if old.default != new.default {
            let text = |value: &Option<serde_json::Value>| {
                let text = value.as_ref().map(ToString::to_string);
                text.unwrap_or_else(|| "none".to_owned())
            };
            let (old, new) = (text(&old.default), text(&new.default));
            self.changed_from(ChangeKind::DefaultChanged, at, old, new);
        }
        if old.example != new.example {
            self.changed(ChangeKind::ExampleChanged, at);
        }
    }

    pub(super) fn nullable(&mut self, at: &At, old: bool, new: bool) {
        match (old, new) {
            (false, true) => self.changed(ChangeKind::BecameNullable, at),
            (true, false) => self.changed(ChangeKind::NoLongerNullable, at),
            (true, true) | (false, false) => {}
        }
    }

    /// Whether both are the same type with a name: what is in it is compared where it is defined.
    pub(super) fn is_same_name(&self, old: &Type, new: &Type) -> bool {
        match (old, new) {
            (Type::Named(old), Type::Named(new)) => self.types.new_of(*old) == Some(*new),
            (Type::Scalar(_) | Type::Named(_) | Type::Array(_) | Type::Map(_) | Type::Any, _) => {
                false
            }
        }
    }

    /// Compares types, aliases seen through.
    pub(super) fn ty(&mut self, at: &At, old: &Type, new: &Type) {
        match (old, new) {
            (Type::Array(old), Type::Array(new)) => self.value(&at.step(Step::Items), old, new),
            (Type::Map(old), Type::Map(new)) => self.value(&at.step(Step::Values), old, new),
            (Type::Any, Type::Any) => {}
            (Type::Scalar(a), Type::Scalar(b))
                if shape::same_scalar(self.old, *a, self.new, *b) => {}
            (Type::Named(_), Type::Named(_)) if self.is_same_name(old, new) => {}
            (Type::Scalar(_) | Type::Named(_) | Type::Array(_) | Type::Map(_) | Type::Any, _) => {
                let kind = self.type_change(old, new);
                let names = (name(self.old, old), name(self.new, new));
                self.changed_from(kind, at, names.0, names.1);
                if kind == ChangeKind::ValueTypeReplaced {
                    self.replaced(at, old, new);
                }
                if self.is_chosen(old, new) {
                    self.breaks_nobody();
                }
            }
        }
    }

    /// What it is that two types differ.
    fn type_change(&self, old: &Type, new: &Type) -> ChangeKind {
        match (old, new) {
            (_, Type::Any) => ChangeKind::BecameAny,
            (Type::Any, _) => ChangeKind::AnyBecameTyped,
            (Type::Scalar(old), Type::Scalar(new)) => scalar_change(*old, *new),
            (Type::Scalar(Scalar::String), Type::Named(id)) if is_text(self.new, *id) => {
                ChangeKind::TextBecameEnumeration
            }
            (Type::Named(id), Type::Scalar(Scalar::String)) if is_text(self.old, *id) => {
                ChangeKind::EnumerationBecameText
            }
            (Type::Named(_), Type::Named(_)) if shape::same_value(self.old, old, self.new, new) => {
                ChangeKind::ValueTypeReplaced
            }
            (Type::Scalar(_) | Type::Named(_) | Type::Array(_) | Type::Map(_), _) => {
                ChangeKind::ValueTypeChanged
            }
        }
    }
}

fn scalar_change(old: Scalar, new: Scalar) -> ChangeKind {
    match (old, new) {
        _ if holds(new, old) => ChangeKind::NumberWidened,
        _ if holds(old, new) => ChangeKind::NumberNarrowed,
        (Scalar::String, Scalar::Date | Scalar::DateTime) => ChangeKind::FormatAdded,
        (Scalar::Date | Scalar::DateTime, Scalar::String) => ChangeKind::FormatRemoved,
        (
            Scalar::String
            | Scalar::Boolean
            | Scalar::Integer(_)
            | Scalar::Float
            | Scalar::Double
            | Scalar::Date
            | Scalar::DateTime
            | Scalar::Binary
            | Scalar::Format(..),
            _,
        ) => ChangeKind::ValueTypeChanged,
    }
}

/// Whether one of two kinds of number holds all that the other does.
fn holds(wide: Scalar, narrow: Scalar) -> bool {
    match (wide, narrow) {
        (Scalar::Integer(wide), Scalar::Integer(narrow)) => {
            let (wide, narrow) = (wide.range(), narrow.range());
            wide.contains(narrow.start()) && wide.contains(narrow.end())
        }
        (Scalar::Double, Scalar::Float) | (Scalar::Float | Scalar::Double, Scalar::Integer(_)) => {
            true
        }
        (
            Scalar::String
            | Scalar::Boolean
            | Scalar::Integer(_)
            | Scalar::Float
            | Scalar::Double
            | Scalar::Date
            | Scalar::DateTime
            | Scalar::Binary
            | Scalar::Format(..),
            _,
        ) => false,
    }
}

fn is_text(api: &Api, id: TypeId) -> bool {
    match &api.type_definition(id).kind {
        TypeKind::Enumeration(Enumeration::Text(_)) => true,
        TypeKind::Enumeration(Enumeration::Integer(_))
        | TypeKind::Object(_)
        | TypeKind::Union(_)
        | TypeKind::Alias(_) => false,
    }
}

/// What a value is behind its aliases, with all that they say of it.
struct Behind<'a> {
    ty: &'a Type,
    nullable: bool,
    constraints: Constraints,
}

fn behind<'a>(api: &'a Api, value: &'a Value) -> Behind<'a> {
    let mut behind = Behind {
        ty: &value.ty,
        nullable: value.nullable,
        constraints: value.constraints.clone(),
    };
    for _ in 0..MOST_ALIASES {
        let Type::Named(id) = behind.ty else { break };
        let TypeKind::Alias(alias) = &api.type_definition(*id).kind else {
            break;
        };
        behind = Behind {
            ty: &alias.ty,
            nullable: behind.nullable || alias.nullable,
            constraints: behind.constraints.or(alias.constraints.clone()),
        };
    }
    behind
}

/// A type behind its aliases.
pub(super) fn unaliased<'a>(api: &'a Api, mut ty: &'a Type) -> &'a Type {
    for _ in 0..MOST_ALIASES {
        let Type::Named(id) = ty else { break };
        match &api.type_definition(*id).kind {
            TypeKind::Alias(alias) => ty = &alias.ty,
            TypeKind::Object(_) | TypeKind::Enumeration(_) | TypeKind::Union(_) => break,
        }
    }
    ty
}

/// A type in a few words.
pub(super) fn name(api: &Api, ty: &Type) -> String {
    match ty {
        Type::Scalar(scalar) => match scalar {
            Scalar::String => "string",
            Scalar::Boolean => "boolean",
            Scalar::Integer(IntegerFormat::Int64) => "integer",
            Scalar::Integer(format) => format.name(),
            Scalar::Float => "float",
            Scalar::Double => "number",
            Scalar::Date => "date",
            Scalar::DateTime => "date-time",
            Scalar::Binary => "binary",
            Scalar::Format(id, _) => api.formats[id.0].name.0.as_str(),
        }
        .to_owned(),
        Type::Named(id) => api.type_definition(*id).name.join("."),
        Type::Array(items) => format!("array of {}", name(api, &items.ty)),
        Type::Map(values) => format!("map of {}", name(api, &values.ty)),
        Type::Any => "any JSON".to_owned(),
    }
}
