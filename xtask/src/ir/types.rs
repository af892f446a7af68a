//! Types: what values look like on the wire.

use super::{Docs, IntegerFormat, WireName};

/// A type with a name of its own: an index into [`Api::types`](super::Api::types).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub usize);

/// A type with a name of its own.
#[derive(Debug, Clone)]
pub struct TypeDefinition {
    /// The name of the component, or the way to it for a schema that stands inside another one or in
    /// an operation: `["GetChatsRequest", "filter"]`, `["getChats", "response"]`, with `item` for the items of
    /// an array and `value` for the values of a map.
    pub name: Vec<String>,
    /// What the description says of it.
    pub docs: Docs,
    /// What it is.
    pub kind: TypeKind,
    /// Which way it goes over the wire.
    pub usage: Usage,
    /// Whether no component and no operation has it: it is part of a type that several schemas make together, or of an
    /// operation that is left out.
    pub is_left_over: bool,
    /// An example of a value, as the description gives it.
    pub example: Option<serde_json::Value>,
}

impl TypeDefinition {
    /// Whether there are values of it: there are none of what is only the fields of a form, nor of what is left over.
    #[must_use]
    pub fn has_values(&self) -> bool {
        let usage = self.usage;
        let is_form = usage.form && !(usage.request || usage.response || usage.parameter);
        !is_form && !self.is_left_over
    }
}

/// What a named type is.
#[derive(Debug, Clone)]
pub enum TypeKind {
    /// An object.
    Object(Object),
    /// One of several texts or integers.
    Enumeration(Enumeration),
    /// A value of one of several types.
    Union(Union),
    /// Another name for a type, with bounds of its own.
    Alias(Value),
}

/// Which way a type goes over the wire, by itself or inside another type.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a set: each way is taken or not"
)]
pub struct Usage {
    /// It is sent as JSON.
    pub request: bool,
    /// It is received.
    pub response: bool,
    /// It is a parameter, or a part of one.
    pub parameter: bool,
    /// Its fields are those of a form; it is not a value itself.
    pub form: bool,
}

/// An object.
#[derive(Debug, Clone, Default)]
pub struct Object {
    /// The properties, in the order of the description; those that `allOf` brings in stand where it stands.
    pub fields: Vec<Field>,
    /// What other properties have for values, where the description says that there are such
    /// (`additionalProperties: true` or a schema). `None`: they are ignored.
    pub additional: Option<Value>,
}

/// A property of an object.
#[derive(Debug, Clone)]
pub struct Field {
    /// The name on the wire.
    pub name: WireName,
    /// What the description says of it.
    pub docs: Docs,
    /// Whether it must be there, and whether it may be null.
    pub presence: Presence,
    /// Which way it goes.
    pub access: Access,
    /// Its value.
    pub value: Value,
}

/// Whether a property must be there, and whether it may be null.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// It must be there and is not null.
    Required,
    /// It may be absent.
    Optional,
    /// It must be there and may be null.
    Nullable,
    /// It may be absent or null.
    OptionalNullable,
}

/// Which way a property goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Both.
    ReadWrite,
    /// It is received, never sent (`readOnly`).
    ReadOnly,
    /// It is sent, never received (`writeOnly`).
    WriteOnly,
}

/// A type with bounds and what the description says about its values.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// The type.
    pub ty: Type,
    /// Whether it may be null. Of a [`Field`], see its [`Presence`] instead: there this is `false`.
    pub nullable: bool,
    /// The bounds.
    pub constraints: Constraints,
    /// The value that the server takes if none is sent.
    pub default: Option<serde_json::Value>,
    /// An example of a value.
    pub example: Option<serde_json::Value>,
}

/// A type.
#[derive(Debug, Clone, PartialEq)]
pub enum Type {
    /// Text, a number, a moment …
    Scalar(Scalar),
    /// A type with a name of its own.
    Named(TypeId),
    /// An array.
    Array(Box<Value>),
    /// An object that is a map from text.
    Map(Box<Value>),
    /// Any JSON.
    Any,
}

/// A type without parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scalar {
    /// `string`, also of a format that has no type of its own here.
    String,
    /// `boolean`
    Boolean,
    /// `integer`
    Integer(IntegerFormat),
    /// `number` of format `float`
    Float,
    /// `number`
    Double,
    /// `string` of format `date`: a day (RFC 3339, `full-date`).
    Date,
    /// `string` of format `date-time`: a moment with its offset (RFC 3339, `date-time`).
    DateTime,
    /// `string` of format `binary`: the bytes of a file.
    Binary,
    /// Of a format whose values have a type that the user chose.
    Format(FormatId, FormatBase),
}

impl Scalar {
    /// Text or an integer of a format, unless the user chose a type for it.
    #[must_use]
    pub fn of(base: FormatBase, format: Option<&str>) -> Self {
        match (base, format) {
            (FormatBase::Integer, format) => {
                let format = format.and_then(IntegerFormat::named);
                Self::Integer(format.unwrap_or(IntegerFormat::Int64))
            }
            (FormatBase::Text, Some("date")) => Self::Date,
            (FormatBase::Text, Some("date-time")) => Self::DateTime,
            (FormatBase::Text, Some("binary")) => Self::Binary,
            (FormatBase::Text, Some(_) | None) => Self::String,
        }
    }

