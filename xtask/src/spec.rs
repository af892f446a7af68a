//! An OpenAPI description as it was read: text, raw value and typed document.
//!
//! This module knows YAML, JSON and `$ref`; it must not know what an operation means.

mod pointer;

pub use pointer::Pointer;

/// A description, read and parsed.
#[derive(Debug)]
pub struct SpecDocument {
    /// The path under which the description is shown in messages.
    pub path: String,
    /// The text of the file.
    pub text: String,
    /// Everything in the file, also what `openapi` has lost: keys that it does not know, and
    /// whatever stands beside a `$ref`.
    pub raw: serde_yaml::Value,
    /// The typed document.
    pub openapi: openapiv3::OpenAPI,
}

impl SpecDocument {
    /// The raw value at a pointer.
    #[must_use]
    pub fn raw_at(&self, pointer: &Pointer) -> Option<&serde_yaml::Value> {
        pointer
            .tokens()
            .try_fold(&self.raw, |value, token| match value {
                serde_yaml::Value::Mapping(mapping) => mapping.get(token.as_ref()),
                serde_yaml::Value::Sequence(sequence) => sequence.get(token.parse::<usize>().ok()?),
                _ => None,
            })
    }
}
