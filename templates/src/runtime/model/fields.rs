//! Writing the fields of a struct.
//!
//! Invariant: after the first error nothing more is written. It is kept here instead of returned by each
//! field, for a `?` a field is what took longest to compile in a model.

use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeMap};

use crate::runtime::Patch;

/// An object of JSON that is being written.
pub struct Fields<M: SerializeMap> {
    map: M,
    error: Option<M::Error>,
}

impl<M: SerializeMap> Fields<M> {
    pub(crate) fn new(map: M) -> Self {
        Self { map, error: None }
    }

    /// Writes a field.
    pub fn required<T: Serialize>(&mut self, name: &str, value: &T) {
        if self.error.is_none() {
            self.error = self.map.serialize_entry(name, value).err();
        }
    }

    /// Writes a field that may be absent, if it is there.
    pub fn optional<T: Serialize>(&mut self, name: &str, value: Option<&T>) {
        if let Some(value) = value {
            self.required(name, value);
        }
    }

    /// Writes a field that may be absent or null, unless it is absent.
    pub fn patch<T: Serialize>(&mut self, name: &str, value: &Patch<T>) {
        match value {
            Patch::Absent => {}
            Patch::Null => self.required(name, &()),
            Patch::Value(value) => self.required(name, value),
        }
    }

    /// Writes the fields that the schema does not name.
    pub fn additional<T: Serialize>(&mut self, values: &BTreeMap<String, T>) {
        for (name, value) in values {
            self.required(name, value);
        }
    }

    pub(crate) fn end(self) -> Result<M::Ok, M::Error> {
        match self.error {
            Some(error) => Err(error),
            None => self.map.end(),
        }
    }
}
