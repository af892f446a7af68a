//! A description after changes of many kinds: every path, and every so many fields, words and bounds.

use serde_yaml::{Mapping, Value};

/// The changed description.
pub(crate) fn changed(text: &str) -> String {
    let mut document: Value = serde_yaml::from_str(text).expect("the description is valid");
    if let Some(paths) = document["paths"].as_mapping_mut() {
        let moved = std::mem::take(paths).into_iter();
        *paths = moved.map(|(path, item)| (prefixed(path), item)).collect();
    }
    let mut visitor = Visitor { seen: 0 };
    for part in ["paths", "components"] {
        if let Some(part) = document.get_mut(part) {
            visitor.visit(part);
        }
    }
    serde_yaml::to_string(&document).expect("it can be written")
}

fn prefixed(path: Value) -> Value {
    match path.as_str() {
        Some(path) => Value::from(format!("/next{path}")),
        None => path,
    }
}

struct Visitor {
    seen: usize,
}

impl Visitor {
    fn visit(&mut self, value: &mut Value) {
        if let Some(mapping) = value.as_mapping_mut() {
            self.seen += 1;
            change(mapping, self.seen);
            for inner in mapping.values_mut() {
                self.visit(inner);
            }
        } else if let Some(items) = value.as_sequence_mut() {
            for item in items {
                self.visit(item);
            }
        }
    }
}

/// What becomes of an object, by how many were seen before.
fn change(object: &mut Mapping, seen: usize) {
    if let Some(Value::String(words)) = object.get_mut("description")
        && seen.is_multiple_of(3)
    {
        words.push_str(" As of late.");
    }
    if let Some(length) = object.get_mut("maxLength")
        && let Some(old) = length.as_u64()
    {
        *length = Value::from(old + 1);
    }
    if let Some(Value::Sequence(required)) = object.get_mut("required")
        && required.len() > 1
        && seen.is_multiple_of(5)
    {
        required.pop();
    }
    if let Some(Value::Mapping(fields)) = object.get_mut("properties")
        && seen.is_multiple_of(4)
        && !fields.contains_key("addedLately")
    {
        let boolean = Mapping::from_iter([(Value::from("type"), Value::from("boolean"))]);
        fields.insert(Value::from("addedLately"), Value::from(boolean));
    }
}
