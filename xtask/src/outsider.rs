//! `cargo xtask semver-checks`: an independent judge of what `diff` says of Rust code.
//!
//! Of each pair of descriptions that the tests know (every case of the catalogue, every step of the Chats API) both
//! clients are made, and cargo-semver-checks compares what they offer. Invariant: the verdict of `diff` is never the
//! weaker one. It may be the stronger: at types of fields, for one, the judge does not look. Where it is `major`
//! already, there is nothing to ask.

mod judge;
mod pairs;
mod workspace;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use xtask::config::Config;
use xtask::diagnostics::{self, Sink};
use xtask::diff::{self, Api};
use xtask::spec::Input;
use xtask::{GeneratedFile, ir};

use crate::cli::{Outcome, workspace_root};
use judge::{Judge, Verdict};
use pairs::Pair;
use workspace::Workspace;

/// Below the target folder.
const FOLDER: &str = "semver-checks";

/// What became of a pair.
struct Finding<'p> {
    pair: &'p Pair,
    ours: Api,
    theirs: Verdict,
}

/// Lets the judge look at the pairs whose names begin so, and prints what it says. Fails, with a message, if it cannot
/// be asked.
pub(crate) fn run(only: &str) -> Result<Outcome, String> {
    let root = workspace_root();
    let target = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let folder = target.unwrap_or_else(|| root.join("target")).join(FOLDER);
    let judge = Judge::of(&folder.join("judge"))?;
    let mut pairs = pairs::read(&root, &folder.join("pairs"))?;
    pairs.retain(|pair| pair.name.starts_with(only));
    if pairs.is_empty() {
        return Err(format!("no pair has a name that begins with `{only}`"));
    }
    let findings = find(&root, &folder, &pairs, &judge)?;
    for finding in &findings {
        println!("{}", finding.line());
    }
    let weaker = findings
        .iter()
        .filter(|finding| finding.is_weaker())
        .count();
    let (all, asked) = (pairs.len(), findings.len());
    println!("{all} pairs, {asked} of them not major; {weaker} verdicts too weak");
    Ok(if weaker == 0 {
        Outcome::Done
    } else {
        Outcome::Rejected
    })
}

/// What both say of the pairs on which they can disagree.
fn find<'p>(
    root: &Path,
    folder: &Path,
    pairs: &'p [Pair],
    judge: &Judge,
) -> Result<Vec<Finding<'p>>, String> {
    let judged = pairs.par_iter().map(|pair| Ok((pair, verdict(pair)?)));
    let mut judged: Vec<(&Pair, Api)> = judged.collect::<Result<_, String>>()?;
    judged.retain(|(_, ours)| *ours != Api::Major);
    let texts = judged.iter().flat_map(|(pair, _)| [&*pair.old, &*pair.new]);
    let offered = document(root, folder, &texts.collect())?;
    let findings = judged.par_iter().map(|(pair, ours)| {
        let theirs = judge.compare(&offered[&*pair.old], &offered[&*pair.new])?;
        Ok(Finding {
            pair,
            ours: *ours,
            theirs,
        })
    });
    findings.collect()
}

/// Makes the client of each description, and says where what it offers is described.
fn document<'t>(
    root: &Path,
    folder: &Path,
    texts: &BTreeSet<&'t str>,
) -> Result<BTreeMap<&'t str, PathBuf>, String> {
    let clients = texts.par_iter().map(|text| {
        let name = workspace::name_of(text);
        let files = client(text, &name)?;
        Ok((name, files))
    });
    let clients: Vec<(String, Vec<GeneratedFile>)> = clients.collect::<Result<_, String>>()?;
    let offered = Workspace::at(folder).document(root, &clients)?;
    Ok(texts.iter().copied().zip(offered).collect())
}

impl Finding<'_> {
    fn is_weaker(&self) -> bool {
        self.ours < self.theirs.api
    }

    /// `too weak  catalogue-words: patch here, minor there (lint, lint)`
    fn line(&self) -> String {
        let state = if self.is_weaker() { "too weak" } else { "well" };
        let (ours, theirs) = (self.ours.name(), self.theirs.api.name());
        let lints = match self.theirs.lints.as_slice() {
            [] => String::new(),
            lints => format!(" ({})", lints.join(", ")),
        };
        format!(
            "{state:>8}  {}: {ours} here, {theirs} there{lints}",
            self.pair.name
        )
    }
}

/// The verdict of `diff`.
fn verdict(pair: &Pair) -> Result<Api, String> {
    let [old, new] = [&pair.old, &pair.new].map(|text| meaning(text));
    let changes = diff::compare(&old?, &new?, &config("compared")?);
    Ok(diff::verdicts(&changes).1)
}

/// As in the tests of the catalogue: types that nothing uses count, too.
fn config(name: &str) -> Result<Config, String> {
    let mut config = Config::named(name.parse()?);
    config.selection.keeps_unused_types = true;
    Ok(config)
}

fn meaning(text: &str) -> Result<ir::Api, String> {
    let mut sink = Sink::default();
    let meaning = xtask::meaning(
        Input::text("pair.yaml", text),
        &config("compared")?,
        &mut sink,
    );
    let faults = |_| diagnostics::render(&sink, false);
    meaning.map(|(_, api)| api).map_err(faults)
}

fn client(text: &str, name: &str) -> Result<Vec<GeneratedFile>, String> {
    let mut sink = Sink::default();
    let made = xtask::generate(Input::text("pair.yaml", text), &config(name)?, &mut sink);
    let faults = |_| diagnostics::render(&sink, false);
    made.map(|made| made.files).map_err(faults)
}
