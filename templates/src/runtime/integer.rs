//! Enumerations of integers.
//!
//! Invariant: an integer that is not known is kept and goes back out as it came. This module knows
//! nothing of HTTP.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserializer, Unexpected, Visitor};

/// An enumeration that is an integer in JSON.
pub trait Integer: Sized {
    /// The variant of this integer; the unknown one, which keeps it, if there is none.
    fn read(value: i64) -> Self;

    /// The integer as it stands on the wire.
    fn value(&self) -> i64;
}

/// Gives an [`Integer`] serde's traits, `Display`, a conversion from `i64`, and the traits of what
/// can be sent.
macro_rules! _integer {
    ($integer:ty) => {
        impl<'de> ::serde::Deserialize<'de> for $integer {
            fn deserialize<D>(deserializer: D) -> ::core::result::Result<Self, D::Error>
            where
                D: ::serde::Deserializer<'de>,
            {
                $crate::runtime::read_integer(deserializer)
            }
        }

        impl ::serde::Serialize for $integer {
            fn serialize<S>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error>
            where
                S: ::serde::Serializer,
            {
                serializer.serialize_i64($crate::runtime::Integer::value(self))
            }
        }

        impl ::core::fmt::Display for $integer {
            #[inline]
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&$crate::runtime::Integer::value(self), formatter)
            }
        }

        impl ::core::convert::From<i64> for $integer {
            #[inline]
            fn from(value: i64) -> Self {
                $crate::runtime::Integer::read(value)
            }
        }

        impl $crate::runtime::Validate for $integer {}

        impl $crate::runtime::ToParameter for $integer {
            #[inline]
            fn to_parameter(&self) -> $crate::runtime::ParameterValue {
                $crate::runtime::ToParameter::to_parameter(&$crate::runtime::Integer::value(self))
            }
        }
    };
}
pub(crate) use _integer as integer;

/// Reads an enumeration; what `integer!` makes `Deserialize` of.
pub fn read_integer<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: Integer,
    D: Deserializer<'de>,
{
    deserializer.deserialize_i64(IntegerVisitor(PhantomData))
}

struct IntegerVisitor<T>(PhantomData<T>);

impl<T: Integer> Visitor<'_> for IntegerVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an integer")
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<T, E> {
        Ok(T::read(value))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<T, E> {
        match i64::try_from(value) {
            Ok(value) => Ok(T::read(value)),
            Err(_) => Err(E::invalid_value(Unexpected::Unsigned(value), &self)),
        }
    }
}
