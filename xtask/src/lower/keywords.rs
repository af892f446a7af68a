//! A schema as its keywords, whichever variant openapiv3 chose for it.
//!
//! openapiv3 sorts a schema by its `type` and puts what does not fit into a catch-all. Here both are
//! read alike, and a schema without `type` has the type that its other keywords imply. This module
//! must not know what the keywords mean together.

mod read;

use indexmap::IndexMap;
use openapiv3::{AdditionalProperties, ReferenceOr, Schema, SchemaData};
use serde_json::Value as Json;

use super::site::{Node, Site};
use crate::ir::{Constraints, IntegerFormat};

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
    /// The keywords with alternatives that only restrict what stands beside them: `oneOf` of which each says what is
    /// required, say.
    pub(super) restrictions: Vec<&'static str>,
    /// Whether the type is written.
    says_type: bool,
}

impl<'a> Keywords<'a> {
    /// The keywords of a schema.
    pub(super) fn of(schema: &'a Schema) -> Self {
        let mut keywords = Self::as_written(schema);
        for (keyword, branches) in [
            ("oneOf", &mut keywords.one_of),
            ("anyOf", &mut keywords.any_of),
        ] {
            if branches.len() > 1 && branches.iter().all(only_restricts) {
                *branches = &[];
                keywords.restrictions.push(keyword);
            }
        }
        keywords
    }

    /// The same with what only restricts.
    fn as_written(schema: &'a Schema) -> Self {
        let mut keywords = Self::empty(&schema.schema_data);
        read::schema(&mut keywords, &schema.schema_kind);
        keywords.says_type = keywords.ty.is_some();
        keywords.ty = keywords.ty.or_else(|| keywords.implied_type());
        keywords.read_whole_numbers();
        keywords
    }

    /// Lists of numbers without a fraction are lists of integers, whatever their type is called: many generators of
    /// descriptions know `number` alone.
    fn read_whole_numbers(&mut self) {
        let is_listed = self.enumeration.iter().any(|value| !value.is_null());
        if self.ty != Some(JsonType::Number) || self.format.is_some() || !is_listed {
            return;
        }
        let integers = self.enumeration.iter().map(|value| match value {
            Json::Null => Some(Json::Null),
            value => whole(value).map(Json::from),
        });
        if let Some(integers) = integers.collect() {
            self.ty = Some(JsonType::Integer);
            self.enumeration = integers;
        }
    }

    /// The keywords with alternatives of which there are several.
    pub(super) fn choices(
        &self,
    ) -> impl Iterator<Item = (&'static str, &'a [ReferenceOr<Schema>])> + use<'a> {
        let choices = [("oneOf", self.one_of), ("anyOf", self.any_of)];
        choices
            .into_iter()
            .filter(|(_, branches)| branches.len() > 1)
    }

    /// Whether nothing but null fits the schema.
    pub(super) fn is_null(&self) -> bool {
        let is_listed = !self.enumeration.is_empty() && self.enumeration.iter().all(Json::is_null);
        let says_nothing = self.ty.is_none() && self.is_without_type();
        is_listed || (self.data.nullable && says_nothing)
    }

    /// Whether the schema itself says which fields an object has.
    pub(super) fn adds_fields(&self) -> bool {
        let has_fields = self.properties.is_some_and(|fields| !fields.is_empty());
        has_fields || !self.required.is_empty() || self.additional.is_some()
    }

    /// Whether nothing here makes a type, whatever it says of the values of one.
    fn is_without_type(&self) -> bool {
        let parts = [self.all_of, self.one_of, self.any_of];
        self.properties.is_none_or(IndexMap::is_empty)
            && self.additional.is_none()
            && self.items.is_none()
            && self.enumeration.is_empty()
            && parts
                .iter()
                .all(|branches| branches.iter().all(only_restricts))
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

    /// The only part of a schema that says what its values are: all else are words about them.
    pub(super) fn only_part(&self, site: &Site<'a>) -> Option<Site<'a>> {
        if self.adds_to_parts() {
            return None;
        }
        let mut parts = self.parts(site);
        if parts.len() > 1 {
            parts.retain(|part| words(part).is_none());
        }
        let part = parts.pop()?;
        parts.is_empty().then_some(part)
    }

    /// The words that stand in parts of their own beside the only part.
    pub(super) fn words_beside_only_part(&self, site: &Site<'a>) -> Vec<&'a SchemaData> {
        self.parts(site).iter().filter_map(words).collect()
    }

    /// Whether a schema says more of a value than its parts do.
    pub(super) fn adds_to_parts(&self) -> bool {
        self.properties
            .is_some_and(|properties| !properties.is_empty())
            || !self.required.is_empty()
            || self.additional.is_some()
            || self.choices().next().is_some()
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
            restrictions: Vec::new(),
            says_type: false,
        }
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

/// Whether an alternative only says more of a type that stands elsewhere.
fn only_restricts(branch: &ReferenceOr<Schema>) -> bool {
    match branch {
        ReferenceOr::Reference { .. } => false,
        ReferenceOr::Item(schema) => {
            let keywords = Keywords::as_written(schema);
            let has_own_type = keywords.says_type && keywords.ty != Some(JsonType::Object);
            !has_own_type && keywords.is_without_type()
        }
    }
}

/// What a schema says if it says nothing of the type of its values.
fn words<'a>(site: &Site<'a>) -> Option<&'a SchemaData> {
    let Node::Schema(schema) = site.node else {
        return None;
    };
    let keywords = Keywords::of(schema);
    let has_type = keywords.ty.is_some() || keywords.adds_to_parts() || keywords.not;
    let has_parts = [keywords.all_of, keywords.one_of, keywords.any_of]
        .iter()
        .any(|p| !p.is_empty());
    (!has_type && !has_parts).then_some(keywords.data)
}

/// The type to which a format belongs.
pub(super) fn type_of_format(format: &str) -> Option<JsonType> {
    match format {
        _ if IntegerFormat::named(format).is_some() => Some(JsonType::Integer),
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

/// The integer that a number is, if all of its digits can be told.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the number is whole and small"
)]
fn whole(value: &Json) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let number = value.as_f64()?;
    (number.fract() == 0.0 && number.abs() < EXACT).then_some(number as i64)
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
