//! `cargo xtask diff`: what changed between two descriptions, and what that means.

mod wanted;

use clap::{Args, ValueEnum};
use xtask::config::{Config, CrateName};
use xtask::diagnostics::{Sink, Stopped};
use xtask::diff::report::{self, Report};
use xtask::diff::{self, Positions};
use xtask::ir;
use xtask::rust::{self, Crate, GivenNames};
use xtask::spec::SpecDocument;

use super::console::{self, Console, Messages};
use super::input::{ReadingArguments, Source};
use super::repository::Repository;
use super::{Failure, Outcome};

pub(super) const EXAMPLES: &str = "\
Examples:
  cargo xtask diff old.yaml spec/chats.yaml
      two files
  cargo xtask diff HEAD~1:spec/chats.yaml spec/chats.yaml
      what is in the working tree, and what git had one commit ago
  cargo xtask diff v1.0:shop/openapi.yaml v2.0:shop/openapi.yaml --tag chats --format markdown
      the operations of one tag between two versions, for a pull request
  cargo xtask diff origin/main:spec/chats.yaml spec/chats.yaml --deny wire
      exits with 1 if a client that is in use may fail

Each change has two verdicts: whether a client of the old description works with a server of the new
one, and what the change is for Rust code (major: it may not compile; minor: there is something new).";

#[derive(Args)]
pub(super) struct Arguments {
    /// The description before: a file, or `REVISION:PATH` of a git repository
    #[arg(value_name = "OLD")]
    old: String,
    /// The description now: a file, or `REVISION:PATH` of a git repository
    #[arg(value_name = "NEW")]
    new: String,
    #[command(flatten)]
    reading: ReadingArguments,
    /// For a person, a program, the body of a pull request, or as annotations of GitHub Actions
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// Exit with 1 if there is such a change: `wire`, one that may break clients in use; `api`, one after which
    /// Rust code may not compile; may be given twice
    #[arg(long, value_name = "VERDICT")]
    deny: Vec<Denied>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
    Markdown,
    Github,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Denied {
    Wire,
    Api,
}

impl Arguments {
    /// How messages are written.
    pub(super) fn messages(&self) -> Messages {
        match self.format {
            Format::Text | Format::Json | Format::Markdown => Messages::Text,
            Format::Github => Messages::Github,
        }
    }

    fn denied(&self) -> Vec<report::Denied> {
        let denied = self.deny.iter().map(|denied| match denied {
            Denied::Wire => report::Denied::Wire,
            Denied::Api => report::Denied::Api,
        });
        denied.collect()
    }
}

pub(super) fn run(arguments: &Arguments, console: &Console) -> Result<Outcome, Failure> {
    let [old, new] = read_both(arguments, console)?.map(|reading| reading?.side(console));
    let (old, new) = (old?, new?);
    let old_crate = old.plan(&GivenNames::default());
    // As codegen has it: what is still there keeps its name.
    let new_crate = new.plan(&GivenNames::of(&old_crate, &old.config.renames));
    let changes = diff::compare(old.beside(&old_crate), new.beside(&new_crate));
    let old_places = Positions::new(&old.document, &old.api, &old.sink);
    let new_places = Positions::new(&new.document, &new.api, &new.sink);
    let denied = arguments.denied();
    let report = Report::new(&changes, (&old.api, &old_places), (&new.api, &new_places));
    console::print(&match arguments.format {
        Format::Text => report.text(),
        Format::Json => report.json(),
        Format::Markdown => report.markdown(),
        Format::Github => report.github(&denied, |path| new.repository.path_of(path)),
    })?;
    let (wire, api) = diff::verdicts(&changes);
    let is_denied = denied.iter().any(|denied| denied.covers(wire, api));
    Ok(if is_denied {
        Outcome::Rejected
    } else {
        Outcome::Done
    })
}

/// Each is read even if the other has faults, so that one run shows all.
fn read_both(
    arguments: &Arguments,
    console: &Console,
) -> Result<[Result<Reading, Failure>; 2], Failure> {
    let [old, new] = [&arguments.old, &arguments.new].map(|named| Source::of(named));
    let new_config = config(arguments, &new)?;
    let mut old_config = old_config(arguments, &old, &new_config, console)?;
    let now = new_config.selection.clone();
    let before = std::mem::replace(&mut old_config.selection, wanted::as_now(&now));
    if !wanted::named_more(&before, &now) {
        let (old, new) = rayon::join(
            || Reading::of(arguments, &old, old_config),
            || Reading::of(arguments, &new, new_config),
        );
        return Ok([old, new]);
    }
    let new = Reading::of(arguments, &new, new_config);
    if let Ok(Reading {
        meaning: Ok((document, _)),
        ..
    }) = &new
    {
        old_config.selection = wanted::with_gone(&before, &now, document);
    }
    Ok([Reading::of(arguments, &old, old_config), new])
}

/// One of the two descriptions, of which nothing is wrong.
struct Side {
    document: SpecDocument,
    api: ir::Api,
    config: Config,
    sink: Sink,
    repository: Repository,
}

impl Side {
    fn plan(&self, given: &GivenNames) -> Crate {
        // What is wrong with the names that the user chose, codegen says.
        rust::plan(&self.api, &self.config, given, &mut Sink::default())
    }

    fn beside<'a>(&'a self, krate: &'a Crate) -> diff::Side<'a> {
        diff::Side {
            api: &self.api,
            krate,
        }
    }
}

/// What came of reading one of them.
struct Reading {
    meaning: Result<(SpecDocument, ir::Api), Stopped>,
    config: Config,
    sink: Sink,
    repository: Repository,
}

impl Reading {
    fn of(arguments: &Arguments, source: &Source, config: Config) -> Result<Self, Failure> {
        let opened = arguments.reading.open_source(source, &config)?;
        let mut sink = Sink::default();
        Ok(Self {
            meaning: xtask::meaning(opened.input(), &config, &mut sink),
            config,
            sink,
            repository: Repository::with(source),
        })
    }

    /// Says what was reported. Fails if that is an error.
    fn side(self, console: &Console) -> Result<Side, Failure> {
        console.diagnostics(&self.sink, &self.repository);
        let (document, api) = self.meaning.map_err(|Stopped| Failure::Shown)?;
        Ok(Side {
            document,
            api,
            config: self.config,
            sink: self.sink,
            repository: self.repository,
        })
    }
}

/// The configuration of one of them. What it names otherwise than before, code that uses the crate sees, too.
fn config(arguments: &Arguments, source: &Source) -> Result<Config, Failure> {
    // The name is of no matter here; one in the configuration goes unread for it.
    let name: CrateName = "compared".parse().map_err(Failure::Told)?;
    arguments.reading.config_of(source, name)
}

/// That of the old one. Settings at a revision that cannot be read, an older generator may have read, or nobody.
fn old_config(
    arguments: &Arguments,
    old: &Source,
    new: &Config,
    console: &Console,
) -> Result<Config, Failure> {
    match (config(arguments, old), old) {
        (Err(Failure::Told(message)), Source::Revision { .. }) => {
            let both = "the settings of the new description are taken for both";
            console.warning(&format!("{message}\n  note: {both}"));
            Ok(new.clone())
        }
        (result, _) => result,
    }
}
