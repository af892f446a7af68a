//! The Rust model: what the generated crate is made of, with every decision taken.
//!
//! Identifiers are final, types are chosen, recursive types are boxed, imports can be read off. What
//! comes after this stage only writes it down; it must not know tokens, nor OpenAPI.

pub mod example;
pub mod mocking;
pub mod names;
mod plan;

pub use example::Expression;
pub use mocking::{MockedInput, Mocking};
pub use names::Ident;
pub use plan::plan;

use crate::config;
use crate::ir::{
    Constraints, Docs, FormatBase, Method, Presence, Safety, StatusMatch, Style, WireName,
};

/// What the code of a group uses under its own name.
pub(crate) const RESERVED_IN_GROUPS: &[&str] = &[
    "Answer",
    "Answered",
    "AsRef",
    "BTreeMap",
    "Binary",
    "Bounds",
    "Bytes",
    "Call",
    "Client",
    "DateTime",
    "Decode",
    "DecodeFailure",
    "Empty",
    "Err",
    "ErrorBody",
    "FixedOffset",
    "FormField",
    "Into",
    "IntoIterator",
    "Json",
    "Listed",
    "Method",
    "NaiveDate",
    "NoErrorBody",
    "None",
    "Ok",
    "Operation",
    "Option",
    "Paging",
    "Parameter",
    "Part",
    "Pattern",
    "PlainText",
    "Result",
    "Safety",
    "Some",
    "String",
    "Style",
    "Text",
    "Vec",
];

/// The crate to write.
#[derive(Debug)]
pub struct Crate {
    /// What Cargo knows of it.
    pub package: Package,
    /// What it depends on beside what the runtime does.
    pub dependencies: Vec<Dependency>,
    /// `info.title`
    pub title: String,
    /// `info.version`
    pub api_version: String,
    /// `info.description`
    pub description: Option<String>,
    /// The URL that calls go to if the caller names none.
    pub base_url: Option<String>,
    /// The servers that a caller can choose from; empty if there is but one without variables.
    pub servers: Vec<Server>,
    /// The ways to authenticate.
    pub schemes: Vec<Scheme>,
    /// The groups of operations.
    pub groups: Vec<Group>,
    /// The models, in the order of the description.
    pub models: Vec<Model>,
}

/// What Cargo knows of the crate.
#[derive(Debug, Clone, Default)]
pub struct Package {
    /// `name`
    pub name: String,
    /// `version`
    pub version: String,
    /// `description`
    pub description: String,
    /// `license`
    pub license: String,
    /// `keywords`
    pub keywords: Vec<String>,
    /// `categories`
    pub categories: Vec<String>,
    /// `repository`
    pub repository: Option<String>,
    /// `homepage`
    pub homepage: Option<String>,
    /// `documentation`
    pub documentation: Option<String>,
    /// `authors`
    pub authors: Vec<String>,
}

impl From<&config::Package> for Package {
    fn from(package: &config::Package) -> Self {
        let url = |url: &Option<config::Url>| url.as_ref().map(|url| url.as_str().to_owned());
        Self {
            name: package.name.as_str().to_owned(),
            version: package.version.to_string(),
            description: package.description.clone().unwrap_or_default(),
            license: package
                .license
                .as_ref()
                .map(|license| license.as_str().to_owned())
                .unwrap_or_default(),
            keywords: package
                .keywords
                .iter()
                .map(|keyword| keyword.as_str().to_owned())
                .collect(),
            categories: package.categories.clone(),
            repository: url(&package.repository),
            homepage: url(&package.homepage),
            documentation: url(&package.documentation),
            authors: package.authors.clone(),
        }
    }
}

impl Package {
    /// The name by which Rust code refers to the crate.
    #[must_use]
    pub fn crate_name(&self) -> String {
        self.name.replace('-', "_")
    }
}

/// A server that a caller can choose: a constant, or a function of its variables.
#[derive(Debug)]
pub struct Server {
    /// `PRODUCTION`, or `regional` if there are variables.
    pub ident: Ident,
    /// What it is for.
    pub description: Option<String>,
    /// The URL, cut at its variables: text, variable, text …
    pub url: Vec<UrlPiece>,
    /// The arguments of the function.
    pub variables: Vec<ServerVariable>,
}

/// A piece of a server's URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UrlPiece {
    /// Text.
    Literal(String),
    /// The value of the variable at this index.
    Variable(usize),
}

/// A variable of a server's URL.
#[derive(Debug)]
pub struct ServerVariable {
    /// The argument.
    pub ident: Ident,
    /// What the description says of it.
    pub description: Option<String>,
    /// The value that it has if none is given.
    pub default: String,
    /// The values that it may have; empty if it may have any.
    pub values: Vec<String>,
}

/// A way to authenticate.
#[derive(Debug)]
pub struct Scheme {
    /// The name in the description.
    pub name: WireName,
    /// The static that holds it.
    pub constant: Ident,
    /// The method of the builder that takes the credential.
    pub setter: Ident,
    /// The method of the builder that takes a source of credentials.
    pub provider: Ident,
    /// Where the credential is sent.
    pub place: crate::ir::CredentialPlace,
    /// What the description says of it.
    pub description: Option<String>,
}

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
    /// The alternatives of credentials, as indices into [`Crate::schemes`].
    pub security: Vec<Vec<usize>>,
    /// Whether it may be repeated.
    pub safety: Safety,
    /// What comes back.
    pub success: Success,
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
    /// An object, by its style.
    Object(StyleChoice),
    /// JSON text.
    Json,
}

