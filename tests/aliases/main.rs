//! Code that was written against the old names compiles against the new crate, with no more than warnings of what is
//! deprecated, and does what it did.

#[path = "../workspace.rs"]
mod workspace;

use std::fs;
use std::path::PathBuf;

use xtask::config::Config;
use xtask::diagnostics::{self, Sink};
use xtask::history::{Bump, LOCK, Past, Previous, generator, names};
use xtask::rust::FormerName;
use xtask::spec::Input;
use xtask::{Generated, GeneratedFile};

use workspace::Workspace;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/aliases");

/// What both versions are called.
const CRATE: &str = "shop";

/// What the program begins with, so that only what is deprecated is let pass.
const STRICT: &str = "#![deny(warnings)]\n#![allow(deprecated)]\n";

#[test]
fn code_with_the_old_names_compiles_and_runs_with_warnings_alone() {
    let (old, new) = versions();
    let program = fs::read_to_string(format!("{FOLDER}/program.rs")).unwrap();

    let before = written("before", &old, &[("program", &program)]);
    before.cargo("run", &["--example", "program"], &[]);

    let strict = format!("{STRICT}{program}");
    let programs = [("program", program.as_str()), ("strict", strict.as_str())];
    let after = written("after", &new, &programs);
    after.cargo("run", &["--example", "strict"], &[]);
    let warnings = after.cargo("check", &["--example", "program"], &[]);
    let left = left_behind(&new);
    for FormerName { rename, .. } in &left {
        let note = match rename.moved_to {
            Some(_) => format!("moved to `{}`", rename.new_path()),
            None => format!("renamed to `{}`", rename.new),
        };
        assert!(warnings.contains(&note), "{rename:?}\n{warnings}");
    }
    assert!(left.iter().any(|name| name.rename.moved_to.is_some()));
}

#[test]
fn no_tool_has_a_word_to_say_of_what_is_left_behind() {
    let (_, new) = versions();
    let after = written("silent", &new, &[]);
    after.cargo("fmt", &["--check"], &[]);
    let pedantic = ["--", "-D", "warnings", "-W", "clippy::pedantic"];
    after.cargo("clippy", &[], &pedantic);
    after.cargo("clippy", &["--features", "mock"], &pedantic);
    after.cargo("doc", &["--no-deps", "--features", "mock"], &[]);
}

/// A version in a workspace of its own, with programs against it.
fn written(name: &str, version: &Generated, programs: &[(&str, &str)]) -> Workspace {
    let programs = programs.iter().map(|(name, text)| GeneratedFile {
        path: format!("examples/{name}.rs"),
        contents: (*text).to_owned().into(),
    });
    let files: Vec<GeneratedFile> = version.files.iter().cloned().chain(programs).collect();
    let mut workspace = Workspace::new(&format!("aliases/{name}"));
    workspace.add(CRATE, &files);
    workspace.complete();
    workspace
}

/// Both versions, as codegen makes them one after the other.
fn versions() -> (Generated, Generated) {
    let name = CRATE.parse().expect("it is the name of a crate");
    let old = generate("old", Previous::nothing());
    let new = generate("new", Previous::of(&name, &old));
    (old, new)
}

fn generate(version: &str, previous: Previous) -> Generated {
    let path = PathBuf::from(format!("{FOLDER}/{version}.yaml"));
    let name = CRATE.parse().expect("it is the name of a crate");
    let config = Config::read(&path, None, Some(name)).expect("the settings are valid");
    let past = Past::of(previous, &config.package.name, &generator()).expect("the lock is ours");
    let text = fs::read_to_string(&path).expect("it can be read");
    let mut sink = Sink::default();
    let input = Input::text(&format!("{version}.yaml"), text);
    let made = xtask::regenerate(input, &config, &past, Bump::Raise, &mut sink);
    let Ok((generated, _)) = made else {
        panic!("{}", diagnostics::render(&sink, false));
    };
    generated
}

/// The names of before, as the lock has them.
fn left_behind(generated: &Generated) -> Vec<FormerName> {
    let mut files = generated.files.iter();
    let lock = files.find(|file| file.path == LOCK).expect("there is one");
    let names = names(&lock.contents).expect("it is ours");
    names.expect("it is a lock").former
}
