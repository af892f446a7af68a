//! Examples, bounds and contents.

use std::cmp::Ordering;

use serde_yaml::{Mapping, Number, Value};

use super::Rewriter;
use super::document::is_bytes;
use super::schema::says_nothing_of_values;
use crate::spec::grammar::Shape;
use crate::spec::pointer::Path;

impl Rewriter<'_> {
    /// The first of the examples is the example.
    pub(super) fn examples(&mut self, schema: &mut Mapping, path: &Path<'_>) {
        let shape = Shape::List(&Shape::Any);
        let Some(Value::Sequence(examples)) = self.take(schema, "examples", &shape, path) else {
            return;
        };
        if let Some(example) = examples.into_iter().next()
            && !schema.contains_key("example")
        {
            let at = path.pointer();
            self.moved(&at.key("examples").index(0), at.key("example"));
            schema.insert("example".into(), example);
        }
    }

    /// A bound that is not a value itself is a number in 3.1, and in 3.0 a word about the other bound.
    pub(super) fn exclusive_bounds(&mut self, schema: &mut Mapping, path: &Path<'_>) {
        let keys = [
            ("exclusiveMinimum", "minimum", Ordering::Greater),
            ("exclusiveMaximum", "maximum", Ordering::Less),
        ];
        for (exclusive, inclusive, stricter) in keys {
            if schema.get(exclusive).is_none_or(Value::is_bool) {
                continue;
            }
            let bound = self.take(schema, exclusive, &Shape::Number, path);
            let Some(Value::Number(bound)) = bound else {
                continue;
            };
            let other = schema.get(inclusive).and_then(as_number);
            if other.is_some_and(|other| compare(other, &bound) == Some(stricter)) {
                continue;
            }
            let at = path.pointer();
            self.moved(&at.key(exclusive), at.key(inclusive));
            schema.insert(inclusive.into(), Value::Number(bound));
            schema.insert(exclusive.into(), true.into());
        }
    }

    /// What a text stands for is a format in 3.0.
    pub(super) fn content(&mut self, schema: &mut Mapping, path: &Path<'_>) {
        let encoding = self.take(schema, "contentEncoding", &Shape::Text, path);
        let media_type = self.take(schema, "contentMediaType", &Shape::Text, path);
        let (key, source) = match (&encoding, &media_type) {
            (Some(encoding), _) if is_base64(encoding) => ("byte", "contentEncoding"),
            (Some(encoding), _) if is_as_it_is(encoding) => ("binary", "contentEncoding"),
            (None, Some(Value::String(name))) if is_bytes(name) => ("binary", "contentMediaType"),
            _ => return,
        };
        let is_free = says_nothing_of_values(schema);
        let is_text = schema.get("type").and_then(Value::as_str) == Some("string");
        if (is_free || is_text) && !schema.contains_key("format") {
            let at = path.pointer();
            self.moved(&at.key(source), at.key("format"));
            schema.insert("type".into(), "string".into());
            schema.insert("format".into(), key.into());
        }
    }
}

fn is_base64(encoding: &Value) -> bool {
    encoding
        .as_str()
        .is_some_and(|name| name.eq_ignore_ascii_case("base64"))
}

/// Whether bytes are not written as a text, but stand as they are.
pub(super) fn is_as_it_is(encoding: &Value) -> bool {
    let encoding = encoding.as_str();
    encoding.is_some_and(|name| name.eq_ignore_ascii_case("binary"))
}

fn as_number(value: &Value) -> Option<&Number> {
    match value {
        Value::Number(number) => Some(number),
        _ => None,
    }
}

/// Which number is greater; whole ones are compared as such, for a float cannot hold them all.
fn compare(left: &Number, right: &Number) -> Option<Ordering> {
    let whole = |number: &Number| {
        let signed = number.as_i64().map(i128::from);
        signed.or_else(|| number.as_u64().map(i128::from))
    };
    match (whole(left), whole(right)) {
        (Some(left), Some(right)) => Some(left.cmp(&right)),
        _ => left.as_f64()?.partial_cmp(&right.as_f64()?),
    }
}
