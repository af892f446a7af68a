//! The Rust model: what the generated crate is made of, with every decision taken.
//!
//! Identifiers are final, types are chosen, recursive types are boxed, imports can be read off. What
//! comes after this stage only writes it down; it must not know tokens, nor OpenAPI.

mod alias;
mod docs;
pub mod example;
mod field;
pub mod mocking;
mod model;
pub mod names;
mod operation;
mod parts;
mod plan;
mod target;

pub use alias::{Alias, Aliases, FormerName, Rename, Surface, followed, owner};
pub use docs::{Deprecation, Docs, Method, Replacement};
pub use example::Expression;
pub use field::{Field, Holder, OnlyValue};
pub use mocking::{MockedInput, Mocking};
pub use model::{
    Additional, Bounds, Constant, Foreign, Model, ModelKind, RustType, Shape, Struct, Union,
    UnionVariant, Variant,
};
pub use names::{GivenNames, Ident};
pub use operation::{
    AnswerEnum, Carrier, ErrorEnum, ErrorType, FieldForm, Group, Input, Operation, Paging,
    ParameterForm, Payload, Refusal, StatusVariant, Step, StyleChoice, Success,
};
pub use parts::RuntimePart;
pub use plan::plan;
pub use target::ExampleTarget;

use std::collections::BTreeSet;

use crate::config;
use crate::ir::WireName;

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
    /// The examples that Cargo must be told of.
    pub examples: Vec<ExampleTarget>,
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
    /// The path of the first server, if the description does not say on which host it is.
    pub base_path: Option<String>,
    /// The servers that a caller can choose from; empty if there is but one without variables.
    pub servers: Vec<Server>,
    /// The ways to authenticate.
    pub schemes: Vec<Scheme>,
    /// The types of other crates that values have, in the order of their paths.
    pub foreign_types: Vec<ForeignType>,
    /// The groups of operations.
    pub groups: Vec<Group>,
    /// The models, in the order of the description.
    pub models: Vec<Model>,
    /// The parts of the runtime that it needs, beside what every client does.
    pub parts: BTreeSet<RuntimePart>,
    /// The names that are left behind.
    pub aliases: Aliases,
}

/// What Cargo knows of the crate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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

impl Crate {
    /// A model, by the way to it in the description.
    #[must_use]
    pub fn model(&self, name: &[String]) -> Option<&Model> {
        let wire = name.join(".");
        self.models.iter().find(|model| model.wire == wire)
    }

    /// An operation with its group, by its name in the description.
    #[must_use]
    pub fn operation(&self, id: &WireName) -> Option<(&Group, &Operation)> {
        self.groups.iter().find_map(|group| {
            let mut operations = group.operations.iter();
            Some((group, operations.find(|operation| operation.id == *id)?))
        })
    }
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
    /// The URL in the description, a variable in it as `{name}`.
    pub template: String,
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

/// A type of another crate that values of the crate have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignType {
    /// Its path.
    pub path: config::TypePath,
    /// Whether it is sent as text somewhere: as a parameter, or as a field of a form.
    pub is_text: bool,
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
