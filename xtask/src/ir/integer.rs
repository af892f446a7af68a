//! Integers: which of them a format has.

use std::ops::RangeInclusive;

/// Which integers a value can be, from the narrowest to the widest. Those of OpenAPI's format registry, by their names there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IntegerFormat {
    /// Of format `uint8`.
    Uint8,
    /// Of format `int8`.
    Int8,
    /// Of format `uint16`.
    Uint16,
    /// Of format `int16`.
    Int16,
    /// Of format `uint32`.
    Uint32,
    /// Of format `int32`.
    Int32,
    /// Of format `uint64`.
    Uint64,
    /// Of format `int64`, of any other, or of none.
    Int64,
}

impl IntegerFormat {
    /// All formats.
    const ALL: [Self; 8] = [
        Self::Uint8,
        Self::Int8,
        Self::Uint16,
        Self::Int16,
        Self::Uint32,
        Self::Int32,
        Self::Uint64,
        Self::Int64,
    ];

    /// The format of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The name of the format in a description.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Uint8 => "uint8",
            Self::Int8 => "int8",
            Self::Uint16 => "uint16",
            Self::Int16 => "int16",
            Self::Uint32 => "uint32",
            Self::Int32 => "int32",
            Self::Uint64 => "uint64",
            Self::Int64 => "int64",
        }
    }

    /// The values of the format.
    #[must_use]
    pub fn range(self) -> RangeInclusive<i128> {
        let range = |minimum: i64, maximum: u64| minimum.into()..=maximum.into();
        match self {
            Self::Uint8 => range(0, u8::MAX.into()),
            Self::Int8 => range(i8::MIN.into(), i8::MAX.unsigned_abs().into()),
            Self::Uint16 => range(0, u16::MAX.into()),
            Self::Int16 => range(i16::MIN.into(), i16::MAX.unsigned_abs().into()),
            Self::Uint32 => range(0, u32::MAX.into()),
            Self::Int32 => range(i32::MIN.into(), i32::MAX.unsigned_abs().into()),
            Self::Uint64 => range(0, u64::MAX),
            Self::Int64 => range(i64::MIN, i64::MAX.unsigned_abs()),
        }
    }
}
