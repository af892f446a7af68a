//! `cargo xtask inspect`: prints what a stage makes of a description.

use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use xtask::Stage;
use xtask::config::CrateName;
use xtask::diagnostics::Sink;
use xtask::history::{self, LOCK};
use xtask::rust::GivenNames;

use super::codegen::DEFAULT_OUT;
use super::console::{self, Console};
use super::input::{InputArguments, workspace_root};
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
    /// The folder of the crate whose names are kept [default: generated, for the default description]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
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
    let names = match arguments.stage {
        StageName::Spec | StageName::Ir => GivenNames::default(),
        StageName::Rust => names(arguments)?,
    };
    let result = xtask::inspect(stage, opened.input(), &config, &names, &mut sink);
    console.diagnostics(&sink, &Repository::default());
    let text = result.map_err(|_| Failure::Shown)?;
    Ok(console::print(&text).map(|()| Outcome::Done)?)
}

/// The names that a crate has; none if there is no crate.
fn names(arguments: &Arguments) -> Result<GivenNames, Failure> {
    let folder = match (&arguments.out, &arguments.input.spec) {
        (Some(out), _) => out.clone(),
        (None, None) => workspace_root().join(DEFAULT_OUT),
        (None, Some(_)) => return Ok(GivenNames::default()),
    };
    let path = folder.join(LOCK);
    let shown = path.display();
    match fs::read_to_string(&path) {
        Ok(lock) => history::names(&lock)?.ok_or_else(|| {
            Failure::Told(format!("`{shown}` is no lock that this generator reads"))
        }),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(GivenNames::default()),
        Err(error) => Err(Failure::Told(format!("`{shown}` is not read: {error}"))),
    }
}
