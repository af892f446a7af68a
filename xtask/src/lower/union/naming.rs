//! What the alternatives of a union are called, before any language has a say.
//!
//! A component has a name. Another schema is called by its title, by the one value that tells it from the others,
//! by the one property that it must have, or else by what its values are. A name that is taken gets a number.

use std::collections::BTreeSet;

use super::discriminator;
use crate::lower::context::Context;
use crate::lower::keywords::{JsonType, Keywords};
use crate::lower::site::{Node, Site};
use crate::spec::Pointer;
use serde_json::Value as Json;

/// How deep arrays and maps are named by what is in them.
const MOST_WORDS: usize = 4;

/// What is called so may be anything.
const ANY: &str = "any";

/// The names of alternatives, each another one. `property` is what tells them apart.
pub(super) fn names(
    context: &Context<'_>,
    branches: &[Site<'_>],
    property: Option<&str>,
) -> Vec<String> {
    let mut names = Names::default();
    let branches = branches.iter();
    branches
        .map(|branch| names.claim(&name(context, branch, property)))
        .collect()
}

/// The names that alternatives have by now.
#[derive(Default)]
pub(super) struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    /// Of alternatives that keep theirs.
    pub(super) fn of(names: impl Iterator<Item = String>) -> Self {
        Self {
            taken: names.collect(),
        }
    }

    /// Takes a name, with a number if it is taken.
    pub(super) fn claim(&mut self, name: &str) -> String {
        let mut numbered = name.to_owned();
        let mut number = 1;
        while !self.taken.insert(numbered.clone()) {
            number += 1;
            numbered = format!("{name} {number}");
        }
        numbered
    }
}

fn name(context: &Context<'_>, branch: &Site<'_>, property: Option<&str>) -> String {
    if let Some(component) = component(branch) {
        return component;
    }
    let Node::Schema(schema) = branch.node else {
        return "value".to_owned();
    };
    let title = schema.schema_data.title.as_deref().map(str::trim);
    if let Some(title) = title.filter(|title| !title.is_empty()) {
        return title.to_owned();
    }
    let by_property = property.and_then(|name| discriminator::constant(context, branch, name));
    let keywords = Keywords::of(schema);
    by_property
        .or_else(|| constant_of_any(context, branch, &keywords))
        .or_else(|| only_required(&keywords))
        .unwrap_or_else(|| word(branch, MOST_WORDS))
}

/// The component that an alternative is.
fn component(branch: &Site<'_>) -> Option<String> {
    match branch.node {
        Node::Reference(reference) => Pointer::from_reference(reference)?.component("schemas"),
        Node::Schema(_) => branch.at.component("schemas").or_else(|| {
            // The type around the alternatives, as one of them.
            let around = branch.at.ancestors().nth(1)?;
            let is_itself = branch.at == around.key("discriminator");
            around.component("schemas").filter(|_| is_itself)
        }),
    }
}

/// The one value of the first property that has but one.
fn constant_of_any(
    context: &Context<'_>,
    branch: &Site<'_>,
    keywords: &Keywords<'_>,
) -> Option<String> {
    let mut names = keywords.properties.into_iter().flat_map(|p| p.keys());
    names.find_map(|name| discriminator::constant(context, branch, name))
}

fn only_required(keywords: &Keywords<'_>) -> Option<String> {
    match keywords.required {
        [only] => Some(only.clone()),
        [] | [_, _, ..] => None,
    }
}

/// What the values of a schema are, in words.
fn word(site: &Site<'_>, depth: usize) -> String {
    if let Some(component) = component(site) {
        return component;
    }
    let Node::Schema(schema) = site.node else {
        return "value".to_owned();
    };
    let keywords = Keywords::of(schema);
    if let Some(part) = keywords.only_part(site) {
        return word(&part, depth);
    }
    let listed: Vec<&Json> = keywords
        .enumeration
        .iter()
        .filter(|v| !v.is_null())
        .collect();
    match (listed.as_slice(), keywords.ty) {
        ([Json::String(only)], _) if !only.is_empty() => return only.clone(),
        ([_, ..], Some(JsonType::String | JsonType::Integer)) => return "enum".to_owned(),
        _ => {}
    }
    let inner = |site: Site<'_>| match depth.checked_sub(1) {
        Some(depth) => match word(&site, depth).as_str() {
            ANY => String::new(),
            word => format!("{word} "),
        },
        None => String::new(),
    };
    match keywords.ty {
        None => ANY.to_owned(),
        Some(JsonType::String) => match keywords.format {
            Some(format @ ("date" | "date-time")) => format.to_owned(),
            Some(_) | None => "string".to_owned(),
        },
        Some(JsonType::Number) => "number".to_owned(),
        Some(JsonType::Integer) => "integer".to_owned(),
        Some(JsonType::Boolean) => "boolean".to_owned(),
        Some(JsonType::Object) => "object".to_owned(),
        Some(JsonType::Array) => {
            let items = keywords.items.map(|items| inner(site.items(items)));
            format!("{}array", items.unwrap_or_default())
        }
    }
}
