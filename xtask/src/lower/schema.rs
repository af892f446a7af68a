//! Schemas: what becomes a named type, and what the type of a value is.
//!
//! A reference is never followed by recursion: a schema that needs a name gets its id and waits for
//! its turn. So the depth of the recursion is that of the document, whatever refers to whatever.

mod shape;

use openapiv3::AdditionalProperties;

use super::annotation::Annotation;
use super::context::Context;
use super::keywords::{JsonType, Keywords};
use super::site::{Node, Site};
use super::{
    composition, constraints, deprecation, enumeration, object, redundant, scalar, support, union,
    walk,
};
use crate::diagnostics::Code;
use crate::ir::{Constraints, Type, TypeDefinition, TypeId, TypeKind, Value};

pub(super) use shape::is_object;
use shape::{Shape, shape};

/// Defines every type that waits for it, and those that are met on the way.
pub(super) fn define_all(context: &mut Context<'_>) {
    while let Some(site) = context.sites.get(context.types.len()).cloned() {
        let id = TypeId(context.types.len());
        let (definition, needed) = context.meeting(|context| define(context, &site));
        if let Some(needed) = needed {
            context.unsupported_types.insert(id, needed);
        }
        context.types.push(definition);
    }
}

/// A value of a schema, with what is said of it.
#[derive(Debug, Clone)]
pub(super) struct Lowered {
    /// The value.
    pub(super) value: Value,
    /// What is said of it beside that.
    pub(super) annotation: Annotation,
}

/// The value that a schema describes where it is used.
pub(super) fn value<'a>(context: &mut Context<'a>, site: &Site<'a>) -> Lowered {
    let annotation = Annotation::of(context, site);
    let bare = bare_value(context, site);
    let default = annotation
        .default
        .clone()
        .filter(|default| constraints::default_fits(context, site, default, &bare.ty));
    let value = Value {
        nullable: annotation.nullable,
        default,
        example: annotation.example.clone(),
        ..bare
    };
    Lowered { value, annotation }
}

/// The value of a schema without what is said of it.
pub(super) fn bare_value<'a>(context: &mut Context<'a>, site: &Site<'a>) -> Value {
    match site.node {
        Node::Reference(reference) => of_type(reference_type(context, site, reference)),
        Node::Schema(schema) => {
            let keywords = Keywords::of(schema);
            support::report(context, site, &keywords);
            if let Some(part) = keywords.only_part(site) {
                return part_value(context, site, &keywords, &part);
            }
            match shape(context, site, &keywords) {
                Shape::Object | Shape::Union(_) => {
                    match redundant::part_that_says_all(context, site, &keywords) {
                        Some(part) => bare_value(context, &part),
                        None => of_type(Type::Named(context.type_at(site))),
                    }
                }
                Shape::Enumeration | Shape::Listed(_) => {
                    of_type(Type::Named(context.type_at(site)))
                }
                Shape::Part(part) => part_value(context, site, &keywords, &part),
                Shape::Plain => plain_value(context, site, &keywords),
            }
        }
    }
}

/// The value of a schema that is what one of its parts is.
fn part_value<'a>(
    context: &mut Context<'a>,
    site: &Site<'a>,
    keywords: &Keywords<'a>,
    part: &Site<'a>,
) -> Value {
    composition::check_type_beside(context, site, keywords, part);
    bare_value(context, part)
}

/// The value of a schema that needs no name, or is the contents of an alias.
pub(super) fn plain_value<'a>(
    context: &mut Context<'a>,
    site: &Site<'a>,
    keywords: &Keywords<'a>,
) -> Value {
    if keywords.parts(site).is_empty() {
        own_value(context, site, keywords)
    } else {
        composition::intersection(context, site, keywords)
    }
}

/// The value that the keywords of a schema describe by themselves, without its parts.
pub(super) fn own_value<'a>(
    context: &mut Context<'a>,
    site: &Site<'a>,
    keywords: &Keywords<'a>,
) -> Value {
    enumeration::report_ignored(context, site, keywords);
    let ty = match keywords.ty {
        None => Type::Any,
        Some(JsonType::Array | JsonType::Object) if nesting(site) >= MAXIMUM_NESTING => {
            let message = format!("arrays and maps nest deeper than {MAXIMUM_NESTING} levels");
            context
                .error(&site.at, Code::TooDeep, message)
                .help("make a component of an inner one");
            Type::Any
        }
        Some(JsonType::Array) => Type::Array(Box::new(items(context, site, keywords))),
        Some(JsonType::Object) => {
            let values = additional(context, site, keywords);
            Type::Map(Box::new(values.unwrap_or_else(|| of_type(Type::Any))))
        }
        Some(ty) => {
            let scalar = scalar::of(context, site, ty, keywords.format);
            Type::Scalar(scalar::within(scalar, keywords))
        }
    };
    Value {
        constraints: constraints::of(context, site, keywords, &ty),
        ..of_type(ty)
    }
}

