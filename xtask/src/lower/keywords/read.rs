//! From openapiv3's variants to keywords.

use openapiv3::{
    AnySchema, IntegerFormat, IntegerType, NumberFormat, NumberType, SchemaKind, StringFormat,
    Type, VariantOrUnknownOrEmpty,
};
use serde_json::Value as Json;

use super::{JsonType, Keywords};
use crate::ir::{Constraints, Limit};
use crate::lower::site::Node;

/// Reads what openapiv3 made of a schema.
pub(super) fn schema<'a>(keywords: &mut Keywords<'a>, kind: &'a SchemaKind) {
    match kind {
        SchemaKind::Type(ty) => typed(keywords, ty),
        SchemaKind::AllOf { all_of } => keywords.all_of = all_of,
        SchemaKind::OneOf { one_of } => keywords.one_of = one_of,
        SchemaKind::AnyOf { any_of } => keywords.any_of = any_of,
        SchemaKind::Not { .. } => keywords.not = true,
        SchemaKind::Any(schema) => any(keywords, schema),
    }
}

fn typed<'a>(keywords: &mut Keywords<'a>, ty: &'a Type) {
    match ty {
        Type::String(string) => {
            keywords.ty = Some(JsonType::String);
            keywords.format = text_of_format(&string.format, string_format);
            keywords.enumeration = values(&string.enumeration);
            keywords.bounds.pattern.clone_from(&string.pattern);
            keywords.bounds.min_length = count(string.min_length);
            keywords.bounds.max_length = count(string.max_length);
        }
        Type::Number(schema) => number(keywords, schema),
        Type::Integer(schema) => integer(keywords, schema),
        Type::Boolean(boolean) => {
            keywords.ty = Some(JsonType::Boolean);
            keywords.enumeration = values(&boolean.enumeration);
        }
        Type::Array(array) => {
            keywords.ty = Some(JsonType::Array);
            keywords.items = array.items.as_ref().map(Node::from);
            keywords.bounds.min_items = count(array.min_items);
            keywords.bounds.max_items = count(array.max_items);
            keywords.bounds.unique_items = array.unique_items;
        }
        Type::Object(object) => {
            keywords.ty = Some(JsonType::Object);
            keywords.properties = Some(&object.properties);
            keywords.required = &object.required;
            keywords.additional = object.additional_properties.as_ref();
            keywords.bounds.min_properties = count(object.min_properties);
            keywords.bounds.max_properties = count(object.max_properties);
        }
    }
}

fn number<'a>(keywords: &mut Keywords<'a>, number: &'a NumberType) {
    keywords.ty = Some(JsonType::Number);
    keywords.format = text_of_format(&number.format, number_format);
    keywords.enumeration = values(&number.enumeration);
    keywords.bounds.minimum = number.minimum.map(Limit::Number);
    keywords.bounds.maximum = number.maximum.map(Limit::Number);
    keywords.bounds.exclusive_minimum = number.exclusive_minimum;
    keywords.bounds.exclusive_maximum = number.exclusive_maximum;
    keywords.bounds.multiple_of = number.multiple_of.map(Limit::Number);
}

fn integer<'a>(keywords: &mut Keywords<'a>, integer: &'a IntegerType) {
    keywords.ty = Some(JsonType::Integer);
    keywords.format = text_of_format(&integer.format, integer_format);
    keywords.enumeration = values(&integer.enumeration);
    keywords.bounds.minimum = integer.minimum.map(Limit::Integer);
    keywords.bounds.maximum = integer.maximum.map(Limit::Integer);
    keywords.bounds.exclusive_minimum = integer.exclusive_minimum;
    keywords.bounds.exclusive_maximum = integer.exclusive_maximum;
    keywords.bounds.multiple_of = integer.multiple_of.map(Limit::Integer);
}

fn any<'a>(keywords: &mut Keywords<'a>, any: &'a AnySchema) {
    keywords.ty = any.typ.as_deref().and_then(type_of_text);
    keywords.format = any.format.as_deref();
    keywords.enumeration.clone_from(&any.enumeration);
    keywords.bounds = bounds_of_any(any);
    keywords.properties = (!any.properties.is_empty()).then_some(&any.properties);
    keywords.required = &any.required;
    keywords.additional = any.additional_properties.as_ref();
    keywords.items = any.items.as_ref().map(Node::from);
    keywords.all_of = &any.all_of;
    keywords.one_of = &any.one_of;
    keywords.any_of = &any.any_of;
    keywords.not = any.not.is_some();
}

fn bounds_of_any(any: &AnySchema) -> Constraints {
    Constraints {
        minimum: any.minimum.map(Limit::Number),
        maximum: any.maximum.map(Limit::Number),
        exclusive_minimum: any.exclusive_minimum.unwrap_or_default(),
        exclusive_maximum: any.exclusive_maximum.unwrap_or_default(),
        multiple_of: any.multiple_of.map(Limit::Number),
        min_length: count(any.min_length),
        max_length: count(any.max_length),
        pattern: any.pattern.clone(),
        min_items: count(any.min_items),
        max_items: count(any.max_items),
        unique_items: any.unique_items.unwrap_or_default(),
        min_properties: count(any.min_properties),
        max_properties: count(any.max_properties),
        only: None,
    }
}

fn type_of_text(text: &str) -> Option<JsonType> {
    match text {
        "string" => Some(JsonType::String),
        "number" => Some(JsonType::Number),
        "integer" => Some(JsonType::Integer),
        "boolean" => Some(JsonType::Boolean),
        "array" => Some(JsonType::Array),
        "object" => Some(JsonType::Object),
        _ => None,
    }
}

fn values<T: Clone + Into<Json>>(values: &[Option<T>]) -> Vec<Json> {
    values
        .iter()
        .map(|value| value.clone().map_or(Json::Null, Into::into))
        .collect()
}

fn count(count: Option<usize>) -> Option<u64> {
    count.and_then(|count| u64::try_from(count).ok())
}

fn text_of_format<T: Copy>(
    format: &VariantOrUnknownOrEmpty<T>,
    text: fn(T) -> &'static str,
) -> Option<&str> {
    match format {
        VariantOrUnknownOrEmpty::Item(known) => Some(text(*known)),
        VariantOrUnknownOrEmpty::Unknown(unknown) => Some(unknown),
        VariantOrUnknownOrEmpty::Empty => None,
    }
}

fn string_format(format: StringFormat) -> &'static str {
    match format {
        StringFormat::Date => "date",
        StringFormat::DateTime => "date-time",
        StringFormat::Password => "password",
        StringFormat::Byte => "byte",
        StringFormat::Binary => "binary",
    }
}

fn number_format(format: NumberFormat) -> &'static str {
    match format {
        NumberFormat::Float => "float",
        NumberFormat::Double => "double",
    }
}

fn integer_format(format: IntegerFormat) -> &'static str {
    match format {
        IntegerFormat::Int32 => "int32",
        IntegerFormat::Int64 => "int64",
    }
}
