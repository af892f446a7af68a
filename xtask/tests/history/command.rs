//! The command on folders.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Instant, SystemTime};

use super::{LIMIT, REQUIRED, description, plain};

/// A folder with a description in it.
struct Workspace {
    root: tempfile::TempDir,
}

impl Workspace {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let workspace = Self { root };
        workspace.describe(&plain());
        workspace
    }

    fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    fn describe(&self, description: &str) {
        fs::write(self.path("a.yaml"), description).unwrap();
    }

    fn command(&self, flags: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command
            .args([
                "codegen", "--spec", "a.yaml", "--out", "out", "--name", "shop",
            ])
            .args(flags)
            .current_dir(self.root.path());
        command
    }

    fn run(&self, flags: &[&str]) -> Output {
        self.command(flags).output().unwrap()
    }

    /// What a run that succeeds says.
    fn write(&self, flags: &[&str]) -> String {
        let output = self.run(flags);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        stderr(&output)
    }

    /// The exit code of a check, which writes nothing.
    fn check(&self, flags: &[&str]) -> Option<i32> {
        let before = self.tree();
        let output = self.command(flags).arg("--check").output().unwrap();
        assert_eq!(self.tree(), before);
        output.status.code()
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// Every file of the crate with its time.
    fn tree(&self) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
        let mut found = BTreeMap::new();
        let mut folders = vec![self.path("out")];
        while let Some(folder) = folders.pop() {
            let Ok(entries) = fs::read_dir(folder) else {
                continue;
            };
            for entry in entries.map(Result::unwrap) {
                if entry.file_type().unwrap().is_dir() {
                    folders.push(entry.path());
                } else {
                    let time = entry.metadata().unwrap().modified().unwrap();
                    found.insert(entry.path(), (fs::read(entry.path()).unwrap(), time));
                }
            }
        }
        found
    }
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn a_second_run_touches_nothing() {
    let folder = Workspace::new();
    let said = folder.write(&[]);
    assert!(
        said.contains("release  0.1.0 (the first version)"),
        "{said}"
    );
    let before = folder.tree();
    let said = folder.write(&[]);
    assert!(said.contains("release  0.1.0 (nothing new)"), "{said}");
    assert_eq!(folder.tree(), before);
    assert_eq!(folder.check(&[]), Some(0));
}

#[test]
fn a_change_is_told_and_makes_a_version() {
    let folder = Workspace::new();
    folder.write(&[]);
    folder.describe(&description("2", REQUIRED, ""));
    assert_eq!(folder.check(&[]), Some(1));
    let said = folder.write(&[]);
    assert!(said.contains("required parameter added"), "{said}");
    let line = "release  0.1.0 → 0.2.0 (major: 1 change breaks Rust code)";
    assert!(said.contains(line), "{said}");
    assert!(
        folder
            .read("out/Cargo.toml")
            .contains("version = \"0.2.0\"")
    );
    assert!(folder.read("out/CHANGELOG.md").contains("## [0.2.0]"));
    assert_eq!(folder.check(&[]), Some(0));
}

#[test]
fn a_name_of_before_is_left_behind_until_a_version_breaks_code() {
    let folder = Workspace::new();
    folder.write(&[]);
    folder.describe(&plain().replace("getChats", "listChats"));
    let said = folder.write(&[]);
    assert!(said.contains("(an alias is left)"), "{said}");
    let line = "release  0.1.0 → 0.1.1 (minor: 1 change for Rust code)";
    assert!(said.contains(line), "{said}");
    assert!(folder.read("out/src/chats.rs").contains("fn get_chats("));
    assert_eq!(folder.check(&[]), Some(0));
    folder.describe(&description("2", LIMIT, "").replace("getChats", "listChats"));
    folder.write(&[]);
    assert!(folder.read("out/src/chats.rs").contains("fn get_chats("));
    assert!(
        folder
            .read("out/.codegen.lock")
            .contains("since = \"0.1.1\"")
    );
    folder.describe(&description("2", REQUIRED, "").replace("getChats", "listChats"));
    let said = folder.write(&[]);
    assert!(said.contains("release  0.1.2 → 0.2.0"), "{said}");
    assert!(!folder.read("out/src/chats.rs").contains("fn get_chats("));
    assert_eq!(folder.check(&[]), Some(0));
}

#[test]
fn the_names_that_were_given_are_those_that_inspect_shows() {
    let folder = Workspace::new();
    let two = |first: &str, second: &str| {
        let types = format!("    {first}: {{type: object}}\n    {second}: {{type: object}}\n");
        let uses = format!(
            "a: {{$ref: '#/components/schemas/{first}'}}, b: {{$ref: '#/components/schemas/{second}'}}"
        );
        description("1", "", &types).replace("id: {type: integer}", &uses)
    };
    folder.describe(&two("some_thing", "other"));
    folder.write(&[]);
    // Derived anew, it is the other one that has the name.
    folder.describe(&two("SomeThing", "some_thing"));
    let names = |flags: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(["inspect", "--stage", "rust", "--spec", "a.yaml"]);
        let output = command.args(flags).current_dir(folder.path(".")).output();
        String::from_utf8(output.unwrap().stdout).unwrap()
    };
    let (derived, kept) = (names(&[]), names(&["--out", "out"]));
    assert_ne!(derived, kept);
    folder.write(&[]);
    assert_eq!(names(&["--out", "out"]), kept);
}