    /// The format, if the user chose a type for it.
    #[must_use]
    pub fn chosen(self) -> Option<(FormatId, FormatBase)> {
        match self {
            Self::Format(id, base) => Some((id, base)),
            Self::String
            | Self::Boolean
            | Self::Integer(_)
            | Self::Float
            | Self::Double
            | Self::Date
            | Self::DateTime
            | Self::Binary => None,
        }
    }
}

/// A format whose values have a type that the user chose: an index into [`Api::formats`](super::Api::formats).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FormatId(pub usize);

/// What the values of a format are in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FormatBase {
    /// `string`
    Text,
    /// `integer`
    Integer,
}

/// Bounds of a value. Those of an array's items stand with the items.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Constraints {
    /// `minimum`
    pub minimum: Option<Limit>,
    /// `maximum`
    pub maximum: Option<Limit>,
    /// `exclusiveMinimum`
    pub exclusive_minimum: bool,
    /// `exclusiveMaximum`
    pub exclusive_maximum: bool,
    /// `multipleOf`
    pub multiple_of: Option<Limit>,
    /// `minLength`, in characters; in bytes for [`Scalar::Binary`].
    pub min_length: Option<u64>,
    /// `maxLength`, in characters; in bytes for [`Scalar::Binary`].
    pub max_length: Option<u64>,
    /// `pattern`: an ECMA-262 expression that matches somewhere in the text.
    pub pattern: Option<String>,
    /// `minItems`
    pub min_items: Option<u64>,
    /// `maxItems`
    pub max_items: Option<u64>,
    /// `uniqueItems`
    pub unique_items: bool,
    /// `minProperties`
    pub min_properties: Option<u64>,
    /// `maxProperties`
    pub max_properties: Option<u64>,
    /// The only truth value that there is (`enum`). It is read and sent as any other is.
    pub only: Option<bool>,
}

impl Constraints {
    /// The bounds of a use, and where it has none, those of the alias.
    #[must_use]
    pub fn or(&self, inner: Self) -> Self {
        Self {
            minimum: self.minimum.or(inner.minimum),
            maximum: self.maximum.or(inner.maximum),
            exclusive_minimum: if self.minimum.is_some() {
                self.exclusive_minimum
            } else {
                inner.exclusive_minimum
            },
            exclusive_maximum: if self.maximum.is_some() {
                self.exclusive_maximum
            } else {
                inner.exclusive_maximum
            },
            multiple_of: self.multiple_of.or(inner.multiple_of),
            min_length: self.min_length.or(inner.min_length),
            max_length: self.max_length.or(inner.max_length),
            pattern: self.pattern.clone().or(inner.pattern),
            min_items: self.min_items.or(inner.min_items),
            max_items: self.max_items.or(inner.max_items),
            unique_items: self.unique_items || inner.unique_items,
            min_properties: self.min_properties.or(inner.min_properties),
            max_properties: self.max_properties.or(inner.max_properties),
            only: self.only.or(inner.only),
        }
    }
}

/// A bound of a number, kept as it was written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Limit {
    /// Of an integer.
    Integer(i64),
    /// Of any other number.
    Number(f64),
}

impl Limit {
    /// The bound as a floating-point number, as near as there is one.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "nothing is nearer")]
    pub fn to_f64(self) -> f64 {
        match self {
            Self::Integer(integer) => integer as f64,
            Self::Number(number) => number,
        }
    }
}

/// One of several texts or integers.
#[derive(Debug, Clone, PartialEq)]
pub enum Enumeration {
    /// Of texts.
    Text(Vec<EnumerationValue<String>>),
    /// Of integers.
    Integer(Vec<EnumerationValue<i64>>),
}

/// A value of one of several types.
#[derive(Debug, Clone, PartialEq)]
pub struct Union {
    /// The property that says which of them it is; `None` if the value itself has to show it.
    pub discriminator: Option<WireName>,
    /// The types, in the order of the description.
    pub variants: Vec<UnionVariant>,
}

/// One of the types of a union.
#[derive(Debug, Clone, PartialEq)]
pub struct UnionVariant {
    /// What it is called: after its component, its title, or what its values are. Each in a union has another name.
    pub name: String,
    /// What the description says of it where the union is, if it has no type with words of its own.
    pub description: Option<String>,
    /// Its values. Null is none of them: see where the union is used.
    pub value: Value,
    /// The values of the discriminator that name it; one at most if the union writes it.
    pub tags: Vec<String>,
    /// Who writes the discriminator.
    pub tagging: Tagging,
}

/// Who writes the discriminator of a variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tagging {
    /// Nobody, or the value itself: it has a field for it.
    Value,
    /// The union: it writes it with the fields of the value, and takes it away before they are read.
    Union,
}

/// A value of an enumeration.
#[derive(Debug, Clone, PartialEq)]
pub struct EnumerationValue<T> {
    /// On the wire.
    pub value: T,
    /// A name that the description gives it (`x-enum-varnames`).
    pub name: Option<String>,
    /// What the description says of it (`x-enum-descriptions`).
    pub description: Option<String>,
}
