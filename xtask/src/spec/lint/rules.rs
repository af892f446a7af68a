//! What the table of objects cannot say.

use serde_yaml::Mapping;

use super::keyed;
use super::shape::one_of;
use crate::diagnostics::{Code, Sink};
use crate::spec::grammar::{Rule, STYLES, missing_of_flow, missing_of_scheme};
use crate::spec::pointer::Path;

/// The keys of a schema that say something about values of certain types only.
pub(in crate::spec) const CONSTRAINTS: &[(&[&str], &[&str])] = &[
    (&["string"], &["minLength", "maxLength", "pattern"]),
    (
        &["number", "integer"],
        &[
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
        ],
    ),
    (
        &["array"],
        &["items", "minItems", "maxItems", "uniqueItems"],
    ),
    (
        &["object"],
        &[
            "properties",
            "required",
            "additionalProperties",
            "minProperties",
            "maxProperties",
        ],
    ),
];

pub(super) fn check(mapping: &Mapping, rule: Rule, path: &Path<'_>, sink: &mut Sink) {
    match rule {
        Rule::None | Rule::Operation | Rule::MediaType => {}
        Rule::Schema => {
            constraints(mapping, path, sink);
            alternatives(mapping, path, sink);
            values(mapping, path, sink);
        }
        Rule::Parameter => {
            style(mapping, path, sink);
            one_key_of(mapping, "a parameter", ["schema", "content"], path, sink);
        }
        Rule::Header => one_key_of(mapping, "a header", ["schema", "content"], path, sink),
        Rule::Link => one_key_of(
            mapping,
            "a link",
            ["operationId", "operationRef"],
            path,
            sink,
        ),
        Rule::SecurityScheme => security_scheme(mapping, path, sink),
        Rule::OAuthFlows => {
            for (name, flow) in keyed(mapping) {
                for key in flow
                    .as_mapping()
                    .into_iter()
                    .flat_map(|flow| missing_of_flow(name, flow))
                {
                    let message = format!("the OAuth flow `{name}` needs the key `{key}`");
                    sink.error(&Path::Key(path, name).pointer(), Code::MissingKey, message)
                        .help(format!(
                            "add `{key}`, with the address of the authorization server"
                        ));
                }
            }
        }
    }
}

fn security_scheme(mapping: &Mapping, path: &Path<'_>, sink: &mut Sink) {
    for key in missing_of_scheme(mapping) {
        let ty = mapping.get("type").and_then(|ty| ty.as_str());
        let ty = ty.unwrap_or_default();
        let message = format!("a security scheme of `type: {ty}` needs the key `{key}`");
        sink.error(&path.pointer(), Code::MissingKey, message)
            .help(match key {
                "in" => "add `in: header`, `in: query` or `in: cookie`".to_owned(),
                "name" => "add `name`, with the name of the header or the parameter".to_owned(),
                "scheme" => "add `scheme: bearer` or `scheme: basic`".to_owned(),
                _ => format!("add `{key}`"),
            });
    }
}

/// Warns of bounds that say nothing about values of the schema's type.
fn constraints(schema: &Mapping, path: &Path<'_>, sink: &mut Sink) {
    let Some(ty) = schema.get("type").and_then(|ty| ty.as_str()) else {
        return;
    };
    if !super::keywords::SCHEMA_TYPES.contains(&ty) {
        return;
    }
    for (key, value) in keyed(schema) {
        // A common mistake, about which there is more to say.
        if key == "required" && value.is_bool() {
            continue;
        }
        let constraint = CONSTRAINTS.iter().find(|(_, keys)| keys.contains(&key));
        if let Some((types, _)) = constraint
            && !types.contains(&ty)
        {
            let at = Path::Key(path, key).pointer();
            let message = format!("`{key}` has no effect on the type `{ty}`");
            sink.warning(&at, Code::ConstraintWithoutEffect, message)
                .at_key()
                .help(format!(
                    "it is for the type `{}`; remove it",
                    types.join("` or `")
                ));
        }
    }
}

/// Reports lists of alternatives without one.
fn alternatives(schema: &Mapping, path: &Path<'_>, sink: &mut Sink) {
    for keyword in ["oneOf", "anyOf"] {
        let list = schema.get(keyword).and_then(|list| list.as_sequence());
        if list.is_some_and(Vec::is_empty) {
            let message = format!("this `{keyword}` has no alternatives, and so no values");
            sink.error(
                &Path::Key(path, keyword).pointer(),
                Code::EmptyUnion,
                message,
            )
            .help("write what a value can be, or remove it");
        }
    }
}

/// Warns of an `enum` without values, which is not what one should write (JSON Schema Validation, draft wright-00, section
/// 5.20), and cannot be meant: it would let no value be.
fn values(schema: &Mapping, path: &Path<'_>, sink: &mut Sink) {
    let list = schema.get("enum").and_then(|list| list.as_sequence());
    if list.is_some_and(Vec::is_empty) {
        let at = Path::Key(path, "enum").pointer();
        let message = "this `enum` has no values, and is ignored";
        sink.warning(&at, Code::EmptyEnum, message)
            .help("name the values, or remove it");
    }
}

fn style(parameter: &Mapping, path: &Path<'_>, sink: &mut Sink) {
    let text = |key: &str| parameter.get(key).and_then(|value| value.as_str());
    let (Some(location), Some(style)) = (text("in"), text("style")) else {
        return;
    };
    let styles = STYLES.iter().find(|(name, _)| *name == location);
    if let Some((_, styles)) = styles
        && !styles.contains(&style)
    {
        one_of(
            style,
            styles,
            Code::UnknownValue,
            "style",
            &Path::Key(path, "style"),
            sink,
        );
    }
}

fn one_key_of(mapping: &Mapping, name: &str, keys: [&str; 2], path: &Path<'_>, sink: &mut Sink) {
    let [first, second] = keys;
    let has = |key: &str| mapping.get(key).is_some_and(|value| !value.is_null());
    match keys.map(has) {
        [true, false] | [false, true] => {}
        [false, false] => {
            let message = format!("{name} needs `{first}` or `{second}`");
            sink.error(&path.pointer(), Code::MissingKey, message)
                .help(format!("add `{first}`"));
        }
        [true, true] => {
            let message = format!("{name} cannot have both `{first}` and `{second}`");
            sink.error(&path.pointer(), Code::WrongShape, message)
                .label(&Path::Key(path, second).pointer(), "the other one")
                .help("remove one of them");
        }
    }
}
