//! Values that are not what is wanted in their place.

use serde_yaml::Value;

use super::keywords::SCHEMA_TYPES;
use crate::diagnostics::{Code, Sink};
use crate::spec::grammar::Shape;
use crate::spec::pointer::Path;
use crate::spec::suggest::nearest;

/// Checks a value that has no parts, or not those that are wanted.
pub(in crate::spec) fn check(value: &Value, shape: &Shape, path: &Path<'_>, sink: &mut Sink) {
    if fits(value, shape) {
        return;
    }
    match (shape, value) {
        (Shape::Word(words), Value::String(word)) => {
            one_of(word, words, Code::UnknownValue, "value", path, sink);
        }
        (Shape::Type, Value::String(word)) => {
            one_of(word, SCHEMA_TYPES, Code::UnknownType, "type", path, sink);
        }
        _ => wrong_shape(value, shape, path, sink),
    }
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
        None => format!("one of {}", words.join(", ")),
    };
    sink.error(path.place(), code, format!("unknown {noun} `{word}`"))
        .help(help);
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
    match (shape, value) {
        (Shape::Text | Shape::SchemaName, Value::Number(_) | Value::Bool(_)) => {
            report.help("put it into quotes");
        }
        (_, Value::Null) => {
            report.help("write a value, or remove the key");
        }
        _ => {}
    }
}

fn wanted(shape: &Shape) -> &'static str {
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
