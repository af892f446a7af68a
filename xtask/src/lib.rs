//! Reads an OpenAPI description and writes a Rust client crate.
//!
//! The pipeline is `spec → lower → rust → emit`; each arrow is one function call in this file.

pub mod diagnostics;
pub mod emit;
pub mod ir;
pub mod lower;
pub mod rust;
pub mod spec;

/// A file of the generated crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GeneratedFile {
    /// The path in the crate, with `/` between its parts.
    pub path: String,
    /// The contents, UTF-8, with a line feed at the end.
    pub contents: String,
}
