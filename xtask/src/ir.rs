//! The meaning of a description: operations, types, security, paging.
//!
//! Everything here carries its name on the wire and knows no Rust: no identifier, no keyword, no
//! casing. All references are resolved, `allOf` is merged, and a value that a stage further down
//! would have to guess is decided here.

mod answer;
mod deprecation;
mod dump;
mod integer;
mod limit;
mod operation;
mod security;
mod types;

use std::collections::BTreeSet;

pub use answer::{AnswerHeader, Content, Response, StatusMatch};
pub use deprecation::Deprecation;
pub use dump::dump;
pub use integer::IntegerFormat;
pub use limit::{CallLimit, Period};
pub use operation::{
    Body, FieldEncoding, FormEncoding, FormField, Method, Operation, Paging, Parameter,
    ParameterEncoding, ParameterLocation, PathSegment, Safety, Style, Styling,
};
pub use security::{CredentialPlace, SecurityRequirement, SecurityScheme, SecuritySchemeId};
pub use types::{
    Access, Constraints, Enumeration, EnumerationValue, Field, FormatBase, FormatId, Limit, Object,
    Presence, Scalar, Tagging, Type, TypeDefinition, TypeId, TypeKind, Union, UnionVariant, Usage,
    Value,
};

/// A name as it stands on the wire or in the description, never a Rust identifier.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WireName(pub String);

/// What the description says in prose.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Docs {
    /// One line.
    pub summary: Option<String>,
    /// `CommonMark`.
    pub description: Option<String>,
    /// That its use is discouraged, if it is.
    pub deprecation: Option<Deprecation>,
}

/// An API: everything that the client is made of.
#[derive(Debug)]
pub struct Api {
    /// `info.title`.
    pub title: String,
    /// `info.version`: any text, not always a version number.
    pub version: String,
    /// `info.description`.
    pub description: Option<String>,
    /// Where the API answers, the default first. Empty if the description names no server.
    pub servers: Vec<Server>,
    /// The ways to authenticate. [`SecuritySchemeId`] is an index into it.
    pub security_schemes: Vec<SecurityScheme>,
    /// The operations by their first tag, in the order of the document.
    pub groups: Vec<Group>,
    /// The operations that the description has and nobody wants.
    pub left_out: BTreeSet<WireName>,
    /// The formats whose values have a type that the user chose. [`FormatId`] is an index into it.
    pub formats: Vec<Format>,
    /// Every named type. [`TypeId`] is an index into it.
    pub types: Vec<TypeDefinition>,
}

impl Api {
    /// The definition of a type.
    #[must_use]
    pub fn type_definition(&self, id: TypeId) -> &TypeDefinition {
        &self.types[id.0]
    }

    /// The security scheme of an id.
    #[must_use]
    pub fn security_scheme(&self, id: SecuritySchemeId) -> &SecurityScheme {
        &self.security_schemes[id.0]
    }

    /// All operations, group by group.
    pub fn operations(&self) -> impl Iterator<Item = &Operation> {
        self.groups.iter().flat_map(|group| &group.operations)
    }
}

/// A format whose values have a type that the user chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Format {
    /// `format` of the schemas.
    pub name: WireName,
    /// Whether a schema of text or integers has it.
    pub is_used: bool,
}

/// Operations that share their first tag.
#[derive(Debug)]
pub struct Group {
    /// The tag; `None` for the operations that have none.
    pub tag: Option<WireName>,
    /// What the description says of the tag.
    pub description: Option<String>,
    /// In the order of the document.
    pub operations: Vec<Operation>,
}

/// A server at which the API answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Server {
    /// The URL; a variable stands in it as `{name}`. Relative if the description says so.
    pub url: String,
    /// What the server is for.
    pub description: Option<String>,
    /// The variables of the URL, in the order in which the description declares them.
    pub variables: Vec<ServerVariable>,
}

impl Server {
    /// The URL, each variable at its default.
    #[must_use]
    pub fn default_url(&self) -> String {
        self.filled(|variable| &variable.default)
    }

    /// The URL with something in the place of each variable.
    pub(crate) fn filled<'a>(&'a self, value: impl Fn(&'a ServerVariable) -> &'a str) -> String {
        let variables = self.variables.iter();
        variables.fold(self.url.clone(), |url, variable| {
            url.replace(&format!("{{{}}}", variable.name.0), value(variable))
        })
    }
}

/// A part of a server's URL that the caller chooses.
#[derive(Debug, Clone, PartialEq)]
pub struct ServerVariable {
    /// The name in the URL.
    pub name: WireName,
    /// The value if the caller chooses none.
    pub default: String,
    /// The values that are allowed; any if empty.
    pub values: Vec<String>,
    /// What the description says of it.
    pub description: Option<String>,
}
