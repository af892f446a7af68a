//! `cargo xtask`: the command line around the generator.
//!
//! The binary reads arguments and files, and prints; what is generated, and what is written, the library
//! decides.

mod cli;
mod contract;
mod outsider;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
