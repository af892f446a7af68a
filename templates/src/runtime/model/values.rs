//! Reading the values of a struct's fields.
//!
//! Invariant: after the first error nothing more is read. It is kept here instead of returned by each
//! field, for a `?` a field takes longer to compile than the rest of it.

use serde::de::{Deserialize, DeserializeSeed, IgnoredAny, MapAccess};

/// An object of JSON that is being read: the value that comes next.
pub struct Values<'de, A: MapAccess<'de>> {
    pub(super) map: A,
    pub(super) error: Option<A::Error>,
}

impl<'de, A: MapAccess<'de>> Values<'de, A> {
    pub(super) fn new(map: A) -> Self {
        Self { map, error: None }
    }

    /// The next key; or the error of the value before it.
    pub(super) fn key<K>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error>
    where
        K: DeserializeSeed<'de>,
    {
        match self.error.take() {
            Some(error) => Err(error),
            None => self.map.next_key_seed(seed),
        }
    }

    /// Reads the value of a field that must be there, or of which null is a value, into its slot.
    pub fn required<T: Deserialize<'de>>(&mut self, slot: &mut Option<T>) {
        match self.map.next_value() {
            Ok(value) => *slot = Some(value),
            Err(error) => self.error = Some(error),
        }
    }

    /// Reads the value of a field that may be absent into its slot.
    pub fn optional<T: Deserialize<'de>>(&mut self, slot: &mut T) {
        match self.map.next_value() {
            Ok(value) => *slot = value,
            Err(error) => self.error = Some(error),
        }
    }

    /// Reads a value that is not kept.
    pub(super) fn skip(&mut self) {
        self.error = self.map.next_value::<IgnoredAny>().err();
    }
}
