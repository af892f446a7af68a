//! The fields of an object: whether they are there, must be there, may be null, and which way they go.

use std::collections::{BTreeMap, BTreeSet};

use super::place::At;
use super::{ChangeKind, Comparison, Flow, Root, Step, matching, shape};
use crate::ir::{Access, Field, Object, Presence, Usage};

impl Comparison<'_> {
    /// Compares the fields of two objects. `usages` are those of the old and the new type.
    pub(super) fn fields(&mut self, at: &At, old: &Object, new: &Object, usages: (Usage, Usage)) {
        let pairs = self.field_pairs(old, new);
        for field in &old.fields {
            if let Some(other) = pairs.get(field.name.0.as_str()) {
                self.field(at, field, other, usages);
                continue;
            }
            let kind = if is_required(field.presence) {
                ChangeKind::RequiredFieldRemoved
            } else {
                ChangeKind::OptionalFieldRemoved
            };
            self.removed(kind, &field_at(at, field, field));
        }
        let known: BTreeSet<&str> = pairs.values().map(|field| field.name.0.as_str()).collect();
        for field in &new.fields {
            if !known.contains(field.name.0.as_str()) {
                let kind = if !is_required(field.presence) {
                    ChangeKind::OptionalFieldAdded
                } else if self.is_constant(at, &field.name) {
                    ChangeKind::ConstantFieldAdded
                } else {
                    ChangeKind::RequiredFieldAdded
                };
                self.added(kind, &added_at(at, field));
            }
        }
        self.field_order(at, old, new, &pairs);
        self.additional(at, old, new);
    }

    fn field_pairs<'o>(&self, old: &'o Object, new: &'o Object) -> BTreeMap<&'o str, &'o Field> {
        let by_name: BTreeMap<&str, &Field> = by_name(new);
        let mut pairs = BTreeMap::new();
        let mut gone = Vec::new();
        for field in &old.fields {
            match by_name.get(field.name.0.as_str()) {
                Some(other) => {
                    pairs.insert(field.name.0.as_str(), *other);
                }
                None => gone.push((field.name.0.clone(), field)),
            }
        }
        let before = self::by_name(old);
        let come = new.fields.iter();
        let come: Vec<(String, &Field)> = come
            .filter(|field| !before.contains_key(field.name.0.as_str()))
            .map(|field| (field.name.0.clone(), field))
            .collect();
        let same = |a: &&Field, b: &&Field| {
            a.presence == b.presence
                && shape::same_value(self.old, &a.value.ty, self.new, &b.value.ty)
        };
        for (old, new) in matching::renames(&gone, &come, same) {
            pairs.insert(&old.name.0, *new);
        }
        pairs
    }

    fn field(&mut self, of: &At, old: &Field, new: &Field, usages: (Usage, Usage)) {
        let at = field_at(of, old, new);
        if old.name != new.name {
            let namings = match (&at.old.root, &at.new.root) {
                (Root::Type(old_type), Root::Type(new_type)) => {
                    self.field_namings((old_type, &old.name), (new_type, &new.name))
                }
                (_, _) => Vec::new(),
            };
            let names = (old.name.0.as_str(), new.name.0.as_str());
            self.renamed(ChangeKind::FieldRenamed, &at, names, &namings);
        }
        self.docs_beside(&at, (&old.docs, &old.value.ty), (&new.docs, &new.value.ty));
        self.access(&at, old.access, new.access);
        self.presence(&at, old.presence, new.presence, of.known.with(new.access));
        let holds_patch = |field: &Field, usage: Usage| {
            let is_sent = usage.request || usage.parameter || usage.form;
            field.presence == Presence::OptionalNullable
                && is_sent
                && field.access != Access::ReadOnly
        };
        if old.presence == new.presence && holds_patch(old, usages.0) != holds_patch(new, usages.1)
        {
            self.changed(ChangeKind::FieldHolderChanged, &at);
        }
        self.value(&at, &old.value, &new.value);
    }

    pub(super) fn access(&mut self, at: &At, old: Access, new: Access) {
        if old == new {
            return;
        }
        let kind = match new {
            Access::ReadOnly => ChangeKind::FieldBecameReadOnly,
            Access::WriteOnly => ChangeKind::FieldBecameWriteOnly,
            Access::ReadWrite => ChangeKind::FieldBecameReadWrite,
        };
        self.changed(kind, at);
    }

    /// `wanted` are the ways in which an old client has to do with the type and the field must be there now, also those
    /// that the field did not go before.
    fn presence(&mut self, at: &At, old: Presence, new: Presence, wanted: Flow) {
        match (is_required(old), is_required(new)) {
            (false, true) => {
                let at = at.clone().going(wanted, at.any);
                self.changed(ChangeKind::FieldBecameRequired, &at);
            }
            (true, false) => self.changed(ChangeKind::FieldBecameOptional, at),
            (true, true) | (false, false) => {}
        }
        let kind = match (is_nullable(old), is_nullable(new), is_required(new)) {
            (false, true, true) => ChangeKind::RequiredFieldBecameNullable,
            (false, true, false) => ChangeKind::OptionalFieldBecameNullable,
            (true, false, true) => ChangeKind::RequiredFieldNoLongerNullable,
            (true, false, false) => ChangeKind::OptionalFieldNoLongerNullable,
            (true, true, _) | (false, false, _) => return,
        };
        self.changed(kind, at);
    }

    /// Required fields are arguments of `new`, in their order.
    fn field_order(&mut self, at: &At, old: &Object, new: &Object, pairs: &BTreeMap<&str, &Field>) {
        let positions: BTreeMap<&str, usize> = new
            .fields
            .iter()
            .enumerate()
            .map(|(position, field)| (field.name.0.as_str(), position))
            .collect();
        let required = old
            .fields
            .iter()
            .filter_map(|field| Some((field, *pairs.get(field.name.0.as_str())?)))
            .filter(|(old, new)| is_required(old.presence) && is_required(new.presence));
        let position = |(_, new): (&Field, &Field)| positions.get(new.name.0.as_str()).copied();
        let is_argument = |(old, new): &(&Field, &Field)| self.takes(at, (&old.name, &new.name));
        if !required.clone().is_sorted_by_key(position)
            && !required.filter(is_argument).is_sorted_by_key(position)
        {
            self.changed(ChangeKind::FieldsReordered, at);
        }
    }

    fn additional(&mut self, at: &At, old: &Object, new: &Object) {
        let at = at.step(Step::Additional);
        match (&old.additional, &new.additional) {
            (None, Some(_)) => self.added(ChangeKind::AdditionalFieldsAdded, &at),
            (Some(_), None) => self.removed(ChangeKind::AdditionalFieldsRemoved, &at),
            (Some(old), Some(new)) => self.value(&at, old, new),
            (None, None) => {}
        }
    }
}

/// The fields of an object by their names.
pub(super) fn by_name(object: &Object) -> BTreeMap<&str, &Field> {
    let fields = object.fields.iter();
    fields.map(|field| (field.name.0.as_str(), field)).collect()
}

/// Where a field is, and which ways it goes.
pub(super) fn field_at(at: &At, old: &Field, new: &Field) -> At {
    let step = |field: &Field| Step::Field(field.name.clone());
    let known = at.known.with(old.access);
    let any = at.any.with(old.access).or(at.any.with(new.access));
    at.steps(step(old), step(new)).going(known, any)
}

/// An old client has to do with a new field if it has with the type.
fn added_at(at: &At, field: &Field) -> At {
    let ways = (at.known.with(field.access), at.any.with(field.access));
    at.step(Step::Field(field.name.clone()))
        .going(ways.0, ways.1)
}

fn is_required(presence: Presence) -> bool {
    match presence {
        Presence::Required | Presence::Nullable => true,
        Presence::Optional | Presence::OptionalNullable => false,
    }
}

fn is_nullable(presence: Presence) -> bool {
    match presence {
        Presence::Nullable | Presence::OptionalNullable => true,
        Presence::Required | Presence::Optional => false,
    }
}
