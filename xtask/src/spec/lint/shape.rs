//! Values that are not what is wanted in their place.

use serde_yaml::{Number, Value};

use super::keywords::SCHEMA_TYPES;
use super::swagger;
use crate::diagnostics::{Code, Sink};
use crate::spec::grammar::{INTEGER_FORMATS, Object, Rule, Shape};
use crate::spec::pointer::Path;
use crate::spec::suggest::nearest;

/// Checks a value that has no parts, or not those that are wanted.
pub(in crate::spec) fn check(value: &Value, shape: &Shape, path: &Path<'_>, sink: &mut Sink) {
    if fits(value, shape) {
        return;
    }
    match (shape, value) {
        (Shape::Word(words), Value::String(word)) => match swagger::value(path, word) {
            Some(help) => {
                let message = format!("unknown value `{word}`");
                sink.error(&path.pointer(), Code::UnknownValue, message)
                    .help(help);
            }
            None => one_of(word, words, Code::UnknownValue, "value", path, sink),
        },
        (Shape::Type, Value::String(word)) => unknown_type(word, path, sink),
        _ => wrong_shape(value, shape, path, sink),
    }
}

/// What people write for a type, and what OpenAPI has for it.
const OTHER_TYPES: &[(&[&str], &str)] = &[
    (&["int", "long", "short"], "write `type: integer`"),
    (
        INTEGER_FORMATS,
        "write `type: integer`, and this as its `format`",
    ),
    (
        &["float", "double"],
        "write `type: number`, and this as its `format`",
    ),
    (&["decimal"], "write `type: number`"),
    (&["bool"], "write `type: boolean`"),
    (&["str", "text", "char"], "write `type: string`"),
    (
        &["date", "byte", "binary", "uuid", "password"],
        "write `type: string`, and this as its `format`",
    ),
    (
        &["datetime", "timestamp", "date-time"],
        "write `type: string` and `format: date-time`",
    ),
    (&["file"], "write `type: string` and `format: binary`"),
    (
        &["list", "tuple", "set"],
        "write `type: array`, and what is in it as `items`",
    ),
    (
        &["dict", "map", "hash"],
        "write `type: object`, and what is in it as `additionalProperties`",
    ),
    (
        &["any", "mixed"],
        "leave `type` out: then any value is meant",
    ),
];

/// Reports a type that OpenAPI does not have.
fn unknown_type(word: &str, path: &Path<'_>, sink: &mut Sink) {
    let lower = word.to_lowercase();
    let other = OTHER_TYPES
        .iter()
        .find(|(words, _)| words.contains(&lower.as_str()));
    let Some((_, help)) = other else {
        return one_of(word, SCHEMA_TYPES, Code::UnknownType, "type", path, sink);
    };
    sink.error(
        &path.pointer(),
        Code::UnknownType,
        format!("unknown type `{word}`"),
    )
    .help(*help);
}

/// Reports a word that is none of those that are allowed.
pub(super) fn one_of(
    word: &str,
    words: &[&str],
    code: Code,
    noun: &str,
    path: &Path<'_>,
    sink: &mut Sink,
) {
    let help = match nearest(word, words.iter().copied()) {
        Some(known) => format!("did you mean `{known}`?"),
        None if words.len() == 1 => format!("write {}", listed(words)),
        None => format!("write one of {}", listed(words)),
    };
    sink.error(path.place(), code, format!("unknown {noun} `{word}`"))
        .help(help);
}

