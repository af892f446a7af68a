//! Code that was written against the old names compiles against the new crate, with no more than warnings of what is
//! deprecated, and does what it did.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use xtask::config::Config;
use xtask::diagnostics::{self, Sink};
use xtask::history::{Bump, LOCK, Past, Previous, generator, names};
use xtask::rust::FormerName;
use xtask::spec::Input;
use xtask::{Generated, GeneratedFile};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/aliases");

/// What the program begins with, so that only what is deprecated is let pass.
const STRICT: &str = "#![deny(warnings)]\n#![allow(deprecated)]\n";

#[test]
fn code_with_the_old_names_compiles_and_runs_with_warnings_alone() {
    let (old, new) = versions();
    let program = fs::read_to_string(format!("{FOLDER}/program.rs")).unwrap();

    let before = Workspace::write("before", &old.files, &[("program", &program)]);
    before.succeeds("run", &["--example", "program"]);

    let strict = format!("{STRICT}{program}");
    let programs = [("program", program.as_str()), ("strict", strict.as_str())];
    let after = Workspace::write("after", &new.files, &programs);
    after.succeeds("run", &["--example", "strict"]);
    let warnings = after.succeeds("check", &["--example", "program"]);
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
    let after = Workspace::write("silent", &new.files, &[]);
    after.succeeds("fmt", &["--check"]);
    let pedantic = ["--", "-D", "warnings", "-W", "clippy::pedantic"];
    after.succeeds("clippy", &pedantic);
    after.succeeds("clippy", &[&["--features", "mock"], &pedantic[..]].concat());
    after.succeeds("doc", &["--no-deps", "--features", "mock"]);
}

/// Both versions, as codegen makes them one after the other.
fn versions() -> (Generated, Generated) {
    let name = "shop".parse().expect("it is the name of a crate");
    let old = generate("old", Previous::nothing());
    let new = generate("new", Previous::of(&name, &old));
    (old, new)
}

fn generate(version: &str, previous: Previous) -> Generated {
    let path = PathBuf::from(format!("{FOLDER}/{version}.yaml"));
    let name = "shop".parse().expect("it is the name of a crate");
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

/// A crate in a folder of its own.
struct Workspace {
    root: PathBuf,
}

impl Workspace {
    fn write(name: &str, files: &[GeneratedFile], examples: &[(&str, &str)]) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("aliases")
            .join(name);
        let _ = fs::remove_dir_all(&root);
        for file in files {
            write(&root.join(&file.path), &file.contents);
        }
        for (name, text) in examples {
            write(&root.join(format!("examples/{name}.rs")), text);
        }
        let manifest = fs::read_to_string(root.join("Cargo.toml")).expect("there is a manifest");
        let alone = format!("{manifest}\n[workspace]\n\n[profile.dev]\ndebug = false\n");
        write(&root.join("Cargo.toml"), &alone);
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
        fs::copy(lock, root.join("Cargo.lock")).expect("the lock file can be copied");
        Self { root }
    }

    /// Runs Cargo, and gives what it says.
    fn succeeds(&self, command: &str, options: &[&str]) -> String {
        let Output {
            status,
            stdout,
            stderr,
        } = Command::new(env!("CARGO"))
            .arg(command)
            .args(options)
            .current_dir(&self.root)
            // What the crates of the fixtures need is built there already.
            .env(
                "CARGO_TARGET_DIR",
                Path::new(env!("CARGO_TARGET_TMPDIR")).join("fixtures/target"),
            )
            .env("RUSTDOCFLAGS", "-D warnings")
            .output()
            .expect("cargo can be started");
        let said = [stdout, stderr].map(|text| String::from_utf8_lossy(&text).into_owned());
        let said = said.concat();
        assert!(status.success(), "cargo {command} {options:?}:\n{said}");
        said
    }
}

fn write(path: &Path, contents: &str) {
    let folder = path.parent().expect("a file is in a folder");
    fs::create_dir_all(folder).expect("a folder can be made");
    fs::write(path, contents).expect("a file can be written");
}
