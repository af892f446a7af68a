//! How large a value is: what is copied must not grow without bound.

use serde_yaml::Value;

/// How deep a value nests.
pub(in crate::spec) fn depth(value: &Value) -> usize {
    let inner = match value {
        Value::Mapping(mapping) => mapping.values().map(depth).max(),
        Value::Sequence(items) => items.iter().map(depth).max(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Tagged(_) => {
            None
        }
    };
    inner.map_or(1, |depth| depth + 1)
}

/// How much a value adds to what is copied.
pub(super) fn weight(value: &Value) -> usize {
    let text = |text: &str| 1 + text.len() / 32;
    match value {
        Value::Mapping(mapping) => mapping
            .iter()
            .map(|(key, value)| text(key.as_str().unwrap_or_default()) + weight(value))
            .sum(),
        Value::Sequence(items) => 1 + items.iter().map(weight).sum::<usize>(),
        Value::String(value) => text(value),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Tagged(_) => 1,
    }
}
