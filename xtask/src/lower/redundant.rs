//! What stands beside a reference and says nothing that is not said there: the type is the one that is referred to.
//!
//! Invariant: what says anything more makes a type of its own. A component is one, too, whatever it is made of: it has
//! a name that users know.

use std::collections::BTreeSet;

use super::context::Context;
use super::keywords::{JsonType, Keywords};
use super::site::{Node, Site};
use super::{schema, support, union, walk};
use crate::ir::Constraints;
use crate::spec::Pointer;

/// The reference among the parts of a schema that says all that the schema does.
pub(super) fn part_that_says_all<'a>(
    context: &mut Context<'a>,
    site: &Site<'a>,
    keywords: &Keywords<'a>,
) -> Option<Site<'a>> {
    if site.at.component("schemas").is_some() {
        return None;
    }
    let mut parts = keywords.parts(site);
    let known = context.says_all.get(&site.at).copied();
    let index = known.unwrap_or_else(|| find(context, site, keywords, &parts));
    context.says_all.insert(site.at.clone(), index);
    let index = index?;
    for part in &parts {
        if let Node::Schema(schema) = part.node {
            support::report(context, part, &Keywords::of(schema));
        }
    }
    Some(parts.swap_remove(index))
}

fn find<'a>(
    context: &Context<'a>,
    site: &Site<'a>,
    keywords: &Keywords<'a>,
    parts: &[Site<'a>],
) -> Option<usize> {
    (0..parts.len()).find(|&index| {
        let Node::Reference(reference) = parts[index].node else {
            return false;
        };
        let said = Said {
            context,
            by: &parts[index],
        };
        let mut others = parts.iter().enumerate().filter(|(at, _)| *at != index);
        context.target(reference).is_some()
            && said.has_own(site, keywords)
            && others.all(|(_, other)| said.has(other))
    })
}

/// What a schema says, with all that its references and parts lead to.
struct Said<'c, 'a> {
    context: &'c Context<'a>,
    by: &'c Site<'a>,
}

impl<'a> Said<'_, 'a> {
    /// Whether it has all that another schema says.
    fn has(&self, other: &Site<'a>) -> bool {
        let Node::Schema(schema) = other.node else {
            let target = self.context.resolve(other);
            return matches!(target.node, Node::Schema(_))
                && self.is_met(|met, _| met.at == target.at);
        };
        let keywords = Keywords::of(schema);
        let mut parts = keywords.parts(other).into_iter();
        self.has_own(other, &keywords) && parts.all(|part| self.has(&part))
    }

    /// Whether it has all that another schema says without its parts.
    fn has_own(&self, other: &Site<'a>, keywords: &Keywords<'a>) -> bool {
        let ty = keywords.ty;
        let fields = keywords.properties.into_iter().flatten();
        says_no_more_than_fields(keywords)
            && ty.is_none_or(|ty| is_of(self.context, self.by, ty, &mut BTreeSet::new()))
            && fields
                .map(|(name, _)| name)
                .all(|name| self.has_same(other, &["properties", name]))
            && keywords.required.iter().all(|name| self.requires(name))
            && (keywords.additional.is_none() || self.has_same(other, &["additionalProperties"]))
    }

    /// Whether it has the same at a place in it as another schema has. Words count, also those beside a reference.
    fn has_same(&self, other: &Site<'a>, way: &[&str]) -> bool {
        let raw = |site: &Site<'a>| {
            let at = way.iter().fold(site.at.clone(), |at, key| at.key(key));
            self.context.document.raw_at(&at)
        };
        let wanted = raw(other);
        wanted.is_some() && self.is_met(|met, _| raw(met) == wanted)
    }

    fn requires(&self, name: &String) -> bool {
        self.is_met(|_, keywords| keywords.required.contains(name))
    }

    fn is_met(&self, is_it: impl Fn(&Site<'a>, &Keywords<'a>) -> bool) -> bool {
        walk::find(self.context, self.by, |met, keywords| {
            is_it(met, keywords).then_some(())
        })
        .is_some()
    }
}

/// Whether all values of a schema are of a type: it says so, or each of its alternatives does.
fn is_of(
    context: &Context<'_>,
    site: &Site<'_>,
    ty: JsonType,
    seen: &mut BTreeSet<Pointer>,
) -> bool {
    if let Some(said) = schema::json_type(context, site) {
        return said == ty;
    }
    let target = context.resolve(site);
    let alternatives = union::alternatives(&target);
    let mut each = alternatives.iter();
    seen.insert(target.at)
        && !alternatives.is_empty()
        && each.all(|alternative| is_of(context, alternative, ty, seen))
}

/// Whether a schema says nothing of its values but their type, and which fields there are.
fn says_no_more_than_fields(keywords: &Keywords<'_>) -> bool {
    keywords.format.is_none()
        && keywords.enumeration.is_empty()
        && keywords.bounds == Constraints::default()
        && keywords.items.is_none()
        && keywords.choices().next().is_none()
        && keywords.restrictions.is_empty()
        && !keywords.not
        && keywords.data.discriminator.is_none()
}