/// `a`, `b`, `c`
fn listed(words: &[&str]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

fn fits(value: &Value, shape: &Shape) -> bool {
    match shape {
        Shape::Any => true,
        Shape::Text | Shape::SchemaName => value.is_string(),
        Shape::Boolean | Shape::ObjectOrBoolean(_) => value.is_bool(),
        Shape::Number => value.as_f64().is_some_and(f64::is_finite),
        Shape::Count => value.as_u64().is_some(),
        Shape::Word(words) => value.as_str().is_some_and(|word| words.contains(&word)),
        Shape::Type => value
            .as_str()
            .is_some_and(|word| SCHEMA_TYPES.contains(&word)),
        Shape::List(_) | Shape::Map(_) | Shape::Object(_) | Shape::Security => false,
    }
}

fn wrong_shape(value: &Value, shape: &Shape, path: &Path<'_>, sink: &mut Sink) {
    let wanted = wanted(shape);
    let found = found(value);
    let report = sink.error(
        path.place(),
        Code::WrongShape,
        format!("expected {wanted}, found {found}"),
    );
    if let Some(help) = way_out(value, shape, path) {
        report.help(help);
    }
}

/// What to write in the stead of a value; `None` if what is wanted says it all.
fn way_out(value: &Value, shape: &Shape, path: &Path<'_>) -> Option<String> {
    Some(match (shape, value) {
        (_, Value::Null) => "write a value, or remove the key".to_owned(),
        (Shape::Text | Shape::SchemaName | Shape::Word(_), Value::Number(_) | Value::Bool(_)) => {
            "put it into quotes".to_owned()
        }
        (Shape::Number | Shape::Count, Value::String(text)) => return number_in(text),
        (Shape::Boolean, Value::String(text)) if matches!(text.as_str(), "true" | "false") => {
            "take the quotes away".to_owned()
        }
        (Shape::Count, Value::Number(number)) => return count_in(number),
        (Shape::List(_), Value::Bool(_)) if path.key() == Some("required") => {
            "`required` names properties of an object: add this property to the list of the schema that it is part of".to_owned()
        }
        (Shape::List(_), Value::Mapping(_)) => {
            "start each item of the list with `- `, or put them into `[…]`".to_owned()
        }
        (Shape::List(_), _) => "put it into a list: `[…]`".to_owned(),
        (Shape::Security, Value::String(name)) => {
            format!("write `{name}: []`, with the scopes that are needed in the list")
        }
        (Shape::Object(Object { rule: Rule::Schema, .. }), Value::String(_)) => {
            "write `type: …`, or a `$ref` to a schema".to_owned()
        }
        (Shape::Object(Object { rule: Rule::Schema, .. }), Value::Sequence(_)) => {
            "describe all of them by one schema".to_owned()
        }
        (Shape::Object(object), _) => {
            let keys: Vec<_> = object.keys().take(3).collect();
            if keys.is_empty() {
                return object.pattern.describe().map(str::to_owned);
            }
            format!("write an object with keys such as {}", listed(&keys))
        }
        (Shape::ObjectOrBoolean(_), _) => "write `true`, `false` or a schema".to_owned(),
        (Shape::Map(_), Value::Sequence(_)) => {
            "write an object in which each value has a name".to_owned()
        }
        _ => return None,
    })
}

/// How a number is written that stands in quotes, or otherwise than YAML 1.2 has numbers, such as `017`.
fn number_in(text: &str) -> Option<String> {
    let number: f64 = text.parse().ok()?;
    if !number.is_finite() {
        return None;
    }
    let is_written_so = serde_yaml::from_str(text).is_ok_and(|value: Value| value.is_number());
    Some(if is_written_so {
        "take the quotes away".to_owned()
    } else {
        format!("write `{number}`")
    })
}

/// How a count is written that has a fraction of zeros.
fn count_in(number: &Number) -> Option<String> {
    let float = number.as_f64()?;
    let is_count = number.is_f64() && float >= 0.0 && float.fract() == 0.0;
    is_count.then(|| format!("write `{float}`"))
}

/// What is wanted, with its article.
pub(in crate::spec) fn wanted(shape: &Shape) -> &'static str {
    match shape {
        Shape::Any => "anything",
        Shape::Text | Shape::SchemaName | Shape::Word(_) | Shape::Type => "text",
        Shape::Boolean => "`true` or `false`",
        Shape::Number => "a number",
        Shape::Count => "an integer from 0 up",
        Shape::List(_) => "a list",
        Shape::Map(_) | Shape::Security => "an object",
        Shape::Object(object) => object.name,
        Shape::ObjectOrBoolean(_) => "a schema, `true` or `false`",
    }
}

fn found(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Bool(boolean) => format!("`{boolean}`"),
        Value::Number(number) => format!("the number {number}"),
        Value::String(_) => "text".to_owned(),
        Value::Sequence(_) => "a list".to_owned(),
        Value::Mapping(_) => "an object".to_owned(),
        Value::Tagged(_) => "a value with a tag".to_owned(),
    }
}
