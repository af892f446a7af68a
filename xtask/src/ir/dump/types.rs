//! Types and values as text.

use super::{Page, deprecated, escaped, quoted};
use crate::ir::{
    Access, Api, Constraints, Enumeration, EnumerationValue, Field, FormatBase, Limit, Object,
    Presence, Scalar, Tagging, Type, TypeDefinition, TypeKind, Union, Usage, Value,
};

/// A definition and all its parts.
pub(super) fn definition(page: &mut Page, api: &Api, definition: &TypeDefinition) {
    page.text.push('\n');
    let name = name(definition);
    let usage = if definition.is_left_over {
        "left over".to_owned()
    } else {
        usage(definition.usage)
    };
    let deprecated = deprecated(&definition.docs);
    let head = match &definition.kind {
        TypeKind::Object(_) => format!("type {name}"),
        TypeKind::Enumeration(Enumeration::Text(_)) => format!("enum {name}: string"),
        TypeKind::Enumeration(Enumeration::Integer(_)) => format!("enum {name}: integer"),
        TypeKind::Union(union) => match &union.discriminator {
            Some(discriminator) => {
                format!("union {name} by {}", quoted(&discriminator.0))
            }
            None => format!("union {name}"),
        },
        TypeKind::Alias(value) => format!("alias {name} = {}", self::value(api, value)),
    };
    page.line(0, format_args!("{head}  ({usage}){deprecated}"));
    page.all_docs(1, &definition.docs);
    if let Some(example) = &definition.example {
        page.line(1, format_args!("example {example}"));
    }
    match &definition.kind {
        TypeKind::Object(object) => self::object(page, api, object),
        TypeKind::Enumeration(Enumeration::Text(values)) => {
            enumeration(page, values, |value| quoted(value));
        }
        TypeKind::Enumeration(Enumeration::Integer(values)) => {
            enumeration(page, values, i64::to_string);
        }
        TypeKind::Union(union) => self::union(page, api, union),
        TypeKind::Alias(_) => {}
    }
}

/// A value with everything that is said of it.
pub(super) fn value(api: &Api, value: &Value) -> String {
    let mut parts = vec![ty(api, &value.ty)];
    parts.extend(value.nullable.then(|| "or null".to_owned()));
    parts.extend(bounds(&value.constraints));
    parts.extend(value.default.as_ref().map(|json| format!("= {json}")));
    parts.extend(value.example.as_ref().map(|json| format!("e.g. {json}")));
    parts.join("  ")
}

/// A type.
pub(super) fn ty(api: &Api, ty: &Type) -> String {
    match ty {
        Type::Scalar(scalar) => self::scalar(api, *scalar),
        Type::Named(id) => name(api.type_definition(*id)),
        Type::Array(items) => format!("[{}]", value(api, items)),
        Type::Map(values) => format!("{{{}}}", value(api, values)),
        Type::Any => "any".to_owned(),
    }
}

/// The bounds, one by one.
pub(super) fn bounds(bounds: &Constraints) -> Vec<String> {
    let low = if bounds.exclusive_minimum { ">" } else { "≥" };
    let high = if bounds.exclusive_maximum { "<" } else { "≤" };
    let number = |sign: &str, limit: Option<Limit>| {
        limit.map(|limit| format!("{sign}{}", self::limit(limit)))
    };
    let count = |sign: &str, count: Option<u64>, unit: &str| {
        count.map(|count| format!("{sign}{count} {unit}"))
    };
    [
        number(low, bounds.minimum),
        number(high, bounds.maximum),
        number("multiple of ", bounds.multiple_of),
        count("≥", bounds.min_length, "long"),
        count("≤", bounds.max_length, "long"),
        bounds
            .pattern
            .as_deref()
            .map(|pattern| format!("matches {}", quoted(pattern))),
        count("≥", bounds.min_items, "items"),
        count("≤", bounds.max_items, "items"),
        bounds.unique_items.then(|| "unique".to_owned()),
        count("≥", bounds.min_properties, "properties"),
        count("≤", bounds.max_properties, "properties"),
        bounds.only.map(|only| format!("only {only}")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn name(definition: &TypeDefinition) -> String {
    escaped(&definition.name.join("."))
}

fn object(page: &mut Page, api: &Api, object: &Object) {
    for field in &object.fields {
        self::field(page, api, field);
    }
    if let Some(additional) = &object.additional {
        page.line(1, format_args!("*: {}", value(api, additional)));
    }
}

fn field(page: &mut Page, api: &Api, field: &Field) {
    let (absent, null) = match field.presence {
        Presence::Required => ("", ""),
        Presence::Optional => ("?", ""),
        Presence::Nullable => ("", "  or null"),
        Presence::OptionalNullable => ("?", "  or null"),
    };
    let access = match field.access {
        Access::ReadWrite => "",
        Access::ReadOnly => "  read-only",
        Access::WriteOnly => "  write-only",
    };
    let name = escaped(&field.name.0);
    let value = value(api, &field.value);
    let deprecated = deprecated(&field.docs);
    page.line(
        1,
        format_args!("{name}{absent}: {value}{null}{access}{deprecated}"),
    );
    page.all_docs(2, &field.docs);
}

fn enumeration<T>(page: &mut Page, values: &[EnumerationValue<T>], text: fn(&T) -> String) {
    for value in values {
        let name = value
            .name
            .as_deref()
            .map(|name| format!("  named {}", quoted(name)));
        page.line(
            1,
            format_args!("{}{}", text(&value.value), name.unwrap_or_default()),
        );
        page.docs(2, None, value.description.as_deref());
    }
}

fn union(page: &mut Page, api: &Api, union: &Union) {
    for variant in &union.variants {
        let tags = variant.tags.iter().map(|tag| quoted(tag));
        let tags = tags.collect::<Vec<_>>().join(" or ");
        let tags = match (tags.as_str(), variant.tagging) {
            ("", _) => tags,
            (tags, Tagging::Value) => format!("  if {tags}"),
            (tags, Tagging::Union) => format!("  if {tags}, which the union writes"),
        };
        let (name, value) = (escaped(&variant.name), value(api, &variant.value));
        page.line(1, format_args!("{name}: {value}{tags}"));
        page.docs(2, None, variant.description.as_deref());
    }
}

fn usage(usage: Usage) -> String {
    let ways = [
        (usage.request, "sent"),
        (usage.response, "received"),
        (usage.parameter, "parameter"),
        (usage.form, "form"),
    ];
    let ways: Vec<_> = ways
        .iter()
        .filter(|(is_so, _)| *is_so)
        .map(|(_, way)| *way)
        .collect();
    if ways.is_empty() {
        "unused".to_owned()
    } else {
        ways.join(", ")
    }
}

fn limit(limit: Limit) -> String {
    match limit {
        Limit::Integer(integer) => integer.to_string(),
        Limit::Number(number) => format!("{number:?}"),
    }
}

fn scalar(api: &Api, scalar: Scalar) -> String {
    let name = match scalar {
        Scalar::String => "string",
        Scalar::Boolean => "boolean",
        Scalar::Integer(format) => format.name(),
        Scalar::Float => "float",
        Scalar::Double => "double",
        Scalar::Date => "date",
        Scalar::DateTime => "date-time",
        Scalar::Binary => "binary",
        Scalar::Format(id, base) => {
            let base = match base {
                FormatBase::Text => "string",
                FormatBase::Integer => "integer",
            };
            return format!(
                "{base} in its own type ({})",
                escaped(&api.formats[id.0].name.0)
            );
        }
    };
    name.to_owned()
}
