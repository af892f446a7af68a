//! Unions: which variants came and went, and what tells them apart.

use std::collections::BTreeMap;

use super::place::At;
use super::{ChangeKind, Comparison, Step};
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
        let (olds, news) = (by_name(old), by_name(new));
        for variant in &old.variants {
            let at = at.step(Step::Variant(variant.name.clone()));
            match news.get(variant.name.as_str()) {
                Some(other) => self.union_variant(&at, variant, other),
                None => self.removed(ChangeKind::VariantRemoved, &at),
            }
        }
        for variant in &new.variants {
            if !olds.contains_key(variant.name.as_str()) {
                let at = at.step(Step::Variant(variant.name.clone()));
                self.added(ChangeKind::VariantAdded, &at);
            }
        }
    }

    fn union_variant(&mut self, at: &At, old: &UnionVariant, new: &UnionVariant) {
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

fn by_name(union: &Union) -> BTreeMap<&str, &UnionVariant> {
    let variants = union.variants.iter();
    variants
        .map(|variant| (variant.name.as_str(), variant))
        .collect()
}
