//! cargo-semver-checks, asked what version a change needs.

use std::env::consts::EXE_SUFFIX;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use xtask::diff::Api;

/// The version that is asked: another one may know other lints, and read another form of rustdoc's.
const VERSION: &str = "0.51.0";

/// The program, where it is installed.
pub(super) struct Judge {
    program: PathBuf,
}

/// What the judge says.
pub(super) struct Verdict {
    /// The version that is needed.
    pub(super) api: Api,
    /// Why: the names of its lints.
    pub(super) lints: Vec<String>,
}

impl Judge {
    /// The judge of a folder, which is installed there if it is missing or another version. It is built without
    /// optimisation: that takes less time than it saves.
    pub(super) fn of(folder: &Path) -> Result<Self, String> {
        let judge = Self {
            program: folder
                .join("bin")
                .join(format!("cargo-semver-checks{EXE_SUFFIX}")),
        };
        if judge.version().as_deref() == Some(VERSION) {
            return Ok(judge);
        }
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let status = Command::new(cargo)
            .args([
                "install", "--quiet", "--locked", "--debug", "--force", "--root",
            ])
            .arg(folder)
            .arg(format!("cargo-semver-checks@{VERSION}"))
            .env("CARGO_TARGET_DIR", folder.join("target"))
            // It would optimise what it depends on.
            .args(["--config", "profile.dev.package.\"*\".opt-level=0"])
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_INCREMENTAL", "0")
            .status()
            .map_err(|error| format!("cargo: {error}"))?;
        if status.success() {
            return Ok(judge);
        }
        Err(format!(
            "cargo-semver-checks {VERSION} is not installed; cargo says why above"
        ))
    }

    /// The version, if the program is there.
    fn version(&self) -> Option<String> {
        let output = Command::new(&self.program).arg("--version").output().ok()?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        Some(said.split_whitespace().last()?.to_owned())
    }

    /// Compares what two clients offer, as rustdoc says it.
    pub(super) fn compare(&self, old: &Path, new: &Path) -> Result<Verdict, String> {
        let output = Command::new(&self.program)
            .arg("semver-checks")
            .arg("--baseline-rustdoc")
            .arg(old)
            .arg("--current-rustdoc")
            .arg(new)
            // All that is more than a patch is told of.
            .args(["--release-type", "patch", "--color", "never"])
            .output()
            .map_err(|error| format!("cargo-semver-checks: {error}"))?;
        verdict(&output)
    }
}

/// Reads what the program prints: a line a lint, and a summary if any has something to say.
fn verdict(output: &Output) -> Result<Verdict, String> {
    let [out, err] = [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text));
    let text = format!("{out}\n{err}");
    let lints = text.lines().filter_map(|line| {
        let said = line.trim().strip_prefix("--- failure ")?;
        Some(said.split(':').next()?.to_owned())
    });
    let api = if text.contains("requires new major version") {
        Api::Major
    } else if text.contains("requires new minor version") {
        Api::Minor
    } else if output.status.success() {
        Api::Patch
    } else {
        return Err(format!("cargo-semver-checks judges nothing:\n{text}"));
    };
    Ok(Verdict {
        api,
        lints: lints.collect(),
    })
}

#[cfg(all(test, unix))]
mod tests {
    use super::{Verdict, verdict};
    use std::os::unix::process::ExitStatusExt as _;
    use std::process::{ExitStatus, Output};
    use xtask::diff::Api;

    fn said(code: i32, text: &str) -> Result<Verdict, String> {
        verdict(&Output {
            status: ExitStatus::from_raw(code << 8),
            stdout: Vec::new(),
            stderr: text.as_bytes().to_vec(),
        })
    }

    #[test]
    fn the_summary_is_the_verdict_and_the_lints_are_why() {
        let text = "--- failure enum_missing: pub enum removed or renamed ---\n\
                    --- failure type_marked_deprecated: #[deprecated] added on type ---\n\
                    Summary semver requires new major version: 1 major and 1 minor checks failed\n";
        let verdict = said(100, text).unwrap();
        assert_eq!(verdict.api, Api::Major);
        assert_eq!(verdict.lints, ["enum_missing", "type_marked_deprecated"]);
        let minor = "Summary semver requires new minor version: 0 major and 1 minor checks failed";
        assert_eq!(said(100, minor).unwrap().api, Api::Minor);
        let none = "Summary no semver update required";
        assert_eq!(said(0, none).unwrap().api, Api::Patch);
    }

    #[test]
    fn a_program_that_fails_has_no_verdict() {
        assert!(said(1, "error: no such file").is_err());
    }
}
