//! An OpenAPI description as it was read: raw value and typed document.
//!
//! This module knows YAML, JSON and `$ref`; it must not know what an operation means.

mod bundle;
mod downlevel;
pub(crate) mod extension;
mod gaps;
mod grammar;
pub mod input;
mod lint;
mod load;
mod locate;
mod normalize;
mod overlay;
mod pointer;
mod repair;
mod resolve;
pub mod select;
mod sources;
mod suggest;
mod write;

use std::collections::{BTreeMap, BTreeSet};

pub use downlevel::Unsupported;
pub use gaps::Gaps;
pub use input::{FileFault, Files, Folder, Input, Text};
pub use locate::Locator;
pub use pointer::Pointer;
pub use sources::{FileId, SourceFile, Sources, Spot};
pub(crate) use suggest::{instead, nearest};

/// How deep a document may nest: as deep as the parsers read.
const DEEPEST: usize = 128;

/// A description, read and parsed.
///
/// It comes from [`SpecDocument::read`].
#[derive(Debug)]
pub struct SpecDocument {
    /// Everything in the file, also what `openapi` has lost: keys that it does not know, and
    /// whatever stands beside a `$ref`. Every key of it is text and no value has a tag.
    pub raw: serde_yaml::Value,
    /// The same in OpenAPI 3.1, if it was written so: not all of that can be said in `raw`.
    pub as_written: Option<serde_yaml::Value>,
    /// The typed document.
    pub openapi: openapiv3::OpenAPI,
    /// What OpenAPI 3.1 says and 3.0 cannot say, by the place of the schema or the security scheme.
    pub unsupported: BTreeMap<Pointer, Unsupported>,
    /// What the files have beside that and nobody wants.
    pub left_out: select::LeftOut,
    /// Where faults were taken out of it: what it lacks there says nothing, and nothing may be generated of it, unless all
    /// of them are references that the operations which need them are left out for.
    pub gaps: Gaps,
}

impl SpecDocument {
    /// The document as YAML that readers of YAML 1.1 take for the same.
    #[must_use]
    pub fn to_yaml(&self) -> String {
        write::yaml(&self.raw)
    }

    /// The document as JSON, indented.
    #[must_use]
    pub fn to_json(&self) -> String {
        as_json(&self.raw)
    }

    /// The document as JSON, indented, in the version of OpenAPI that it was written in: reading it gives the same
    /// document again.
    #[must_use]
    pub(crate) fn to_record(&self) -> String {
        as_json(self.as_written.as_ref().unwrap_or(&self.raw))
    }

    /// Takes out all operations but these, by their names as in [`select::LeftOut`], and the components that they alone
    /// need.
    pub(crate) fn keep(&mut self, operations: &BTreeSet<&str>, unused_types: select::UnusedTypes) {
        select::keep_operations(&mut self.raw, operations, &mut self.left_out);
        select::leave_out_unused(&mut self.raw, unused_types.sections(), &mut self.left_out);
    }

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

fn as_json(raw: &serde_yaml::Value) -> String {
    // A value that was read can be written.
    let json = serde_json::to_string_pretty(raw).unwrap_or_default();
    format!("{json}\n")
}
