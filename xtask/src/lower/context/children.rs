//! Components that are made of other ones by `allOf`.

use std::collections::BTreeSet;

use openapiv3::ReferenceOr;

use super::Context;
use crate::ir::TypeId;
use crate::lower::keywords::Keywords;
use crate::lower::site::{Node, Site};
use crate::lower::union;
use crate::spec::Pointer;

impl<'a> Context<'a> {
    /// Finds which components are made of which other ones, if one of them tells apart what is made of it.
    pub(super) fn find_children(&mut self) {
        let mut parents = self.sites.iter().filter_map(union::said_by);
        if parents.next().is_none() {
            return;
        }
        for (index, site) in self.sites.iter().enumerate() {
            let Node::Schema(schema) = site.node else {
                continue;
            };
            for part in Keywords::of(schema).all_of {
                let ReferenceOr::Reference { reference } = part else {
                    continue;
                };
                let parent = Pointer::from_reference(reference);
                if let Some(parent) = parent.and_then(|parent| parent.component("schemas")) {
                    self.children.entry(parent).or_default().push(TypeId(index));
                }
            }
        }
    }

    /// The components that are made of a component, directly or through another one, in the order of the document.
    pub(in crate::lower) fn descendants_of(&self, name: &str) -> Vec<Site<'a>> {
        let mut found = BTreeSet::new();
        let mut waiting = vec![name.to_owned()];
        while let Some(parent) = waiting.pop() {
            for child in self.children.get(&parent).into_iter().flatten() {
                let site = &self.sites[child.0];
                if site.name.as_slice() != [name] && found.insert(*child) {
                    waiting.extend(site.name.first().cloned());
                }
            }
        }
        found
            .into_iter()
            .map(|id| self.sites[id.0].clone())
            .collect()
    }
}
