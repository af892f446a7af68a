//! Callbacks and links, which no call needs: what is wrong in them keeps nobody from calling.

use std::borrow::Cow;

use serde_yaml::{Mapping, Value};

/// The document with callbacks and links of which no more than the names are left: `openapiv3` wants them to be faultless,
/// and knows no reference in the place of a callback.
pub(super) fn without(raw: &Value) -> Cow<'_, Value> {
    let mut copy = Cow::Borrowed(raw);
    if has_any(raw) {
        take_out(copy.to_mut());
    }
    copy
}

fn has_any(raw: &Value) -> bool {
    let components = raw.get("components");
    let has = |around: &Value, key: &str| around.get(key).is_some();
    let has_links = |responses: Option<&Value>| values(responses).any(|one| has(one, "links"));
    let mut operations = values(raw.get("paths")).flat_map(|item| values(Some(item)));
    operations.any(|one| has(one, "callbacks") || has_links(one.get("responses")))
        || has_links(components.and_then(|components| components.get("responses")))
        || components.is_some_and(|all| has(all, "callbacks") || has(all, "links"))
}

fn take_out(raw: &mut Value) {
    for item in values_mut(raw.get_mut("paths")) {
        for operation in values_mut(Some(item)) {
            for callback in values_mut(operation.get_mut("callbacks")) {
                *callback = Mapping::new().into();
            }
            take_links_out(operation.get_mut("responses"));
        }
    }
    if let Some(Value::Mapping(components)) = raw.get_mut("components") {
        components.shift_remove("callbacks");
        components.shift_remove("links");
        take_links_out(components.get_mut("responses"));
    }
}

fn take_links_out(responses: Option<&mut Value>) {
    for response in values_mut(responses) {
        for link in values_mut(response.get_mut("links")) {
            let named = [("operationId".into(), "ignored".into())];
            *link = Value::Mapping(named.into_iter().collect());
        }
    }
}

fn values(around: Option<&Value>) -> impl Iterator<Item = &Value> {
    let around = around.and_then(Value::as_mapping);
    around.into_iter().flat_map(Mapping::values)
}

fn values_mut(around: Option<&mut Value>) -> impl Iterator<Item = &mut Value> {
    let around = around.and_then(Value::as_mapping_mut);
    around.into_iter().flat_map(Mapping::values_mut)
}
