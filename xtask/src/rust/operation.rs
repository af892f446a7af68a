//! Groups of operations: their methods, what these take, and what they answer.

use super::{Bounds, Docs, Expression, Ident, MockedInput, Mocking, RustType};
use crate::ir::{CallLimit, Method, Safety, StatusMatch, Style, WireName};

/// A group of operations: a module with a struct whose methods they are.
#[derive(Debug)]
pub struct Group {
    /// The tag as it stands in the description.
    pub tag: Option<WireName>,
    /// What the description says of the tag.
    pub description: Option<String>,
    /// The module.
    pub module: Ident,
    /// The method of the client.
    pub accessor: Ident,
    /// The struct.
    pub ident: Ident,
    /// The name of its page under `docs/`, without the ending.
    pub page: String,
    /// The operations.
    pub operations: Vec<Operation>,
    /// The error types that live in this module.
    pub errors: Vec<ErrorEnum>,
}

/// An operation: a method of its group, and a struct that is the call before it is sent.
#[derive(Debug)]
pub struct Operation {
    /// `operationId`
    pub id: WireName,
    /// The method of HTTP.
    pub method: Method,
    /// The path template.
    pub path: String,
    /// The URL of its server, if it is at another one than the API.
    pub server: Option<String>,
    /// What the description says of it.
    pub docs: Docs,
    /// The module of the call.
    pub module: Ident,
    /// The method of the group.
    pub function: Ident,
    /// The struct of the call.
    pub call: Ident,
    /// What is sent: what is required, in the order of the arguments (path, query, header, cookie, body),
    /// then what is optional.
    pub inputs: Vec<Input>,
    /// `Content-Type`, if there is a body.
    pub content_type: Option<String>,
    /// `Accept`, if an answer has content.
    pub accept: Option<String>,
    /// The alternatives of credentials, as indices into [`Crate::schemes`](super::Crate::schemes).
    pub security: Vec<Vec<usize>>,
    /// Whether it may be repeated.
    pub safety: Safety,
    /// Whether a redirect is what it answers with, so that none is to be followed.
    pub answers_with_redirect: bool,
    /// What comes back.
    pub success: Success,
    /// How often it may be called; all of them hold.
    pub limits: Vec<CallLimit>,
    /// How its pages follow each other, if it answers in pages.
    pub paging: Option<Paging>,
    /// What comes back instead.
    pub error: ErrorType,
    /// All answers of the description but the successes, for the reference.
    pub refusals: Vec<Refusal>,
    /// How tests stand in for it.
    pub mocking: Mocking,
}

impl Operation {
    /// The inputs that are arguments of the method.
    pub fn arguments(&self) -> impl Iterator<Item = &Input> {
        self.inputs.iter().filter(|input| input.required)
    }

    /// The inputs that are setters of the call.
    pub fn options(&self) -> impl Iterator<Item = &Input> {
        self.inputs.iter().filter(|input| !input.required)
    }
}

/// A parameter, a field of a form, or a body.
#[derive(Debug)]
pub struct Input {
    /// The argument or setter.
    pub ident: Ident,
    /// What the description says of it.
    pub docs: Docs,
    /// The type of the value.
    pub ty: RustType,
    /// Whether it is an argument (else a setter).
    pub required: bool,
    /// How it is sent.
    pub carrier: Carrier,
    /// An example of a value, as Rust.
    pub example: Expression,
    /// Whether the description gives that example; else it is made up.
    pub has_example: bool,
    /// Bounds.
    pub bounds: Bounds,
    /// The value that the server takes if none is given.
    pub default: Option<serde_json::Value>,
    /// How tests speak of it.
    pub mocked: MockedInput,
}

/// How an input is sent.
#[derive(Debug)]
pub enum Carrier {
    /// As a parameter.
    Parameter {
        /// The static that describes it.
        constant: Ident,
        /// The name on the wire.
        name: WireName,
        /// Where it is sent.
        location: crate::ir::ParameterLocation,
        /// How it becomes text.
        form: ParameterForm,
    },
    /// As a field of a form.
    FormField {
        /// The static that describes it.
        constant: Ident,
        /// The name on the wire.
        name: WireName,
        /// `encoding.contentType`
        content_type: Option<String>,
        /// What the value is.
        form: FieldForm,
    },
    /// As the body, as JSON.
    Json,
    /// As the body, as text.
    Text,
    /// As the body, as bytes.
    Binary,
}

