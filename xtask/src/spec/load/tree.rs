//! YAML, with every key as the text that it is written as.
//!
//! OpenAPI 3.0.3 ("Format") takes keys from the failsafe schema of YAML, which has nothing but texts: `NULL` and
//! `1.10` are names, where the core schema would make `null` and `1.1` of them.

use std::fmt;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess,
};
use serde::de::{VariantAccess as _, Visitor};
use serde_yaml::mapping::Entry;
use serde_yaml::value::{Tag, TaggedValue};
use serde_yaml::{Mapping, Value};

/// The value of a text; `None` if it is not YAML, if a key is no scalar, or if an object has a key twice.
pub(super) fn value(text: &str) -> Option<Value> {
    read(text, Twice::IsAFault)
}

/// The same of a text in which an object may have a key twice: each but the first has a tag then.
pub(super) fn with_twins(text: &str) -> Option<Value> {
    read(text, Twice::IsTagged)
}

fn read(text: &str, twice: Twice) -> Option<Value> {
    let deserializer = serde_yaml::Deserializer::from_str(text);
    Node { twice }.deserialize(deserializer).ok()
}

/// What becomes of a key that an object has already.
#[derive(Clone, Copy)]
enum Twice {
    IsAFault,
    IsTagged,
}

/// A value, read as `serde_yaml` does but for the keys in it.
#[derive(Clone, Copy)]
struct Node {
    twice: Twice,
}

impl<'de> DeserializeSeed<'de> for Node {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any YAML value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    // Integers of more than 64 bits are as near as a number comes to them, as in JSON.
    #[expect(clippy::cast_precision_loss, reason = "nothing is nearer")]
    fn visit_i128<E>(self, value: i128) -> Result<Value, E> {
        Ok(Value::Number((value as f64).into()))
    }

    #[expect(clippy::cast_precision_loss, reason = "nothing is nearer")]
    fn visit_u128<E>(self, value: u128) -> Result<Value, E> {
        Ok(Value::Number((value as f64).into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element_seed(self)? {
            items.push(item);
        }
        Ok(Value::Sequence(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut mapping = Mapping::new();
        while let Some(Key(key)) = access.next_key()? {
            let key = match (mapping.entry(Value::String(key)), self.twice) {
                (Entry::Vacant(entry), _) => {
                    entry.insert(access.next_value_seed(self)?);
                    continue;
                }
                (Entry::Occupied(_), Twice::IsAFault) => {
                    return Err(A::Error::custom("a key stands here twice"));
                }
                (Entry::Occupied(entry), Twice::IsTagged) => entry.key().clone(),
            };
            mapping.insert(tagged("twice", key), access.next_value_seed(self)?);
        }
        Ok(Value::Mapping(mapping))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Value, A::Error> {
        let (tag, contents): (String, _) = access.variant()?;
        if tag.is_empty() {
            return Err(A::Error::custom("a tag has no name"));
        }
        Ok(tagged(&tag, contents.newtype_variant_seed(self)?))
    }
}

fn tagged(tag: &str, value: Value) -> Value {
    let tag = Tag::new(tag);
    Value::Tagged(Box::new(TaggedValue { tag, value }))
}

/// A key: whoever asks the parser for a text gets the scalar as it is written.
struct Key(String);

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_string(KeyVisitor).map(Self)
    }
}

struct KeyVisitor;

impl Visitor<'_> for KeyVisitor {
    type Value = String;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<String, E> {
        Ok(key.to_owned())
    }

    fn visit_string<E>(self, key: String) -> Result<String, E> {
        Ok(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Option<Vec<String>> {
        let Some(Value::Mapping(mapping)) = value(text) else {
            return None;
        };
        let keys = mapping.keys().map(Value::as_str);
        keys.map(|key| key.map(str::to_owned)).collect()
    }

    #[test]
    fn keys_are_the_texts_that_they_are_written_as() {
        let text =
            "NULL: 1\nTrue: 1\n1.10: 1\n0x1F: 1\n1e3: 1\n~: 1\n200: 1\n'4\"': 1\n\"5\\x41\": 1\n";
        let names = [
            "NULL", "True", "1.10", "0x1F", "1e3", "~", "200", "4\"", "5A",
        ];
        assert_eq!(keys(text), Some(names.map(str::to_owned).to_vec()));
    }

    #[test]
    fn keys_that_are_written_differently_are_two() {
        let is_read = |text| keys(text).is_some();
        assert!(is_read("1.0: a\n1.00: b\n"));
        assert!(is_read("null: a\n~: b\n"));
        assert!(!is_read("200: a\n'200': b\n"));
    }

    #[test]
    fn an_integer_of_more_than_64_bits_is_the_number_that_json_makes_of_it() {
        let of_json = |text| serde_json::from_str::<Value>(text).ok();
        for integer in [
            "18446744073709551615",
            "18446744073709551616",
            "-9223372036854775809",
            "79228162514264337593543950335",
            "-79228162514264337593543950335",
            "123456789012345678901234567890123456789012345678901234567890",
        ] {
            assert_eq!(value(integer), of_json(integer), "{integer}");
        }
    }

    #[test]
    fn all_but_the_keys_is_what_the_core_schema_says() {
        let text =
            "a: [1, -1, 1.5, 0x1F, true, ~, 'x', y, !t z, &b [c], *b, {d: !t {e: f}}, '']\nb:\n";
        assert_eq!(value(text), serde_yaml::from_str(text).ok());
    }
}
