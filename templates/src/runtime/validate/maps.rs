//! How maps are checked: their count by the bounds of an object, their values by those of items.

use std::collections::BTreeMap;

use super::{Checker, Validate, check_count};
use crate::runtime::bounds::Bounds;

impl<T: Validate> Validate for BTreeMap<String, T> {
    fn validate(&self, bounds: &Bounds, check: &mut Checker) {
        check_count(
            self.len() as u64,
            bounds.min_properties,
            bounds.max_properties,
            "field",
            check,
        );
        for (key, value) in self {
            check.entry(key, value, bounds.items.unwrap_or(Bounds::NONE));
        }
    }
}
