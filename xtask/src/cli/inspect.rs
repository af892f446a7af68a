//! `cargo xtask inspect`: prints what a stage makes of a description.

use clap::{Args, ValueEnum};
use xtask::Stage;
use xtask::config::CrateName;
use xtask::diagnostics::Sink;

use super::console::{self, Console};
use super::input::InputArguments;
use super::repository::Repository;
use super::{Failure, Outcome};

pub(super) const EXAMPLES: &str = "\
Examples:
  cargo xtask inspect --stage ir                          what the Chats API means
  cargo xtask inspect --stage rust --spec petstore.yaml   how another one becomes Rust";

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    input: InputArguments,
    /// The stage whose result is printed
    #[arg(long)]
    stage: StageName,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum StageName {
    /// The description as it was read
    Spec,
    /// Its meaning: operations, types, security, paging
    Ir,
    /// The Rust model: final names, types, modules
    Rust,
}

pub(super) fn run(arguments: &Arguments, console: &Console) -> Result<Outcome, Failure> {
    // The name is of no matter here; one in the configuration goes unread for it.
    let name: CrateName = "inspected".parse().map_err(Failure::Told)?;
    let config = arguments.input.config(Some(name))?;
    let opened = arguments.input.open(&config)?;
    let stage = match arguments.stage {
        StageName::Spec => Stage::Spec,
        StageName::Ir => Stage::Ir,
        StageName::Rust => Stage::Rust,
    };
    let mut sink = Sink::default();
    let result = xtask::inspect(stage, opened.input(), &config, &mut sink);
    console.diagnostics(&sink, &Repository::default());
    let text = result.map_err(|_| Failure::Shown)?;
    Ok(console::print(&text).map(|()| Outcome::Done)?)
}
