//! What is said of a part of the crate.

use super::Ident;
use crate::ir::{self, WireName};

/// What is said of a part of the crate.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Docs {
    /// One line.
    pub summary: Option<String>,
    /// `CommonMark`.
    pub description: Option<String>,
    /// That it should not be used any more, if so.
    pub deprecation: Option<Deprecation>,
}

/// That a part of the crate should not be used any more.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deprecation {
    /// The day from which on it works worse.
    pub degradation_start: Option<String>,
    /// The day from which on it works no more.
    pub shutdown: Option<String>,
    /// What to use instead.
    pub replacements: Vec<Replacement>,
}

/// What to use instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Replacement {
    /// A method of a group.
    Method(Box<Method>),
    /// An operation that the crate does not have, by its `operationId`.
    Operation(WireName),
    /// A field of the same struct, with its setter if it is not required.
    Field(Ident, Option<Ident>),
    /// An argument of the same method.
    Argument(Ident),
    /// A setter of the same call.
    Setter {
        /// The struct of the call.
        call: Ident,
        /// The setter.
        setter: Ident,
    },
}

/// A method of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Method {
    /// The module of the group.
    pub module: Ident,
    /// The struct of the group.
    pub group: Ident,
    /// The method.
    pub function: Ident,
    /// The name of the group's page under `docs/`, without the ending.
    pub page: String,
}

impl From<&ir::Docs> for Docs {
    /// What the description says, without what to use instead: that has its name once all is planned.
    fn from(docs: &ir::Docs) -> Self {
        let deprecation = docs.deprecation.as_ref();
        Self {
            summary: docs.summary.clone(),
            description: docs.description.clone(),
            deprecation: deprecation.map(|deprecation| Deprecation {
                degradation_start: deprecation.degradation_start.clone(),
                shutdown: deprecation.shutdown.clone(),
                replacements: Vec::new(),
            }),
        }
    }
}
