//! Enumerations: one of several texts or integers.
//!
//! `null` among the values says that a value may be null and is none of them. Values of other types
//! than text and integer make no enumeration: their schema is read as if it had no `enum`.

use std::collections::HashSet;
use std::hash::Hash;

use serde_json::Value as Json;

use super::context::Context;
use super::keywords::{JsonType, Keywords};
use super::site::{Node, Site};
use super::union;
use crate::diagnostics::Code;
use crate::ir::{Enumeration, EnumerationValue, TypeId};

/// Whether a schema is an enumeration.
pub(super) fn is_enumeration(keywords: &Keywords<'_>) -> bool {
    let has_values = keywords.enumeration.iter().any(|value| !value.is_null());
    has_values && matches!(keywords.ty, Some(JsonType::String | JsonType::Integer))
}

/// The values of a schema that is an enumeration.
pub(super) fn define(
    context: &mut Context<'_>,
    site: &Site<'_>,
    keywords: &Keywords<'_>,
) -> Enumeration {
    if keywords.ty == Some(JsonType::Integer) {
        Enumeration::Integer(values(context, site, keywords, "an integer", Json::as_i64))
    } else {
        let text = |value: &Json| value.as_str().map(str::to_owned);
        Enumeration::Text(values(context, site, keywords, "a string", text))
    }
}

/// The values of a type that is an enumeration, without `null`; `None` if it is none.
pub(super) fn values_of(context: &Context<'_>, id: TypeId) -> Option<Vec<Json>> {
    match context.sites.get(id.0)?.node {
        Node::Reference(_) => None,
        Node::Schema(schema) => {
            let keywords = Keywords::of(schema);
            let site = &context.sites[id.0];
            if let Some(branches) = union::texts(site, &keywords) {
                return Some(branches.iter().flat_map(listed).collect());
            }
            is_enumeration(&keywords).then(|| listed(site))
        }
    }
}

/// The values that a schema lists, without `null`.
fn listed(site: &Site<'_>) -> Vec<Json> {
    match site.node {
        Node::Reference(_) => Vec::new(),
        Node::Schema(schema) => {
            let values = Keywords::of(schema).enumeration.into_iter();
            values.filter(|value| !value.is_null()).collect()
        }
    }
}

const NO_VALUES: &str = "name the values, or remove `enum`";

/// Reports an `enum` that makes no enumeration.
pub(super) fn report_ignored(context: &mut Context<'_>, site: &Site<'_>, keywords: &Keywords<'_>) {
    let at = site.at.key("enum");
    if keywords.enumeration.is_empty() {
        let is_written = context.document.raw_at(&at).is_some();
        if is_written {
            context
                .error(&at, Code::EmptyEnum, "this `enum` has no values")
                .help(NO_VALUES);
        }
    } else if keywords.enumeration.iter().all(Json::is_null) {
        context
            .error(&at, Code::EmptyEnum, "this `enum` has no values but null")
            .help(NO_VALUES);
    } else {
        context
            .warning(
                &at,
                Code::EnumIgnored,
                "only texts and integers are enumerated",
            )
            .help("any value of the type is accepted");
    }
}

fn values<T: Clone + Eq + Hash>(
    context: &mut Context<'_>,
    site: &Site<'_>,
    keywords: &Keywords<'_>,
    expected: &str,
    read: impl Fn(&Json) -> Option<T>,
) -> Vec<EnumerationValue<T>> {
    let mut values: Vec<EnumerationValue<T>> = Vec::new();
    let mut seen = HashSet::new();
    for (index, json) in keywords.enumeration.iter().enumerate() {
        if json.is_null() {
            continue;
        }
        let at = site.at.key("enum").index(index);
        let Some(value) = read(json) else {
            context
                .error(
                    &at,
                    Code::EnumValueType,
                    format!("`{json}` is not {expected}"),
                )
                .help("in YAML, a text that looks like something else needs quotes");
            continue;
        };
        if !seen.insert(value.clone()) {
            let message = format!("`{json}` stands twice in this `enum`");
            context
                .warning(&at, Code::EnumDuplicate, message)
                .help("remove one of them");
            continue;
        }
        values.push(EnumerationValue {
            value,
            name: item(keywords, "x-enum-varnames", index),
            description: item(keywords, "x-enum-descriptions", index)
                .or_else(|| entry(keywords, "x-enum-descriptions", json)),
        });
    }
    values
}

fn item(keywords: &Keywords<'_>, extension: &str, index: usize) -> Option<String> {
    let list = keywords.data.extensions.get(extension)?;
    Some(list.get(index)?.as_str()?.to_owned())
}

fn entry(keywords: &Keywords<'_>, extension: &str, value: &Json) -> Option<String> {
    let mapping = keywords.data.extensions.get(extension)?;
    let key = value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned);
    Some(mapping.get(key)?.as_str()?.to_owned())
}
