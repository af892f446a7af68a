//! Fields that the schema does not name.

use std::collections::BTreeMap;

use serde::de::{Deserialize, MapAccess};
use serde::ser::{Serialize, Serializer};

use super::{Fields, Values};

impl<S: Serializer> Fields<S> {
    /// Writes the fields that the schema does not name.
    pub fn additional<T: Serialize>(&mut self, values: &BTreeMap<String, T>) {
        for (name, value) in values {
            if self.tag != Some(name) {
                self.required(name, value);
            }
        }
    }
}

impl<'de, A: MapAccess<'de>> Values<'de, A> {
    /// Reads the value of a field that the schema does not name.
    pub fn additional<T: Deserialize<'de>>(&mut self, slot: &mut BTreeMap<String, T>, key: String) {
        match self.map.next_value() {
            Ok(value) => drop(slot.insert(key, value)),
            Err(error) => self.error = Some(error),
        }
    }
}
