//! Values that are one of several types.
//!
//! A value is kept as JSON until it is known what it is; then it is read as that. A discriminator says it by
//! name, and a fault in such a value is an error. Without one the value's shape has to say it, and a
//! value that nothing fits is kept as it is.
//!
//! Invariant: the work grows with the size of a value, whatever stands in it. Trying whether a variant fits goes
//! past the unions inside that have no discriminator, for they take anything; only the variant that is
//! chosen is read with all that is in it. This module knows nothing of HTTP.

mod locate;
mod mode;
pub mod shape;

use std::collections::BTreeMap;
use std::fmt;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{
    self, Deserialize, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde::ser::{Serialize, Serializer};
use serde_json::Value;

use self::mode::Mode;
use self::shape::Choice;
use crate::runtime::{Fields, ParameterValue, UNION};

/// A value that is one of several types.
pub trait Union: Sized {
    /// How the variants are told apart.
    const CHOICE: &'static Choice;

    /// Reads the value as the variant of this number.
    fn read<'de, D: Deserializer<'de>>(variant: usize, deserializer: D) -> Result<Self, D::Error>;

    /// The variant that keeps a value that fits no other one.
    fn unknown(value: Value) -> Self;

    /// Writes the value of the variant.
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

/// Gives a [`Union`] serde's own traits.
macro_rules! _union {
    ($union:ty) => {
        impl<'de> ::serde::Deserialize<'de> for $union {
            fn deserialize<D>(deserializer: D) -> ::core::result::Result<Self, D::Error>
            where
                D: ::serde::Deserializer<'de>,
            {
                $crate::unions::read_union(deserializer)
            }
        }

        impl ::serde::Serialize for $union {
            fn serialize<S>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error>
            where
                S: ::serde::Serializer,
            {
                $crate::unions::Union::write(self, serializer)
            }
        }
    };
}
pub(crate) use _union as union;

/// Reads a union; what `union!` makes `Deserialize` of.
pub fn read_union<'de, U, D>(deserializer: D) -> Result<U, D::Error>
where
    U: Union,
    D: Deserializer<'de>,
{
    if Mode::now() == Mode::Checking && U::CHOICE.discriminator.is_none() {
        IgnoredAny::deserialize(deserializer)?;
        return Ok(U::unknown(Value::Null));
    }
    let mut read = None;
    let mut take = |kept| {
        read = Some(match kept {
            Kept::Json(value) => of_value::<U>(value)?,
            Kept::Text(text) => of_text::<U>(text),
        });
        Ok(())
    };
    deserializer.deserialize_newtype_struct(UNION, Buffer(&mut take))?;
    read.ok_or_else(|| D::Error::custom("there is no value"))
}

/// Reads a variant.
pub fn read_variant<'de, T, U, D>(make: fn(T) -> U, deserializer: D) -> Result<U, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    T::deserialize(deserializer).map(make)
}

/// An object that a union writes with the discriminator, which it has no field for.
pub trait Tagged {
    /// Writes its fields.
    fn write_fields<S: Serializer>(&self, fields: &mut Fields<S>);
}

impl<T: Serialize> Tagged for BTreeMap<String, T> {
    fn write_fields<S: Serializer>(&self, fields: &mut Fields<S>) {
        fields.additional(self);
    }
}

/// Writes an object with the discriminator.
pub fn write_tagged<T, S>(
    tagged: &T,
    discriminator: &'static str,
    value: &str,
    serializer: S,
) -> Result<S::Ok, S::Error>
where
    T: Tagged,
    S: Serializer,
{
    let mut fields = Fields::tagged(serializer, discriminator, value);
    tagged.write_fields(&mut fields);
    fields.end()
}

/// The text of a value that fits no variant of a union: a text itself, and anything else as JSON.
#[must_use]
#[inline]
pub fn unknown_parameter(value: &Value) -> ParameterValue {
    let text = value.as_str().map(str::to_owned);
    ParameterValue::Text(text.unwrap_or_else(|| value.to_string()))
}

fn of_value<U: Union>(mut value: Value) -> Result<U, String> {
    if let Some(variant) = U::CHOICE.named_by(&value) {
        U::CHOICE.untag(variant, &mut value);
        let mode = Mode::now();
        let inside = if mode == Mode::Reading {
            Mode::Inside
        } else {
            mode
        };
        return match inside.during(|| U::read(variant, &value)) {
            Ok(read) => Ok(read),
            Err(error) if mode == Mode::Reading => {
                Err(locate::message::<U>(variant, &value, &error))
            }
            Err(error) => Err(error.to_string()),
        };
    }
    if Mode::now() == Mode::Checking {
        return Ok(U::unknown(Value::Null));
    }
    Ok(by_shape(&value).unwrap_or_else(|| U::unknown(value)))
}

/// A text that may stand for a number or a truth value, if it is not one of the texts that there are.
fn of_text<U: Union>(text: String) -> U {
    let json = serde_json::from_str::<Value>(&text).ok();
    let json = json.filter(|value| value.is_number() || value.is_boolean());
    let value = Value::String(text);
    let read = by_shape(&value).or_else(|| by_shape(&json?));
    read.unwrap_or_else(|| U::unknown(value))
}

/// The value as the variant that it looks like.
fn by_shape<U: Union>(value: &Value) -> Option<U> {
    let candidates = U::CHOICE.fitting(value);
    let chosen = match candidates.as_slice() {
        [only] => Some(*only),
        several => several
            .iter()
            .copied()
            .find(|variant| Mode::Checking.during(|| U::read(*variant, value)).is_ok()),
    };
    chosen.and_then(|variant| Mode::Inside.during(|| U::read(variant, value)).ok())
}

/// A value as it came.
enum Kept {
    Json(Value),
    Text(String),
}

/// Keeps a value of any type as JSON, and gives it on while its reader still knows where it was.
struct Buffer<'a>(&'a mut dyn FnMut(Kept) -> Result<(), String>);

impl Buffer<'_> {
    fn take<E: de::Error>(self, value: impl Into<Value>) -> Result<(), E> {
        (self.0)(Kept::Json(value.into())).map_err(E::custom)
    }
}

impl<'de> Visitor<'de> for Buffer<'_> {
    type Value = ();

    #[inline]
    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<(), E> {
        self.take(value)
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<(), E> {
        self.take(value)
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<(), E> {
        self.take(value)
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<(), E> {
        self.take(value)
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<(), E> {
        self.take(value)
    }

    fn visit_string<E: de::Error>(self, value: String) -> Result<(), E> {
        self.take(value)
    }

    fn visit_bytes<E: de::Error>(self, text: &[u8]) -> Result<(), E> {
        let text = String::from_utf8_lossy(text).into_owned();
        (self.0)(Kept::Text(text)).map_err(E::custom)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<(), D::Error> {
        inner.deserialize_any(self)
    }

    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        self.take(Value::Null)
    }

    fn visit_none<E: de::Error>(self) -> Result<(), E> {
        self.take(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<(), A::Error> {
        let value = Value::deserialize(SeqAccessDeserializer::new(items))?;
        self.take(value)
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<(), A::Error> {
        let value = Value::deserialize(MapAccessDeserializer::new(fields))?;
        self.take(value)
    }
}
