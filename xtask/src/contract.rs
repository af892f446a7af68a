//! `cargo xtask contract`: independent validators judge the description and the client's calls.
//!
//! Redocly lints the description; Prism reads it, too, and serves it as a strict mock, against which
//! the contract test makes every call. This module must not know the generator.

mod prism;

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::cli::{Outcome, workspace_root};
use prism::Prism;

const SPEC: &str = "spec/chats.yaml";
const TOOLS: &str = "tests/contract";

/// Runs the validators. Fails, with a message, if they cannot be run.
pub(crate) fn run() -> Result<Outcome, String> {
    let root = workspace_root();
    let tools = install(&root)?;
    let mut lint = Command::new(tools.join("redocly"));
    lint.args(["lint", SPEC])
        .env("REDOCLY_TELEMETRY", "off")
        .env("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true")
        .current_dir(&root);
    if !succeeds(&mut lint)? {
        return Ok(Outcome::Rejected);
    }
    let prism = Prism::start(&tools.join("prism"), &root.join(SPEC))?;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut test = Command::new(cargo);
    // The tests are ignored elsewhere, where there is no Prism. The whole workspace, so that nothing is built with other
    // features than when all tests run.
    test.args(["test", "--workspace", "--test", "contract"])
        .args(["--", "--ignored"])
        .env("CONTRACT_URL", prism.url())
        .current_dir(&root);
    if succeeds(&mut test)? {
        return Ok(Outcome::Done);
    }
    let said = format!("What Prism said of the calls:\n{}", prism.output());
    // The outcome counts, whether anybody reads this or not.
    let _ = io::stderr().write_all(said.as_bytes());
    Ok(Outcome::Rejected)
}

/// Installs the pinned tools if they are missing or outdated, and says where they are.
fn install(root: &Path) -> Result<PathBuf, String> {
    // The tools are scripts: without Node.js they would seem to reject the description.
    succeeds(Command::new("node").arg("--version").stdout(Stdio::null()))?;
    let folder = root.join(TOOLS);
    let modified = |path: &str| fs::metadata(folder.join(path)).and_then(|file| file.modified());
    let locked = modified("package-lock.json")
        .map_err(|error| format!("`{TOOLS}/package-lock.json`: {error}"))?;
    // The file that npm writes last.
    let is_current =
        modified("node_modules/.package-lock.json").is_ok_and(|installed| installed >= locked);
    if !is_current {
        let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
        npm.args(["ci", "--no-audit", "--no-fund", "--prefix"])
            .arg(&folder);
        if !succeeds(&mut npm)? {
            return Err(format!(
                "`npm ci --prefix {TOOLS}` failed; it says why above"
            ));
        }
    }
    Ok(folder.join("node_modules/.bin"))
}

/// Runs a program to its end.
fn succeeds(command: &mut Command) -> Result<bool, String> {
    let status = command
        .status()
        .map_err(|error| cannot_run(command, &error))?;
    Ok(status.success())
}

fn cannot_run(command: &Command, error: &io::Error) -> String {
    format!(
        "cannot run `{}`: {error}\n  help: the contract needs Node.js 20 or newer with npm: https://nodejs.org",
        command.get_program().display()
    )
}
