//! What becomes of a schema: a type with a name of its own, or a plain type.

use openapiv3::AdditionalProperties;

use super::json_type;
use crate::lower::context::Context;
use crate::lower::enumeration::{self, Listed};
use crate::lower::keywords::{JsonType, Keywords};
use crate::lower::site::{Node, Site};
use crate::lower::union::{self, Choice, Reduced};

/// What a schema becomes: a type of its own, or a plain type.
pub(super) enum Shape<'a> {
    Object,
    Enumeration,
    /// An enumeration whose values stand in several schemas.
    Listed(Vec<Site<'a>>),
    Union(Choice<'a>),
    /// What another schema is.
    Part(Site<'a>),
    Plain,
}

/// What a schema becomes.
pub(super) fn shape<'a>(
    context: &mut Context<'a>,
    site: &Site<'a>,
    keywords: &Keywords<'a>,
) -> Shape<'a> {
    match enumeration::find(context, site, keywords) {
        Some(Listed::Here) => return Shape::Enumeration,
        Some(Listed::Part(part)) => return Shape::Part(part),
        Some(Listed::Nowhere) => return Shape::Plain,
        None => {}
    }
    let only_part = keywords.only_part(site);
    if let Some(part) = only_part.filter(|_| !is_parent(context, site)) {
        let is_object = json_type(context, site) == Some(JsonType::Object);
        return if is_object && !is_union_elsewhere(context, site, &part) {
            Shape::Object
        } else {
            Shape::Part(part)
        };
    }
    match union::reduced(context, site, keywords) {
        Some(Reduced::Enumeration(branches)) => return Shape::Listed(branches),
        Some(Reduced::Part(part)) => return Shape::Part(part),
        Some(Reduced::Union(choice)) => return Shape::Union(choice),
        None => {}
    }
    let object = if keywords.parts(site).is_empty() {
        let closed = matches!(keywords.additional, Some(AdditionalProperties::Any(false)));
        keywords.ty == Some(JsonType::Object)
            && (closed
                || keywords.properties.is_some_and(|p| !p.is_empty())
                || !keywords.required.is_empty())
    } else {
        json_type(context, site) == Some(JsonType::Object)
    };
    if object { Shape::Object } else { Shape::Plain }
}

/// Whether a schema becomes a type with fields.
pub(in crate::lower) fn is_object<'a>(context: &mut Context<'a>, site: &Site<'a>) -> bool {
    match site.node {
        Node::Reference(_) => false,
        Node::Schema(schema) => {
            matches!(shape(context, site, &Keywords::of(schema)), Shape::Object)
        }
    }
}

/// Whether the only part of a schema is a union. One that tells apart the components that are made of it is none for
/// those.
fn is_union_elsewhere(context: &Context<'_>, site: &Site<'_>, part: &Site<'_>) -> bool {
    let part = context.resolve(part);
    let Node::Schema(schema) = part.node else {
        return false;
    };
    let keywords = Keywords::of(schema);
    let has_alternatives = keywords.choices().next().is_some();
    let is_component = site.at.component("schemas").is_some();
    has_alternatives || (union::said_by(&part).is_some() && !is_component)
}

/// Whether a component tells apart what is made of it.
fn is_parent(context: &Context<'_>, site: &Site<'_>) -> bool {
    let name = site.at.component("schemas");
    let name = name.filter(|_| union::said_by(site).is_some());
    name.is_some_and(|name| !context.descendants_of(&name).is_empty())
}
