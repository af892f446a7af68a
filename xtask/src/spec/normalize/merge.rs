//! Merge keys: `<<` brings in the keys of another object. In quotes, and so always in JSON, it is a name like any
//! other.

use serde_yaml::{Mapping, Value};

use super::{key_text, place};
use crate::diagnostics::{Code, Sink};
use crate::spec::pointer::Path;
use crate::spec::{FileId, Locator};

/// What a merge key is called.
pub(super) const MERGE: &str = "<<";

/// How the name ends if it is in quotes, and how escapes of its letters begin. Where a text has none of it, each
/// `<<` is plain.
const SIGNS_OF_QUOTES: [&str; 5] = ["<<\"", "<<'", "\\x3", "\\u003", "\\U0000003"];

/// Applies the merge keys of a file, and reports those that have nothing to merge: all of them, each in its place.
pub(super) fn apply(value: &mut Value, file: FileId, sink: &mut Sink) {
    let text = &sink.sources.file(file).text;
    let may_be_quoted = SIGNS_OF_QUOTES.iter().any(|sign| text.contains(sign));
    let locator = may_be_quoted.then(|| Locator::new(text.clone()));
    let mut merging = Merging {
        locator,
        file,
        sink,
    };
    merging.value(value, &Path::Root);
}

struct Merging<'s> {
    /// Knows which keys are in quotes; none, if none can be.
    locator: Option<Locator>,
    file: FileId,
    sink: &'s mut Sink,
}

impl Merging<'_> {
    /// What is inside comes first: what is merged may have merge keys itself.
    fn value(&mut self, value: &mut Value, path: &Path<'_>) {
        match value {
            Value::Mapping(mapping) => {
                for (key, value) in mapping.iter_mut() {
                    let key = key_text(key.clone()).unwrap_or_default();
                    self.value(value, &Path::Key(path, &key));
                }
                if mapping.contains_key(MERGE) && self.is_plain_in(path) {
                    self.merge(mapping, path);
                }
            }
            Value::Sequence(items) => {
                for (index, item) in items.iter_mut().enumerate() {
                    self.value(item, &Path::Index(path, index));
                }
            }
            Value::Tagged(tagged) => self.value(&mut tagged.value, path),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    /// Whether the `<<` of an object is not in quotes.
    fn is_plain_in(&self, object: &Path<'_>) -> bool {
        let locator = self.locator.as_ref();
        locator.is_none_or(|locator| locator.has_merge_key(&object.pointer()))
    }

    /// The keys that an object has itself win.
    fn merge(&mut self, mapping: &mut Mapping, path: &Path<'_>) {
        let Some(merged) = mapping.remove(MERGE) else {
            return;
        };
        let Some(objects) = objects(merged) else {
            let message = "a merge key `<<` takes an object or a list of objects";
            let at = place(self.file, &Path::Key(path, MERGE));
            self.sink
                .error(at, Code::WrongShape, message)
                .help("put it into quotes if it is the name of something");
            return;
        };
        for (key, value) in objects.into_iter().flatten() {
            mapping.entry(key).or_insert(value);
        }
    }
}

/// The objects to merge; `None` if it is something else.
fn objects(merged: Value) -> Option<Vec<Mapping>> {
    match merged {
        Value::Mapping(object) => Some(vec![object]),
        Value::Sequence(items) => {
            let objects = items.into_iter().map(|item| match item {
                Value::Mapping(object) => Some(object),
                Value::Null
                | Value::Bool(_)
                | Value::Number(_)
                | Value::String(_)
                | Value::Sequence(_)
                | Value::Tagged(_) => None,
            });
            objects.collect()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Tagged(_) => {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merged(text: &str) -> Value {
        let mut sink = Sink::default();
        let file = sink.sources.add("a.yaml", text.to_owned());
        let mut value = serde_yaml::from_str(text).expect("it is YAML");
        apply(&mut value, file, &mut sink);
        assert!(sink.checkpoint().is_ok(), "{text}");
        value
    }

    fn read(text: &str) -> Value {
        serde_yaml::from_str(text).expect("it is YAML")
    }

    #[test]
    fn a_plain_key_brings_in_what_is_not_there_yet() {
        let text = "{a: &a {x: 1, y: 2}, b: {y: 3, <<: *a}, c: {<<: [*a, {z: 4}]}}";
        let whole = "{a: {x: 1, y: 2}, b: {y: 3, x: 1}, c: {x: 1, y: 2, z: 4}}";
        assert_eq!(merged(text), read(whole));
    }

    #[test]
    fn what_is_merged_may_have_merge_keys_itself() {
        let text = "{a: &a {x: 1}, b: &b {<<: *a, y: 2}, c: {<<: *b, z: 3}}";
        let whole = "{a: {x: 1}, b: {x: 1, y: 2}, c: {x: 1, y: 2, z: 3}}";
        assert_eq!(merged(text), read(whole));
    }

    #[test]
    fn in_quotes_it_is_a_name() {
        for text in [
            r#"{"a": {"<<": {"x": 1}}}"#,
            r#"{"a": {"\u003c\u003c": {"x": 1}}}"#,
            "a: {'<<': {x: 1}}",
            "a: {'<<': 1}",
            "b: &b {'<<': 1}\na: {<<: *b}",
        ] {
            let value = merged(text);
            assert!(value["a"].get(MERGE).is_some(), "{text}: {value:?}");
        }
        let both = "a: {'<<': {x: 1}}\nb: {<<: {x: 1}}\nc: [{<<: {'<<': 1}}]\n";
        assert_eq!(
            merged(both),
            read("{a: {'<<': {x: 1}}, b: {x: 1}, c: [{'<<': 1}]}")
        );
    }
}
