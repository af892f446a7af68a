//! The runtime of every generated client, as an ordinary crate with its own tests.
//!
//! The generator copies `runtime.rs` and `runtime/` into each client as they are, but for the parts that its API does not
//! need: files of which the others name nothing, and `unions.rs` and `unions/` as a whole. The lines that declare them go
//! with them, so whatever they have is reexported by a glob.

#[allow(
    dead_code,
    reason = "what only generated code calls is called by the tests here"
)]
pub mod runtime;
#[allow(
    dead_code,
    unused_imports,
    unused_macros,
    reason = "what only generated code calls is called by the tests here"
)]
pub mod unions;

#[cfg(test)]
mod tests;