#[test]
fn a_version_that_is_kept_is_checked_as_such() {
    let folder = Workspace::new();
    folder.write(&[]);
    let log = folder.read("out/CHANGELOG.md");
    folder.describe(&description("1", LIMIT, ""));
    assert_eq!(folder.check(&["--no-bump"]), Some(1));
    let said = folder.write(&["--no-bump"]);
    assert!(said.contains("0.1.0 (kept; due is 0.1.1, minor"), "{said}");
    assert_eq!(folder.read("out/CHANGELOG.md"), log);
    assert_eq!(folder.check(&["--no-bump"]), Some(0));
    // Whoever checks need not know.
    assert_eq!(folder.check(&[]), Some(0));
    folder.write(&[]);
    assert_ne!(folder.read("out/CHANGELOG.md"), log);
    assert_eq!(folder.check(&[]), Some(0));
    assert_eq!(folder.check(&["--no-bump"]), Some(0));
}

#[test]
fn the_command_that_mends_keeps_the_version_if_the_check_did() {
    let folder = Workspace::new();
    let said = stderr(&folder.run(&["--check", "--no-bump"]));
    assert!(said.contains("--name shop --no-bump`"), "{said}");
}

#[test]
fn what_people_write_into_the_changelog_stays_and_is_no_drift() {
    let folder = Workspace::new();
    folder.write(&[]);
    let log = folder.read("out/CHANGELOG.md");
    let mine = log.replace(
        "## [0.1.0]",
        "## [Unreleased]\n\n- soon\u{a0}\t \n\n## [0.1.0] - today",
    ) + "\nThe end";
    fs::write(folder.path("out/CHANGELOG.md"), &mine).unwrap();
    assert_eq!(folder.check(&[]), Some(0));
    let said = folder.write(&[]);
    assert!(!said.contains("edited"), "{said}");
    assert_eq!(folder.read("out/CHANGELOG.md"), mine);
    folder.describe(&description("1", LIMIT, ""));
    let said = folder.write(&[]);
    assert!(!said.contains("edited"), "{said}");
    let new = folder.read("out/CHANGELOG.md");
    let (above, rest) = new.split_once("## [0.1.1]").unwrap();
    let (_, below) = rest.split_once("## [0.1.0] - today").unwrap();
    assert_eq!(format!("{above}## [0.1.0] - today{below}"), mine);
}

#[test]
fn a_changelog_that_was_there_before_the_generator_is_added_to() {
    let folder = Workspace::new();
    folder.write(&[]);
    // As a generator left it that knew no changelog.
    fs::write(folder.path("out/CHANGELOG.md"), "# Mine\n\n## 0.0.9\n").unwrap();
    let manifest = folder.read("out/.codegen-manifest");
    let lines = manifest
        .lines()
        .filter(|line| !line.contains("adds to") && !line.contains(".codegen"));
    let manifest: Vec<&str> = lines.collect();
    let head = "# The files\n";
    fs::write(
        folder.path("out/.codegen-manifest"),
        format!("{head}{}\n", manifest.join("\n")),
    )
    .unwrap();
    for file in [".codegen.lock", ".codegen-description.json"] {
        fs::remove_file(folder.path(&format!("out/{file}"))).unwrap();
    }
    folder.write(&[]);
    let log = folder.read("out/CHANGELOG.md");
    assert!(
        log.starts_with("# Mine\n\n## [0.2.0]\n") && log.ends_with("\n## 0.0.9\n"),
        "{log}"
    );
}

#[test]
fn a_lock_of_a_newer_generator_is_refused_with_the_version_to_use() {
    let folder = Workspace::new();
    folder.write(&[]);
    let lock = folder.read("out/.codegen.lock");
    let own = format!("generator = \"{}\"", env!("CARGO_PKG_VERSION"));
    fs::write(
        folder.path("out/.codegen.lock"),
        lock.replace(&own, "generator = \"99.1.0\""),
    )
    .unwrap();
    let before = folder.tree();
    for flags in [&[][..], &["--check"], &["--no-bump"]] {
        let output = folder.run(flags);
        assert_eq!(output.status.code(), Some(2));
        assert!(
            stderr(&output).contains("use version 99.1.0"),
            "{}",
            stderr(&output)
        );
    }
    assert_eq!(folder.tree(), before);
}

