//! Text on the wire as a value of any type: what `ToParameter` does, the other way round.
//!
//! Invariant: the type that is read decides in which shape a text is taken: whole, as a list, or as
//! an object. The text itself cannot tell.

use std::fmt;

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{self, DeserializeOwned, Deserializer, IntoDeserializer, Visitor};

use crate::runtime::UNION;

/// A value in each of the shapes in which it can be read, without its encoding.
#[derive(Debug, Clone, Default)]
pub(super) struct Shapes {
    /// As one text. `None`: there is nothing.
    pub(super) text: Option<String>,
    /// As a list.
    pub(super) items: Vec<String>,
    /// As an object.
    pub(super) fields: Vec<(String, String)>,
}

impl Shapes {
    /// A text that is nothing else.
    #[inline]
    fn leaf(text: String) -> Self {
        Self {
            items: vec![text.clone()],
            text: Some(text),
            fields: Vec::new(),
        }
    }

    /// Reads it as a type.
    pub(super) fn read<T: DeserializeOwned>(self) -> Result<T, Unfit> {
        T::deserialize(self)
    }

    #[inline]
    fn text(self) -> Result<String, Unfit> {
        self.text.ok_or_else(|| Unfit("there is none".to_owned()))
    }

    /// The fields, each once: a name that occurs several times is a list, and one of several keys an object.
    #[inline]
    fn grouped(fields: Vec<(String, String)>) -> Vec<(String, Self)> {
        let mut grouped: Vec<(String, Self)> = Vec::new();
        for (name, value) in fields {
            let (name, inner) = match name.split_once("][") {
                Some((name, inner)) => (name.to_owned(), Some(inner.to_owned())),
                None => (name, None),
            };
            let index = grouped.iter().position(|(other, _)| *other == name);
            let index = index.unwrap_or_else(|| {
                grouped.push((name, Self::default()));
                grouped.len() - 1
            });
            let shapes = &mut grouped[index].1;
            if let Some(inner) = inner {
                shapes.fields.push((inner, value));
            } else {
                shapes.text.get_or_insert_with(|| value.clone());
                shapes.items.push(value);
            }
        }
        grouped
    }

    /// Whether the fields are the items of a list, by their numbers.
    #[inline]
    fn is_numbered(&self) -> bool {
        let grouped = Self::grouped(self.fields.clone());
        !grouped.is_empty()
            && (grouped.iter().enumerate()).all(|(index, (name, _))| *name == index.to_string())
    }

    /// The items; those of several keys are numbered.
    #[inline]
    fn list(self) -> Vec<Self> {
        if self.items.is_empty() {
            let grouped = Self::grouped(self.fields).into_iter();
            return grouped.map(|(_, shapes)| shapes).collect();
        }
        self.items.into_iter().map(Self::leaf).collect()
    }
}

/// Why a text is no value of a type.
#[derive(Debug)]
pub(super) struct Unfit(String);

impl fmt::Display for Unfit {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Unfit {}

impl de::Error for Unfit {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

impl From<serde_json::Error> for Unfit {
    #[inline]
    fn from(error: serde_json::Error) -> Self {
        Self(error.to_string())
    }
}

impl IntoDeserializer<'_, Unfit> for Shapes {
    type Deserializer = Self;

    #[inline]
    fn into_deserializer(self) -> Self {
        self
    }
}

/// Numbers and truth values, by what their type makes of the text.
macro_rules! parsed {
    ($($method:ident $visit:ident),*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
            let text = self.text()?;
            let value = text.parse().map_err(|error| Unfit(format!("`{text}`: {error}")))?;
            visitor.$visit(value)
        })*
    };
}

impl<'de> Deserializer<'de> for Shapes {
    type Error = Unfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_string(self.text()?)
    }

    parsed!(
        deserialize_bool visit_bool,
        deserialize_i8 visit_i8,
        deserialize_i16 visit_i16,
        deserialize_i32 visit_i32,
        deserialize_i64 visit_i64,
        deserialize_i128 visit_i128,
        deserialize_u8 visit_u8,
        deserialize_u16 visit_u16,
        deserialize_u32 visit_u32,
        deserialize_u64 visit_u64,
        deserialize_u128 visit_u128,
        deserialize_f32 visit_f32,
        deserialize_f64 visit_f64
    );

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        if self.text.is_none() && self.items.is_empty() && self.fields.is_empty() {
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        if name != UNION {
            return visitor.visit_newtype_struct(self);
        }
        match self.text {
            None if self.is_numbered() => self.deserialize_seq(visitor),
            None => self.deserialize_map(visitor),
            Some(_) if self.items.len() > 1 => self.deserialize_seq(visitor),
            Some(text) => visitor.visit_bytes(text.as_bytes()),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_seq(SeqDeserializer::new(self.list().into_iter()))
    }

    /// What is nested in an object is JSON.
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self.text {
            Some(json) if self.fields.is_empty() && json.starts_with('{') => {
                let json: serde_json::Value = serde_json::from_str(&json)?;
                Ok(json.deserialize_map(visitor)?)
            }
            Some(_) | None => {
                visitor.visit_map(MapDeserializer::new(Self::grouped(self.fields).into_iter()))
            }
        }
    }

    serde::forward_to_deserialize_any! {
        char str string bytes byte_buf unit unit_struct tuple
        tuple_struct struct enum identifier ignored_any
    }
}