/// How a parameter becomes text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterForm {
    /// A scalar or a list, by its style.
    Value(StyleChoice),
    /// An object, or what has one or lists of lists in it, by its style.
    Object(StyleChoice),
    /// JSON text.
    Json,
}

/// `style`, `explode` and `allowReserved`, where they are not OpenAPI's default.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StyleChoice {
    /// The style, if not the default of the location.
    pub style: Option<Style>,
    /// `explode`, if not the default of the style.
    pub explode: Option<bool>,
    /// `allowReserved`
    pub allow_reserved: bool,
}

/// What the value of a form's field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldForm {
    /// A file.
    Part,
    /// Several files under one name.
    Parts,
    /// A scalar, or several under one name.
    Value,
    /// A scalar or a list, by its style.
    StyledValue(StyleChoice),
    /// An object, or what has one or lists of lists in it, by its style.
    StyledObject(StyleChoice),
    /// JSON.
    Json,
}

/// What comes back when all is well.
#[derive(Debug)]
pub enum Success {
    /// The same content for every status of success.
    One(Payload),
    /// Different contents by status: an enum.
    Several(AnswerEnum),
}

/// The contents of an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Payload {
    /// Nothing.
    Empty,
    /// JSON.
    Json(RustType),
    /// Text.
    Text,
    /// Bytes.
    Binary,
}

/// An enum over the answers of success.
#[derive(Debug)]
pub struct AnswerEnum {
    /// Its name.
    pub ident: Ident,
    /// A variant a status.
    pub variants: Vec<StatusVariant>,
}

/// How the pages of an operation follow each other.
#[derive(Debug)]
pub struct Paging {
    /// The argument or setter that takes the token of a page.
    pub token: Ident,
    /// Whether a call needs one, for the first page too.
    pub needs_token: bool,
    /// The static of that parameter.
    pub constant: Ident,
    /// The variant of [`Success::Several`] that is a page.
    pub variant: Option<Ident>,
    /// The way from a page to the token of the next one.
    pub next_token: Vec<Step>,
    /// The same on the wire.
    pub next_token_place: Vec<WireName>,
    /// The way from a page to what says whether there is another one.
    pub has_more: Option<Vec<Step>>,
    /// The same on the wire.
    pub has_more_place: Vec<WireName>,
    /// The way from a page to its items.
    pub items: Vec<Step>,
    /// An item.
    pub item: RustType,
}

/// A step from a value to what is in it. A box is no step: it is gone through on the way to a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// To a field.
    Field(Ident),
    /// Into an `Option`.
    Option,
    /// Into a `Patch`.
    Patch,
}

/// The error type of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ErrorType {
    /// No answer but the successes has a body.
    None,
    /// An enum of a group: `crate::module::ident`.
    Enum {
        /// The module of the group in which it lives.
        module: Ident,
        /// Its name.
        ident: Ident,
    },
}

/// An enum over the bodies of errors, by status.
#[derive(Debug)]
pub struct ErrorEnum {
    /// Its name.
    pub ident: Ident,
    /// A variant a status that has a body.
    pub variants: Vec<StatusVariant>,
}

/// A variant that stands for a status.
#[derive(Debug)]
pub struct StatusVariant {
    /// Its name.
    pub ident: Ident,
    /// The statuses for which it stands.
    pub status: StatusMatch,
    /// What the description says of it.
    pub description: String,
    /// What is in it.
    pub payload: Payload,
}

/// An answer that is not a success, for the reference.
#[derive(Debug)]
pub struct Refusal {
    /// The statuses.
    pub status: StatusMatch,
    /// What the description says of it.
    pub description: String,
    /// What is in it.
    pub payload: Payload,
}
