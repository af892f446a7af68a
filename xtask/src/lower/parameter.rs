//! A parameter: where it is, how it is written, and what it is.

mod list;
mod text;

use openapiv3::{
    Content, CookieStyle, HeaderStyle, MediaType, Parameter as Declared, ParameterData,
    ParameterSchemaOrContent, PathStyle, QueryStyle, ReferenceOr,
};

use super::context::{Component, Context};
use super::deprecation;
use super::head;
use super::media_type;
use super::operation::Source;
use super::schema::{self, Lowered};
use super::site::Site;
use crate::diagnostics::Code;
use crate::ir::{
    Docs, Parameter, ParameterEncoding, ParameterLocation, Scalar, Style, Styling, Type, Value,
    WireName,
};
use crate::spec::Pointer;

pub(super) use list::{ParameterPlace, lower_all};
pub(super) use text::check_all;

fn lower<'a>(
    context: &mut Context<'a>,
    source: &Source<'a>,
    declared: &'a ReferenceOr<Declared>,
    at: &Pointer,
) -> Option<(Parameter, Pointer)> {
    let resolved = context.document.resolve_parameter(declared, at);
    let Component {
        value,
        at,
        name,
        description,
    } = context.component(at, "parameters", resolved)?;
    let data = value.parameter_data_ref();
    let location = location(value);
    if location == ParameterLocation::Header
        && let Some(source) = set_from(&data.name)
    {
        let message = format!("a header parameter `{}` is ignored", data.name);
        context
            .warning(&at, Code::HeaderIgnored, message)
            .help(format!("the client sets this header itself, from {source}"));
        return None;
    }
    if location == ParameterLocation::Header {
        head::check_name(context, &data.name, &at.key("name"));
    }
    let names = name.map_or_else(
        || vec![source.identifier(), data.name.clone()],
        |component| vec![component],
    );
    let (encoding, lowered) = format(context, value, &at, names);
    let required = required(context, data, location, &at);
    let mut parameter = parameter(data, location, required, encoding, lowered);
    parameter.docs.description = description.or(parameter.docs.description);
    Some((parameter, at))
}

fn parameter(
    data: &ParameterData,
    location: ParameterLocation,
    required: bool,
    encoding: ParameterEncoding,
    lowered: Lowered,
) -> Parameter {
    let Lowered { value, annotation } = lowered;
    let examples = data.examples.values().filter_map(ReferenceOr::as_item);
    let example = data.example.clone();
    let example = example.or_else(|| {
        examples
            .into_iter()
            .find_map(|example| example.value.clone())
    });
    let ty = match encoding {
        ParameterEncoding::Json => value.ty,
        ParameterEncoding::Style(_) => as_text(value.ty),
    };
    Parameter {
        name: WireName(data.name.clone()),
        location,
        docs: Docs {
            summary: None,
            description: data.description.clone().or(annotation.docs.description),
            deprecation: deprecation::overlaid(
                deprecation::of(data.deprecated.unwrap_or_default(), &data.extensions),
                annotation.docs.deprecation,
            ),
        },
        required,
        encoding,
        value: Value {
            ty,
            nullable: false,
            example: example.or(value.example),
            ..value
        },
    }
}

fn format<'a>(
    context: &mut Context<'a>,
    declared: &'a Declared,
    at: &Pointer,
    name: Vec<String>,
) -> (ParameterEncoding, Lowered) {
    let data = declared.parameter_data_ref();
    match &data.format {
        ParameterSchemaOrContent::Schema(schema) => {
            let site = Site {
                node: schema.into(),
                at: at.key("schema"),
                name,
            };
            (style(declared), schema::value(context, &site))
        }
        ParameterSchemaOrContent::Content(media_types) => {
            content(context, declared, media_types, &at.key("content"), name)
        }
    }
}

