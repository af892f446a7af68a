//! An OpenAPI description as it was read: raw value and typed document.
//!
//! This module knows YAML, JSON and `$ref`; it must not know what an operation means.

mod grammar;
mod input;
mod lint;
mod load;
mod locate;
mod normalize;
mod overlay;
mod pointer;
mod resolve;
mod sources;
mod suggest;

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
}

impl SpecDocument {
    /// The raw value at a pointer.
    #[must_use]
    pub fn raw_at(&self, pointer: &Pointer) -> Option<&serde_yaml::Value> {
        pointer.find_in(&self.raw)
    }
}
