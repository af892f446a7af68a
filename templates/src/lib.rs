//! The runtime of every generated client, as an ordinary crate with its own tests.
//!
//! The generator copies `runtime.rs` and `runtime/` into each client as they are, and `unions.rs` and `unions/` into
//! each that has unions: they are a twentieth of what takes time to compile.

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
