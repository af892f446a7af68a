//! The way through all schemas that hold for a value: a schema, what its references lead to, and its parts.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::context::{Context, MAXIMUM_DEPTH};
use super::keywords::Keywords;
use super::site::{Node, Site};
use crate::spec::Pointer;

/// Looks for something in the schemas that hold for a value. What is found nearer than [`MAXIMUM_DEPTH`] schemas counts.
pub(super) fn find<'a, T>(
    context: &Context<'a>,
    root: &Site<'a>,
    mut look: impl FnMut(&Site<'a>, &Keywords<'a>) -> Option<T>,
) -> Option<T> {
    let mut walk = Walk::from(vec![root.clone()]);
    while let Some((site, keywords)) = walk.next(context) {
        if walk.seen.len() > MAXIMUM_DEPTH {
            break;
        }
        let found = look(&site, &keywords);
        if found.is_some() {
            return found;
        }
        walk.waiting.extend(keywords.parts(&site));
    }
    None
}

/// The places of the schemas that hold for a value, and of the references to them, whatever their number. Each is
/// looked at once.
pub(super) fn through<'a>(
    context: &Context<'a>,
    roots: Vec<Site<'a>>,
    mut look: impl FnMut(&Keywords<'a>),
) -> BTreeSet<Pointer> {
    let mut walk = Walk::from(roots);
    while let Some((site, keywords)) = walk.next(context) {
        look(&keywords);
        walk.waiting.extend(keywords.parts(&site));
    }
    walk.seen
}

/// Where the references among some parts lead, each place with the first part that leads there.
pub(super) fn targets<'a>(context: &Context<'a>, parts: &[Site<'a>]) -> IndexMap<Pointer, usize> {
    let mut targets = IndexMap::new();
    for (index, part) in parts.iter().enumerate() {
        if let Node::Reference(_) = part.node {
            targets.entry(context.resolve(part).at).or_insert(index);
        }
    }
    targets
}

struct Walk<'a> {
    waiting: Vec<Site<'a>>,
    seen: BTreeSet<Pointer>,
}

impl<'a> Walk<'a> {
    fn from(waiting: Vec<Site<'a>>) -> Self {
        Self {
            waiting,
            seen: BTreeSet::new(),
        }
    }

    /// The next schema, at the end of references.
    fn next(&mut self, context: &Context<'a>) -> Option<(Site<'a>, Keywords<'a>)> {
        while let Some(site) = self.waiting.pop() {
            if !self.seen.insert(site.at.clone()) {
                continue;
            }
            match site.node {
                Node::Reference(reference) => {
                    let target = context.target(reference);
                    self.waiting
                        .extend(target.map(|(_, target)| target.clone()));
                }
                Node::Schema(schema) => return Some((site, Keywords::of(schema))),
            }
        }
        None
    }
}
