//! `cargo xtask`: the command line around the generator.
//!
//! The binary reads arguments and files, and prints; what is generated, and what is written, the library
//! decides.

mod cli;
mod contract;
mod outsider;

use std::process::ExitCode;

/// Documents are many small pieces, which one thread makes and another one drops: the system's allocator takes a quarter
/// more time for that.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::run()
}