#[test]
fn a_lock_that_is_edited_missing_or_in_conflict_is_rebuilt_with_a_warning() {
    let folder = Workspace::new();
    folder.write(&[]);
    let lock = folder.read("out/.codegen.lock");
    let at = folder.path("out/.codegen.lock");
    let conflict = format!("<<<<<<< a\n{lock}=======\n>>>>>>> b\n");
    for damaged in [
        Some(lock.replace("get_chats", "list")),
        Some(lock.replace("format = 1", "format = 2")),
        Some(conflict),
        None,
    ] {
        match &damaged {
            Some(text) => fs::write(&at, text).unwrap(),
            None => fs::remove_file(&at).unwrap(),
        }
        assert_eq!(folder.check(&[]), Some(1));
        let said = folder.write(&[]);
        assert!(said.contains("warning: `.codegen.lock`"), "{said}");
        assert_eq!(folder.read("out/.codegen.lock"), lock);
        assert_eq!(folder.check(&[]), Some(0));
    }
}

#[test]
fn two_branches_that_both_made_a_version_are_merged_by_taking_one_side_and_another_run() {
    const TYPE: &str = "    Thing: {type: object}\n";
    const USE: &str = "{in: query, name: thing, schema: {type: string}}";
    let folder = Workspace::new();
    let git = |arguments: &[&str]| {
        let author = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];
        let mut command = Command::new("git");
        let command = command.args(author).args(["-c", "core.autocrlf=false"]);
        let output = command.args(arguments).current_dir(folder.path("."));
        output.output().unwrap().status.success()
    };
    let commit = |description: &str| {
        folder.describe(description);
        folder.write(&[]);
        assert!(git(&["add", "--all"]) && git(&["commit", "--quiet", "--message", "Change"]));
    };
    assert!(git(&["init", "--quiet", "--initial-branch=ours"]));
    commit(&plain());
    assert!(git(&["switch", "--quiet", "--create", "theirs"]));
    let thing = "properties: {id: {type: integer}, thing: {$ref: '#/components/schemas/Thing'}}";
    let theirs = description("1", "", TYPE).replace("properties: {id: {type: integer}}", thing);
    commit(&theirs);
    assert!(git(&["switch", "--quiet", "ours"]));
    commit(&description("1", USE, ""));
    let merged = theirs.replace("parameters: []", &format!("parameters: [{USE}]"));
    assert!(!git(&["merge", "--quiet", "theirs"]), "there is a conflict");
    assert!(folder.path("out/src/models/thing.rs").exists());

    let takes_ours = ["restore", "--source", "HEAD", "--staged", "--worktree"];
    assert!(git(&[&takes_ours[..], &["out"]].concat()));
    folder.describe(&merged);
    let said = folder.write(&[]);
    assert!(said.contains("release  0.1.1 → 0.1.2 (minor: "), "{said}");
    assert!(!said.contains("warning"), "{said}");
    let call = folder.read("out/src/chats/get_chats.rs");
    assert!(call.contains("fn thing("), "{call}");
    assert!(folder.path("out/src/models/thing.rs").exists());
    assert_eq!(folder.check(&[]), Some(0));
}

#[test]
fn a_changelog_that_is_no_text_is_bad_input() {
    let folder = Workspace::new();
    folder.write(&[]);
    fs::write(folder.path("out/CHANGELOG.md"), b"\xff\xfe").unwrap();
    let output = folder.run(&[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("CHANGELOG.md"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn the_folder_of_the_description_is_of_no_matter() {
    let (one, other) = (Workspace::new(), Workspace::new());
    one.write(&[]);
    fs::create_dir(other.path("deep")).unwrap();
    let moved = other.path("deep/b.yaml");
    fs::rename(other.path("a.yaml"), &moved).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command
        .args(["codegen", "--name", "shop", "--spec"])
        .arg(&moved);
    command.arg("--out").arg(other.path("out"));
    let output = command.current_dir(Path::new("/")).output().unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    let contents = |folder: &Workspace| -> Vec<Vec<u8>> {
        folder.tree().into_values().map(|(text, _)| text).collect()
    };
    assert_eq!(contents(&one), contents(&other));
}

/// Kills runs that make a version: the version, the lock and the changelog are always of one run.
#[test]
fn a_killed_run_leaves_one_version() {
    let folder = Workspace::new();
    let started = Instant::now();
    folder.write(&[]);
    let whole = started.elapsed();
    let mut killed = 0;
    for step in 0..40_u32 {
        let parameters = if step % 2 == 0 { REQUIRED } else { "" };
        folder.describe(&description("1", parameters, ""));
        let mut child = folder.command(&[]).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(whole * step / 40);
        child.kill().unwrap();
        killed += u32::from(!child.wait().unwrap().success());
        let lock: toml::Table = folder.read("out/.codegen.lock").parse().unwrap();
        let manifest: toml::Table = folder.read("out/Cargo.toml").parse().unwrap();
        let log = folder.read("out/CHANGELOG.md");
        let newest = log
            .lines()
            .find_map(|line| line.strip_prefix("## ["))
            .unwrap();
        let version = lock["version"].as_str().unwrap();
        assert_eq!(manifest["package"]["version"].as_str(), Some(version));
        assert_eq!(newest.strip_suffix(']'), Some(version));
    }
    assert!(killed > 5, "only {killed} runs were killed");
    folder.write(&[]);
    assert_eq!(folder.check(&[]), Some(0));
}
