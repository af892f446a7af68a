//! Unions: which variants came and went, and what tells them apart.

use std::collections::{BTreeMap, BTreeSet};

use super::place::At;
use super::{ChangeKind, Comparison, Root, Step, matching, shape};
use crate::ir::{Union, UnionVariant};
use crate::rust;

impl Comparison<'_> {
    /// Compares two unions.
    pub(super) fn union(&mut self, at: &At, old: &Union, new: &Union) {
        if old.discriminator != new.discriminator {
            let text = |union: &Union| {
                let name = union.discriminator.as_ref();
                name.map_or_else(|| "none".to_owned(), |name| name.0.clone())
            };
            self.changed_from(ChangeKind::DiscriminatorChanged, at, text(old), text(new));
        }
        let pairs = self.variant_pairs(old, new);
        for variant in &old.variants {
            match pairs.get(variant.name.as_str()) {
                Some(other) => self.union_variant(at, variant, other),
                None => self.removed(ChangeKind::VariantRemoved, &at.step(step(variant))),
            }
        }
        let known: BTreeSet<&str> = pairs.values().map(|variant| &*variant.name).collect();
        for variant in &new.variants {
            if !known.contains(variant.name.as_str()) {
                self.added(ChangeKind::VariantAdded, &at.step(step(variant)));
            }
        }
    }

    /// The variants of the new union by the names of the old ones that they are.
    fn variant_pairs<'u>(
        &self,
        old: &'u Union,
        new: &'u Union,
    ) -> BTreeMap<&'u str, &'u UnionVariant> {
        let (olds, news) = (by_name(old), by_name(new));
        let mut pairs: BTreeMap<&str, &UnionVariant> = news
            .iter()
            .filter(|(name, _)| olds.contains_key(*name))
            .map(|(name, variant)| (*name, *variant))
            .collect();
        let without = |union: &'u Union, others: &BTreeMap<&str, &UnionVariant>| -> Vec<_> {
            let variants = union.variants.iter();
            variants
                .filter(|variant| !others.contains_key(variant.name.as_str()))
                .map(|variant| (variant.name.clone(), variant))
                .collect()
        };
        let (gone, come) = (without(old, &news), without(new, &olds));
        let same = |a: &&UnionVariant, b: &&UnionVariant| {
            shape::same_value(self.old, &a.value.ty, self.new, &b.value.ty)
        };
        for (old, new) in matching::renames(&gone, &come, same) {
            pairs.insert(&old.name, *new);
        }
        pairs
    }

    fn union_variant(&mut self, at: &At, old: &UnionVariant, new: &UnionVariant) {
        let at = &at.steps(step(old), step(new));
        if old.name != new.name {
            let namings = match (&at.old.root, &at.new.root) {
                (Root::Type(old_type), Root::Type(new_type)) => {
                    self.variant_namings((old_type, &old.name), (new_type, &new.name))
                }
                (_, _) => Vec::new(),
            };
            let names = (old.name.as_str(), new.name.as_str());
            self.renamed(ChangeKind::VariantRenamed, at, names, &namings);
        }
        self.words(at, &old.description, &new.description);
        if old.tags != new.tags {
            let text = |variant: &UnionVariant| match variant.tags.as_slice() {
                [] => "none".to_owned(),
                tags => tags.join(", "),
            };
            self.changed_from(
                ChangeKind::DiscriminatorValueChanged,
                at,
                text(old),
                text(new),
            );
        }
        self.value(at, &old.value, &new.value);
    }

    /// What a variant is made of by itself, and whether it holds a box.
    pub(super) fn variant_conversions(
        &mut self,
        at: &At,
        old: &rust::UnionVariant,
        new: &rust::UnionVariant,
    ) {
        let is_boxed = |variant: &rust::UnionVariant| matches!(variant.ty, rust::RustType::Box(_));
        if is_boxed(old) != is_boxed(new) {
            self.changed(ChangeKind::RustBoxChanged, at);
        }
        match (old.is_from, new.is_from) {
            (true, false) => self.changed(ChangeKind::ConversionLost, at),
            (false, true) => self.changed(ChangeKind::ConversionAdded, at),
            (true, true) | (false, false) => {}
        }
    }
}

fn step(variant: &UnionVariant) -> Step {
    Step::Variant(variant.name.clone())
}

fn by_name(union: &Union) -> BTreeMap<&str, &UnionVariant> {
    let variants = union.variants.iter();
    variants
        .map(|variant| (variant.name.as_str(), variant))
        .collect()
}
