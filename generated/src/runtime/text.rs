//! Enumerations of texts.
//!
//! Invariant: a text that is not known is kept and goes back out as it came. This module knows
//! nothing of HTTP.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserializer, Visitor};

/// An enumeration that is a string in JSON.
pub trait Text: Sized {
    /// The variant of this text; the unknown one, which keeps it, if there is none.
    fn read(text: &str) -> Self;

    /// The text as it stands on the wire.
    fn as_str(&self) -> &str;
}

/// Gives a [`Text`] serde's traits, `Display`, conversions from text, and the traits of what can be
/// sent.
macro_rules! _text {
    ($text:ty) => {
        impl<'de> ::serde::Deserialize<'de> for $text {
            fn deserialize<D>(deserializer: D) -> ::core::result::Result<Self, D::Error>
            where
                D: ::serde::Deserializer<'de>,
            {
                $crate::runtime::read_text(deserializer)
            }
        }

        impl ::serde::Serialize for $text {
            fn serialize<S>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error>
            where
                S: ::serde::Serializer,
            {
                serializer.serialize_str($crate::runtime::Text::as_str(self))
            }
        }

        impl ::core::fmt::Display for $text {
            #[inline]
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.pad($crate::runtime::Text::as_str(self))
            }
        }

        impl ::core::convert::From<&str> for $text {
            #[inline]
            fn from(text: &str) -> Self {
                $crate::runtime::Text::read(text)
            }
        }

        impl ::core::convert::From<::std::string::String> for $text {
            #[inline]
            fn from(text: ::std::string::String) -> Self {
                $crate::runtime::Text::read(&text)
            }
        }

        impl $text {
            /// The text as it stands on the wire.
            #[inline]
            #[must_use]
            pub fn as_str(&self) -> &str {
                $crate::runtime::Text::as_str(self)
            }
        }

        impl $crate::runtime::Validate for $text {}

        impl $crate::runtime::ToParameter for $text {
            #[inline]
            fn to_parameter(&self) -> $crate::runtime::ParameterValue {
                $crate::runtime::ParameterValue::Text(::std::borrow::ToOwned::to_owned(
                    $crate::runtime::Text::as_str(self),
                ))
            }
        }
    };
}
pub(crate) use _text as text;

/// Reads an enumeration; what `text!` makes `Deserialize` of.
pub fn read_text<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: Text,
    D: Deserializer<'de>,
{
    deserializer.deserialize_str(TextVisitor(PhantomData))
}

struct TextVisitor<T>(PhantomData<T>);

impl<T: Text> Visitor<'_> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        Ok(T::read(text))
    }
}
