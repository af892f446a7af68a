//! Keys that are left empty: whoever wrote them has said nothing.

use serde_yaml::{Mapping, Value};

use crate::spec::grammar::{Object, Shape};

/// Takes out of a whole document what is as good as not there.
pub(in crate::spec) fn empty_keys(value: &mut Value, shape: &'static Shape) {
    match (shape, value) {
        (Shape::Object(object) | Shape::ObjectOrBoolean(object), Value::Mapping(mapping)) => {
            take_out_empty(mapping, object);
            for (key, value) in mapping {
                if let Some(shape) = object.shape_of(key.as_str().unwrap_or_default()) {
                    empty_keys(value, shape);
                }
            }
        }
        (Shape::Map(values), Value::Mapping(mapping)) => {
            for value in mapping.values_mut() {
                empty_keys(value, values);
            }
        }
        (Shape::List(items), Value::Sequence(sequence)) => {
            for item in sequence {
                empty_keys(item, items);
            }
        }
        _ => {}
    }
}

/// Takes out of an object the keys that are left empty and need not be there.
pub(super) fn take_out_empty(mapping: &mut Mapping, object: &Object) {
    mapping.retain(|key, value| {
        !value.is_null() || !object.may_be_empty(key.as_str().unwrap_or_default())
    });
}
