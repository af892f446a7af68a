//! Unions, in the shape in which the generator writes them.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "in a generated crate all of this is exported"
)]

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::{Deserializer, MapAccess};
use serde::ser::Serializer;
use serde_json::Value;

use crate::runtime::{
    Bounds, Checker, Fields, Missing, Model, Text, Validate, Values, model, required, text,
};
use crate::unions::shape::{Choice, Constant, ObjectShape, Shape};
use crate::unions::{Tagged, Union, read_variant, union, write_tagged};

/// Told apart by `kind`, but for texts.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Payment {
    Card(Card),
    Group(Box<Group>),
    Points(BTreeMap<String, i64>),
    Note(String),
    Unknown(Value),
}

union!(Payment);

impl Union for Payment {
    const CHOICE: &'static Choice = &Choice {
        discriminator: Some("kind"),
        named: &[("card", 0), ("group", 1), ("7", 1), ("points", 2)],
        tagged: &[0, 2],
        shapes: &[(3, Shape::Text)],
    };

    fn read<'de, D: Deserializer<'de>>(variant: usize, deserializer: D) -> Result<Self, D::Error> {
        match variant {
            0 => read_variant(Self::Card, deserializer),
            1 => read_variant(Self::Group, deserializer),
            2 => read_variant(Self::Points, deserializer),
            _ => read_variant(Self::Note, deserializer),
        }
    }

    fn unknown(value: Value) -> Self {
        Self::Unknown(value)
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Card(value) => write_tagged(value, "kind", "card", serializer),
            Self::Group(value) => value.serialize(serializer),
            Self::Points(value) => write_tagged(value, "kind", "points", serializer),
            Self::Note(value) => value.serialize(serializer),
            Self::Unknown(value) => value.serialize(serializer),
        }
    }
}

impl Validate for Payment {
    fn validate(&self, _: &Bounds, check: &mut Checker) {
        match self {
            Self::Card(value) => value.validate(Bounds::NONE, check),
            Self::Group(value) => value.validate(Bounds::NONE, check),
            Self::Points(_) | Self::Note(_) | Self::Unknown(_) => {}
        }
    }
}

/// Told apart by what they look like.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Tree {
    Number(i64),
    Fraction(f64),
    Colour(Colour),
    Day(chrono::NaiveDate),
    Word(String),
    First(Box<First>),
    Second(Box<Second>),
    Third(Box<Third>),
    Payment(Box<Payment>),
    Words(Vec<String>),
    Trees(Vec<Tree>),
    Flag(bool),
    Unknown(Value),
}

union!(Tree);

