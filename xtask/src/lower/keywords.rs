//! A schema as its keywords, whichever variant openapiv3 chose for it.
//!
//! openapiv3 sorts a schema by its `type` and puts what does not fit into a catch-all. Here both are
//! read alike, and a schema without `type` has the type that its other keywords imply. This module
//! must not know what the keywords mean together.

use indexmap::IndexMap;
use openapiv3::{
    AdditionalProperties, AnySchema, IntegerFormat, NumberFormat, ReferenceOr, Schema, SchemaData,
    SchemaKind, StringFormat, Type, VariantOrUnknownOrEmpty,
};
use serde_json::Value as Json;

use super::site::{Node, Site};
use crate::ir::{Constraints, Limit};

/// `type` of a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum JsonType {
    String,
    Number,
    Integer,
    Boolean,
    Array,
    Object,
}

/// The keywords of a schema.
#[derive(Debug)]
pub(super) struct Keywords<'a> {
    /// What every schema may have.
    pub(super) data: &'a SchemaData,
    /// `type`, as it is written or as the other keywords imply.
    pub(super) ty: Option<JsonType>,
    /// `format`
    pub(super) format: Option<&'a str>,
    /// `enum`
    pub(super) enumeration: Vec<Json>,
    /// Every bound, as it is written.
    pub(super) bounds: Constraints,
    /// `properties`
    pub(super) properties: Option<&'a IndexMap<String, ReferenceOr<Box<Schema>>>>,
    /// `required`
    pub(super) required: &'a [String],
    /// `additionalProperties`
    pub(super) additional: Option<&'a AdditionalProperties>,
    /// `items`
    pub(super) items: Option<Node<'a>>,
    /// `allOf`
    pub(super) all_of: &'a [ReferenceOr<Schema>],
    /// `oneOf`
    pub(super) one_of: &'a [ReferenceOr<Schema>],
    /// `anyOf`
    pub(super) any_of: &'a [ReferenceOr<Schema>],
    /// Whether there is a `not`.
    pub(super) not: bool,
}

impl<'a> Keywords<'a> {
    /// The keywords of a schema.
    pub(super) fn of(schema: &'a Schema) -> Self {
        let mut keywords = Self::empty(&schema.schema_data);
        match &schema.schema_kind {
            SchemaKind::Type(ty) => keywords.read_type(ty),
            SchemaKind::AllOf { all_of } => keywords.all_of = all_of,
            SchemaKind::OneOf { one_of } => keywords.one_of = one_of,
            SchemaKind::AnyOf { any_of } => keywords.any_of = any_of,
            SchemaKind::Not { .. } => keywords.not = true,
            SchemaKind::Any(any) => keywords.read_any(any),
        }
        keywords
    }

