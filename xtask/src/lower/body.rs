//! What an operation sends.

use indexmap::IndexMap;
use openapiv3::MediaType;
use serde_yaml::Value as Yaml;

use super::context::{Component, Context};
use super::head;
use super::keywords::JsonType;
use super::media_type::{self, Family};
use super::operation::Source;
use super::site::{Node, Site};
use super::{binary, object, schema};
use crate::diagnostics::Code;
use crate::ir::{Body, Docs, Field, FormEncoding, FormField, Presence, Value};
use crate::spec::Pointer;

/// The body of an operation, if it has one.
pub(super) fn lower<'a>(context: &mut Context<'a>, source: &Source<'a>) -> Option<Body> {
    let declared = source.operation.request_body.as_ref()?;
    let at = source.at.key("requestBody");
    let resolved = context.document.resolve_request_body(declared, &at);
    let Component {
        value,
        at,
        name,
        description,
    } = context.component(&at, "requestBodies", resolved)?;
    let chosen = choose(context, &value.content, &at.key("content"))?;
    let request = Request {
        docs: Docs {
            summary: None,
            description: description.or_else(|| value.description.clone()),
            deprecation: None,
        },
        required: value.required,
        name: name.map_or_else(
            || vec![source.identifier(), "request".to_owned()],
            |component| vec![component],
        ),
        chosen,
    };
    Some(request.lower(context))
}

/// A body of which the media type is chosen.
struct Request<'a> {
    docs: Docs,
    required: bool,
    name: Vec<String>,
    chosen: Chosen<'a>,
}

struct Chosen<'a> {
    family: Family,
    media_type: &'a str,
    declared: &'a MediaType,
    at: Pointer,
}

impl<'a> Request<'a> {
    fn lower(self, context: &mut Context<'a>) -> Body {
        let (docs, required) = (self.docs.clone(), self.required);
        let media_type = media_type::sent(self.chosen.media_type, self.chosen.family);
        match self.chosen.family {
            Family::Json | Family::JsonSuffix => Body::Json {
                value: self.value(context),
                media_type,
                required,
                docs,
            },
            Family::Multipart => self.form(context, FormEncoding::Multipart),
            Family::UrlEncoded => self.form(context, FormEncoding::UrlEncoded),
            Family::Text => Body::Text {
                constraints: self.value(context).constraints,
                media_type,
                required,
                docs,
            },
            Family::Binary | Family::Xml | Family::OtherMultipart => Body::Binary {
                constraints: self.value(context).constraints,
                media_type,
                required,
                docs,
            },
        }
    }

    fn value(self, context: &mut Context<'a>) -> Value {
        let Chosen { declared, at, .. } = self.chosen;
        let value = media_type::value(context, declared, &at, self.name).value;
        match self.chosen.family {
            Family::Json | Family::JsonSuffix => value,
            Family::Multipart
            | Family::UrlEncoded
            | Family::Text
            | Family::Binary
            | Family::Xml
            | Family::OtherMultipart => binary::through_aliases(context, value),
        }
    }

    fn form(self, context: &mut Context<'a>, encoding: FormEncoding) -> Body {
        let declared = self.chosen.declared;
        check_encodings(context, declared, (encoding, &self.chosen.at));
        let schema = declared.schema.as_ref();
        let site = schema.map(|schema| media_type::site(schema.into(), &self.chosen.at, self.name));
        let is_object = |ty| ty == Some(JsonType::Object);
        let site = site.filter(|site| is_object(schema::json_type(context, site)));
        let fields = if let Some(site) = site {
            form_fields(context, declared, &site)
        } else {
            context
                .error(
                    &self.chosen.at,
                    Code::FormNotObject,
                    "the fields of a form are the properties of an object",
                )
                .help("give the form a schema of `type: object`");
            Vec::new()
        };
        Body::Form {
            encoding,
            fields,
            docs: self.docs,
        }
    }
}

fn check_encodings(
    context: &mut Context<'_>,
    declared: &MediaType,
    (form, at): (FormEncoding, &Pointer),
) {
    let at = at.key("encoding");
    for (field, encoding) in &declared.encoding {
        let at = at.key(field);
        if let Some(content_type) = &encoding.content_type {
            head::check_media_type(context, content_type, &at.key("contentType"));
        }
        report_ignored(context, field, (form, &at));
    }
}

