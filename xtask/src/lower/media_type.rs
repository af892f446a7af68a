//! Media types: what a body of one is, and the value in it.

use openapiv3::{MediaType, ReferenceOr};

use super::annotation::Annotation;
use super::context::Context;
use super::head;
use super::keywords::{JsonType, Keywords};
use super::schema::{self, Lowered};
use super::site::{Node, Site};
use super::walk;
use crate::diagnostics::Code;
use crate::ir::{Type, Value};
use crate::spec::Pointer;

/// What a body is, by its media type. The order is that of our preference in an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Family {
    /// `application/json`
    Json,
    /// JSON by another name, as `application/merge-patch+json` or `text/json`.
    JsonSuffix,
    /// `multipart/form-data`
    Multipart,
    /// `application/x-www-form-urlencoded`
    UrlEncoded,
    /// `text/*`
    Text,
    /// Bytes.
    Binary,
    /// XML outside of `text/*`.
    Xml,
    /// `multipart/*` of another kind.
    OtherMultipart,
}

/// What a body of a media type is; the schema decides where the media type says nothing.
pub(super) fn family(context: &Context<'_>, media_type: &str, declared: &MediaType) -> Family {
    let name = essence(media_type);
    let of_name = match name.as_str() {
        "application/json" => Family::Json,
        "multipart/form-data" => Family::Multipart,
        "application/x-www-form-urlencoded" => Family::UrlEncoded,
        "*/*" | "application/*" if is_structured(context, declared) => Family::Json,
        _ if is_json(&name) => Family::JsonSuffix,
        _ if name.starts_with("text/") => Family::Text,
        _ if name.starts_with("multipart/") => Family::OtherMultipart,
        _ if name.ends_with("+xml") || name == "application/xml" => Family::Xml,
        _ => Family::Binary,
    };
    let is_bytes = declared
        .schema
        .as_ref()
        .is_some_and(|schema| is_binary(context, schema.into()));
    match of_name {
        Family::Json | Family::JsonSuffix | Family::Text | Family::Xml if is_bytes => {
            Family::Binary
        }
        Family::Json
        | Family::JsonSuffix
        | Family::Multipart
        | Family::UrlEncoded
        | Family::Text
        | Family::Binary
        | Family::Xml
        | Family::OtherMultipart => of_name,
    }
}

/// Whether a value of a media type is its text: one of `text/*` or of any type that is no object and no array.
pub(super) fn is_text(context: &Context<'_>, media_type: &str, declared: &MediaType) -> bool {
    let name = essence(media_type);
    let ty = json_type(context, declared);
    let is_scalar = ty.is_some_and(|ty| !matches!(ty, JsonType::Array | JsonType::Object));
    is_scalar && (name.starts_with("text/") || name == "*/*")
}

/// Whether a value of a media type is its text, and not in the language of another one, as `text/json`.
pub(super) fn is_plain_text(context: &Context<'_>, media_type: &str, declared: &MediaType) -> bool {
    !is_json(media_type) && is_text(context, media_type, declared)
}

/// Whether a body of a media type is a row of messages, each of which is meant to be read when it comes.
pub(super) fn is_stream(media_type: &str) -> bool {
    matches!(
        essence(media_type).as_str(),
        "text/event-stream"
            | "application/x-ndjson"
            | "application/ndjson"
            | "application/jsonl"
            | "application/json-seq"
            | "multipart/x-mixed-replace"
    )
}

/// Whether a media type is JSON.
pub(super) fn is_json(media_type: &str) -> bool {
    let name = essence(media_type);
    ["application/json", "text/json"].contains(&name.as_str()) || name.ends_with("+json")
}

/// The value that a media type declares; any if it declares none.
pub(super) fn value<'a>(
    context: &mut Context<'a>,
    declared: &'a MediaType,
    at: &Pointer,
    name: Vec<String>,
) -> Lowered {
    let Some(schema) = &declared.schema else {
        return Lowered {
            value: schema::of_type(Type::Any),
            annotation: Annotation::silent(),
        };
    };
    let mut lowered = schema::value(context, &site(schema.into(), at, name));
    let named = declared.examples.values().filter_map(ReferenceOr::as_item);
    let example = declared.example.clone();
    let example = example.or_else(|| named.into_iter().find_map(|example| example.value.clone()));
    lowered.value = Value {
        example: example.or(lowered.value.example),
        ..lowered.value
    };
    lowered
}

/// The schema of a media type at a place.
pub(super) fn site<'a>(node: Node<'a>, at: &Pointer, name: Vec<String>) -> Site<'a> {
    Site {
        node,
        at: at.key("schema"),
        name,
    }
}

