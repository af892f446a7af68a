//! What the lists of several schemas that all hold for a value have in common.
//!
//! Invariant: where a schema lists values, and so does a part of it, a value is in both lists.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use serde_json::Value as Json;

use super::{define, is_enumeration, listed};
use crate::diagnostics::Code;
use crate::ir::{Enumeration, EnumerationValue, TypeId};
use crate::lower::composition::CONFLICT;
use crate::lower::context::{Context, MAXIMUM_DEPTH};
use crate::lower::keywords::{JsonType, Keywords};
use crate::lower::site::{Node, Site};
use crate::lower::{support, union, walk};

/// Where the values of a schema are listed.
pub(in crate::lower) enum Listed<'a> {
    /// In the schema and in its parts: it is an enumeration of its own.
    Here,
    /// In this part of it, of which the others leave out none.
    Part(Site<'a>),
    /// In several parts that have none in common.
    Nowhere,
}

/// Where the values of a schema are listed; `None` if they are not, or only where another schema is meant.
pub(in crate::lower) fn find<'a>(
    context: &mut Context<'a>,
    site: &Site<'a>,
    keywords: &Keywords<'a>,
) -> Option<Listed<'a>> {
    let own = is_enumeration(keywords).then_some(Listed::Here);
    if keywords.parts(site).is_empty() || keywords.only_part(site).is_some() {
        return own;
    }
    if context.without_values.contains(&site.at) {
        return None;
    }
    let found = in_all_parts(context, site, keywords, own);
    if found.is_none() {
        context.without_values.insert(site.at.clone());
    }
    found
}

/// The same of a schema with parts, of which `own` is what it says by itself.
fn in_all_parts<'a>(
    context: &Context<'a>,
    site: &Site<'a>,
    keywords: &Keywords<'a>,
    own: Option<Listed<'a>>,
) -> Option<Listed<'a>> {
    let Some(lists) = lists(context, std::slice::from_ref(site)) else {
        return own;
    };
    if !lists.are_of_one_type {
        return None;
    }
    let values = lists.common()?;
    if values.is_empty() {
        return Some(Listed::Nowhere);
    }
    let mut parts = keywords.parts(site);
    let targets = walk::targets(context, &parts);
    // Each is walked through, so no more are asked than a walk goes through schemas.
    let mut indices = targets.values().copied().take(MAXIMUM_DEPTH);
    let whole = indices.find(|&index| {
        let part = &parts[index];
        let listed = self::values(context, std::slice::from_ref(part));
        listed.is_some_and(|listed| listed.len() == values.len()) && !leads_to(context, part, site)
    });
    Some(whole.map_or(Listed::Here, |index| Listed::Part(parts.swap_remove(index))))
}

fn leads_to<'a>(context: &Context<'a>, part: &Site<'a>, site: &Site<'a>) -> bool {
    walk::find(context, part, |met, _| (met.at == site.at).then_some(())).is_some()
}

/// The values that are in every list of some schemas that all hold; `None` if they list none, or are no enumeration.
fn values<'a>(context: &Context<'a>, roots: &[Site<'a>]) -> Option<Vec<Json>> {
    let lists = lists(context, roots)?;
    lists.common().filter(|_| lists.are_of_one_type)
}

/// The values of a type that is an enumeration, without `null`; `None` if it is none.
pub(in crate::lower) fn values_of(context: &Context<'_>, id: TypeId) -> Option<Vec<Json>> {
    match context.merged.get(&id) {
        Some(merged) => values(context, &merged.parts),
        None => values(context, std::slice::from_ref(context.sites.get(id.0)?)),
    }
}

/// The lists of schemas that all hold for a value.
struct Lists<'a> {
    /// The schemas that list values, each with its list.
    lists: Vec<(Site<'a>, Vec<Json>)>,
    /// Whether a value can be of the types of all schemas.
    are_of_one_type: bool,
}

impl Lists<'_> {
    /// The values that are in every list, each once; `None` if there is no list.
    fn common(&self) -> Option<Vec<Json>> {
        let (_, first) = self.lists.first()?;
        let mut seen = HashSet::new();
        let mut values = first.clone();
        values.retain(|value| seen.insert(value.clone()));
        for (_, others) in &self.lists {
            let others: HashSet<&Json> = others.iter().collect();
            values.retain(|value| others.contains(value));
        }
        Some(values)
    }
}

