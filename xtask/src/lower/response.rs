//! Answers: which are successes, and what is in them.

mod offers;

use openapiv3::{MediaType, ReferenceOr, StatusCode};

use super::context::Context;
use super::media_type::{self, Family};
use super::operation::Source;
use super::{head, header};
use crate::diagnostics::Code;
use crate::ir::{Content, Method, Response, StatusMatch};
use crate::spec::Pointer;

/// The successes and the errors of an operation.
pub(super) fn lower_all<'a>(
    context: &mut Context<'a>,
    source: &Source<'a>,
) -> (Vec<Response>, Vec<Response>) {
    let mut declared = declared(source);
    declared.sort_by_key(|(status, _, _)| *status);
    let several = declared
        .iter()
        .filter(|(_, response, _)| has_inline_schema(response))
        .count()
        > 1;
    let is_success = successes(&declared);
    let (mut successes, mut errors) = (Vec::new(), Vec::new());
    for (status, response, key) in declared {
        let at = source.at.key("responses").key(&key);
        let mut name = vec![source.identifier(), "response".to_owned()];
        if several {
            name.push(key);
        }
        let head = Head {
            method: source.method,
            status,
            is_error: !is_success(status),
        };
        let Some(response) = lower(context, head, response, &at, name) else {
            continue;
        };
        if is_success(status) {
            successes.push(response);
            continue;
        }
        // It comes last.
        if status == StatusMatch::Default && successes.is_empty() {
            successes.push(response.clone());
        }
        errors.push(response);
    }
    if successes.is_empty() {
        successes.push(nothing());
    }
    (successes, errors)
}

/// Which of the declared answers are successes: those of 2xx; if there are none, those that lead elsewhere, which is all
/// that the operation does then.
fn successes(declared: &[Declared<'_>]) -> fn(StatusMatch) -> bool {
    let mut statuses = declared.iter().map(|(status, _, _)| *status);
    if statuses.any(StatusMatch::is_success) {
        StatusMatch::is_success
    } else {
        StatusMatch::leads_elsewhere
    }
}

/// The success of an operation of which the description says nothing.
fn nothing() -> Response {
    Response {
        status: StatusMatch::Default,
        name: None,
        description: String::new(),
        headers: Vec::new(),
        content: Content::Empty,
    }
}

type Declared<'a> = (StatusMatch, &'a ReferenceOr<openapiv3::Response>, String);

fn declared<'a>(source: &Source<'a>) -> Vec<Declared<'a>> {
    let responses = &source.operation.responses;
    let by_status = responses.responses.iter().map(|(status, response)| {
        let matched = match status {
            StatusCode::Code(code) => StatusMatch::Code(*code),
            StatusCode::Range(class) => StatusMatch::Class(*class),
        };
        (matched, response, status.to_string())
    });
    let default = responses.default.iter();
    let default = default.map(|response| (StatusMatch::Default, response, "default".to_owned()));
    by_status.chain(default).collect()
}

fn has_inline_schema(response: &ReferenceOr<openapiv3::Response>) -> bool {
    let content = response.as_item().map(|response| &response.content);
    let mut media_types = content.into_iter().flat_map(|content| content.values());
    media_types.any(|content| matches!(content.schema, Some(ReferenceOr::Item(_))))
}

/// What is known of an answer without its description.
#[derive(Clone, Copy)]
struct Head {
    method: Method,
    status: StatusMatch,
    /// Whether it is a refusal.
    is_error: bool,
}

fn lower<'a>(
    context: &mut Context<'a>,
    head: Head,
    response: &'a ReferenceOr<openapiv3::Response>,
    at: &Pointer,
    name: Vec<String>,
) -> Option<Response> {
    let resolved = context.document.resolve_response(response, at);
    let found = context.component(at, "responses", resolved)?;
    let (value, at) = (found.value, found.at);
    if !value.links.is_empty() {
        let message = "links concern no call and are ignored";
        context.warning(&at.key("links"), Code::LinksIgnored, message);
    }
    let component = found.name;
    let name = component.clone().map_or(name, |component| vec![component]);
    let description = found.description;
    Some(Response {
        status: head.status,
        description: description.unwrap_or_else(|| value.description.clone()),
        headers: header::lower_all(context, value, &at),
        content: match &component {
            // Only the head of what GET would answer (RFC 9110, section 9.3.2).
            _ if head.method == Method::Head => Content::Empty,
            _ if is_without_content(head.status) => {
                report_content(context, value, head.status, &at);
                Content::Empty
            }
            Some(_) => shared_content(context, value, (&at, head.is_error), name),
            None => content(context, value, (&at.key("content"), head.is_error), name),
        },
        name: component,
    })
}

/// Statuses whose answers never have content (RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5).
fn is_without_content(status: StatusMatch) -> bool {
    match status {
        StatusMatch::Code(code) => matches!(code, 204 | 205 | 304),
        StatusMatch::Class(_) | StatusMatch::Default => false,
    }
}

