//! Writing the fields of a struct.
//!
//! Invariant: after the first error nothing more is written. It is kept here instead of returned by each
//! field, for a `?` a field is what took longest to compile in a model.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::runtime::Patch;

/// An object of JSON that is being written.
pub struct Fields<S: Serializer> {
    map: Result<S::SerializeMap, S::Error>,
    /// The field that is written from outside, and so by no other value.
    pub(super) tag: Option<&'static str>,
}

impl<S: Serializer> Fields<S> {
    /// Begins the object.
    pub fn new(serializer: S) -> Self {
        Self {
            map: serializer.serialize_map(None),
            tag: None,
        }
    }

    /// Begins the object with a field that says what it is, which its schema does not name.
    pub fn tagged(serializer: S, name: &'static str, value: &str) -> Self {
        let mut fields = Self::new(serializer);
        fields.required(name, &value);
        fields.tag = Some(name);
        fields
    }

    /// Writes a field.
    pub fn required<T: Serialize>(&mut self, name: &str, value: &T) {
        if let Ok(map) = &mut self.map {
            if let Err(error) = map.serialize_entry(name, value) {
                self.map = Err(error);
            }
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

    /// Ends the object; fails with the first error.
    pub fn end(self) -> Result<S::Ok, S::Error> {
        self.map?.end()
    }
}
