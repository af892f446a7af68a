//! What a type may say otherwise than another one of the same shape: which way its fields go, what is discouraged,
//! defaults, words.
//!
//! Types with different names are compared nowhere else: one is gone, and the other has come.

use std::collections::{BTreeMap, BTreeSet};

use super::fields::{self, field_at};
use super::place::At;
use super::{Comparison, Step};
use crate::ir::{Object, Type, TypeId, TypeKind, Union, Value};

/// The pairs of types that were met on the way inward: types may contain themselves.
type Met = BTreeSet<(TypeId, TypeId)>;

impl Comparison<'_> {
    /// Compares what two types of the same shape say besides.
    pub(super) fn replaced(&mut self, at: &At, old: &Type, new: &Type) {
        self.replaced_types(at, (old, new), &mut Met::new());
    }

    fn replaced_types(&mut self, at: &At, types: (&Type, &Type), met: &mut Met) {
        match types {
            (Type::Named(old), Type::Named(new)) => {
                let is_compared = self.is_same_name(types.0, types.1);
                if !is_compared && met.insert((*old, *new)) {
                    self.replaced_definitions(at, (*old, *new), met);
                }
            }
            (Type::Array(old), Type::Array(new)) => {
                self.replaced_values(&at.step(Step::Items), (old, new), met);
            }
            (Type::Map(old), Type::Map(new)) => {
                self.replaced_values(&at.step(Step::Values), (old, new), met);
            }
            // Of the same shape, they say nothing more.
            (Type::Scalar(_) | Type::Named(_) | Type::Array(_) | Type::Map(_) | Type::Any, _) => {}
        }
    }

    fn replaced_definitions(&mut self, at: &At, (old, new): (TypeId, TypeId), met: &mut Met) {
        let (old, new) = (self.old.type_definition(old), self.new.type_definition(new));
        self.docs(at, &old.docs, &new.docs);
        match (&old.kind, &new.kind) {
            (TypeKind::Object(old), TypeKind::Object(new)) => {
                self.replaced_objects(at, old, new, met);
            }
            (TypeKind::Union(old), TypeKind::Union(new)) => {
                self.replaced_unions(at, old, new, met);
            }
            (TypeKind::Alias(old), TypeKind::Alias(new)) => {
                self.replaced_values(at, (old, new), met);
            }
            (
                TypeKind::Object(_)
                | TypeKind::Enumeration(_)
                | TypeKind::Union(_)
                | TypeKind::Alias(_),
                _,
            ) => {}
        }
    }

    fn replaced_objects(&mut self, at: &At, old: &Object, new: &Object, met: &mut Met) {
        let news: BTreeMap<_, _> = fields::by_name(new);
        for field in &old.fields {
            if let Some(other) = news.get(field.name.0.as_str()) {
                let at = field_at(at, field, other);
                self.docs(&at, &field.docs, &other.docs);
                self.access(&at, field.access, other.access);
                self.replaced_values(&at, (&field.value, &other.value), met);
            }
        }
        if let (Some(old), Some(new)) = (&old.additional, &new.additional) {
            self.replaced_values(&at.step(Step::Additional), (old, new), met);
        }
    }

    fn replaced_unions(&mut self, at: &At, old: &Union, new: &Union, met: &mut Met) {
        for (old, new) in old.variants.iter().zip(&new.variants) {
            let step = |name: &str| Step::Variant(name.to_owned());
            let at = at.steps(step(&old.name), step(&new.name));
            self.replaced_values(&at, (&old.value, &new.value), met);
        }
    }

    fn replaced_values(&mut self, at: &At, (old, new): (&Value, &Value), met: &mut Met) {
        self.given(at, old, new);
        self.replaced_types(at, (&old.ty, &new.ty), met);
    }
}