fn report_content(
    context: &mut Context<'_>,
    response: &openapiv3::Response,
    status: StatusMatch,
    at: &Pointer,
) {
    let has_schema = |content: &MediaType| content.schema.is_some();
    if let StatusMatch::Code(code) = status
        && response.content.values().any(has_schema)
    {
        let message = format!("an answer {code} has no content: what is said of it is ignored");
        context
            .warning(&at.key("content"), Code::ContentIgnored, message)
            .at_key()
            .help("remove it, or describe the content of another status");
    }
}

/// The content of a component, which is lowered once, whatever number of operations refer to it.
fn shared_content<'a>(
    context: &mut Context<'a>,
    response: &'a openapiv3::Response,
    (at, is_error): (&Pointer, bool),
    name: Vec<String>,
) -> Content {
    let key = (at.clone(), is_error);
    let known = context.contents.get(&key).cloned();
    let (lowered, unsupported) = known.unwrap_or_else(|| {
        let place = (&at.key("content"), is_error);
        let known = context.meeting(|context| content(context, response, place, name));
        context.contents.insert(key, known.clone());
        known
    });
    if let Some(unsupported) = unsupported {
        context.meet(unsupported);
    }
    lowered
}

fn content<'a>(
    context: &mut Context<'a>,
    response: &'a openapiv3::Response,
    (at, is_error): (&Pointer, bool),
    name: Vec<String>,
) -> Content {
    let offers = response.content.iter();
    let offers =
        offers.map(|(key, declared)| (media_type::family(context, key, declared), key, declared));
    let Some((family, key, declared)) = offers.min_by_key(|(family, _, _)| *family) else {
        return Content::Empty;
    };
    head::check_media_type(context, key, &at.key(key));
    let media_type = media_type::sent(key, family);
    let of_json = offers::json(context, response);
    let of_several = Some(of_json).filter(|offers| is_error && offers.len() > 1);
    let is_read = |other: &MediaType| {
        let mut offers = of_several.iter().flatten();
        offers.any(|(_, offered)| offered.schema == other.schema)
    };
    let others = response.content.iter();
    let others: Vec<_> = others.filter(|(_, other)| !is_read(other)).collect();
    note_left_out(context, &others, (&media_type, family, declared), at);
    if media_type::is_stream(key) {
        let message =
            format!("an answer of `{media_type}` is read to its end, and given as a whole");
        context
            .warning(&at.key(key), Code::AnswerStreamed, message)
            .at_key()
            .help("one that does not end fails with the call's time-out");
    }
    media_type::report_unused_schema(context, (key, declared), family, &at.key(key));
    match family {
        Family::Json | Family::JsonSuffix => match of_several {
            Some(offers) => offers::content(context, &offers, (at, media_type), name),
            None => json(context, declared, &at.key(key), name, media_type),
        },
        Family::Text | Family::Xml | Family::UrlEncoded => Content::Text { media_type },
        Family::Binary => Content::Binary {
            media_types: of_bytes(context, response),
        },
        Family::Multipart | Family::OtherMultipart => Content::Binary {
            media_types: vec![media_type],
        },
    }
}

/// Notes which of the other media types of an answer are not asked for, where one is chosen.
fn note_left_out<'a>(
    context: &mut Context<'a>,
    others: &[(&'a String, &'a MediaType)],
    (media_type, family, declared): (&str, Family, &MediaType),
    at: &Pointer,
) {
    for (other, declared_too) in others {
        let other_family = media_type::family(context, other, declared_too);
        // Bytes of several kinds are all asked for.
        let is_asked_for = family == Family::Binary && other_family == Family::Binary;
        // The same in another language says nothing more, but for a text that is no JSON.
        let is_the_same = declared_too.schema == declared.schema
            && (other_family == family || !media_type::is_plain_text(context, other, declared_too));
        if !is_asked_for && !is_the_same {
            let message = format!(
                "the answer is asked for as `{media_type}`, never as `{}`",
                other.trim()
            );
            context.note(&at.key(other), Code::MediaTypeLeftOut, message);
        }
    }
}

/// All media types of an answer whose values are bytes, as they are asked for.
fn of_bytes(context: &Context<'_>, response: &openapiv3::Response) -> Vec<String> {
    let offers = response.content.iter();
    let of_bytes = offers
        .filter(|(name, declared)| media_type::family(context, name, declared) == Family::Binary);
    of_bytes
        .map(|(name, _)| media_type::sent(name, Family::Binary))
        .collect()
}

fn json<'a>(
    context: &mut Context<'a>,
    declared: &'a MediaType,
    at: &Pointer,
    name: Vec<String>,
    media_type: String,
) -> Content {
    let value = media_type::value(context, declared, at, name).value;
    Content::Json {
        media_type,
        ty: value.ty,
        nullable: value.nullable,
    }
}
