//! `cargo xtask semver-checks`: an independent judge of what `diff` says of Rust code.
//!
//! Of each pair of descriptions that the tests know (every case of the catalogue, every step of the Chats API) both
//! clients are made, and cargo-semver-checks compares what they offer. Invariant: the verdict of `diff` is never the
//! weaker one. It may be the stronger: at types of fields, for one, the judge does not look. Where it is `major`
//! already, there is nothing to ask.

mod judge;
mod pairs;
mod workspace;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use xtask::config::{Config, Renames};
use xtask::diagnostics::{self, Sink};
use xtask::diff::{self, Api, Change};
use xtask::rust::{self, Aliases, Crate, FormerName, GivenNames, Surface};
use xtask::spec::Input;
use xtask::{GeneratedFile, emit, ir};

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
    let compared = pairs.par_iter().map(|pair| Ok((pair, Compared::of(pair)?)));
    let mut compared: Vec<(&Pair, Compared)> = compared.collect::<Result<_, String>>()?;
    compared.retain(|(_, compared)| compared.ours != Api::Major);
    let clients = compared.iter().flat_map(|(_, both)| [&both.old, &both.new]);
    let clients: BTreeMap<&str, &[GeneratedFile]> = clients
        .map(|client| (&*client.name, &*client.files))
        .collect();
    let clients: Vec<(&str, &[GeneratedFile])> = clients.into_iter().collect();
    let offered = Workspace::at(folder).document(root, &clients)?;
    let names = clients.iter().map(|(name, _)| *name);
    let offered: BTreeMap<&str, PathBuf> = names.zip(offered).collect();
    let findings = compared.par_iter().map(|(pair, both)| {
        let theirs = judge.compare(&offered[&*both.old.name], &offered[&*both.new.name])?;
        Ok(Finding {
            pair,
            ours: both.ours,
            theirs,
        })
    });
    findings.collect()
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

/// A pair that `diff` has judged.
struct Compared {
    ours: Api,
    old: Client,
    new: Client,
}

/// A client, under a name that no other one has.
struct Client {
    name: String,
    files: Vec<GeneratedFile>,
}

impl Compared {
    /// The new client is as codegen has it after the old one: what is still there keeps its name, and what is called
    /// otherwise leaves its old name behind.
    fn of(pair: &Pair) -> Result<Self, String> {
        let name = workspace::name_of(&pair.old);
        let old = Planned::of(&pair.old, &name, &GivenNames::default())?;
        let given = GivenNames::of(&old.krate, &Renames::default());
        let name = workspace::name_of(&format!("{}\0{}", pair.old, pair.new));
        let mut new = Planned::of(&pair.new, &name, &given)?;
        let changes = diff::compare(old.side(), new.side());
        let (_, ours) = diff::verdicts(&changes);
        new.krate.aliases = left_behind(&changes, &new.krate);
        Ok(Self {
            ours,
            old: old.client(),
            new: new.client(),
        })
    }
}

fn left_behind(changes: &[Change], krate: &Crate) -> Aliases {
    let former = diff::renames(changes).into_iter().map(|rename| FormerName {
        rename,
        since: "0.1.1".to_owned(),
    });
    Aliases::of(&Surface::of(krate), &former.collect::<Vec<_>>())
}

/// A description with its crate.
struct Planned {
    api: ir::Api,
    krate: Crate,
}

impl Planned {
    fn of(text: &str, name: &str, given: &GivenNames) -> Result<Self, String> {
        let config = config(name)?;
        let mut sink = Sink::default();
        let meaning = xtask::meaning(Input::text("pair.yaml", text), &config, &mut sink);
        let (_, api) = meaning.map_err(|_| diagnostics::render(&sink, false))?;
        let krate = rust::plan(&api, &config, given, &mut sink);
        Ok(Self { api, krate })
    }

    fn side(&self) -> diff::Side<'_> {
        diff::Side {
            api: &self.api,
            krate: &self.krate,
        }
    }

    fn client(self) -> Client {
        Client {
            files: emit::files(&self.krate),
            name: self.krate.package.name,
        }
    }
}

/// As in the tests of the catalogue: types that nothing uses count, too.
fn config(name: &str) -> Result<Config, String> {
    let mut config = Config::named(name.parse()?);
    config.selection.keeps_unused_types = true;
    Ok(config)
}
