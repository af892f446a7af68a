//! The runtime of every generated client, as an ordinary crate with its own tests.
//!
//! The generator copies `runtime.rs` and `runtime/` into each client as they are.

#[allow(
    dead_code,
    reason = "what only generated code calls is called by the tests here"
)]
pub mod runtime;

#[cfg(test)]
mod tests;
