//! `cargo xtask codegen`: writes the crate, compares it, or prints it.

mod drift;

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use clap::error::ErrorKind;
use clap::{Args, CommandFactory as _};
use xtask::config::{Config, CrateName};
use xtask::diagnostics::Sink;
use xtask::history::{self, Bump, Past, Previous};
use xtask::sync::{self, Change, ChangeKind, Folder, Plan};
use xtask::{Generated, GeneratedFile, syntax};

use super::console::{self, Console, Messages};
use super::input::{InputArguments, workspace_root};
use super::repository::Repository;
use super::{Cli, Failure, Outcome};

pub(super) const EXAMPLES: &str = "\
Examples:
  cargo xtask codegen
      reads spec/chats.yaml and spec/chats.toml, writes generated/
  cargo xtask codegen --check
      writes nothing; exits with 1 if generated/ is not up to date, naming each file
  cargo xtask codegen --spec petstore.yaml --out ../petstore --name petstore-client
      any other description, any other folder
  cargo xtask codegen --spec shop/openapi.yaml --out ../chats --name shop-chats --tag chats
      a description in many files, of which the operations of one tag are wanted
  cargo xtask codegen --spec petstore.yaml --name petstore-client --stdout | less
      a look at the files before anything is written

A run says what changed since the last one, raises the version by what that means for Rust code, and adds an
entry to CHANGELOG.md. `.codegen.lock` has what the next run must know: check it in.

Files in the folder that the generator did not write stay as they are; its own are listed in
`.codegen-manifest`. A run that is interrupted leaves the old files or the new ones.";

/// The folder that is written if the user names none, in the workspace.
pub(super) const DEFAULT_OUT: &str = "generated";

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    input: InputArguments,
    /// The folder of the crate [default: generated, for the default description]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The name of the crate [default: the one in the configuration]
    #[arg(long, value_name = "CRATE")]
    name: Option<CrateName>,
    /// Leave the version and the changelog as they are; the next run without this tells of all that changed
    #[arg(long)]
    no_bump: bool,
    /// Write nothing; exit with 1 if the crate is not what would be written
    #[arg(long)]
    check: bool,
    /// Write nothing; print all files to standard output
    #[arg(long, conflicts_with_all = ["check", "no_bump", "out"])]
    stdout: bool,
    /// How faults and drift are told: to a person, or to GitHub Actions
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Messages,
}

pub(super) fn run(arguments: &Arguments, console: &Console) -> Result<Outcome, Failure> {
    if arguments.input.spec.is_some() && arguments.out.is_none() && !arguments.stdout {
        let message = "`--spec` needs `--out DIR`, the folder of the crate, or `--stdout`";
        Cli::command()
            .error(ErrorKind::MissingRequiredArgument, message)
            .exit();
    }
    let config = arguments.input.config(arguments.name.clone())?;
    let crate_name = config.package.name.as_str();
    if arguments.stdout {
        let files = generate(arguments, &config, console)?.files;
        return Ok(console::print(&listing(&files)).map(|()| Outcome::Done)?);
    }
    let default_out = workspace_root().join(DEFAULT_OUT);
    let out = arguments.out.as_deref().unwrap_or(&default_out);
    let Generated {
        files, additions, ..
    } = regenerate(arguments, &config, out, console)?;
    if arguments.check {
        syntax::check(&files)?;
    }
    let plan = sync::plan(out, crate_name, files, additions)?;
    if arguments.check {
        Ok(check(arguments, &plan, console))
    } else {
        let is_replaced = !plan.is_clean() && stands_in(out);
        report(arguments, &plan.write()?, console);
        if is_replaced {
            let note = "this folder was replaced as a whole; `cd .` enters the new one";
            console.message(&format!("   note: {note}\n"));
        }
        Ok(Outcome::Done)
    }
}

fn check(arguments: &Arguments, plan: &Plan, console: &Console) -> Outcome {
    if !plan.is_clean() {
        drift::report(arguments, plan.changes(), console);
        return Outcome::Rejected;
    }
    let (out, count) = (arguments.shown_out(), plan.changes().len());
    console.step("check", &format!("{out}: {count} files are up to date"));
    Outcome::Done
}

/// The crate, whatever was there before.
fn generate(
    arguments: &Arguments,
    config: &Config,
    console: &Console,
) -> Result<Generated, Failure> {
    let opened = arguments.input.open(config)?;
    let mut sink = Sink::default();
    let result = xtask::generate(opened.input(), config, &mut sink);
    console.diagnostics(&sink, &Repository::default());
    let generated = result.map_err(|_| Failure::Shown)?;
    tell_stages(&generated, console);
    Ok(generated)
}

