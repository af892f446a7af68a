//! Operations as text.

use super::types::{bounds, ty, value};
use super::{Page, deprecated, escaped};
use crate::ir::{
    AnswerHeader, Api, Body, Constraints, Content, FieldEncoding, FormEncoding, FormField,
    Operation, Paging, Parameter, ParameterEncoding, ParameterLocation, PathSegment, Response,
    Safety, SecurityRequirement, StatusMatch, Style, Styling, WireName,
};

/// An operation and all its parts.
pub(super) fn operation(page: &mut Page, api: &Api, operation: &Operation) {
    page.text.push('\n');
    let safety = match operation.safety {
        Safety::Safe => "safe",
        Safety::Idempotent => "idempotent",
        Safety::Unsafe => "unsafe",
    };
    let (id, method, path) = (
        escaped(&operation.id.0),
        operation.method,
        path(&operation.path),
    );
    let (security, deprecated) = (
        security(api, &operation.security),
        deprecated(&operation.docs),
    );
    page.line(
        0,
        format_args!("operation {id}  {method} {path}  {safety}  {security}{deprecated}"),
    );
    page.all_docs(1, &operation.docs);
    if let Some(server) = &operation.server {
        page.line(1, format_args!("server {}", escaped(server)));
    }
    for limit in &operation.limits {
        page.line(1, format_args!("limit {limit}"));
    }
    for parameter in &operation.parameters {
        self::parameter(page, api, parameter);
    }
    if let Some(body) = &operation.body {
        self::body(page, api, body);
    }
    for (kind, responses) in [("", &operation.successes), ("error ", &operation.errors)] {
        for response in responses {
            self::response(page, api, kind, response);
        }
    }
    if let Some(found) = &operation.paging {
        paging(page, found);
    }
}

fn paging(page: &mut Page, paging: &Paging) {
    let (status, parameter) = (status(paging.status), escaped(&paging.token_parameter.0));
    let (token, items) = (dotted(&paging.next_token), dotted(&paging.items));
    let more = paging.has_more.as_ref().map(|place| dotted(place));
    let more = more.map(|place| format!(" if {place}")).unwrap_or_default();
    page.line(
        1,
        format_args!("pages {status}: {parameter} ← {token}{more}, items {items}"),
    );
}

fn parameter(page: &mut Page, api: &Api, parameter: &Parameter) {
    let location = match parameter.location {
        ParameterLocation::Path => "path",
        ParameterLocation::Query => "query",
        ParameterLocation::Header => "header",
        ParameterLocation::Cookie => "cookie",
    };
    let name = escaped(&parameter.name.0);
    let (absent, deprecated) = (absent(parameter.required), deprecated(&parameter.docs));
    let (value, encoding) = (value(api, &parameter.value), encoding(parameter.encoding));
    page.line(
        1,
        format_args!("{location} {name}{absent}: {value}  {encoding}{deprecated}"),
    );
    page.all_docs(2, &parameter.docs);
}

fn body(page: &mut Page, api: &Api, body: &Body) {
    let (docs, required, fields): (_, _, &[FormField]) = match body {
        Body::Json { docs, required, .. }
        | Body::Text { docs, required, .. }
        | Body::Binary { docs, required, .. } => (docs, *required, &[]),
        Body::Form { docs, fields, .. } => (docs, true, fields),
    };
    let (absent, text, deprecated) = (absent(required), body_type(api, body), deprecated(docs));
    page.line(1, format_args!("body{absent}: {text}{deprecated}"));
    page.all_docs(2, docs);
    for field in fields {
        form_field(page, api, field);
    }
}

fn body_type(api: &Api, body: &Body) -> String {
    let raw = |kind: &str, media_type: &str, constraints: &Constraints| {
        let mut parts = vec![format!("{kind} {media_type:?}")];
        parts.extend(bounds(constraints));
        parts.join("  ")
    };
    match body {
        Body::Json {
            media_type, value, ..
        } => format!("{}  {media_type:?}", self::value(api, value)),
        Body::Form { encoding, .. } => form_encoding(*encoding).to_owned(),
        Body::Text {
            media_type,
            constraints,
            ..
        } => raw("text", media_type, constraints),
        Body::Binary {
            media_type,
            constraints,
            ..
        } => raw("bytes", media_type, constraints),
    }
}

