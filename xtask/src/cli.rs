//! The commands, and how a run ends: 0 done, 1 drift, a denied change, or what an outsider rejects, 2 bad input or usage.
//!
//! Standard output is for what was asked for (`--stdout`, `inspect`, `diff`); everything else goes to
//! standard error.

mod bundle;
mod codegen;
mod console;
mod diff;
mod git;
mod input;
mod inspect;
mod repository;

use std::io;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use xtask::config::ConfigError;
use xtask::history::Refused;
use xtask::sync::SyncError;
use xtask::syntax::NotRust;

use console::{Console, Messages};
pub(crate) use input::workspace_root;

/// Reads the command line and does what it says.
pub(crate) fn run() -> ExitCode {
    let cli = Cli::parse();
    let console = Console::new(cli.color, cli.command.messages());
    let result = match &cli.command {
        Command::Codegen(arguments) => codegen::run(arguments, &console),
        Command::Bundle(arguments) => bundle::run(arguments, &console),
        Command::Diff(arguments) => diff::run(arguments, &console),
        Command::Inspect(arguments) => inspect::run(arguments, &console),
        Command::SemverChecks { only } => crate::outsider::run(only).map_err(Failure::Told),
        Command::Contract => crate::contract::run().map_err(Failure::Told),
    };
    match result {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Rejected) => ExitCode::from(1),
        Err(Failure::Shown) => ExitCode::from(2),
        Err(Failure::Told(message)) => {
            console.error(&message);
            ExitCode::from(2)
        }
    }
}

/// How a command that could do its work has ended.
pub(crate) enum Outcome {
    /// All is well.
    Done,
    /// The crate is not what the generator writes, a change is denied, or the contract is broken.
    Rejected,
}

/// Why a command could not do its work.
pub(crate) enum Failure {
    /// The user has seen why.
    Shown,
    /// The user has to be told.
    Told(String),
}

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        Self::Told(error.to_string())
    }
}

impl From<NotRust> for Failure {
    fn from(error: NotRust) -> Self {
        Self::Told(error.to_string())
    }
}

impl From<Refused> for Failure {
    fn from(error: Refused) -> Self {
        Self::Told(error.to_string())
    }
}

impl From<SyncError> for Failure {
    fn from(error: SyncError) -> Self {
        Self::Told(error.to_string())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Told(format!("standard output: {error}"))
    }
}

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    about = "Reads an OpenAPI description and writes a Rust client crate",
    after_help = "\
Examples:
  cargo xtask codegen            the description has changed: write the client anew
  cargo xtask codegen --check    is the client up to date? (what CI asks)
  cargo xtask codegen --help     any other description

Exit codes: 0 done, 1 drift, a denied change or a failed contract, 2 bad input or usage."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// Whether messages are coloured; `auto` asks the terminal and `NO_COLOR`
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        display_order = 100
    )]
    color: Color,
}

#[derive(Subcommand)]
enum Command {
    /// Write the client crate of a description, or check that it is up to date
    #[command(after_help = codegen::EXAMPLES)]
    Codegen(codegen::Arguments),
    /// Print a description of many files as one, with its overlays, and without what is not wanted
    #[command(after_help = bundle::EXAMPLES)]
    Bundle(bundle::Arguments),
    /// Say what changed between two descriptions, for clients in use and for Rust code
    #[command(after_help = diff::EXAMPLES)]
    Diff(diff::Arguments),
    /// Print what a stage of the generator makes of a description
    #[command(after_help = inspect::EXAMPLES)]
    Inspect(inspect::Arguments),
    /// Let cargo-semver-checks judge the verdicts of `diff` on Rust code, over every kind of change
    SemverChecks {
        /// Only the pairs whose names begin so: `chain` for the versions of the Chats API, `catalogue` for the kinds
        #[arg(long, value_name = "START", default_value = "")]
        only: String,
    },
    /// Let independent validators judge the description and the client's calls (needs Node.js)
    Contract,
}

impl Command {
    /// How messages are written.
    fn messages(&self) -> Messages {
        match self {
            Self::Codegen(arguments) => arguments.messages(),
            Self::Diff(arguments) => arguments.messages(),
            Self::Bundle(_) | Self::Inspect(_) | Self::SemverChecks { .. } | Self::Contract => {
                Messages::Text
            }
        }
    }
}

/// When messages are coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}
