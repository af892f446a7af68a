//! Enumerations: one of several texts or integers.
//!
//! `null` among the values says that a value may be null and is none of them. One truth value is a bound, and both
//! are all that there are. Values of other types make no enumeration: their schema is read as if it had no `enum`.

mod common;

use std::collections::HashSet;
use std::fmt::Display;
use std::hash::Hash;

use serde_json::Value as Json;

use super::context::Context;
use super::keywords::{JsonType, Keywords};
use super::site::{Node, Site};
use crate::diagnostics::Code;
use crate::ir::{Enumeration, EnumerationValue};
use crate::spec::Pointer;
pub(super) use common::{Listed, define_all, find, report_nothing_common, values_of};

/// Whether a schema is an enumeration.
pub(super) fn is_enumeration(keywords: &Keywords<'_>) -> bool {
    keywords
        .enumeration
        .iter()
        .any(|value| may_be(value, keywords.ty))
}

/// Whether a value may be one of a type that is enumerated, however it is written.
fn may_be(value: &Json, ty: Option<JsonType>) -> bool {
    match ty {
        Some(JsonType::String) => value.is_string() || value.is_boolean() || value.is_number(),
        Some(JsonType::Integer) => value.is_i64() || integer_meant(value, None).is_some(),
        Some(JsonType::Number | JsonType::Boolean | JsonType::Array | JsonType::Object) | None => {
            false
        }
    }
}

/// The only truth value that a schema lists.
pub(super) fn only_boolean(keywords: &Keywords<'_>) -> Option<bool> {
    let mut values = booleans(keywords)?;
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

/// The values of a schema, if they are truth values.
fn booleans(keywords: &Keywords<'_>) -> Option<impl Iterator<Item = bool>> {
    let listed = keywords.enumeration.iter().filter(|value| !value.is_null());
    let values: Option<Vec<bool>> = listed.map(Json::as_bool).collect();
    let is_boolean = keywords.ty == Some(JsonType::Boolean);
    values
        .filter(|values| is_boolean && !values.is_empty())
        .map(Vec::into_iter)
}

/// The values of a schema that is an enumeration.
pub(super) fn define(
    context: &mut Context<'_>,
    site: &Site<'_>,
    keywords: &Keywords<'_>,
) -> Enumeration {
    if keywords.ty == Some(JsonType::Integer) {
        let expected = Expected {
            noun: "an integer",
            ty: JsonType::Integer,
            read: Json::as_i64,
            meant: integer_meant,
            way_out: "write it with neither quotes nor a fraction",
        };
        Enumeration::Integer(values(context, site, keywords, &expected))
    } else {
        let expected = Expected {
            noun: "a string",
            ty: JsonType::String,
            read: |value| value.as_str().map(str::to_owned),
            meant: text_meant,
            way_out: "put it into quotes",
        };
        Enumeration::Text(values(context, site, keywords, &expected))
    }
}

/// The values that a schema lists, without `null`.
fn listed(site: &Site<'_>) -> Vec<Json> {
    match site.node {
        Node::Reference(_) => Vec::new(),
        Node::Schema(schema) => {
            let keywords = Keywords::of(schema);
            let is_integer = keywords.ty == Some(JsonType::Integer);
            // How a value of another type is written is no matter here: it is the same in both places.
            let meant = |value: Json| match &value {
                Json::String(text) if is_integer => text.parse().unwrap_or(value),
                Json::Bool(_) | Json::Number(_) if !is_integer => Json::String(value.to_string()),
                _ => value,
            };
            let ty = keywords.ty;
            let values = keywords.enumeration.into_iter();
            values
                .filter(|value| may_be(value, ty))
                .map(meant)
                .collect()
        }
    }
}

/// Reports an `enum` that says nothing here.
pub(super) fn report_ignored(context: &mut Context<'_>, site: &Site<'_>, keywords: &Keywords<'_>) {
    if keywords.enumeration.is_empty() || booleans(keywords).is_some() || is_enumeration(keywords) {
        return;
    }
    let at = site.at.key("enum");
    if keywords.enumeration.iter().all(Json::is_null) {
        let message = "that the value is null is not checked";
        context
            .warning(&at, Code::KeywordNotChecked, message)
            .help("the client takes other values here, too");
    } else if keywords
        .enumeration
        .iter()
        .all(|value| value.is_string() || value.is_null())
    {
        let message = "these values are ignored: they are texts, and the type is another";
        context
            .warning(&at, Code::EnumIgnored, message)
            .help("write `type: string` if the values are these");
    } else {
        context
            .warning(
                &at,
                Code::EnumIgnored,
                "only texts, integers and truth values are enumerated",
            )
            .help("any value of the type is accepted");
    }
}

/// What the values of an enumeration are.
struct Expected<T> {
    /// With its article.
    noun: &'static str,
    /// The type that the schema gives them.
    ty: JsonType,
    /// A value that is one.
    read: fn(&Json) -> Option<T>,
    /// What a value of another type can only mean, which is written so.
    meant: fn(&Json, Option<&str>) -> Option<T>,
    /// How to write one.
    way_out: &'static str,
}

/// A text that was written without the quotes that it needs: `True`, `1.50`. If it is not known how it was written, it may
/// have been another text.
fn text_meant(value: &Json, written: Option<&str>) -> Option<String> {
    let is_scalar = value.is_boolean() || value.is_number();
    let written = written.filter(|_| is_scalar)?;
    let read: Json = serde_yaml::from_str(written).ok()?;
    (read == *value).then(|| written.to_owned())
}

/// An integer that was written as a text or with a fraction: `"1"`, `1.0`.
fn integer_meant(value: &Json, _: Option<&str>) -> Option<i64> {
    match value {
        Json::String(text) => {
            let number: Option<i64> = text.parse().ok();
            // `01` may be no number.
            number.filter(|number| number.to_string() == *text)
        }
        Json::Number(number) => {
            let text = number.to_string();
            text.strip_suffix(".0").unwrap_or(&text).parse().ok()
        }
        Json::Null | Json::Bool(_) | Json::Array(_) | Json::Object(_) => None,
    }
}

fn values<T: Clone + Eq + Hash + Display>(
    context: &mut Context<'_>,
    site: &Site<'_>,
    keywords: &Keywords<'_>,
    expected: &Expected<T>,
) -> Vec<EnumerationValue<T>> {
    let mut values: Vec<EnumerationValue<T>> = Vec::new();
    let mut seen = HashSet::new();
    for (index, json) in keywords.enumeration.iter().enumerate() {
        if json.is_null() {
            continue;
        }
        let at = site.at.key("enum").index(index);
        let Some(value) = (expected.read)(json).or_else(|| meant(context, &at, json, expected))
        else {
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

/// Reports a value of another type, and takes it for what it can only mean, if there is such a thing.
fn meant<T: Display>(
    context: &mut Context<'_>,
    at: &Pointer,
    json: &Json,
    expected: &Expected<T>,
) -> Option<T> {
    let message = format!("`{json}` is not {}", expected.noun);
    let meant = (expected.meant)(json, context.written(at));
    match &meant {
        // No value of the type is that, so nothing is lost without it.
        None if !may_be(json, Some(expected.ty)) => context
            .warning(at, Code::EnumValueType, message)
            .help("it is left out: take it away, or give another `type`"),
        Some(meant) => context
            .warning(at, Code::EnumValueType, message)
            .help(format!(
                "it is taken for {} `{meant}`: {}",
                expected.noun, expected.way_out
            )),
        None => context
            .error(at, Code::EnumValueType, message)
            .help(format!("{}, or give another `type`", expected.way_out)),
    };
    meant
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