    /// The schemas that all hold for a value, with their places: those of `allOf`, and the only
    /// branch of a `oneOf` or `anyOf`.
    pub(super) fn parts(&self, site: &Site<'a>) -> Vec<Site<'a>> {
        let mut parts = Vec::new();
        for (keyword, schemas) in [
            ("allOf", self.all_of),
            ("oneOf", only_branch(self.one_of)),
            ("anyOf", only_branch(self.any_of)),
        ] {
            let sites = schemas.iter().enumerate();
            parts.extend(sites.map(|(index, schema)| site.part(keyword, index, schema)));
        }
        parts
    }

    /// The only part of a schema that adds nothing to it but words.
    pub(super) fn only_part(&self, site: &Site<'a>) -> Option<Site<'a>> {
        let mut parts = self.parts(site);
        let part = parts.pop()?;
        (parts.is_empty() && !self.adds_to_parts()).then_some(part)
    }

    /// Whether a schema says more of a value than its parts do.
    pub(super) fn adds_to_parts(&self) -> bool {
        self.properties
            .is_some_and(|properties| !properties.is_empty())
            || !self.required.is_empty()
            || self.additional.is_some()
            || self.items.is_some()
            || self.format.is_some()
            || !self.enumeration.is_empty()
            || self.bounds != Constraints::default()
    }

    fn empty(data: &'a SchemaData) -> Self {
        Self {
            data,
            ty: None,
            format: None,
            enumeration: Vec::new(),
            bounds: Constraints::default(),
            properties: None,
            required: &[],
            additional: None,
            items: None,
            all_of: &[],
            one_of: &[],
            any_of: &[],
            not: false,
        }
    }

    fn read_type(&mut self, ty: &'a Type) {
        match ty {
            Type::String(string) => {
                self.ty = Some(JsonType::String);
                self.format = text_of_format(&string.format, string_format);
                self.enumeration = values(&string.enumeration);
                self.bounds.pattern.clone_from(&string.pattern);
                self.bounds.min_length = count(string.min_length);
                self.bounds.max_length = count(string.max_length);
            }
            Type::Number(number) => {
                self.ty = Some(JsonType::Number);
                self.format = text_of_format(&number.format, number_format);
                self.enumeration = values(&number.enumeration);
                self.bounds.minimum = number.minimum.map(Limit::Number);
                self.bounds.maximum = number.maximum.map(Limit::Number);
                self.bounds.exclusive_minimum = number.exclusive_minimum;
                self.bounds.exclusive_maximum = number.exclusive_maximum;
                self.bounds.multiple_of = number.multiple_of.map(Limit::Number);
            }
            Type::Integer(integer) => {
                self.ty = Some(JsonType::Integer);
                self.format = text_of_format(&integer.format, integer_format);
                self.enumeration = values(&integer.enumeration);
                self.bounds.minimum = integer.minimum.map(Limit::Integer);
                self.bounds.maximum = integer.maximum.map(Limit::Integer);
                self.bounds.exclusive_minimum = integer.exclusive_minimum;
                self.bounds.exclusive_maximum = integer.exclusive_maximum;
                self.bounds.multiple_of = integer.multiple_of.map(Limit::Integer);
            }
            Type::Boolean(boolean) => {
                self.ty = Some(JsonType::Boolean);
                self.enumeration = values(&boolean.enumeration);
            }
            Type::Array(array) => {
                self.ty = Some(JsonType::Array);
                self.items = array.items.as_ref().map(Node::from);
                self.bounds.min_items = count(array.min_items);
                self.bounds.max_items = count(array.max_items);
                self.bounds.unique_items = array.unique_items;
            }
            Type::Object(object) => {
                self.ty = Some(JsonType::Object);
                self.properties = Some(&object.properties);
                self.required = &object.required;
                self.additional = object.additional_properties.as_ref();
                self.bounds.min_properties = count(object.min_properties);
                self.bounds.max_properties = count(object.max_properties);
            }
        }
    }

    fn read_any(&mut self, any: &'a AnySchema) {
        self.format = any.format.as_deref();
        self.enumeration.clone_from(&any.enumeration);
        self.bounds = bounds_of_any(any);
        self.properties = (!any.properties.is_empty()).then_some(&any.properties);
        self.required = &any.required;
        self.additional = any.additional_properties.as_ref();
        self.items = any.items.as_ref().map(Node::from);
        self.all_of = &any.all_of;
        self.one_of = &any.one_of;
        self.any_of = &any.any_of;
        self.not = any.not.is_some();
        self.ty = any
            .typ
            .as_deref()
            .and_then(type_of_text)
            .or_else(|| self.implied_type());
    }

    fn implied_type(&self) -> Option<JsonType> {
        let bounds = &self.bounds;
        if self.properties.is_some()
            || !self.required.is_empty()
            || self.additional.is_some()
            || bounds.min_properties.is_some()
            || bounds.max_properties.is_some()
        {
            Some(JsonType::Object)
        } else if self.items.is_some()
            || bounds.min_items.is_some()
            || bounds.max_items.is_some()
            || bounds.unique_items
        {
            Some(JsonType::Array)
        } else if !self.enumeration.is_empty() {
            type_of_values(&self.enumeration)
        } else if bounds.pattern.is_some()
            || bounds.min_length.is_some()
            || bounds.max_length.is_some()
        {
            Some(JsonType::String)
        } else if bounds.minimum.is_some()
            || bounds.maximum.is_some()
            || bounds.multiple_of.is_some()
        {
            Some(JsonType::Number)
        } else {
            self.format.and_then(type_of_format)
        }
    }
}

/// The type to which a format belongs.
pub(super) fn type_of_format(format: &str) -> Option<JsonType> {
    match format {
        "int32" | "int64" => Some(JsonType::Integer),
        "float" | "double" => Some(JsonType::Number),
        "date" | "date-time" | "binary" | "byte" | "password" | "uuid" | "email" | "uri" => {
            Some(JsonType::String)
        }
        _ => None,
    }
}

fn only_branch(branches: &[ReferenceOr<Schema>]) -> &[ReferenceOr<Schema>] {
    if branches.len() == 1 { branches } else { &[] }
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

fn type_of_values(values: &[Json]) -> Option<JsonType> {
    let values: Vec<_> = values.iter().filter(|value| !value.is_null()).collect();
    let all = |test: fn(&Json) -> bool| values.iter().all(|value| test(value));
    if values.is_empty() {
        None
    } else if all(Json::is_string) {
        Some(JsonType::String)
    } else if all(Json::is_i64) {
        Some(JsonType::Integer)
    } else if all(Json::is_number) {
        Some(JsonType::Number)
    } else if all(Json::is_boolean) {
        Some(JsonType::Boolean)
    } else {
        None
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

fn text_of_format<T>(
    format: &VariantOrUnknownOrEmpty<T>,
    text: fn(&T) -> &'static str,
) -> Option<&str> {
    match format {
        VariantOrUnknownOrEmpty::Item(known) => Some(text(known)),
        VariantOrUnknownOrEmpty::Unknown(unknown) => Some(unknown),
        VariantOrUnknownOrEmpty::Empty => None,
    }
}

fn string_format(format: &StringFormat) -> &'static str {
    match format {
        StringFormat::Date => "date",
        StringFormat::DateTime => "date-time",
        StringFormat::Password => "password",
        StringFormat::Byte => "byte",
        StringFormat::Binary => "binary",
    }
}

fn number_format(format: &NumberFormat) -> &'static str {
    match format {
        NumberFormat::Float => "float",
        NumberFormat::Double => "double",
    }
}

fn integer_format(format: &IntegerFormat) -> &'static str {
    match format {
        IntegerFormat::Int32 => "int32",
        IntegerFormat::Int64 => "int64",
    }
}
