//! Objects of JSON as structs.
//!
//! One generic visitor reads all of them: a struct says only what differs, its fields. That compiles
//! several times as fast as a derived visitor for each struct, and reads as quickly.
//!
//! Invariant: a key that is not known is skipped and never fails an answer, for the server may move
//! first. Of a key that occurs twice the last one counts. This module knows nothing of HTTP.

mod fields;
mod values;

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, DeserializeSeed, Deserializer, Error, MapAccess, Visitor};

pub use self::fields::Fields;
pub use self::values::Values;

/// A struct that is an object in JSON.
///
/// Reading goes through [`Slots`](Self::Slots): one place a field, filled in the order in which the
/// fields come, and made into the struct at the end.
pub trait Model<'de>: Sized {
    /// The name of the schema, for messages.
    const NAME: &'static str;

    /// The names of the fields. The place of a name is the number of its field.
    const FIELDS: &'static [&'static str];

    /// Whether fields of other names are kept, by [`read_additional`](Self::read_additional).
    const ADDITIONAL: bool = false;

    /// The places that the fields are read into.
    type Slots: Default;

    /// Reads the value of a field into its slot.
    fn read<A: MapAccess<'de>>(slots: &mut Self::Slots, field: usize, values: &mut Values<'de, A>);

    /// Reads the value of a field that has no number. Called only if [`ADDITIONAL`](Self::ADDITIONAL)
    /// is set.
    fn read_additional<A: MapAccess<'de>>(
        _slots: &mut Self::Slots,
        _key: String,
        values: &mut Values<'de, A>,
    ) {
        values.skip();
    }

    /// Makes the struct of its slots; fails on a required field that was not there.
    fn build(slots: Self::Slots) -> Result<Self, Missing>;
}

/// The name of a required field that was not there.
pub struct Missing(&'static str);

/// Lets serde read a [`Model`].
macro_rules! _model {
    ($model:ty) => {
        impl<'de> ::serde::Deserialize<'de> for $model {
            fn deserialize<D>(deserializer: D) -> ::core::result::Result<Self, D::Error>
            where
                D: ::serde::Deserializer<'de>,
            {
                $crate::runtime::read_model(deserializer)
            }
        }
    };
}
pub(crate) use _model as model;

/// Reads a model; what `model!` makes `Deserialize` of.
pub fn read_model<'de, M, D>(deserializer: D) -> Result<M, D::Error>
where
    M: Model<'de>,
    D: Deserializer<'de>,
{
    deserializer.deserialize_map(ModelVisitor(PhantomData))
}

/// The value of a field that must have been there.
pub fn required<T>(slot: Option<T>, name: &'static str) -> Result<T, Missing> {
    slot.ok_or(Missing(name))
}

struct ModelVisitor<M>(PhantomData<M>);

impl<'de, M: Model<'de>> Visitor<'de> for ModelVisitor<M> {
    type Value = M;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "an object ({})", M::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<M, A::Error> {
        let mut slots = M::Slots::default();
        let mut unknown = String::new();
        let mut values = Values::new(map);
        while let Some(field) = values.key(KeySeed::<M>(&mut unknown, PhantomData))? {
            match field {
                Some(field) => M::read(&mut slots, field, &mut values),
                None if M::ADDITIONAL => {
                    M::read_additional(&mut slots, std::mem::take(&mut unknown), &mut values);
                }
                None => values.skip(),
            }
        }
        M::build(slots).map_err(|missing| A::Error::missing_field(missing.0))
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
        let field = M::FIELDS.iter().position(|name| *name == key);
        if M::ADDITIONAL && field.is_none() {
            key.clone_into(self.0);
        }
        Ok(field)
    }
}