/// A media type as it is sent: wildcards that stand for JSON are written out.
pub(super) fn sent(media_type: &str, family: Family) -> String {
    if family == Family::Json && media_type.contains('*') {
        "application/json".to_owned()
    } else {
        media_type.to_owned()
    }
}

/// The media type of a text that is sent: the client writes UTF-8, and what names no charset may be read as ASCII (RFC
/// 2046, section 4.1.2).
pub(super) fn of_text(media_type: &str) -> String {
    let essence = essence(media_type);
    if essence.contains('*') {
        "text/plain; charset=utf-8".to_owned()
    } else if charset(media_type).is_some_and(is_utf_8) {
        media_type.to_owned()
    } else {
        let parts = media_type.split(';');
        let parts = parts.filter(|part| charset_of(part).is_none());
        let kept: Vec<&str> = parts.collect();
        format!("{}; charset=utf-8", kept.join(";"))
    }
}

/// The charset that a media type names, if it is one in which UTF-8 is not written.
pub(super) fn other_charset(media_type: &str) -> Option<&str> {
    charset(media_type).filter(|charset| !is_utf_8(charset))
}

fn charset(media_type: &str) -> Option<&str> {
    media_type.split(';').skip(1).find_map(charset_of)
}

/// The charset that a parameter of a media type names.
fn charset_of(parameter: &str) -> Option<&str> {
    let (name, value) = parameter.split_once('=')?;
    let is_it = name.trim().eq_ignore_ascii_case("charset");
    is_it.then(|| value.trim().trim_matches('"'))
}

fn is_utf_8(charset: &str) -> bool {
    ["utf-8", "utf8"]
        .iter()
        .any(|name| charset.eq_ignore_ascii_case(name))
}

/// A media type without its parameters, in small letters.
pub(super) fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// Warns of a schema that has parts, where a body is handed over as it comes.
pub(super) fn report_unused_schema(
    context: &mut Context<'_>,
    (media_type, declared): (&str, &MediaType),
    family: Family,
    at: &Pointer,
) {
    let handed_over = match family {
        Family::Json | Family::JsonSuffix | Family::UrlEncoded => return,
        Family::Text | Family::Xml => "a text",
        Family::Binary | Family::Multipart | Family::OtherMultipart => "bytes",
    };
    let has_parts = matches!(
        json_type(context, declared),
        Some(JsonType::Array | JsonType::Object)
    );
    // Of what is none there is a report already.
    if !has_parts || !head::has_type_and_subtype(media_type) {
        return;
    }
    let message = format!("a body of `{media_type}` is handed over as {handed_over}");
    let help = head::known_media_type(media_type).map_or_else(
        || "the client reads and writes JSON and forms".to_owned(),
        |known| format!("did you mean `{known}`?"),
    );
    context
        .warning(&at.key("schema"), Code::SchemaUnused, message)
        .at_key()
        .help(help);
}

/// Whether the values are more than text or bytes; alternatives are if one of them is.
fn is_structured(context: &Context<'_>, declared: &MediaType) -> bool {
    let Some(schema) = &declared.schema else {
        return false;
    };
    let site = anywhere(schema.into());
    let is_structured = |site: &Site<'_>| match schema::json_type(context, site) {
        Some(
            JsonType::Object
            | JsonType::Array
            | JsonType::Number
            | JsonType::Integer
            | JsonType::Boolean,
        ) => true,
        Some(JsonType::String) | None => false,
    };
    let alternatives = walk::find(context, &site, |site, keywords| {
        let (keyword, branches) = keywords.choices().next()?;
        let branches = branches.iter().enumerate();
        let sites = branches.map(|(index, branch)| site.part(keyword, index, branch));
        Some(sites.collect::<Vec<_>>())
    });
    is_structured(&site) || alternatives.iter().flatten().any(is_structured)
}

/// `type` of the schema, if there is one and it has one.
fn json_type(context: &Context<'_>, declared: &MediaType) -> Option<JsonType> {
    let schema = declared.schema.as_ref()?;
    schema::json_type(context, &anywhere(schema.into()))
}

fn is_binary(context: &Context<'_>, node: Node<'_>) -> bool {
    match context.resolve(&anywhere(node)).node {
        Node::Reference(_) => false,
        Node::Schema(schema) => {
            let keywords = Keywords::of(schema);
            keywords.ty == Some(JsonType::String) && keywords.format == Some("binary")
        }
    }
}

/// A schema whose place does not matter.
fn anywhere(node: Node<'_>) -> Site<'_> {
    Site {
        node,
        at: Pointer::root(),
        name: Vec::new(),
    }
}
