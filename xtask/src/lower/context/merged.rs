//! Types that several schemas make together.
//!
//! Invariant: two types make one at most, whatever brings them together, and how much they all are made of has an end:
//! of schemas that refer to each other, each may go with each.

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use crate::diagnostics::Code;
use crate::ir::TypeId;
use crate::lower::site::Site;
use crate::lower::walk;
use crate::spec::Pointer;

/// What makes a type together.
#[derive(Debug, Clone)]
pub(in crate::lower) struct Merged<'a> {
    /// The schemas that all hold for a value, in their order.
    pub(in crate::lower) parts: Vec<Site<'a>>,
    /// The schemas whose alternatives are no matter: it is one of them.
    pub(in crate::lower) expanded: BTreeSet<Pointer>,
}

/// How many schemas and fields may be looked at to put types together: more than anybody means, and not too many to keep.
const MOST_MERGED: usize = 20_000;

/// The types that two others make together.
#[derive(Default)]
pub(in crate::lower) struct Merging {
    of_types: BTreeMap<[TypeId; 2], Option<TypeId>>,
    of_schemas: BTreeMap<Vec<Pointer>, TypeId>,
    /// How many schemas and fields were looked at.
    looked_at: usize,
}

/// What a type has its fields from.
struct Origin<'a> {
    merged: Merged<'a>,
    /// Its schemas, and those that their references and parts lead to.
    reached: BTreeSet<Pointer>,
    /// How many fields they name.
    fields: usize,
}

impl<'a> Origin<'a> {
    fn of(context: &Context<'a>, id: TypeId) -> Self {
        let merged = context.merged.get(&id).cloned();
        let merged = merged.unwrap_or_else(|| Merged {
            parts: vec![context.sites[id.0].clone()],
            expanded: BTreeSet::new(),
        });
        let mut fields = 0;
        let reached = walk::through(context, merged.parts.clone(), |keywords| {
            fields += keywords.properties.map_or(0, indexmap::IndexMap::len);
        });
        Self {
            merged,
            reached,
            fields,
        }
    }

    /// Whether the other one says nothing more.
    fn has(&self, other: &Self) -> bool {
        let mut parts = other.merged.parts.iter();
        parts.all(|part| self.reached.contains(&part.at))
            && other.merged.expanded.is_subset(&self.merged.expanded)
    }

    fn size(&self) -> usize {
        self.reached.len() + self.fields
    }
}

impl Merged<'_> {
    /// What both have, each schema once.
    fn with(mut self, later: Self) -> Self {
        for part in later.parts {
            if self.parts.iter().all(|known| known.at != part.at) {
                self.parts.push(part);
            }
        }
        self.expanded.extend(later.expanded);
        self
    }
}

impl<'a> Context<'a> {
    /// The type of an alternative of a union that is merged with what stands beside it.
    pub(in crate::lower) fn merged_type_at(
        &mut self,
        site: &Site<'a>,
        merged: Merged<'a>,
    ) -> TypeId {
        let id = self.type_at(site);
        self.merged.insert(id, merged);
        id
    }

    /// The type of what fits two objects, which is one of them if that is made of the other; `None` if there are too many
    /// such types. `around` is the schema that brings them together, and has their name.
    pub(in crate::lower) fn merged_type_within(
        &mut self,
        around: &Site<'a>,
        types: [TypeId; 2],
    ) -> Option<TypeId> {
        if let Some(known) = self.merging.of_types.get(&types) {
            return *known;
        }
        let id = self.merge(around, types);
        self.merging.of_types.insert(types, id);
        id
    }

    fn merge(&mut self, around: &Site<'a>, types: [TypeId; 2]) -> Option<TypeId> {
        if self.merging.looked_at > MOST_MERGED {
            return None;
        }
        let [earlier, later] = types.map(|id| Origin::of(self, id));
        self.merging.looked_at += earlier.size() + later.size();
        if self.merging.looked_at > MOST_MERGED {
            let message = "properties go together with those of other parts in too many ways";
            self.warning(&around.at, Code::AllOfConflict, message)
                .help("the next ones are taken for any value: have fewer objects refer to each other, or list their properties in one");
            return None;
        }
        if later.has(&earlier) {
            return Some(types[1]);
        }
        if earlier.has(&later) {
            return Some(types[0]);
        }
        let merged = earlier.merged.with(later.merged);
        let places: Vec<Pointer> = merged.parts.iter().map(|part| part.at.clone()).collect();
        if let Some(id) = self.merging.of_schemas.get(&places) {
            return Some(*id);
        }
        let site = Site {
            node: merged.parts.last()?.node,
            ..around.clone()
        };
        let id = TypeId(self.sites.len());
        self.sites.push(site);
        self.merging.of_schemas.insert(places, id);
        self.merged.insert(id, merged);
        Some(id)
    }

    /// Tells apart by numbers the types that two others make together and that are called as another one: they have
    /// the name of where they are met first.
    pub(in crate::lower) fn name_merged_apart(&mut self) {
        let merged: BTreeSet<TypeId> = self.merging.of_schemas.values().copied().collect();
        let ids = (0..self.types.len()).map(TypeId);
        let mut in_use: Vec<TypeId> = ids.filter(|id| !self.types[id.0].is_left_over).collect();
        in_use.sort_by_key(|id| merged.contains(id));
        let mut taken: BTreeSet<Vec<String>> = BTreeSet::new();
        let mut numbers: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        for id in in_use {
            let name = &mut self.types[id.0].name;
            let first = name.clone();
            while merged.contains(&id) && taken.contains(name) {
                let number = numbers.entry(first.clone()).or_insert(1);
                *number += 1;
                *name = [first.as_slice(), &[number.to_string()]].concat();
            }
            taken.insert(name.clone());
        }
    }
}
