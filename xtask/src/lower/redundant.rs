//! What stands beside a reference and says nothing that is not said there: the type is the one that is referred to.
//!
//! Invariant: what says anything more makes a type of its own. A component is one, too, whatever it is made of: it has
//! a name that users know.

use std::collections::BTreeSet;

use super::context::{Context, MAXIMUM_DEPTH};
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
    let (index, said) = part_that_needs_all_others(context, parts)?;
    let says_all = said.has_own(site, keywords) && parts.iter().all(|part| said.has(part));
    says_all.then_some(index)
}

/// The first reference that leads to all that the others do. Others that do so lead to the same, in a circle.
fn part_that_needs_all_others<'c, 'a>(
    context: &'c Context<'a>,
    parts: &[Site<'a>],
) -> Option<(usize, Said<'c, 'a>)> {
    let targets = walk::targets(context, parts);
    // No way leads to more.
    if targets.len() > MAXIMUM_DEPTH {
        return None;
    }
    targets.values().find_map(|&index| {
        let said = Said::by(context, &parts[index])?;
        let has_all = targets.keys().all(|target| said.places.contains(target));
        has_all.then_some((index, said))
    })
}

/// What a reference leads to says, with all that its references and parts lead to.
struct Said<'c, 'a> {
    context: &'c Context<'a>,
    by: Site<'a>,
    /// The schemas.
    schemas: Vec<(Site<'a>, Keywords<'a>)>,
    /// Where they stand.
    places: BTreeSet<Pointer>,
    /// What they require.
    required: BTreeSet<&'a str>,
}

impl<'c, 'a> Said<'c, 'a> {
    /// None, if the reference leads nowhere.
    fn by(context: &'c Context<'a>, part: &Site<'a>) -> Option<Self> {
        let mut schemas = Vec::new();
        let mut places = BTreeSet::new();
        let mut required = BTreeSet::new();
        walk::find(context, part, |met, _| {
            if let Node::Schema(schema) = met.node {
                let keywords = Keywords::of(schema);
                required.extend(keywords.required.iter().map(String::as_str));
                schemas.push((met.clone(), keywords));
                places.insert(met.at.clone());
            }
            None::<()>
        });
        (!schemas.is_empty()).then(|| Self {
            context,
            by: part.clone(),
            schemas,
            places,
            required,
        })
    }

    /// Whether it has all that another schema says.
    fn has(&self, other: &Site<'a>) -> bool {
        let Node::Schema(schema) = other.node else {
            return self.places.contains(&self.context.resolve(other).at);
        };
        let keywords = Keywords::of(schema);
        let mut parts = keywords.parts(other).into_iter();
        self.has_own(other, &keywords) && parts.all(|part| self.has(&part))
    }

    /// Whether it has all that another schema says without its parts.
    fn has_own(&self, other: &Site<'a>, keywords: &Keywords<'a>) -> bool {
        let mut fields = keywords.properties.into_iter().flatten();
        let mut required = keywords.required.iter();
        let is_of = |ty| is_of(self.context, &self.by, ty, &mut BTreeSet::new());
        says_no_more_than_fields(keywords)
            && keywords.ty.is_none_or(is_of)
            && fields.all(|(name, _)| self.has_field(other, name))
            && required.all(|name| self.required.contains(name.as_str()))
            && (keywords.additional.is_none() || self.has_additional(other))
    }

    fn has_additional(&self, other: &Site<'a>) -> bool {
        let has_any = |said: &Keywords<'a>| said.additional.is_some();
        self.has_same(other, &["additionalProperties"], has_any)
    }

    fn has_field(&self, other: &Site<'a>, name: &str) -> bool {
        let has_one =
            |said: &Keywords<'a>| said.properties.is_some_and(|all| all.contains_key(name));
        self.has_same(other, &["properties", name], has_one)
    }

    /// Whether one of its schemas, of those that have something there, has the same at a place in it as another schema
    /// has. Words count, also those beside a reference.
    fn has_same(
        &self,
        other: &Site<'a>,
        way: &[&str],
        has_any: impl Fn(&Keywords<'a>) -> bool,
    ) -> bool {
        let raw = |site: &Site<'a>| {
            let at = way.iter().fold(site.at.clone(), |at, key| at.key(key));
            self.context.document.raw_at(&at)
        };
        let wanted = raw(other);
        let mut having = self.schemas.iter().filter(|(_, said)| has_any(said));
        wanted.is_some() && having.any(|(met, _)| raw(met) == wanted)
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
