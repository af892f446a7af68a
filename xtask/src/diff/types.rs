//! Types with a name: which came and went, and what is in those that stayed.

use std::collections::BTreeMap;

use super::place::At;
use super::{ChangeKind, Comparison, Flow, Root, Step};
use crate::ir::{
    Api, Enumeration, EnumerationValue, Scalar, Type, TypeDefinition, TypeId, TypeKind, Value,
};

impl Comparison<'_> {
    /// Compares all types.
    pub(super) fn types(&mut self) {
        let pairs: BTreeMap<TypeId, TypeId> = self.types.pairs().collect();
        for id in (0..self.old.types.len()).map(TypeId) {
            match pairs.get(&id) {
                Some(new) => self.type_pair(id, *new),
                None => self.type_alone(self.old, id, ChangeKind::TypeRemoved),
            }
        }
        for id in (0..self.new.types.len()).map(TypeId) {
            if self.types.old_of(id).is_none() {
                self.type_alone(self.new, id, ChangeKind::TypeAdded);
            }
        }
    }

    /// What is only the fields of a form is no type of the crate.
    fn type_alone(&mut self, api: &Api, id: TypeId, kind: ChangeKind) {
        let definition = api.type_definition(id);
        let flow = Flow::of(definition.usage);
        if !definition.has_values() {
            return;
        }
        let at = At::same(Root::Type(definition.name.clone())).going(flow, flow);
        if kind == ChangeKind::TypeAdded {
            self.added(kind, &at);
        } else {
            self.removed(kind, &at);
        }
    }

    fn type_pair(&mut self, old_id: TypeId, new_id: TypeId) {
        let old = self.old.type_definition(old_id);
        let new = self.new.type_definition(new_id);
        let [old_flow, new_flow] = [old, new].map(|definition| Flow::of(definition.usage));
        let root = |definition: &TypeDefinition| Root::Type(definition.name.clone());
        let at = At::new(root(old), root(new), old_flow, old_flow.or(new_flow));
        match (old.has_values(), new.has_values()) {
            (true, true) => {}
            (true, false) => self.removed(ChangeKind::TypeRemoved, &at),
            (false, true) => self.added(ChangeKind::TypeAdded, &at),
            // The fields of the form are compared with the operation.
            (false, false) => return,
        }
        if self.types.is_renamed(old_id) {
            let namings = self.model_namings(&old.name, &new.name);
            let [old, new] = [old, new].map(|definition| definition.name.join("."));
            self.renamed(ChangeKind::TypeRenamed, &at, (&old, &new), &namings);
        }
        self.docs(&at, &old.docs, &new.docs);
        if old.example != new.example {
            self.changed(ChangeKind::ExampleChanged, &at);
        }
        match (&old.kind, &new.kind) {
            (TypeKind::Object(a), TypeKind::Object(b)) => {
                let usages = (old.usage, new.usage);
                self.fields(&at, a, b, usages);
            }
            (TypeKind::Enumeration(a), TypeKind::Enumeration(b)) => self.enumeration(&at, a, b),
            (TypeKind::Union(a), TypeKind::Union(b)) => self.union(&at, a, b),
            (TypeKind::Alias(a), TypeKind::Alias(b)) => self.value(&at, a, b),
            (TypeKind::Alias(alias), TypeKind::Enumeration(Enumeration::Text(_)))
                if is_text(alias) =>
            {
                self.changed(ChangeKind::TextBecameEnumeration, &at);
            }
            (TypeKind::Enumeration(Enumeration::Text(_)), TypeKind::Alias(alias))
                if is_text(alias) =>
            {
                self.changed(ChangeKind::EnumerationBecameText, &at);
            }
            (
                TypeKind::Object(_)
                | TypeKind::Enumeration(_)
                | TypeKind::Union(_)
                | TypeKind::Alias(_),
                _,
            ) => self.changed(ChangeKind::TypeKindChanged, &at),
        }
    }

    fn enumeration(&mut self, at: &At, old: &Enumeration, new: &Enumeration) {
        match (old, new) {
            (Enumeration::Text(old), Enumeration::Text(new)) => {
                self.enumeration_values(at, old, new);
            }
            (Enumeration::Integer(old), Enumeration::Integer(new)) => {
                self.enumeration_values(at, old, new);
            }
            (Enumeration::Text(_) | Enumeration::Integer(_), _) => {
                self.changed(ChangeKind::TypeKindChanged, at);
            }
        }
    }

    fn enumeration_values<T: Ord + ToString>(
        &mut self,
        at: &At,
        old: &[EnumerationValue<T>],
        new: &[EnumerationValue<T>],
    ) {
        let index = |values: &'_ [EnumerationValue<T>]| -> BTreeMap<String, Option<String>> {
            let values = values.iter();
            values
                .map(|value| (value.value.to_string(), value.description.clone()))
                .collect()
        };
        let (old_values, new_values) = (index(old), index(new));
        let step = |value: &T| at.step(Step::EnumerationValue(value.to_string()));
        for value in old {
            let at = step(&value.value);
            match new_values.get(&value.value.to_string()) {
                Some(words) => self.words(&at, &value.description, words),
                None => self.removed(ChangeKind::EnumerationValueRemoved, &at),
            }
        }
        for value in new {
            if !old_values.contains_key(&value.value.to_string()) {
                self.added(ChangeKind::EnumerationValueAdded, &step(&value.value));
            }
        }
    }
}

fn is_text(alias: &Value) -> bool {
    alias.ty == Type::Scalar(Scalar::String) && !alias.nullable
}
