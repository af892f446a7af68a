//! Which values of a discriminator name which alternative (OpenAPI 3.0.3, "Discriminator Object").
//!
//! What the mapping says stands in the place of all else. Without it an alternative whose property can have but
//! one value is named by that, and a component by its name.

use std::collections::BTreeSet;

use openapiv3::Discriminator;
use serde_json::Value as Json;

use crate::diagnostics::Code;
use crate::lower::context::{Context, MAXIMUM_DEPTH};
use crate::lower::keywords::{JsonType, Keywords};
use crate::lower::schema;
use crate::lower::site::{Node, Site};
use crate::spec::Pointer;

/// The values that name each of the alternatives, in their order.
pub(super) fn tags(
    context: &mut Context<'_>,
    (said, at): &(&Discriminator, Pointer),
    branches: &[&Site<'_>],
) -> Vec<Vec<String>> {
    let mut tags = vec![Vec::new(); branches.len()];
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let names: Vec<Option<String>> = branches.iter().map(|branch| name(branch)).collect();
    for (value, target) in &said.mapping {
        let target_name = component(target);
        let is_it = |name: &Option<String>| name.is_some() && *name == target_name;
        match names.iter().position(is_it) {
            Some(index) => {
                tags[index].push(value.clone());
                taken.insert(value.clone());
            }
            None => report_target(context, &at.key("mapping").key(value), value, target_name),
        }
    }
    let property = &said.property_name;
    for (index, branch) in branches.iter().enumerate() {
        if !tags[index].is_empty() {
            continue;
        }
        let is_object = matches!(
            schema::json_type(context, branch),
            Some(JsonType::Object) | None
        );
        let constant = constant(context, branch, property);
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

/// The component that a mapping leads to: a reference, or a name.
pub(super) fn component(target: &str) -> Option<String> {
    let pointer = Pointer::from_reference(target);
    let name = pointer.and_then(|pointer| pointer.component("schemas"));
    name.or_else(|| (!target.contains(['/', '#'])).then(|| target.to_owned()))
}

/// The only value that a property of an alternative can have, as text.
pub(super) fn constant(context: &Context<'_>, branch: &Site<'_>, property: &str) -> Option<String> {
    let mut waiting = vec![branch.clone()];
    let mut seen = BTreeSet::new();
    while let Some(site) = waiting.pop() {
        if seen.len() > MAXIMUM_DEPTH || !seen.insert(site.at.clone()) {
            continue;
        }
        match site.node {
            Node::Reference(reference) => {
                waiting.extend(context.target(reference).map(|(_, target)| target.clone()));
            }
            Node::Schema(schema) => {
                let keywords = Keywords::of(schema);
                let field = keywords.properties.and_then(|fields| fields.get(property));
                let only =
                    field.and_then(|field| only_value(context, &site.property(property, field)));
                if only.is_some() {
                    return only;
                }
                waiting.extend(keywords.parts(&site));
            }
        }
    }
    None
}

fn only_value(context: &Context<'_>, site: &Site<'_>) -> Option<String> {
    let Node::Schema(schema) = context.resolve(site).node else {
        return None;
    };
    match Keywords::of(schema).enumeration.as_slice() {
        [Json::String(text)] => Some(text.clone()),
        [only @ (Json::Number(_) | Json::Bool(_))] => Some(only.to_string()),
        _ => None,
    }
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
