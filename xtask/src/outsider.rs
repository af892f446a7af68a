//! `cargo xtask semver-checks`: an independent judge of what a version says of Rust code.
//!
//! Of each pair of descriptions that the tests know (every case of the catalogue, every step of the Chats API) both
//! clients are made, one after the other as `codegen` does it, and cargo-semver-checks compares what they offer.
//! Invariant: the verdict by which the version is raised is never the weaker one. It may be the stronger: at types of
//! fields, for one, the judge does not look. Where it is `major` already, or both clients have the same items, there is
//! nothing to ask.

mod items;
mod judge;
mod pairs;
mod workspace;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use xtask::config::{Config, CrateName};
use xtask::diagnostics::{self, Sink, Stopped};
use xtask::diff::Api;
use xtask::history::{self, Bump, Past, Previous, Release, Step};
use xtask::spec::Input;
use xtask::{Generated, GeneratedFile};

use crate::cli::{Outcome, workspace_root};
use judge::{Judge, Verdict};
use pairs::Pair;
use workspace::Workspace;

/// Below the target folder.
const FOLDER: &str = "semver-checks";

/// As in the tests of the catalogue: types that nothing uses count, too.
const SETTINGS: &str = "select.unused-types = true\n";

/// What became of a pair.
struct Finding<'p> {
    pair: &'p Pair,
    ours: Api,
    /// `None`: both clients have the same items, so that the judge has nothing to compare.
    theirs: Option<Verdict>,
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
    let (all, minor) = (pairs.len(), findings.len());
    let same = findings.iter().filter(|finding| finding.theirs.is_none());
    let same = same.count();
    println!(
        "{all} pairs, {minor} of them not major, {same} of these with the same items; {weaker} verdicts too weak"
    );
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
    let asked = compared.iter().filter(|(_, both)| !both.has_same_items);
    let clients = asked.flat_map(|(_, both)| [&both.old, &both.new]);
    let clients: BTreeMap<&str, &[GeneratedFile]> = clients
        .map(|client| (&*client.name, &*client.files))
        .collect();
    let clients: Vec<(&str, &[GeneratedFile])> = clients.into_iter().collect();
    let offered = Workspace::at(folder).document(root, &clients)?;
    let names = clients.iter().map(|(name, _)| *name);
    let offered: BTreeMap<&str, PathBuf> = names.zip(offered).collect();
    let findings = compared.par_iter().map(|(pair, both)| {
        let theirs = if both.has_same_items {
            None
        } else {
            let [old, new] = [&both.old, &both.new].map(|client| &offered[&*client.name]);
            Some(judge.compare(old, new)?)
        };
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
        self.theirs
            .as_ref()
            .is_some_and(|theirs| self.ours < theirs.api)
    }

    /// `too weak  catalogue-words: patch here, minor there (lint, lint)`
    fn line(&self) -> String {
        let state = if self.is_weaker() { "too weak" } else { "well" };
        let theirs = match &self.theirs {
            None => "the same items".to_owned(),
            Some(theirs) if theirs.lints.is_empty() => format!("{} there", theirs.api.name()),
            Some(theirs) => format!("{} there ({})", theirs.api.name(), theirs.lints.join(", ")),
        };
        let (name, ours) = (&self.pair.name, self.ours.name());
        format!("{state:>8}  {name}: {ours} here, {theirs}")
    }
}

/// A pair that the generator has judged.
struct Compared {
    ours: Api,
    has_same_items: bool,
    old: Client,
    new: Client,
}

/// A client, under a name that no other one has.
struct Client {
    name: String,
    files: Vec<GeneratedFile>,
}

impl Compared {
    /// Both clients are as codegen makes them one after the other.
    fn of(pair: &Pair) -> Result<Self, String> {
        let name = workspace::name_of(&pair.old);
        let (old, _) = generate(&name, &pair.old, Previous::nothing())?;
        let left = Previous::of(&crate_name(&name)?, &old);
        let old = Client::of(name, old);
        let name = workspace::name_of(&format!("{}\0{}", pair.old, pair.new));
        let (new, release) = generate(&name, &pair.new, left)?;
        let new = Client::of(name, new);
        Ok(Self {
            ours: verdict(&release.step)?,
            has_same_items: items::are_same(&old.files, &new.files)
                .map_err(|error| format!("`{}` is no Rust: {error}", pair.name))?,
            old,
            new,
        })
    }
}

impl Client {
    fn of(name: String, generated: Generated) -> Self {
        let files = generated.files;
        Self { name, files }
    }
}

/// Makes the client of a description after what the last run left.
fn generate(
    name: &str,
    description: &str,
    previous: Previous,
) -> Result<(Generated, Release), String> {
    let name = crate_name(name)?;
    let config = Config::parse(Path::new("pair.toml"), SETTINGS, Some(name.clone()));
    let config = config.map_err(|error| error.to_string())?;
    let past = Past::of(previous, &name, &history::generator());
    let past = past.map_err(|error| error.to_string())?;
    let mut sink = Sink::default();
    let input = Input::text("pair.yaml", description);
    let made = xtask::regenerate(input, &config, &past, Bump::Raise, &mut sink);
    made.map_err(|Stopped| diagnostics::render(&sink, false))
}

fn crate_name(name: &str) -> Result<CrateName, String> {
    name.parse()
}

/// What the step from one version to the next says of Rust code.
fn verdict(step: &Step) -> Result<Api, String> {
    match step {
        Step::Same => Ok(Api::Patch),
        Step::Next { reason, .. } => Ok(reason.api()),
        Step::First | Step::Held { .. } => Err("the new client does not follow the old one".into()),
    }
}
