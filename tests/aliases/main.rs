//! Code that was written against the old names compiles against the new crate, with no more than warnings of what is
//! deprecated, and does what it did.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use xtask::GeneratedFile;
use xtask::config::Config;
use xtask::diagnostics::{self, Sink};
use xtask::diff::{self, Side};
use xtask::emit;
use xtask::ir::Api;
use xtask::rust::{self, Aliases, Crate, FormerName, GivenNames, Rename, Surface};
use xtask::spec::Input;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/aliases");

/// What the program begins with, so that only what is deprecated is let pass.
const STRICT: &str = "#![deny(warnings)]\n#![allow(deprecated)]\n";

#[test]
fn code_with_the_old_names_compiles_and_runs_with_warnings_alone() {
    let (old, new) = (Read::of("old"), Read::of("new"));
    let changes = diff::compare(old.side(), new.side());
    let renames = diff::renames(&changes);
    let program = fs::read_to_string(format!("{FOLDER}/program.rs")).unwrap();

    let before = Workspace::write("before", &emit::files(&old.krate), &[("program", &program)]);
    before.succeeds("run", &["--example", "program"]);

    let mut krate = new.krate;
    krate.aliases = Aliases::of(&Surface::of(&krate), &former(&renames));
    let files = emit::files(&krate);
    let strict = format!("{STRICT}{program}");
    let programs = [("program", program.as_str()), ("strict", strict.as_str())];
    let after = Workspace::write("after", &files, &programs);
    after.succeeds("run", &["--example", "strict"]);
    let warnings = after.succeeds("check", &["--example", "program"]);
    for rename in &renames {
        let note = match rename.moved_to {
            Some(_) => format!("moved to `{}`", rename.new_path()),
            None => format!("renamed to `{}`", rename.new),
        };
        assert!(warnings.contains(&note), "{rename:?}\n{warnings}");
    }
    assert!(renames.iter().any(|rename| rename.moved_to.is_some()));
}

#[test]
fn no_tool_has_a_word_to_say_of_what_is_left_behind() {
    let (old, new) = (Read::of("old"), Read::of("new"));
    let renames = diff::renames(&diff::compare(old.side(), new.side()));
    let mut krate = new.krate;
    krate.aliases = Aliases::of(&Surface::of(&krate), &former(&renames));
    let after = Workspace::write("silent", &emit::files(&krate), &[]);
    after.succeeds("fmt", &["--check"]);
    let pedantic = ["--", "-D", "warnings", "-W", "clippy::pedantic"];
    after.succeeds("clippy", &pedantic);
    after.succeeds("clippy", &[&["--features", "mock"], &pedantic[..]].concat());
    after.succeeds("doc", &["--no-deps", "--features", "mock"]);
}

/// A description with the crate that is made of it.
struct Read {
    api: Api,
    krate: Crate,
}

impl Read {
    fn of(name: &str) -> Self {
        let path = PathBuf::from(format!("{FOLDER}/{name}.yaml"));
        let crate_name = "shop".parse().expect("it is the name of a crate");
        let config = Config::read(&path, None, Some(crate_name)).expect("the settings are valid");
        let text = fs::read_to_string(&path).expect("it can be read");
        let mut sink = Sink::default();
        let input = Input::text(&format!("{name}.yaml"), text);
        let Ok((_, api)) = xtask::meaning(input, &config, &mut sink) else {
            panic!("{}", diagnostics::render(&sink, false));
        };
        let krate = rust::plan(&api, &config, &GivenNames::default(), &mut sink);
        assert!(
            sink.checkpoint().is_ok(),
            "{}",
            diagnostics::render(&sink, false)
        );
        Self { api, krate }
    }

    fn side(&self) -> Side<'_> {
        Side {
            api: &self.api,
            krate: &self.krate,
        }
    }
}

fn former(renames: &[Rename]) -> Vec<FormerName> {
    let since = |rename: &Rename| FormerName {
        rename: rename.clone(),
        since: "0.2.0".to_owned(),
    };
    renames.iter().map(since).collect()
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
