//! Variants that only the constants of their fields tell apart.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::Deserializer;
use serde::ser::Serializer;
use serde_json::{Value, json};

use crate::unions::shape::{Choice, Constant, ObjectShape, Shape};
use crate::unions::{Union, read_variant, union};

type Fields = BTreeMap<String, Value>;

/// What came of something: `ok` says whether it went well, and `code` why it did not.
#[derive(Debug, Clone, PartialEq)]
enum Outcome {
    Refused(Fields),
    Late(Fields),
    Done(Fields),
    Unknown(Value),
}

union!(Outcome);

const fn object(constants: &'static [(&'static str, Constant)]) -> ObjectShape {
    ObjectShape {
        required: &["ok"],
        known: &["ok", "code"],
        constants,
    }
}

const REFUSED: &ObjectShape = &object(&[
    ("ok", Constant::Boolean(false)),
    ("code", Constant::Integer(1)),
]);
const LATE: &ObjectShape = &object(&[
    ("ok", Constant::Boolean(false)),
    ("code", Constant::Integer(2)),
]);
const DONE: &ObjectShape = &object(&[
    ("ok", Constant::Boolean(true)),
    ("code", Constant::Text("none")),
]);

impl Union for Outcome {
    const CHOICE: &'static Choice = &Choice {
        discriminator: None,
        named: &[],
        tagged: &[],
        shapes: &[
            (0, Shape::Object(REFUSED)),
            (1, Shape::Object(LATE)),
            (2, Shape::Object(DONE)),
        ],
    };

    fn read<'de, D: Deserializer<'de>>(variant: usize, deserializer: D) -> Result<Self, D::Error> {
        match variant {
            0 => read_variant(Self::Refused, deserializer),
            1 => read_variant(Self::Late, deserializer),
            _ => read_variant(Self::Done, deserializer),
        }
    }

    fn unknown(value: Value) -> Self {
        Self::Unknown(value)
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Refused(fields) | Self::Late(fields) | Self::Done(fields) => {
                fields.serialize(serializer)
            }
            Self::Unknown(value) => value.serialize(serializer),
        }
    }
}

#[test]
fn truth_values_integers_and_texts_tell_variants_apart() {
    let fields =
        |value: &Value| serde_json::from_value::<Fields>(value.clone()).expect("an object");
    for (value, expected) in [
        (
            json!({"ok": false, "code": 1}),
            Outcome::Refused as fn(Fields) -> Outcome,
        ),
        (json!({"ok": false, "code": 2}), Outcome::Late),
        (json!({"ok": true}), Outcome::Done),
        (json!({"ok": true, "code": "none"}), Outcome::Done),
        // Null says nothing.
        (json!({"ok": null, "code": 2}), Outcome::Late),
        // Of those that are left, the first.
        (json!({"ok": false}), Outcome::Refused),
    ] {
        let read: Outcome = serde_json::from_value(value.clone()).expect("it is read");
        assert_eq!(read, expected(fields(&value)), "{value}");
        assert_eq!(serde_json::to_value(&read).expect("it is JSON"), value);
    }
}

#[test]
fn a_value_with_another_constant_is_kept_as_it_came() {
    for value in [
        json!({"ok": false, "code": 3}),
        json!({"ok": "false", "code": 1}),
        json!({"ok": true, "code": 0}),
        json!({"ok": 1}),
        json!({"code": 1}),
    ] {
        let read: Outcome = serde_json::from_value(value.clone()).expect("it is read");
        assert_eq!(read, Outcome::Unknown(value));
    }
}
