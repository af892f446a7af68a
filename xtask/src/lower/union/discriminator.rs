//! Which values of a discriminator name which alternative (OpenAPI 3.0.3, "Discriminator Object").
//!
//! What the mapping says stands in the place of all else. Without it an alternative whose property has values that no
//! other one has is named by them, and a component by its name. One that is a union itself has no name here: the values
//! that tell its own alternatives apart say that it is meant.

use std::collections::{BTreeSet, HashSet};

use openapiv3::{Discriminator, SchemaKind};
use serde_json::Value as Json;

use crate::diagnostics::Code;
use crate::lower::context::Context;
use crate::lower::keywords::{JsonType, Keywords};
use crate::lower::schema;
use crate::lower::site::{Node, Site};
use crate::lower::walk;
use crate::spec::Pointer;

/// The discriminator of a schema and its place. One in a part that stands in the schema itself is the schema's own.
pub(in crate::lower) fn said_by<'a>(site: &Site<'a>) -> Option<(&'a Discriminator, Pointer)> {
    let Node::Schema(schema) = site.node else {
        return None;
    };
    if let Some(said) = &schema.schema_data.discriminator {
        return Some((said, site.at.key("discriminator")));
    }
    let parts = match &schema.schema_kind {
        SchemaKind::AllOf { all_of } => all_of.as_slice(),
        SchemaKind::Any(schema) => &schema.all_of,
        SchemaKind::Type(_)
        | SchemaKind::OneOf { .. }
        | SchemaKind::AnyOf { .. }
        | SchemaKind::Not { .. } => &[],
    };
    let mut parts = parts.iter().enumerate();
    parts.find_map(|(index, part)| said_by(&site.part("allOf", index, part)))
}

/// The values that name each of the alternatives, in their order.
pub(super) fn tags<'a>(
    context: &mut Context<'a>,
    (said, at): &(&Discriminator, Pointer),
    branches: &[&Site<'a>],
) -> Vec<Vec<String>> {
    let names: Vec<Option<String>> = branches.iter().map(|branch| name(branch)).collect();
    let mut tags = mapped(context, (said, at), branches, &names);
    let mut taken: BTreeSet<String> = tags.iter().flatten().cloned().collect();
    let property = &said.property_name;
    let listed: Vec<Vec<String>> = branches
        .iter()
        .map(|branch| values(context, branch, property))
        .collect();
    for (index, branch) in branches.iter().enumerate() {
        if !tags[index].is_empty() || is_union(context, branch) {
            continue;
        }
        if is_told_by(&listed, index) {
            tags[index].clone_from(&listed[index]);
            taken.extend(listed[index].iter().cloned());
            continue;
        }
        let is_object = may_be_object(context, branch);
        let constant = only(listed[index].clone());
        let is_constant = constant.is_some();
        let Some(value) = constant
            .or_else(|| names[index].clone())
            .filter(|_| is_object)
        else {
            continue;
        };
        if taken.insert(value.clone()) {
            tags[index].push(value);
        } else if is_constant {
            let message = format!("`{value}` of `{property}` names another alternative, too");
            context
                .warning(&branch.at, Code::DiscriminatorValue, message)
                .help("the first one is taken; give each a value of its own");
        }
    }
    tags
}

/// The values that the mapping has for each of the alternatives.
fn mapped<'a>(
    context: &mut Context<'a>,
    (said, at): (&Discriminator, &Pointer),
    branches: &[&Site<'a>],
    names: &[Option<String>],
) -> Vec<Vec<String>> {
    let mut tags = vec![Vec::new(); branches.len()];
    for (value, target) in &said.mapping {
        let target_name = component(target);
        let is_it = |name: &Option<String>| name.is_some() && *name == target_name;
        match names.iter().position(is_it) {
            Some(index) if may_be_object(context, branches[index]) => {
                tags[index].push(value.clone());
            }
            Some(_) => report_no_object(context, &at.key("mapping").key(value), (value, said)),
            None => report_target(context, &at.key("mapping").key(value), value, target_name),
        }
    }
    for (branch, values) in branches.iter().zip(&tags) {
        check_excluded(context, (said, at), branch, values);
    }
    tags
}

/// The component that a mapping leads to: a reference, or a name.
pub(super) fn component(target: &str) -> Option<String> {
    let pointer = Pointer::from_reference(target);
    let name = pointer.and_then(|pointer| pointer.component("schemas"));
    name.or_else(|| (!target.contains(['/', '#'])).then(|| target.to_owned()))
}

/// Whether an alternative has several values of the property that no other one has.
fn is_told_by(listed: &[Vec<String>], index: usize) -> bool {
    let mut others = listed
        .iter()
        .enumerate()
        .filter(|(other, _)| *other != index);
    let own = &listed[index];
    own.len() > 1 && !others.any(|(_, values)| values.iter().any(|value| own.contains(value)))
}

/// Whether some value of an alternative is an object, and so can have the property.
fn may_be_object(context: &Context<'_>, branch: &Site<'_>) -> bool {
    let mut waiting = vec![branch.clone()];
    let mut seen = BTreeSet::new();
    while let Some(site) = waiting.pop() {
        let site = context.resolve(&site);
        if !seen.insert(site.at.clone()) {
            continue;
        }
        if let Some(ty) = schema::json_type(context, &site) {
            if ty == JsonType::Object {
                return true;
            }
            continue;
        }
        let inside = alternatives(&site);
        if inside.is_empty() {
            return true;
        }
        waiting.extend(inside);
    }
    false
}

