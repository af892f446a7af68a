//! Objects of JSON as structs.
//!
//! One generic visitor reads all of them: a struct says only what differs, its fields. That compiles
//! several times as fast as a derived visitor for each struct, and reads as quickly.
//!
//! Invariant: a key that is not known is skipped and never fails an answer, for the server may move
//! first. Of a key that occurs twice the last one counts. This module knows nothing of HTTP.

mod fields;

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};

pub use self::fields::Fields;

/// A struct that is an object in JSON.
///
/// Reading goes through [`Slots`](Self::Slots): one place a field, filled in the order in which the
/// fields come, and made into the struct at the end.
pub trait Model<'de>: Sized {
    /// The name of the schema, for messages.
    const NAME: &'static str;

    /// Whether fields that have no [`index`](Self::index) are kept, by
    /// [`read_additional`](Self::read_additional).
    const ADDITIONAL: bool = false;

    /// The places that the fields are read into.
    type Slots: Default;

    /// The number of the field of this name.
    fn index(key: &str) -> Option<usize>;

    /// Reads the value of a field into its slot.
    fn read<A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        field: usize,
        map: &mut A,
    ) -> Result<(), A::Error>;

    /// Reads the value of a field that has no index. Called only if [`ADDITIONAL`](Self::ADDITIONAL)
    /// is set.
    fn read_additional<A: MapAccess<'de>>(
        _slots: &mut Self::Slots,
        _key: String,
        map: &mut A,
    ) -> Result<(), A::Error> {
        map.next_value::<IgnoredAny>().map(drop)
    }

    /// Makes the struct of its slots; fails on a required field that was not there.
    fn build<E: de::Error>(slots: Self::Slots) -> Result<Self, E>;

    /// Writes the fields.
    fn write<M: SerializeMap>(&self, fields: &mut Fields<M>);
}

/// Gives a [`Model`] serde's own traits.
macro_rules! model {
    ($model:ty) => {
        impl<'de> ::serde::Deserialize<'de> for $model {
            fn deserialize<D>(deserializer: D) -> ::core::result::Result<Self, D::Error>
            where
                D: ::serde::Deserializer<'de>,
            {
                $crate::runtime::read_model(deserializer)
            }
        }

        impl ::serde::Serialize for $model {
            fn serialize<S>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error>
            where
                S: ::serde::Serializer,
            {
                $crate::runtime::write_model(self, serializer)
            }
        }
    };
}
pub(crate) use model;

/// Reads a model; what `model!` makes `Deserialize` of.
pub fn read_model<'de, M, D>(deserializer: D) -> Result<M, D::Error>
where
    M: Model<'de>,
    D: Deserializer<'de>,
{
    deserializer.deserialize_map(ModelVisitor(PhantomData))
}

/// Writes a model; what `model!` makes `Serialize` of.
pub fn write_model<'de, M, S>(model: &M, serializer: S) -> Result<S::Ok, S::Error>
where
    M: Model<'de>,
    S: Serializer,
{
    let mut fields = Fields::new(serializer.serialize_map(None)?);
    model.write(&mut fields);
    fields.end()
}

/// The value of a field that must have been there.
pub fn required<T, E: de::Error>(slot: Option<T>, name: &'static str) -> Result<T, E> {
    slot.ok_or_else(|| E::missing_field(name))
}

/// Reads the value of a field that must be there into its slot.
pub fn read_required<'de, T, A>(slot: &mut Option<T>, map: &mut A) -> Result<(), A::Error>
where
    T: Deserialize<'de>,
    A: MapAccess<'de>,
{
    *slot = Some(map.next_value()?);
    Ok(())
}

/// Reads the value of a field that may be absent into its slot.
pub fn read_optional<'de, T, A>(slot: &mut T, map: &mut A) -> Result<(), A::Error>
where
    T: Deserialize<'de>,
    A: MapAccess<'de>,
{
    *slot = map.next_value()?;
    Ok(())
}

struct ModelVisitor<M>(PhantomData<M>);

impl<'de, M: Model<'de>> Visitor<'de> for ModelVisitor<M> {
    type Value = M;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "an object ({})", M::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<M, A::Error> {
        let mut slots = M::Slots::default();
        let mut unknown = String::new();
        while let Some(field) = map.next_key_seed(KeySeed::<M>(&mut unknown, PhantomData))? {
            match field {
                Some(field) => M::read(&mut slots, field, &mut map)?,
                None if M::ADDITIONAL => {
                    M::read_additional(&mut slots, std::mem::take(&mut unknown), &mut map)?;
                }
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        M::build(slots)
    }
}

/// Reads a key: the number of its field. A name that has none is left in the text, if the model keeps
/// such fields.
struct KeySeed<'a, M>(&'a mut String, PhantomData<M>);

impl<'de, M: Model<'de>> DeserializeSeed<'de> for KeySeed<'_, M> {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<usize>, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<'de, M: Model<'de>> Visitor<'de> for KeySeed<'_, M> {
    type Value = Option<usize>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of a field")
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<Option<usize>, E> {
        let field = M::index(key);
        if M::ADDITIONAL && field.is_none() {
            key.clone_into(self.0);
        }
        Ok(field)
    }
}
