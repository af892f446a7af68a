//! What YAML can say and JSON cannot, made as JSON would say it: merge keys, tags, and keys that
//! are not text.

mod merge;

use serde_yaml::{Mapping, Value};

use super::pointer::Path;
use super::{FileId, Spot};
use crate::diagnostics::{Code, Place, Sink};
use merge::MERGE;

/// How many bytes a key may have. It is part of the place of all that is below it.
const LONGEST_KEY: usize = 4096;

/// Applies merge keys, takes tags away, and makes text of every key.
pub(super) fn normalize(mut value: Value, file: FileId, sink: &mut Sink) -> Value {
    if is_plain(&value) {
        return value;
    }
    merge::apply(&mut value, file, sink);
    rewrite(value, file, &Path::Root, sink)
}

/// Whether there is nothing to do.
fn is_plain(value: &Value) -> bool {
    match value {
        Value::Mapping(mapping) => mapping.iter().all(|(key, value)| {
            matches!(key, Value::String(key) if key != MERGE && key.len() <= LONGEST_KEY)
                && is_plain(value)
        }),
        Value::Sequence(items) => items.iter().all(is_plain),
        Value::Tagged(_) => false,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => true,
    }
}

fn rewrite(value: Value, file: FileId, path: &Path<'_>, sink: &mut Sink) -> Value {
    match value {
        Value::Mapping(mapping) => Value::Mapping(rewrite_mapping(mapping, file, path, sink)),
        Value::Sequence(items) => {
            let items = items.into_iter().enumerate();
            items
                .map(|(index, item)| rewrite(item, file, &Path::Index(path, index), sink))
                .collect()
        }
        Value::Tagged(tagged) => {
            let message = format!("the tag `{}` has no meaning in OpenAPI", tagged.tag);
            let at = Place::In(file, Spot::Tag(path.pointer()));
            sink.error(at, Code::UnsupportedTag, message)
                .help("take the tag away");
            rewrite(tagged.value, file, path, sink)
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value,
    }
}

fn rewrite_mapping(mapping: Mapping, file: FileId, path: &Path<'_>, sink: &mut Sink) -> Mapping {
    let mut rewritten = Mapping::with_capacity(mapping.len());
    for (key, value) in mapping {
        let Some(key) = key_text(key) else {
            let message = "a key in this object is an object or a list itself";
            sink.error(place(file, path), Code::WrongShape, message)
                .help("a key must be text: put it into quotes if it has brackets");
            continue;
        };
        if key.len() > LONGEST_KEY {
            let message = format!("a key has {} bytes, and {LONGEST_KEY} are read", key.len());
            sink.error(place(file, path), Code::TooLarge, message)
                .help("a name is no place for data: give it a shorter one");
            continue;
        }
        let here = Path::Key(path, &key);
        let value = rewrite(value, file, &here, sink);
        if rewritten.contains_key(key.as_str()) {
            let message = format!("the key `{key}` stands here twice");
            sink.error(place(file, &here), Code::DuplicateKey, message)
                .at_key()
                .help("once as text and once as another value; remove one of them");
            continue;
        }
        rewritten.insert(Value::String(key), value);
    }
    rewritten
}

/// The place in the file; the document may come to have the value elsewhere.
fn place(file: FileId, path: &Path<'_>) -> Place {
    Place::In(file, Spot::Value(path.pointer()))
}

/// A key as JSON would have it.
fn key_text(key: Value) -> Option<String> {
    match key {
        Value::String(key) => Some(key),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(boolean) => Some(boolean.to_string()),
        Value::Null => Some("null".to_owned()),
        Value::Tagged(tagged) => key_text(tagged.value),
        Value::Sequence(_) | Value::Mapping(_) => None,
    }
}