/// A parameter by its media type: JSON, or the text of a value that is one.
fn content<'a>(
    context: &mut Context<'a>,
    declared: &Declared,
    media_types: &'a Content,
    at: &Pointer,
    name: Vec<String>,
) -> (ParameterEncoding, Lowered) {
    let is_json = |(key, _): &(&String, &MediaType)| media_type::is_json(key);
    if let Some((key, json)) = media_types.iter().find(is_json) {
        let value = media_type::value(context, json, &at.key(key), name);
        return (ParameterEncoding::Json, value);
    }
    let is_text = |(key, text): &(&String, &MediaType)| media_type::is_text(context, key, text);
    if let Some((key, text)) = media_types.iter().find(is_text) {
        let value = media_type::value(context, text, &at.key(key), name);
        return (style(declared), value);
    }
    context
        .unsupported(
            at,
            Code::ParameterContentUnsupported,
            "the content of a parameter that is neither JSON nor text is not supported",
        )
        .help("describe it by a `schema`, or as `application/json`");
    (ParameterEncoding::Json, any())
}

fn required(
    context: &mut Context<'_>,
    data: &ParameterData,
    location: ParameterLocation,
    at: &Pointer,
) -> bool {
    if location == ParameterLocation::Path && !data.required {
        let message = format!(
            "the path parameter `{}` is not said to be required",
            data.name
        );
        context
            .warning(at, Code::PathParameterOptional, message)
            .help("a path parameter always is: add `required: true`");
        return true;
    }
    data.required
}

fn any() -> Lowered {
    Lowered {
        value: schema::of_type(Type::Any),
        annotation: super::annotation::Annotation::silent(),
    }
}

/// A value of any type, and bytes, are text when they are a parameter, and null is no item of a list: there is no text
/// for it.
fn as_text(ty: Type) -> Type {
    match ty {
        Type::Any | Type::Scalar(Scalar::Binary) => Type::Scalar(Scalar::String),
        Type::Array(items) => Type::Array(Box::new(Value {
            ty: as_text(items.ty),
            nullable: false,
            ..*items
        })),
        Type::Scalar(_) | Type::Named(_) | Type::Map(_) => ty,
    }
}

/// What the client sets a header from that no parameter may set: OAS 3.0.3, "Parameter Object", and RFC 9110, section 8.6.
fn set_from(header: &str) -> Option<&'static str> {
    match header.to_ascii_lowercase().as_str() {
        "accept" | "content-type" => Some("the media types, as OpenAPI says"),
        "authorization" => Some("the security schemes, as OpenAPI says"),
        "content-length" | "transfer-encoding" => Some("the length of the body"),
        _ => None,
    }
}

fn location(parameter: &Declared) -> ParameterLocation {
    match parameter {
        Declared::Path { .. } => ParameterLocation::Path,
        Declared::Query { .. } => ParameterLocation::Query,
        Declared::Header { .. } => ParameterLocation::Header,
        Declared::Cookie { .. } => ParameterLocation::Cookie,
    }
}

fn style(parameter: &Declared) -> ParameterEncoding {
    let (style, allow_reserved) = match parameter {
        Declared::Path { style, .. } => match style {
            PathStyle::Matrix => (Style::Matrix, false),
            PathStyle::Label => (Style::Label, false),
            PathStyle::Simple => (Style::Simple, false),
        },
        Declared::Query {
            style,
            allow_reserved,
            ..
        } => (of_query(style), *allow_reserved),
        Declared::Header { style, .. } => match style {
            HeaderStyle::Simple => (Style::Simple, false),
        },
        Declared::Cookie { style, .. } => match style {
            CookieStyle::Form => (Style::Form, false),
        },
    };
    ParameterEncoding::Style(Styling {
        style,
        explode: explode(style, parameter.parameter_data_ref().explode),
        allow_reserved,
    })
}

pub(super) fn of_query(style: &QueryStyle) -> Style {
    match style {
        QueryStyle::Form => Style::Form,
        QueryStyle::SpaceDelimited => Style::SpaceDelimited,
        QueryStyle::PipeDelimited => Style::PipeDelimited,
        QueryStyle::DeepObject => Style::DeepObject,
    }
}

/// `explode`, or what stands for it where it is not said.
pub(super) fn explode(style: Style, said: Option<bool>) -> bool {
    said.unwrap_or(style == Style::Form)
}
