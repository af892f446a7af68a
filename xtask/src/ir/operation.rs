//! Operations: what is sent.

use std::fmt;

use super::{
    CallLimit, Constraints, Docs, Response, SecurityRequirement, StatusMatch, Value, WireName,
};

/// One operation.
#[derive(Debug)]
pub struct Operation {
    /// `operationId`, or `get /pets/{petId}` if the description gives none.
    pub id: WireName,
    /// The method of HTTP.
    pub method: Method,
    /// The path, in its pieces.
    pub path: Vec<PathSegment>,
    /// The URL of its server, if it is at another one than the API: absolute, with the defaults of its variables.
    pub server: Option<String>,
    /// What the description says of it.
    pub docs: Docs,
    /// Path, query, header and cookie parameters; those of the path item first, each once.
    pub parameters: Vec<Parameter>,
    /// What is sent.
    pub body: Option<Body>,
    /// The answers of 2xx, in the order of their statuses. Where the description has none, those that lead elsewhere; where
    /// it has none of these either, `default`, or an empty one.
    pub successes: Vec<Response>,
    /// All other answers, in the order of their statuses, `default` last.
    pub errors: Vec<Response>,
    /// The alternatives, any of which will do; empty if the operation takes no credentials.
    pub security: Vec<SecurityRequirement>,
    /// Whether it may be repeated.
    pub safety: Safety,
    /// The same as the description alone says it: the settings may know better.
    pub described_safety: Safety,
    /// How often it may be called; all of them hold.
    pub limits: Vec<CallLimit>,
    /// How its pages follow each other, if it is paged.
    pub paging: Option<Paging>,
}

impl Operation {
    /// Whether a redirect is what the operation answers with, so that none is to be followed.
    #[must_use]
    pub fn answers_with_redirect(&self) -> bool {
        let mut successes = self.successes.iter();
        successes.any(|response| response.status.leads_elsewhere())
    }
}

/// A method of HTTP that OpenAPI knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// `GET`
    Get,
    /// `PUT`
    Put,
    /// `POST`
    Post,
    /// `DELETE`
    Delete,
    /// `OPTIONS`
    Options,
    /// `HEAD`
    Head,
    /// `PATCH`
    Patch,
    /// `TRACE`
    Trace,
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
        })
    }
}

/// A piece of a path template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PathSegment {
    /// Text that stands in the path as it is.
    Literal(String),
    /// The place of a path parameter.
    Parameter(WireName),
}

/// Whether an operation may be repeated (RFC 9110, section 9.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    /// It changes nothing.
    Safe,
    /// Twice is as good as once.
    Idempotent,
    /// Twice is not once.
    Unsafe,
}

/// A parameter in the path, the query, a header or a cookie.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// The name on the wire.
    pub name: WireName,
    /// Where it is sent.
    pub location: ParameterLocation,
    /// What the description says of it.
    pub docs: Docs,
    /// Whether it must be given. Always so in a path.
    pub required: bool,
    /// How its value becomes text.
    pub encoding: ParameterEncoding,
    /// Its value. Never nullable: a parameter that is null is not sent.
    pub value: Value,
}

/// Where a parameter is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ParameterLocation {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// As a header.
    Header,
    /// As a cookie.
    Cookie,
}

/// How a parameter's value becomes text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterEncoding {
    /// By `style` and `explode`.
    Style(Styling),
    /// As JSON text (`content: application/json`).
    Json,
}

/// How a value becomes text in a place of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Styling {
    /// `style`, with OpenAPI's default for the location.
    pub style: Style,
    /// `explode`, with OpenAPI's default for the style.
    pub explode: bool,
    /// Whether `:/?#[]@!$&'()*+,;=` are sent as they are.
    pub allow_reserved: bool,
}

/// `style` of a parameter, or of a field of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `matrix`, in a path.
    Matrix,
    /// `label`, in a path.
    Label,
    /// `simple`, in a path or a header.
    Simple,
    /// `form`, in a query, a cookie or a form.
    Form,
    /// `spaceDelimited`, in a query or a form.
    SpaceDelimited,
    /// `pipeDelimited`, in a query or a form.
    PipeDelimited,
    /// `deepObject`, in a query or a form.
    DeepObject,
}

/// What an operation sends.
#[derive(Debug, Clone)]
pub enum Body {
    /// JSON.
    Json {
        /// The media type, as `application/json` or `application/merge-patch+json`.
        media_type: String,
        /// What is sent.
        value: Value,
        /// Whether it must be given.
        required: bool,
        /// What the description says of the body.
        docs: Docs,
    },
    /// Fields of a form.
    Form {
        /// How they stand on the wire.
        encoding: FormEncoding,
        /// The fields.
        fields: Vec<FormField>,
        /// What the description says of the body.
        docs: Docs,
    },
    /// Text, as it is.
    Text {
        /// The media type, as `text/plain`.
        media_type: String,
        /// Whether it must be given.
        required: bool,
        /// Bounds of the text.
        constraints: Constraints,
        /// What the description says of the body.
        docs: Docs,
    },
    /// Bytes, as they are.
    Binary {
        /// The media type, as `application/octet-stream`.
        media_type: String,
        /// Whether it must be given.
        required: bool,
        /// Bounds of the length in bytes.
        constraints: Constraints,
        /// What the description says of the body.
        docs: Docs,
    },
}

/// How a form stands on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormEncoding {
    /// `multipart/form-data`
    Multipart,
    /// `application/x-www-form-urlencoded`
    UrlEncoded,
}

/// A field of a form.
#[derive(Debug, Clone)]
pub struct FormField {
    /// The name on the wire.
    pub name: WireName,
    /// What the description says of it.
    pub docs: Docs,
    /// Whether it must be given.
    pub required: bool,
    /// Its value; a file is [`Scalar::Binary`](super::Scalar::Binary).
    pub value: Value,
    /// How its value is written.
    pub encoding: FieldEncoding,
}

/// How the value of a form's field is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldEncoding {
    /// By its media type: `encoding.contentType`, if the description gives one that is no choice, or else what the type
    /// of the value says.
    MediaType(Option<String>),
    /// As a parameter in a query; only in a URL-encoded form (OAS 3.0.3, "Encoding Object").
    Style(Styling),
}

/// How the pages of an operation follow each other: a field of the answer is the query parameter of
/// the next request, and is absent, null or empty on the last page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paging {
    /// The answer that is a page.
    pub status: StatusMatch,
    /// The query parameter that takes the token.
    pub token_parameter: WireName,
    /// Where the answer has the token of the next page, from the top.
    pub next_token: Vec<WireName>,
    /// Where the answer says whether there is another page, from the top, if it does: there is none after one that says
    /// false, whatever token it has.
    pub has_more: Option<Vec<WireName>>,
    /// Where the answer has the items of the page, from the top.
    pub items: Vec<WireName>,
}
