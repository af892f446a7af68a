//! What an error may be, if it is described in several languages of JSON, each with a schema of its own.
//!
//! What is asked for does not decide it: servers answer `application/problem+json` to whom they refuse, whatever was
//! asked for. So such an error is a union, which is told by what it looks like, as any other without a discriminator.

use openapiv3::{MediaType, Response};

use crate::ir::{Content, Type, TypeId};
use crate::lower::context::Context;
use crate::lower::media_type::{self, Family};
use crate::lower::site::{Node, Site};
use crate::lower::union::Choice;
use crate::spec::Pointer;

/// The contents of an answer that are JSON, each schema once, with their media types.
pub(super) fn json<'a>(
    context: &Context<'a>,
    response: &'a Response,
) -> Vec<(&'a str, &'a MediaType)> {
    let mut found: Vec<(&str, &MediaType)> = Vec::new();
    for (name, declared) in &response.content {
        let is_json = match media_type::family(context, name, declared) {
            Family::Json | Family::JsonSuffix => declared.schema.is_some(),
            Family::Multipart
            | Family::UrlEncoded
            | Family::Text
            | Family::Binary
            | Family::Xml
            | Family::OtherMultipart => false,
        };
        if is_json
            && found
                .iter()
                .all(|(_, known)| known.schema != declared.schema)
        {
            found.push((name, declared));
        }
    }
    found
}

/// What is in an answer that is one of several such contents, and is asked for as `media_type`.
pub(super) fn content<'a>(
    context: &mut Context<'a>,
    offers: &[(&'a str, &'a MediaType)],
    (at, media_type): (&Pointer, String),
    name: Vec<String>,
) -> Content {
    let union = union(context, offers, at, name);
    Content::Json {
        media_type,
        ty: union.map_or(Type::Any, Type::Named),
        nullable: false,
    }
}

/// The union of several such contents, which is called `name` unless all of them are components: then it is the same for
/// all answers that offer these, and is called after them. `None` if nothing is offered.
fn union<'a>(
    context: &mut Context<'a>,
    offers: &[(&'a str, &'a MediaType)],
    at: &Pointer,
    name: Vec<String>,
) -> Option<TypeId> {
    let schemas = offers.iter().filter_map(|(key, declared)| {
        let schema = declared.schema.as_ref()?;
        Some((at.key(key), Node::from(schema)))
    });
    let schemas: Vec<_> = schemas.collect();
    let components = schemas.iter().map(|(_, node)| component(*node));
    let components: Option<Vec<String>> = components.collect();
    if let Some(known) = components
        .as_ref()
        .and_then(|of| context.choices_of.get(of))
    {
        return Some(*known);
    }
    let called = components.as_ref().map(|names| vec![names.join(" or ")]);
    let name = called.unwrap_or(name);
    let branches = schemas.into_iter();
    let branches = branches.map(|(at, node)| media_type::site(node, &at, name.clone()));
    let branches: Vec<Site<'a>> = branches.collect();
    let site = Site {
        node: branches.first()?.node,
        at: at.clone(),
        name,
    };
    let id = context.choice_type_at(&site, Choice::of_branches(branches));
    if let Some(components) = components {
        context.choices_of.insert(components, id);
    }
    Some(id)
}

fn component(node: Node<'_>) -> Option<String> {
    match node {
        Node::Reference(reference) => Pointer::from_reference(reference)?.component("schemas"),
        Node::Schema(_) => None,
    }
}