/// The lists of some schemas that all hold; `None` if it is not known of all of them what they are.
fn lists<'a>(context: &Context<'a>, roots: &[Site<'a>]) -> Option<Lists<'a>> {
    let mut lists = Vec::new();
    let mut types: Vec<JsonType> = Vec::new();
    for root in roots {
        let unknown = walk::find(context, root, |site, keywords| {
            let mut ty = keywords.ty;
            if let Some(branches) = union::enumerated(context, site, keywords) {
                ty = ty.or_else(|| branches.first().and_then(type_of));
                lists.push((site.clone(), branches.iter().flat_map(listed).collect()));
            } else if is_enumeration(keywords) {
                lists.push((site.clone(), listed(site)));
            } else if keywords.choices().next().is_some() {
                return Some(());
            }
            types.extend(ty);
            let parts = keywords.parts(site);
            let is_lost = |part: &Site<'a>| match part.node {
                Node::Reference(reference) => context.target(reference).is_none(),
                Node::Schema(_) => false,
            };
            parts.iter().any(is_lost).then_some(())
        });
        if unknown.is_some() {
            return None;
        }
    }
    let is_number = |ty: &JsonType| matches!(ty, JsonType::Integer | JsonType::Number);
    let are_of_one_type =
        types.windows(2).all(|two| two[0] == two[1]) || types.iter().all(is_number);
    Some(Lists {
        lists,
        are_of_one_type,
    })
}

fn type_of(branch: &Site<'_>) -> Option<JsonType> {
    match branch.node {
        Node::Reference(_) => None,
        Node::Schema(schema) => Keywords::of(schema).ty,
    }
}

/// What several schemas that all hold are together; `None` if they are no enumeration.
pub(in crate::lower) fn define_all<'a>(
    context: &mut Context<'a>,
    roots: &[Site<'a>],
) -> Option<Enumeration> {
    let mut common: Option<Enumeration> = None;
    let lists = lists(context, roots).filter(|lists| lists.are_of_one_type)?;
    for (site, _) in lists.lists {
        let Node::Schema(schema) = site.node else {
            continue;
        };
        let keywords = Keywords::of(schema);
        support::report(context, &site, &keywords);
        let next = match union::enumerated(context, &site, &keywords) {
            Some(branches) => union::enumeration(context, &branches),
            None => define(context, &site, &keywords),
        };
        common = Some(match common {
            Some(earlier) => in_both(earlier, next),
            None => next,
        });
    }
    common
}

fn in_both(left: Enumeration, right: Enumeration) -> Enumeration {
    match (left, right) {
        (Enumeration::Text(left), Enumeration::Text(right)) => {
            Enumeration::Text(values_in_both(left, right))
        }
        (Enumeration::Integer(left), Enumeration::Integer(right)) => {
            Enumeration::Integer(values_in_both(left, right))
        }
        // Schemas of two types are no enumeration.
        (left @ (Enumeration::Text(_) | Enumeration::Integer(_)), _) => left,
    }
}

/// The values that are in both, with what either says of them.
fn values_in_both<T: Eq + Hash>(
    left: Vec<EnumerationValue<T>>,
    right: Vec<EnumerationValue<T>>,
) -> Vec<EnumerationValue<T>> {
    let right = right.into_iter();
    let mut right: HashMap<T, (Option<String>, Option<String>)> = right
        .map(|value| (value.value, (value.name, value.description)))
        .collect();
    let values = left.into_iter().filter_map(|value| {
        let (name, description) = right.remove(&value.value)?;
        Some(EnumerationValue {
            name: value.name.or(name),
            description: value.description.or(description),
            ..value
        })
    });
    values.collect()
}

/// Reports lists that have no value in common.
pub(in crate::lower) fn report_nothing_common<'a>(context: &mut Context<'a>, site: &Site<'a>) {
    let Some(Lists { lists, .. }) = lists(context, std::slice::from_ref(site)) else {
        return;
    };
    let mut places = lists.iter().map(|(site, _)| match site.node {
        Node::Schema(schema) if is_enumeration(&Keywords::of(schema)) => site.at.key("enum"),
        Node::Schema(_) | Node::Reference(_) => site.at.clone(),
    });
    let (Some(first), Some(second)) = (places.next(), places.next()) else {
        return;
    };
    context
        .warning(
            &first,
            Code::AllOfConflict,
            "none of these values is one of another part",
        )
        .label(&second, "the values of another part")
        .help(format!("it is taken for any value: {CONFLICT}"));
}
