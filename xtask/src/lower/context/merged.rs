//! Types that several schemas make together.

use std::collections::BTreeSet;

use super::Context;
use crate::ir::TypeId;
use crate::lower::site::Site;
use crate::spec::Pointer;

/// What makes a type together.
#[derive(Debug, Clone)]
pub(in crate::lower) struct Merged<'a> {
    /// The schemas that all hold for a value, in their order.
    pub(in crate::lower) parts: Vec<Site<'a>>,
    /// The schemas whose alternatives are no matter: it is one of them.
    pub(in crate::lower) expanded: BTreeSet<Pointer>,
}

impl<'a> Merged<'a> {
    /// What types make together, each schema once.
    pub(in crate::lower) fn of(context: &Context<'a>, types: [TypeId; 2]) -> Self {
        let mut merged = Self {
            parts: Vec::new(),
            expanded: BTreeSet::new(),
        };
        for id in types {
            let (parts, expanded) = match context.merged.get(&id) {
                Some(known) => (known.parts.as_slice(), Some(&known.expanded)),
                None => (std::slice::from_ref(&context.sites[id.0]), None),
            };
            for part in parts {
                if merged.parts.iter().all(|known| known.at != part.at) {
                    merged.parts.push(part.clone());
                }
            }
            merged
                .expanded
                .extend(expanded.into_iter().flatten().cloned());
        }
        merged
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

    /// The type that schemas make together which another one brings together, the same for the same schemas; `None` if
    /// there are too many.
    pub(in crate::lower) fn merged_type_within(
        &mut self,
        around: &Site<'a>,
        merged: Merged<'a>,
    ) -> Option<TypeId> {
        let places: Vec<Pointer> = merged.parts.iter().map(|part| part.at.clone()).collect();
        if let Some(id) = self.merged_within.get(&places) {
            return Some(*id);
        }
        if self.merged_within.len() >= MOST_MERGED {
            return None;
        }
        let last = merged.parts.last()?;
        let site = Site {
            at: around.at.clone(),
            name: around.name.clone(),
            node: last.node,
        };
        let id = TypeId(self.sites.len());
        self.sites.push(site);
        self.merged_within.insert(places, id);
        self.merged.insert(id, merged);
        Some(id)
    }
}

/// How many types properties may make together with what other parts say of them: of schemas that refer to each other,
/// there may be more than anybody means.
const MOST_MERGED: usize = 10_000;
