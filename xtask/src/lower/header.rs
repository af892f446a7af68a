//! The headers of an answer.
//!
//! The client hands them out as they come, so that their types are told of and no type of the crate comes of them.

use openapiv3::{Header, ParameterSchemaOrContent, ReferenceOr};

use super::context::{Component, Context, MAXIMUM_DEPTH};
use super::keywords::{JsonType, Keywords};
use super::schema;
use super::site::{Node, Site};
use super::{deprecation, media_type, scalar};
use crate::ir::{AnswerHeader, Docs, Type, WireName};
use crate::spec::Pointer;

/// The headers of an answer that stands at `at`.
pub(super) fn lower_all<'a>(
    context: &mut Context<'a>,
    response: &'a openapiv3::Response,
    at: &Pointer,
) -> Vec<AnswerHeader> {
    let headers = response.headers.iter();
    // What is in an answer, its content says (OpenAPI 3.0.3, "Response Object").
    let headers = headers.filter(|(name, _)| !name.eq_ignore_ascii_case("content-type"));
    let lowered = headers
        .filter_map(|(name, header)| lower(context, name, header, &at.key("headers").key(name)));
    lowered.collect()
}

fn lower<'a>(
    context: &mut Context<'a>,
    name: &str,
    declared: &'a ReferenceOr<Header>,
    at: &Pointer,
) -> Option<AnswerHeader> {
    let resolved = context.document.resolve_header(declared, at);
    let Component {
        value,
        at,
        description,
        ..
    } = context.component(at, "headers", resolved)?;
    let mut docs = Docs {
        summary: None,
        description: description.or_else(|| value.description.clone()),
        deprecation: deprecation::of(value.deprecated.unwrap_or_default(), &value.extensions),
    };
    if let Some(deprecation) = &mut docs.deprecation {
        deprecation.sibling = None;
    }
    Some(AnswerHeader {
        name: WireName(name.to_owned()),
        docs,
        required: value.required,
        ty: format(context, &value.format, &at),
    })
}

fn format<'a>(
    context: &mut Context<'a>,
    format: &'a ParameterSchemaOrContent,
    at: &Pointer,
) -> Type {
    let schema = match format {
        ParameterSchemaOrContent::Schema(schema) => schema,
        ParameterSchemaOrContent::Content(media_types) => {
            let mut json = media_types
                .iter()
                .filter(|(name, _)| media_type::is_json(name));
            match json
                .next()
                .and_then(|(_, declared)| declared.schema.as_ref())
            {
                Some(schema) => schema,
                None => return Type::Any,
            }
        }
    };
    let site = Site {
        node: schema.into(),
        at: at.key("schema"),
        name: Vec::new(),
    };
    ty(context, &site, MAXIMUM_DEPTH)
}

/// The type of a schema as far as it has one without a name.
fn ty<'a>(context: &mut Context<'a>, site: &Site<'a>, depth: usize) -> Type {
    let Some(depth) = depth.checked_sub(1) else {
        return Type::Any;
    };
    let keywords = match site.node {
        Node::Reference(_) => return schema::bare_value(context, site).ty,
        Node::Schema(schema) => Keywords::of(schema),
    };
    if let Some(part) = keywords.only_part(site) {
        return ty(context, &part, depth);
    }
    match keywords.ty {
        None => Type::Any,
        Some(JsonType::Array) => {
            let mut items = schema::of_type(Type::Any);
            if let Some(node) = keywords.items {
                items.ty = ty(context, &site.items(node), depth);
            }
            Type::Array(Box::new(items))
        }
        Some(JsonType::Object) => Type::Map(Box::new(schema::of_type(Type::Any))),
        Some(plain) => Type::Scalar(scalar::of(context, site, plain, keywords.format)),
    }
}