/// `style`, `explode` and `allowReserved`, where they are not OpenAPI's default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    /// The static of that parameter.
    pub constant: Ident,
    /// The variant of [`Success::Several`] that is a page.
    pub variant: Option<Ident>,
    /// The way from a page to the token of the next one.
    pub next_token: Vec<Step>,
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

/// A type of the crate's `models`.
#[derive(Debug)]
pub struct Model {
    /// Its name.
    pub ident: Ident,
    /// Its module, in `models` and in `wire`.
    pub module: Ident,
    /// The name in the description; for an inline schema, the way to it with dots.
    pub wire: String,
    /// The name of its page under `docs/`, without the ending.
    pub page: String,
    /// What the description says of it.
    pub docs: Docs,
    /// What it is.
    pub kind: ModelKind,
    /// Whether its bounds are checked before it is sent.
    pub validated: bool,
    /// An example of a value, as the description gives it, for the reference.
    pub example: Option<serde_json::Value>,
}

/// What a model is.
#[derive(Debug)]
pub enum ModelKind {
    /// A struct.
    Struct(Struct),
    /// An enum of texts.
    Text(Vec<Variant<String>>),
    /// An enum of integers.
    Integer(Vec<Variant<i64>>),
    /// Another name for a type.
    Alias(RustType),
}

/// A struct.
#[derive(Debug)]
pub struct Struct {
    /// The fields.
    pub fields: Vec<Field>,
    /// What takes the properties that the description does not name.
    pub additional: Option<Box<Additional>>,
}

/// The field that takes the properties that the description does not name.
#[derive(Debug)]
pub struct Additional {
    /// The field.
    pub ident: Ident,
    /// The setter.
    pub setter: Ident,
    /// The type of the values.
    pub ty: RustType,
    /// Bounds of the values.
    pub bounds: Bounds,
    /// The constant of its bounds, in the code that checks them.
    pub constant: Ident,
}

/// A field of a struct.
#[derive(Debug)]
pub struct Field {
    /// The field.
    pub ident: Ident,
    /// Its name on the wire.
    pub wire: WireName,
    /// What the description says of it.
    pub docs: Docs,
    /// Its type without `Option` or `Patch`.
    pub ty: RustType,
    /// Whether it must be there, and how it stands in the struct.
    pub holder: Holder,
    /// As the description has it, for the reference.
    pub presence: Presence,
    /// The setter; of use only if the field is not required.
    pub setter: Ident,
    /// The setter that sends null.
    pub null_setter: Option<Ident>,
    /// Bounds.
    pub bounds: Bounds,
    /// The constant of its bounds, in the code that checks them.
    pub constant: Ident,
    /// The value that the server takes if none is sent.
    pub default: Option<serde_json::Value>,
    /// An example of a value, as the description gives it.
    pub example: Option<serde_json::Value>,
}

/// How a field stands in its struct.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// `T`: required.
    Plain,
    /// `Option<T>`, absent when `None`.
    Optional,
    /// `Option<T>`, null when `None`, always there.
    Nullable,
    /// `Patch<T>`: absent, null or a value.
    Patch,
}

/// A variant of an enum.
#[derive(Debug)]
pub struct Variant<T> {
    /// Its name.
    pub ident: Ident,
    /// Its value on the wire.
    pub value: T,
    /// What the description says of it.
    pub description: Option<String>,
}

/// A type of Rust.
#[derive(Debug, Clone, PartialEq)]
pub enum RustType {
    /// `String`
    String,
    /// `bool`
    Bool,
    /// `i32`
    I32,
    /// `i64`
    I64,
    /// `f32`
    F32,
    /// `f64`
    F64,
    /// `chrono::NaiveDate`
    Date,
    /// `chrono::DateTime<chrono::FixedOffset>`
    DateTime,
    /// A type of another crate, which the user chose for a format.
    Foreign(Foreign),
    /// `Part` of the runtime: the contents of a file.
    Part,
    /// `serde_json::Value`
    Json,
    /// A type of `models`: its index in [`Crate::models`] and its name.
    Model(usize, Ident),
    /// `Vec<T>`
    Vec(Box<RustType>),
    /// `BTreeMap<String, T>`
    Map(Box<RustType>),
    /// `Option<T>`
    Option(Box<RustType>),
    /// `Box<T>`
    Box(Box<RustType>),
}

/// A type of another crate, which the user chose for a format.
#[derive(Debug, Clone, PartialEq)]
pub struct Foreign {
    /// Its path.
    pub path: config::TypePath,
    /// The format.
    pub format: WireName,
    /// What its values are in JSON.
    pub base: FormatBase,
}

/// A line of `[dependencies]` that the runtime does not have, or not so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dependency {
    /// The name of the crate.
    pub name: String,
    /// Its version, as Cargo takes it.
    pub version: String,
    /// Features, each once.
    pub features: Vec<String>,
    /// `default-features`, if something is said of it.
    pub default_features: Option<bool>,
}

/// Bounds of a value and of what is in it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bounds {
    /// Of the value itself.
    pub constraints: Constraints,
    /// Of the items of an array, or the values of a map.
    pub items: Option<Box<Bounds>>,
}

impl Bounds {
    /// Whether there is nothing to check.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.constraints == Constraints::default()
            && self.items.as_ref().is_none_or(|items| items.is_empty())
    }
}