/// The crate that follows on the one in a folder.
fn regenerate(
    arguments: &Arguments,
    config: &Config,
    out: &Path,
    console: &Console,
) -> Result<Generated, Failure> {
    let opened = arguments.input.open(config)?;
    let name = &config.package.name;
    let previous = Previous::read(&Folder::open(out, name.as_str())?)?;
    let past = Past::of(previous, name, &history::generator())?;
    for warning in &past.warnings {
        console.warning(warning);
    }
    // What was written with the flag is checked as if it were given.
    let bump = if arguments.no_bump || arguments.check && past.is_kept() {
        Bump::Keep
    } else {
        Bump::Raise
    };
    let mut sink = Sink::default();
    let result = xtask::regenerate(opened.input(), config, &past, bump, &mut sink);
    console.diagnostics(&sink, &Repository::default());
    let (generated, release) = result.map_err(|_| Failure::Shown)?;
    tell_stages(&generated, console);
    if let Some(report) = &release.report {
        console.quote(&format!("\n{report}\n"));
    }
    console.step("release", &release.to_string());
    Ok(generated)
}

fn tell_stages(generated: &Generated, console: &Console) {
    for stage in &generated.stages {
        console.step(stage.name, &stage.outcome);
    }
}

/// Whether the user's shell is in a folder.
fn stands_in(folder: &Path) -> bool {
    let current = std::env::current_dir().and_then(fs::canonicalize);
    let folder = fs::canonicalize(folder);
    matches!((current, folder), (Ok(current), Ok(folder)) if current.starts_with(&folder))
}

/// All files, each under a line with its path.
fn listing(files: &[GeneratedFile]) -> String {
    files
        .iter()
        .flat_map(|file| ["==> ", &file.path, " <==\n", &file.contents, "\n"])
        .collect()
}

/// Says what was written.
fn report(arguments: &Arguments, changes: &[Change], console: &Console) {
    let count = |kind| changes.iter().filter(|change| change.kind == kind).count();
    let outcome = format!(
        "{}: {} added, {} changed, {} removed, {} unchanged",
        arguments.shown_out(),
        count(ChangeKind::Added),
        count(ChangeKind::Changed),
        count(ChangeKind::Removed),
        count(ChangeKind::Unchanged),
    );
    console.step("write", &outcome);
    for change in changes {
        let sign = match change.kind {
            ChangeKind::Added => '+',
            ChangeKind::Changed => '~',
            ChangeKind::Removed => '-',
            ChangeKind::Unchanged => continue,
        };
        let edited = if change.edited {
            " (had been edited by hand)"
        } else {
            ""
        };
        console.message(&format!("{:>11} {}{edited}\n", sign, change.path));
    }
}

impl Arguments {
    /// How messages are written.
    pub(super) fn messages(&self) -> Messages {
        self.format
    }

    fn shown_out(&self) -> String {
        let out = self.out.as_deref().unwrap_or(Path::new(DEFAULT_OUT));
        out.display().to_string()
    }

    /// The command that writes what these arguments check.
    fn command(&self) -> String {
        let mut words = vec![Cow::from("cargo"), "xtask".into(), "codegen".into()];
        let name = self.name.as_ref().map(|name| Path::new(name.as_str()));
        for (flag, value) in [
            ("--spec", self.input.spec.as_deref()),
            ("--out", self.out.as_deref()),
            ("--name", name),
            ("--config", self.input.reading.config.as_deref()),
        ] {
            words.extend(
                value
                    .into_iter()
                    .flat_map(|value| [flag.into(), value.to_string_lossy()]),
            );
        }
        for overlay in &self.input.reading.overlays {
            words.extend(["--overlay".into(), overlay.to_string_lossy()]);
        }
        for (flag, values) in [
            ("--tag", &self.input.reading.tag),
            ("--operation", &self.input.reading.operation),
            ("--path", &self.input.reading.path),
        ] {
            words.extend(values.iter().flat_map(|value| [flag.into(), value.into()]));
        }
        for (flag, is_set) in [
            (
                "--allow-refs-outside",
                self.input.reading.allow_refs_outside,
            ),
            ("--skip-unsupported", self.input.reading.skip_unsupported),
            ("--no-bump", self.no_bump),
        ] {
            words.extend(is_set.then(|| flag.into()));
        }
        // Only a NUL cannot be quoted, and no argument has one.
        shlex::try_join(words.iter().map(AsRef::as_ref)).unwrap_or_default()
    }
}