fn form_field(page: &mut Page, api: &Api, field: &FormField) {
    let name = escaped(&field.name.0);
    let (absent, deprecated) = (absent(field.required), deprecated(&field.docs));
    let encoding = match &field.encoding {
        FieldEncoding::MediaType(None) => String::new(),
        FieldEncoding::MediaType(Some(media_type)) => format!("  as {media_type:?}"),
        FieldEncoding::Style(styling) => format!("  {}", self::styling(*styling)),
    };
    let value = value(api, &field.value);
    page.line(
        2,
        format_args!("{name}{absent}: {value}{encoding}{deprecated}"),
    );
    page.all_docs(3, &field.docs);
}

fn response(page: &mut Page, api: &Api, kind: &str, response: &Response) {
    let status = status(response.status);
    let content = match &response.content {
        Content::Empty => "empty".to_owned(),
        Content::Json {
            media_type,
            ty,
            nullable,
        } => {
            let null = if *nullable { " | null" } else { "" };
            format!("{}{null}  {media_type:?}", self::ty(api, ty))
        }
        Content::Text { media_type } => format!("text {media_type:?}"),
        Content::Binary { media_types } => {
            let media_types = media_types.join(", ");
            format!("bytes {media_types:?}")
        }
    };
    page.line(1, format_args!("{kind}{status}: {content}"));
    page.docs(
        2,
        None,
        Some(&response.description)
            .filter(|text| !text.is_empty())
            .map(String::as_str),
    );
    for header in &response.headers {
        self::header(page, api, header);
    }
}

fn header(page: &mut Page, api: &Api, header: &AnswerHeader) {
    let name = escaped(&header.name.0);
    let (absent, deprecated) = (absent(header.required), deprecated(&header.docs));
    let ty = ty(api, &header.ty);
    page.line(2, format_args!("header {name}{absent}: {ty}{deprecated}"));
    page.all_docs(3, &header.docs);
}

fn status(status: StatusMatch) -> String {
    match status {
        StatusMatch::Code(code) => code.to_string(),
        StatusMatch::Class(class) => format!("{class}XX"),
        StatusMatch::Default => "default".to_owned(),
    }
}

fn path(segments: &[PathSegment]) -> String {
    let segments = segments.iter().map(|segment| match segment {
        PathSegment::Literal(text) => escaped(text),
        PathSegment::Parameter(name) => format!("{{{}}}", escaped(&name.0)),
    });
    segments.collect()
}

fn security(api: &Api, alternatives: &[SecurityRequirement]) -> String {
    let alternatives = alternatives.iter().map(|requirement| {
        let schemes = requirement.0.iter();
        let schemes: Vec<_> = schemes
            .map(|id| escaped(&api.security_scheme(*id).name.0))
            .collect();
        if schemes.is_empty() {
            "none".to_owned()
        } else {
            schemes.join(" & ")
        }
    });
    format!("[{}]", alternatives.collect::<Vec<_>>().join(" | "))
}

fn encoding(encoding: ParameterEncoding) -> String {
    match encoding {
        ParameterEncoding::Style(styling) => self::styling(styling),
        ParameterEncoding::Json => "json".to_owned(),
    }
}

fn styling(styling: Styling) -> String {
    let style = match styling.style {
        Style::Matrix => "matrix",
        Style::Label => "label",
        Style::Simple => "simple",
        Style::Form => "form",
        Style::SpaceDelimited => "spaceDelimited",
        Style::PipeDelimited => "pipeDelimited",
        Style::DeepObject => "deepObject",
    };
    let explode = if styling.explode { "*" } else { "" };
    let reserved = if styling.allow_reserved {
        " reserved"
    } else {
        ""
    };
    format!("{style}{explode}{reserved}")
}

fn form_encoding(encoding: FormEncoding) -> &'static str {
    match encoding {
        FormEncoding::Multipart => "multipart form",
        FormEncoding::UrlEncoded => "urlencoded form",
    }
}

fn absent(required: bool) -> &'static str {
    if required { "" } else { "?" }
}

fn dotted(path: &[WireName]) -> String {
    let names = path.iter().map(|name| escaped(&name.0));
    names.collect::<Vec<_>>().join(".")
}