/// What a schema itself offers as alternatives.
pub(in crate::lower) fn alternatives<'a>(site: &Site<'a>) -> Vec<Site<'a>> {
    let Node::Schema(schema) = site.node else {
        return Vec::new();
    };
    let choices = Keywords::of(schema).choices();
    let each = choices.flat_map(|(keyword, branches)| {
        let branches = branches.iter().enumerate();
        branches.map(move |(index, branch)| site.part(keyword, index, branch))
    });
    each.collect()
}

/// Whether an alternative is a union itself.
fn is_union(context: &Context<'_>, branch: &Site<'_>) -> bool {
    !alternatives(&context.resolve(branch)).is_empty()
}

/// The only value that a property of an alternative can have, as text.
pub(super) fn constant(context: &Context<'_>, branch: &Site<'_>, property: &str) -> Option<String> {
    only(values(context, branch, property))
}

fn only(mut values: Vec<String>) -> Option<String> {
    values.pop().filter(|_| values.is_empty())
}

/// The values that a property of an alternative can have, as text, if they are listed.
fn values(context: &Context<'_>, branch: &Site<'_>, property: &str) -> Vec<String> {
    let values = walk::find(context, branch, |site, keywords| {
        let field = keywords.properties?.get(property)?;
        listed(context, &site.property(property, field))
    });
    values.unwrap_or_default()
}

/// Reports values of the mapping that the property of their alternative cannot have, as far as it lists any.
fn check_excluded<'a>(
    context: &mut Context<'a>,
    (said, at): (&Discriminator, &Pointer),
    branch: &Site<'a>,
    mapped: &[String],
) {
    let mut lists: Vec<(Site<'a>, HashSet<String>)> = Vec::new();
    if !mapped.is_empty() {
        walk::find(context, branch, |site, keywords| {
            let field = keywords.properties?.get(&said.property_name)?;
            let property = site.property(&said.property_name, field);
            let listed = listed(context, &property)?;
            lists.push((property, listed.into_iter().collect()));
            None::<()>
        });
    }
    for value in mapped {
        if let Some((property, _)) = lists.iter().find(|(_, listed)| !listed.contains(value)) {
            let at = at.key("mapping").key(value);
            report_excluded(context, &at, (value, said), property);
        }
    }
}

fn listed(context: &Context<'_>, site: &Site<'_>) -> Option<Vec<String>> {
    let Node::Schema(schema) = context.resolve(site).node else {
        return None;
    };
    let values = Keywords::of(schema).enumeration;
    let texts: Option<Vec<String>> = values
        .iter()
        .filter(|value| !value.is_null())
        .map(|value| match value {
            Json::String(text) => Some(text.clone()),
            Json::Number(_) | Json::Bool(_) => Some(value.to_string()),
            Json::Null | Json::Array(_) | Json::Object(_) => None,
        })
        .collect();
    texts.filter(|texts| !texts.is_empty())
}

/// The component that an alternative is.
fn name(branch: &Site<'_>) -> Option<String> {
    let own = branch.at.component("schemas");
    match branch.node {
        Node::Reference(reference) => component(reference),
        Node::Schema(_) => own.or_else(|| {
            let around = branch.at.ancestors().nth(1)?;
            let is_itself = branch.at == around.key("discriminator");
            around.component("schemas").filter(|_| is_itself)
        }),
    }
}

fn report_no_object(
    context: &mut Context<'_>,
    at: &Pointer,
    (value, said): (&str, &Discriminator),
) {
    let property = &said.property_name;
    let message = format!("`{value}` leads to what is no object, and so has no `{property}`");
    context
        .warning(at, Code::DiscriminatorValue, message)
        .help("the alternative is told by its type; take it out of the `mapping`, or make an object of it");
}

fn report_excluded(
    context: &mut Context<'_>,
    at: &Pointer,
    (value, said): (&str, &Discriminator),
    values: &Site<'_>,
) {
    let property = &said.property_name;
    let listed = listed(context, values).unwrap_or_default();
    let message = format!("`{value}` leads to a schema whose `{property}` is never that");
    let way_out = match listed.as_slice() {
        [only] => format!("write `{only}` here, or add this one to the `enum` there"),
        _ => "write one of those values here, or add this one to them".to_owned(),
    };
    let listed_at = context.resolve(values).at.key("enum");
    context
        .warning(at, Code::DiscriminatorValue, message)
        .at_key()
        .label(&listed_at, format!("the values of `{property}`"))
        .help(way_out);
}

fn report_target(context: &mut Context<'_>, at: &Pointer, value: &str, target: Option<String>) {
    let is_there = target.is_some_and(|name| {
        let at = Pointer::root().key("components").key("schemas").key(&name);
        context.document.raw_at(&at).is_some()
    });
    let message = if is_there {
        format!("`{value}` leads to a schema that is none of the alternatives")
    } else {
        format!("`{value}` leads to no schema")
    };
    context
        .warning(at, Code::DiscriminatorValue, message)
        .help("such values are kept as JSON; name one of the alternatives, by its component");
}
