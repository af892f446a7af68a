//! `cargo xtask bundle`: prints a description as the one document that the generator reads.

use clap::{Args, ValueEnum};
use xtask::BundleFormat;
use xtask::config::CrateName;
use xtask::diagnostics::Sink;

use super::console::{self, Console};
use super::input::InputArguments;
use super::repository::Repository;
use super::{Failure, Outcome};

pub(super) const EXAMPLES: &str = "\
Examples:
  cargo xtask bundle --spec shop/openapi.yaml > shop.yaml
      all files in one
  cargo xtask bundle --spec shop/openapi.yaml --tag chats --format json
      the operations of one tag, and what they need

A description in OpenAPI 3.1 comes out as one in 3.0.3, which is what the generator reads: what 3.0 cannot say
is not in it.";

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    input: InputArguments,
    /// The language that is written
    #[arg(long, value_name = "FORMAT", default_value = "yaml")]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Yaml,
    Json,
}

pub(super) fn run(arguments: &Arguments, console: &Console) -> Result<Outcome, Failure> {
    // The name is of no matter here; one in the configuration goes unread for it.
    let name: CrateName = "bundled".parse().map_err(Failure::Told)?;
    let config = arguments.input.config(Some(name))?;
    let opened = arguments.input.open(&config)?;
    let format = match arguments.format {
        Format::Yaml => BundleFormat::Yaml,
        Format::Json => BundleFormat::Json,
    };
    let mut sink = Sink::default();
    let result = xtask::bundle(opened.input(), &config, format, &mut sink);
    console.diagnostics(&sink, &Repository::default());
    let text = result.map_err(|_| Failure::Shown)?;
    Ok(console::print(&text).map(|()| Outcome::Done)?)
}