/// Reports what is said of a field's encoding beside its media type, unless it has no effect in a form of this kind (OAS
/// 3.0.3, "Encoding Object") or is what is done anyway.
fn report_ignored(context: &mut Context<'_>, field: &str, (form, at): (FormEncoding, &Pointer)) {
    let raw = context.document.raw_at(at);
    let is_other = |key: &str, usual: &Yaml| {
        let said = raw.and_then(|raw| raw.get(key));
        said.is_some_and(|said| said != usual)
    };
    let (ignored, instead) = match form {
        FormEncoding::UrlEncoded => (
            vec![
                ("style", "form".into()),
                ("explode", true.into()),
                ("allowReserved", false.into()),
            ],
            "a list is sent as a field for each of its items, and an object as JSON",
        ),
        FormEncoding::Multipart => (
            vec![("headers", Yaml::Null)],
            "a part is sent with its name and its media type alone",
        ),
    };
    for (key, _) in ignored.iter().filter(|(key, usual)| is_other(key, usual)) {
        let message = format!("`{key}` of the field `{field}` is ignored");
        context
            .warning(&at.key(key), Code::EncodingIgnored, message)
            .at_key()
            .help(instead);
    }
}

fn form_fields<'a>(
    context: &mut Context<'a>,
    declared: &MediaType,
    site: &Site<'a>,
) -> Vec<FormField> {
    if let Node::Reference(reference) = site.node {
        let form = context.target(reference).map(|(id, _)| id);
        context.form_types.extend(form);
    }
    let object = object::flattened(context, site);
    if object.additional.is_some() {
        context
            .warning(
                &site.at,
                Code::FormAdditional,
                "a form has the fields that its schema names and no others",
            )
            .help("`additionalProperties` is ignored here");
    }
    let fields = object.fields.into_iter();
    fields
        .map(|field| form_field(context, declared, field))
        .collect()
}

fn form_field(context: &mut Context<'_>, declared: &MediaType, field: Field) -> FormField {
    let (required, nullable) = match field.presence {
        Presence::Required => (true, false),
        Presence::Optional => (false, false),
        Presence::Nullable => (true, true),
        Presence::OptionalNullable => (false, true),
    };
    let encoding = declared.encoding.get(&field.name.0);
    FormField {
        docs: field.docs,
        required,
        value: Value {
            nullable,
            ..binary::through_aliases(context, field.value)
        },
        content_type: encoding
            .and_then(|encoding| encoding.content_type.clone())
            .filter(|content_type| is_one(content_type)),
        name: field.name,
    }
}

/// A list or a pattern says what the server takes; which of it a file is, the caller knows.
fn is_one(content_type: &str) -> bool {
    !content_type.contains([',', '*'])
}

fn choose<'a>(
    context: &mut Context<'a>,
    media_types: &'a IndexMap<String, MediaType>,
    at: &Pointer,
) -> Option<Chosen<'a>> {
    let mut offers: Vec<_> = media_types
        .iter()
        .map(|(name, declared)| Chosen {
            family: media_type::family(context, name, declared),
            media_type: name,
            declared,
            at: at.key(name),
        })
        .collect();
    offers.sort_by_key(|offer| offer.family);
    let mut offers = offers.into_iter();
    let chosen = offers.next()?;
    head::check_media_type(context, chosen.media_type, &chosen.at);
    match chosen.family {
        Family::Json
        | Family::JsonSuffix
        | Family::Multipart
        | Family::UrlEncoded
        | Family::Text
        | Family::Binary => report_left_out(context, &chosen, offers),
        Family::Xml | Family::OtherMultipart => {
            let message = format!("a body of `{}` is not supported", chosen.media_type);
            context
                .unsupported(&chosen.at, Code::BodyUnsupported, message)
                .help("JSON, multipart/form-data, application/x-www-form-urlencoded, text and bytes are");
        }
    }
    Some(chosen)
}

fn report_left_out<'a>(
    context: &mut Context<'a>,
    chosen: &Chosen<'a>,
    others: impl Iterator<Item = Chosen<'a>>,
) {
    for other in others {
        let message = format!(
            "the body is sent as `{}`, never as `{}`",
            chosen.media_type, other.media_type
        );
        context.warning(&other.at, Code::MediaTypeLeftOut, message);
    }
}
