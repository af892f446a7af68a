//! The fields of a form: the properties of its schema, each encoded as the media type says.

use openapiv3::MediaType;
use serde_yaml::Value as Yaml;

use super::context::Context;
use super::keywords::JsonType;
use super::lacking;
use super::operation::Draft;
use super::parameter::{explode, of_query};
use super::parts::{self, Parts};
use super::site::{Node, Site};
use super::{binary, head, media_type, object, schema};
use crate::diagnostics::Code;
use crate::ir::{
    Access, Body, Field, FieldEncoding, FormEncoding, FormField, Presence, Scalar, Style, Styling,
    Value,
};
use crate::spec::{Pointer, nearest};

/// A media type that is a form.
pub(super) struct Form<'a> {
    pub(super) encoding: FormEncoding,
    pub(super) declared: &'a MediaType,
    /// Its place.
    pub(super) at: Pointer,
    /// What a type is named after that has no name of its own.
    pub(super) name: Vec<String>,
}

/// Its fields.
pub(super) fn fields<'a>(context: &mut Context<'a>, form: &Form<'a>) -> Vec<FormField> {
    let schema = form.declared.schema.as_ref();
    let site = schema.map(|schema| media_type::site(schema.into(), &form.at, form.name.clone()));
    let is_object = |ty| ty == Some(JsonType::Object);
    if let Some(site) = &site
        && is_object(schema::json_type(context, site))
    {
        return of_object(context, form, site);
    }
    let may_be_object = |site| lacking::may_be_of_another_type(context, site);
    if site.as_ref().map_or_else(
        || context.document.gaps.lack(&form.at.key("schema")),
        may_be_object,
    ) {
        return Vec::new();
    }
    context
        .unsupported(
            &form.at,
            Code::FormNotObject,
            "the fields of a form are the properties of an object",
        )
        .help("give the form a schema of `type: object`");
    Vec::new()
}

fn of_object<'a>(context: &mut Context<'a>, form: &Form<'a>, site: &Site<'a>) -> Vec<FormField> {
    if let Node::Reference(reference) = site.node {
        let ty = context.target(reference).map(|(id, _)| id);
        context.form_types.extend(ty);
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
    check_encodings(context, form, &object.fields);
    // OAS 3.0.3, "Schema Object": what is `readOnly` should not be sent.
    let fields = object.fields.into_iter();
    let fields = fields.filter(|field| field.access != Access::ReadOnly);
    fields
        .map(|field| {
            let encoding = encoding(context, form, &field.name.0);
            self::field(context, field, encoding)
        })
        .collect()
}

fn field(context: &mut Context<'_>, field: Field, encoding: FieldEncoding) -> FormField {
    let (required, nullable) = match field.presence {
        Presence::Required => (true, false),
        Presence::Optional => (false, false),
        Presence::Nullable => (true, true),
        Presence::OptionalNullable => (false, true),
    };
    FormField {
        docs: field.docs,
        required,
        value: Value {
            nullable,
            ..binary::through_aliases(context, field.value)
        },
        encoding,
        name: field.name,
    }
}

/// Checks the media types that the fields of forms are said to have. All types are defined by now.
pub(super) fn check_all(context: &mut Context<'_>, drafts: &mut [Draft]) {
    for draft in drafts {
        let (Some(Body::Form { fields, .. }), Some(place)) =
            (&mut draft.operation.body, &draft.body_place)
        else {
            continue;
        };
        for field in fields {
            let ((), met) = context.meeting(|context| check_language(context, place, field));
            draft.unsupported = draft.unsupported.take().or(met);
        }
    }
}

/// What has parts is written in JSON, and texts in UTF-8, whatever the field is said to be.
fn check_language(context: &mut Context<'_>, form: &Pointer, field: &mut FormField) {
    let FieldEncoding::MediaType(Some(media_type)) = &mut field.encoding else {
        return;
    };
    let at = encoding_place(form, &field.name.0).key("contentType");
    match parts::of(context, &field.value.ty) {
        Parts::Some if !media_type::is_json(media_type) => {
            let message = format!("a field of `{media_type}` that has parts is not supported");
            context
                .unsupported(&at, Code::BodyUnsupported, message)
                .help("JSON is; for another language describe the field as `type: string`");
        }
        // In which charset the bytes of a file are, whoever sends it knows.
        Parts::None(Scalar::Binary) | Parts::Some | Parts::Unknown => {}
        Parts::None(_) => {
            if let Some(charset) = media_type::other_charset(media_type) {
                let message = format!("a text is sent in UTF-8, never in `{charset}`");
                context
                    .warning(&at, Code::CharsetIgnored, message)
                    .help("if the API takes no UTF-8, describe the field as `format: binary`");
                *media_type = media_type::of_text(media_type);
            }
        }
    }
}

/// In a URL-encoded form the style goes before the media type, if anything is said of it (OAS 3.0.4, "Encoding Object").
fn encoding(context: &Context<'_>, form: &Form<'_>, field: &str) -> FieldEncoding {
    let Some(encoding) = form.declared.encoding.get(field) else {
        return FieldEncoding::MediaType(None);
    };
    let raw = context.document.raw_at(&encoding_place(&form.at, field));
    let said = |key: &str| raw.and_then(|raw| raw.get(key));
    let is_styled = ["style", "explode", "allowReserved"]
        .into_iter()
        .any(|key| said(key).is_some());
    if form.encoding == FormEncoding::UrlEncoded && is_styled {
        let style = encoding.style.as_ref().map_or(Style::Form, of_query);
        return FieldEncoding::Style(Styling {
            style,
            explode: explode(style, said("explode").and_then(Yaml::as_bool)),
            allow_reserved: encoding.allow_reserved,
        });
    }
    let content_type = encoding.content_type.clone();
    FieldEncoding::MediaType(content_type.filter(|content_type| is_one(content_type)))
}

/// A list or a pattern says what the server takes; which of it a file is, the caller knows.
fn is_one(content_type: &str) -> bool {
    !content_type.contains([',', '*'])
}

fn check_encodings(context: &mut Context<'_>, form: &Form<'_>, fields: &[Field]) {
    let names = || fields.iter().map(|field| field.name.0.as_str());
    for (field, encoding) in &form.declared.encoding {
        let at = encoding_place(&form.at, field);
        if !names().any(|name| name == field) {
            let message = format!("there is no field `{field}`, of which this is the encoding");
            let help = match nearest(field, names()) {
                Some(known) => format!("did you mean `{known}`?"),
                None => "it must be one of the properties of the schema".to_owned(),
            };
            let warning = context.warning(&at, Code::EncodingIgnored, message);
            warning.at_key().help(help);
        }
        let content_type = encoding.content_type.iter();
        for media_type in content_type.flat_map(|list| list.split(',')) {
            head::check_media_type(context, media_type.trim(), &at.key("contentType"));
        }
        // OAS 3.0.3, "Encoding Object": in a form of the other kind they have no effect.
        if form.encoding == FormEncoding::Multipart && !encoding.headers.is_empty() {
            let message = format!("`headers` of the field `{field}` is ignored");
            context
                .warning(&at.key("headers"), Code::EncodingIgnored, message)
                .at_key()
                .help("a part is sent with its name and its media type alone");
        }
    }
}

/// Where it is said how a field is encoded, in the media type that is at this place.
pub(super) fn encoding_place(media_type: &Pointer, field: &str) -> Pointer {
    media_type.key("encoding").key(field)
}
