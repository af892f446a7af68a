//! An OpenAPI description as it was read: raw value and typed document.
//!
//! This module knows YAML, JSON and `$ref`; it must not know what an operation means.

mod downlevel;
mod grammar;
mod input;
mod lint;
mod load;
mod locate;
mod normalize;
mod pointer;
mod resolve;
mod sources;
mod suggest;

use std::collections::BTreeMap;

pub use downlevel::Unsupported;
pub use input::{FileFault, Files, Input, Text};
pub use locate::Locator;
pub use pointer::Pointer;
pub use sources::{FileId, SourceFile, Sources, Spot};
pub(crate) use suggest::nearest;

/// A description, read and parsed.
///
/// It comes from [`SpecDocument::read`].
#[derive(Debug)]
pub struct SpecDocument {
    /// Everything in the file, also what `openapi` has lost: keys that it does not know, and
    /// whatever stands beside a `$ref`. Every key of it is text and no value has a tag.
    pub raw: serde_yaml::Value,
    /// The typed document.
    pub openapi: openapiv3::OpenAPI,
    /// What OpenAPI 3.1 says and 3.0 cannot say, by the place of the schema or the security scheme.
    pub unsupported: BTreeMap<Pointer, Unsupported>,
}

impl SpecDocument {
    /// The raw value at a pointer.
    #[must_use]
    pub fn raw_at(&self, pointer: &Pointer) -> Option<&serde_yaml::Value> {
        pointer.find_in(&self.raw)
    }

    /// What the schema or the security scheme in a place needs that is not supported, and that `openapi` does not
    /// show.
    #[must_use]
    pub fn unsupported_at(&self, pointer: &Pointer) -> Option<&Unsupported> {
        self.unsupported.get(pointer)
    }
}