/// How many arrays and maps may stand in each other without a name between them.
const MAXIMUM_NESTING: usize = 16;

/// In how many arrays and maps the schema stands.
fn nesting(site: &Site<'_>) -> usize {
    let steps: Vec<_> = site.at.tokens().collect();
    let is_inner = |step: &&std::borrow::Cow<'_, str>| {
        matches!(step.as_ref(), "items" | "additionalProperties")
    };
    steps.iter().rev().take_while(is_inner).count()
}

/// The values of the properties that an object does not name, if it may have such.
pub(super) fn additional<'a>(
    context: &mut Context<'a>,
    site: &Site<'a>,
    keywords: &Keywords<'a>,
) -> Option<Value> {
    match keywords.additional? {
        AdditionalProperties::Any(true) => Some(of_type(Type::Any)),
        AdditionalProperties::Any(false) => None,
        AdditionalProperties::Schema(schema) => {
            let site = site.additional(schema.as_ref());
            Some(element(context, &site))
        }
    }
}

/// A value of a type, with nothing else to say of it.
pub(super) fn of_type(ty: Type) -> Value {
    Value {
        ty,
        nullable: false,
        constraints: Constraints::default(),
        default: None,
        example: None,
    }
}

/// `type` of the schema at the end of references and parts; `None` if it has none.
pub(super) fn json_type(context: &Context<'_>, site: &Site<'_>) -> Option<JsonType> {
    walk::find(context, site, |_, keywords| keywords.ty)
}

fn define<'a>(context: &mut Context<'a>, site: &Site<'a>) -> TypeDefinition {
    let id = TypeId(context.types.len());
    let choice = context.choices.get(&id).cloned();
    let mut annotation = match &choice {
        Some(_) => Annotation::silent(),
        None => Annotation::of(context, site),
    };
    if site.at.component("schemas").is_some() {
        deprecation::check_alone(context, &mut annotation.docs, "a type", &site.at);
    } else if let Some(deprecation) = &mut annotation.docs.deprecation {
        // It is one of the property whose type this is.
        deprecation.sibling = None;
    }
    let merged = context.merged.get(&id).cloned();
    let kind = match (merged, choice, site.node) {
        (Some(merged), _, _) => match enumeration::define_all(context, &merged.parts) {
            Some(values) => TypeKind::Enumeration(values),
            None => object::merged(context, site, &merged),
        },
        (None, Some(choice), _) => union::define(context, site, &choice),
        (None, None, Node::Reference(_)) => TypeKind::Alias(bare_value(context, site)),
        (None, None, Node::Schema(schema)) => define_schema(context, site, &Keywords::of(schema)),
    };
    TypeDefinition {
        name: site.name.clone(),
        docs: annotation.docs,
        kind,
        usage: crate::ir::Usage::default(),
        is_left_over: false,
        example: annotation.example,
    }
}

fn define_schema<'a>(
    context: &mut Context<'a>,
    site: &Site<'a>,
    keywords: &Keywords<'a>,
) -> TypeKind {
    support::report(context, site, keywords);
    match shape(context, site, keywords) {
        Shape::Enumeration => {
            let values = enumeration::define_all(context, std::slice::from_ref(site));
            let own = |context| enumeration::define(context, site, keywords);
            TypeKind::Enumeration(values.unwrap_or_else(|| own(context)))
        }
        Shape::Listed(branches) => TypeKind::Enumeration(union::enumeration(context, &branches)),
        Shape::Union(choice) => union::define(context, site, &choice),
        Shape::Object => {
            enumeration::report_ignored(context, site, keywords);
            object::define(context, site, keywords)
        }
        Shape::Part(part) => TypeKind::Alias(part_value(context, site, keywords, &part)),
        Shape::Plain => TypeKind::Alias(plain_value(context, site, keywords)),
    }
}

/// The type that a reference names; one that leads nowhere was reported when the document was read.
fn reference_type(context: &mut Context<'_>, site: &Site<'_>, reference: &str) -> Type {
    if let Some((id, _)) = context.target(reference) {
        return Type::Named(id);
    }
    context.met_reference(&site.at);
    Type::Any
}

fn items<'a>(context: &mut Context<'a>, site: &Site<'a>, keywords: &Keywords<'a>) -> Value {
    match keywords.items {
        Some(items) => element(context, &site.items(items)),
        None => of_type(Type::Any),
    }
}

/// A value inside an array or a map, where nothing stands in for a value that is not sent.
fn element<'a>(context: &mut Context<'a>, site: &Site<'a>) -> Value {
    Value {
        default: None,
        ..value(context, site).value
    }
}
