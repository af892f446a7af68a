//! What an operation sends.

use indexmap::IndexMap;
use openapiv3::MediaType;

use super::binary;
use super::context::{Component, Context};
use super::form::{self, Form};
use super::head;
use super::media_type::{self, Family};
use super::operation::Source;
use crate::diagnostics::Code;
use crate::ir::{Body, Constraints, Docs, FormEncoding, Scalar, Type, Value};
use crate::spec::Pointer;

/// The body of an operation, if it has one, and the place of its media type.
pub(super) fn lower<'a>(context: &mut Context<'a>, source: &Source<'a>) -> Option<(Body, Pointer)> {
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
    let place = chosen.at.clone();
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
    Some((request.lower(context), place))
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
                media_type: media_type::of_text(self.chosen.media_type),
                constraints: self.text(context),
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

    /// The bounds of a body that is text.
    fn text(self, context: &mut Context<'a>) -> Constraints {
        let at = self.chosen.at.key("schema");
        if let Some(charset) = media_type::other_charset(self.chosen.media_type) {
            let message = format!("a text is sent in UTF-8, never in `{charset}`");
            context
                .warning(&self.chosen.at, Code::CharsetIgnored, message)
                .at_key()
                .help("if the API takes no UTF-8, describe the body as bytes: `format: binary`");
        }
        let value = self.value(context);
        if !matches!(value.ty, Type::Scalar(Scalar::String) | Type::Any) {
            let message =
                "a body of text may be any text: it is not checked that it is of this type";
            context
                .warning(&at, Code::KeywordNotChecked, message)
                .help("the API may refuse one that is not");
        }
        value.constraints
    }

    fn form(self, context: &mut Context<'a>, encoding: FormEncoding) -> Body {
        let form = Form {
            encoding,
            declared: self.chosen.declared,
            at: self.chosen.at,
            name: self.name,
        };
        Body::Form {
            encoding,
            fields: form::fields(context, &form),
            docs: self.docs,
        }
    }
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
        | Family::Text => report_left_out(context, &chosen, offers),
        Family::Binary => {
            let offer = (chosen.media_type, chosen.declared);
            media_type::report_unused_schema(context, offer, chosen.family, &chosen.at);
            report_left_out(context, &chosen, offers);
        }
        // A fault may have taken out another of its media types.
        Family::Xml | Family::OtherMultipart if context.document.gaps.lack_part_of(at) => {}
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