impl Union for Tree {
    const CHOICE: &'static Choice = &Choice {
        discriminator: None,
        named: &[],
        tagged: &[],
        shapes: &[
            (0, Shape::Integer),
            (1, Shape::Number),
            (2, Shape::Values(&["red", "green"])),
            (3, Shape::Formatted),
            (4, Shape::Text),
            (
                5,
                Shape::Object(&ObjectShape {
                    required: &["child", "x"],
                    known: &["child", "x"],
                    constants: &[("type", Constant::Text("tree"))],
                }),
            ),
            (
                6,
                Shape::Object(&ObjectShape {
                    required: &["child", "x"],
                    known: &["child", "x", "y"],
                    constants: &[],
                }),
            ),
            (
                7,
                Shape::Object(&ObjectShape {
                    required: &["child", "x"],
                    known: &["child", "x"],
                    constants: &[],
                }),
            ),
            (8, Shape::Union(<Payment as Union>::CHOICE)),
            (9, Shape::Array),
            (10, Shape::Array),
            (11, Shape::Boolean),
        ],
    };

    fn read<'de, D: Deserializer<'de>>(variant: usize, deserializer: D) -> Result<Self, D::Error> {
        match variant {
            0 => read_variant(Self::Number, deserializer),
            1 => read_variant(Self::Fraction, deserializer),
            2 => read_variant(Self::Colour, deserializer),
            3 => read_variant(Self::Day, deserializer),
            4 => read_variant(Self::Word, deserializer),
            5 => read_variant(Self::First, deserializer),
            6 => read_variant(Self::Second, deserializer),
            7 => read_variant(Self::Third, deserializer),
            8 => read_variant(Self::Payment, deserializer),
            9 => read_variant(Self::Words, deserializer),
            10 => read_variant(Self::Trees, deserializer),
            _ => read_variant(Self::Flag, deserializer),
        }
    }

    fn unknown(value: Value) -> Self {
        Self::Unknown(value)
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(value) => value.serialize(serializer),
            Self::Fraction(value) => value.serialize(serializer),
            Self::Colour(value) => value.serialize(serializer),
            Self::Day(value) => value.serialize(serializer),
            Self::Word(value) => value.serialize(serializer),
            Self::First(value) => value.serialize(serializer),
            Self::Second(value) => value.serialize(serializer),
            Self::Third(value) => value.serialize(serializer),
            Self::Payment(value) => value.serialize(serializer),
            Self::Words(value) => value.serialize(serializer),
            Self::Trees(value) => value.serialize(serializer),
            Self::Flag(value) => value.serialize(serializer),
            Self::Unknown(value) => value.serialize(serializer),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Colour {
    Red,
    Green,
    Unknown(String),
}

text!(Colour);

impl Text for Colour {
    fn read(text: &str) -> Self {
        match text {
            "red" => Self::Red,
            "green" => Self::Green,
            _ => Self::Unknown(text.to_owned()),
        }
    }

    fn as_str(&self) -> &str {
        match self {
            Self::Red => "red",
            Self::Green => "green",
            Self::Unknown(text) => text,
        }
    }
}

/// A struct of a field that must be there and one that need not be.
macro_rules! pair {
    ($name:ident, $first:ident: $ty:ty = $first_wire:literal, $second:ident: $other:ty = $second_wire:literal) => {
        #[derive(Debug, Clone, PartialEq)]
        pub(crate) struct $name {
            pub(crate) $first: $ty,
            pub(crate) $second: Option<$other>,
        }

        model!($name);

        impl<'de> Model<'de> for $name {
            const NAME: &'static str = stringify!($name);
            type Slots = (Option<$ty>, Option<$other>);

            const FIELDS: &'static [&'static str] = &[$first_wire, $second_wire];

            fn read<A: MapAccess<'de>>(
                slots: &mut Self::Slots,
                field: usize,
                values: &mut Values<'de, A>,
            ) {
                match field {
                    0 => values.required(&mut slots.0),
                    _ => values.optional(&mut slots.1),
                }
            }

            fn build(slots: Self::Slots) -> Result<Self, Missing> {
                Ok(Self {
                    $first: required(slots.0, $first_wire)?,
                    $second: slots.1,
                })
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut fields = Fields::new(serializer);
                self.write_fields(&mut fields);
                fields.end()
            }
        }

        impl Tagged for $name {
            fn write_fields<S: Serializer>(&self, fields: &mut Fields<S>) {
                fields.required($first_wire, &self.$first);
                fields.optional($second_wire, self.$second.as_ref());
            }
        }
    };
}

pair!(Card, number: String = "number", limit: f32 = "limit");
pair!(Group, kind: String = "kind", members: Vec<Payment> = "members");
pair!(First, child: Tree = "child", x: i64 = "x");
pair!(Second, child: Tree = "child", x: bool = "x");
pair!(Third, child: Tree = "child", x: chrono::NaiveDate = "x");
pair!(Wallet, payments: Vec<Payment> = "payments", tree: Tree = "tree");

impl Validate for Card {
    fn validate(&self, _: &Bounds, check: &mut Checker) {
        const NUMBER: &Bounds = &Bounds::new().min_length(4);
        check.field("number", &self.number, NUMBER);
    }
}

impl Validate for Group {
    fn validate(&self, _: &Bounds, check: &mut Checker) {
        check.field("members", &self.members, Bounds::NONE);
    }
}

impl Validate for Wallet {
    fn validate(&self, _: &Bounds, check: &mut Checker) {
        check.field("payments", &self.payments, Bounds::NONE);
    }
}
