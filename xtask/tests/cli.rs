//! The binary: exit codes, what is printed where, and what a kill leaves.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::Instant;

#[test]
fn a_run_writes_and_a_check_is_content() {
    let folder = Workspace::new();
    let written = folder.run(&["--spec", "a.yaml", "--out", "out", "--name", "pets"]);
    assert_eq!(written.status.code(), Some(0), "{}", stderr(&written));
    assert!(stderr(&written).contains("added"));
    assert!(written.stdout.is_empty());
    let checked = folder.check("a.yaml");
    assert_eq!(checked.status.code(), Some(0), "{}", stderr(&checked));
}

#[test]
fn a_run_from_inside_of_the_folder_works_and_says_that_the_folder_is_new() {
    let folder = Workspace::new();
    folder.write("a.yaml");
    let mut command = folder.command(&["codegen", "--spec", "../b.yaml"]);
    command.args(["--out", ".", "--name", "pets"]);
    let written = command.current_dir(folder.path("out")).output().unwrap();
    assert!(written.status.success(), "{}", stderr(&written));
    assert!(stderr(&written).contains("`cd .`"));
    assert_eq!(folder.check("b.yaml").status.code(), Some(0));
}

#[test]
fn the_command_that_mends_is_quoted_for_a_shell() {
    let folder = Workspace::new();
    fs::copy(folder.path("a.yaml"), folder.path("my api.yaml")).unwrap();
    let checked = folder.check("my api.yaml");
    assert!(stderr(&checked).contains("--spec 'my api.yaml' --out out --name pets`"));
}

/// An overlay that gives the description another title.
fn overlay(title: &str) -> String {
    format!(
        "overlay: 1.0.0\ninfo: {{title: t, version: '1'}}\nactions:\n- target: $.info\n  update: {{title: {title}}}\n"
    )
}

#[test]
fn overlays_of_the_configuration_come_before_those_of_the_command_line() {
    let folder = Workspace::new();
    for (file, title) in [
        ("spec/one.yaml", "One"),
        ("two.yaml", "Two"),
        ("three.yaml", "Three"),
    ] {
        fs::create_dir_all(folder.path("spec")).unwrap();
        fs::write(folder.path(file), overlay(title)).unwrap();
    }
    fs::rename(folder.path("a.yaml"), folder.path("spec/a.yaml")).unwrap();
    fs::write(folder.path("spec/a.toml"), "overlays.files = ['one.yaml']").unwrap();
    let title = |arguments: &[&str]| {
        let mut command = folder.command(&["inspect", "--stage", "ir", "--spec", "spec/a.yaml"]);
        let output = command.args(arguments).output().unwrap();
        assert!(output.status.success(), "{}", stderr(&output));
        let text = String::from_utf8(output.stdout).unwrap();
        text.lines().next().unwrap_or_default().to_owned()
    };
    assert!(title(&[]).contains("One"), "{}", title(&[]));
    assert!(title(&["--overlay", "two.yaml"]).contains("Two"));
    assert!(title(&["--overlay", "two.yaml", "--overlay", "three.yaml"]).contains("Three"));
}

#[test]
fn the_command_that_mends_names_the_overlays() {
    let folder = Workspace::new();
    fs::write(folder.path("mend.yaml"), overlay("Mended")).unwrap();
    let output = folder
        .codegen("a.yaml")
        .args(["--overlay", "mend.yaml", "--check"])
        .output();
    let text = stderr(&output.unwrap());
    assert!(text.contains("--name pets --overlay mend.yaml`"), "{text}");
}

#[test]
fn an_overlay_that_is_not_there_is_bad_input() {
    let folder = Workspace::new();
    let output = folder
        .codegen("a.yaml")
        .args(["--overlay", "no.yaml"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("no.yaml"));
}

#[test]
fn drift_exits_with_one_and_names_the_files_and_the_command() {
    let folder = Workspace::new();
    folder.write("a.yaml");
    fs::write(folder.path("out/src/lib.rs"), "edited").unwrap();
    fs::remove_file(folder.path("out/Cargo.toml")).unwrap();
    let before = tree(&folder.path("out"));
    let checked = folder.check("a.yaml");
    assert_eq!(checked.status.code(), Some(1));
    insta::assert_snapshot!(drift(&checked), @r"
    error: `out` is not what the generator writes
          missing  Cargo.toml
           edited  src/lib.rs
       help: run `cargo xtask codegen --spec a.yaml --out out --name pets` and commit the result
    ");
    assert_eq!(tree(&folder.path("out")), before);
}

#[test]
fn drift_is_annotated_on_the_files_with_the_way_out_first() {
    let folder = Workspace::new();
    folder.write("a.yaml");
    fs::write(folder.path("out/src/lib.rs"), "edited").unwrap();
    fs::remove_file(folder.path("out/Cargo.toml")).unwrap();
    let mut command = folder.codegen("a.yaml");
    let checked = command.args(["--check", "--format", "github"]).output();
    let checked = checked.unwrap();
    assert_eq!(checked.status.code(), Some(1));
    let text = stderr(&checked);
    let commands = &text[text.find("::error").unwrap()..];
    insta::assert_snapshot!(commands, @r"
    ::error title=`out` is not what the generator writes::run `cargo xtask codegen --spec a.yaml --out out --name pets` and commit the result
    ::error file=out/Cargo.toml,title=not what the generator writes::missing
    ::error file=out/src/lib.rs,title=not what the generator writes::edited
    ");
}

#[test]
fn faults_are_annotated_at_their_lines() {
    let folder = Workspace::new();
    let text = description("A", 0..1).replace("type: string", "type: strng");
    fs::write(folder.path("bad.yaml"), text).unwrap();
    let mut command = folder.codegen("bad.yaml");
    let output = command.args(["--format", "github"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    insta::assert_snapshot!(stderr(&output), @r"
    ::error file=bad.yaml,line=22,endLine=22,col=19,endColumn=24,title=unknown-type::unknown type `strng`%0Ahelp: did you mean `string`?
    1 error
    ");
    // Who does not ask for it, does not get it: not even where it would be understood.
    let mut command = folder.codegen("bad.yaml");
    let output = command.env("GITHUB_ACTIONS", "true").output().unwrap();
    assert!(stderr(&output).starts_with("error["), "{}", stderr(&output));
}

#[test]
fn a_crate_that_was_never_written_is_all_missing() {
    let folder = Workspace::new();
    let checked = folder.check("a.yaml");
    assert_eq!(checked.status.code(), Some(1));
    assert!(stderr(&checked).contains("missing  Cargo.toml"));
    assert!(!folder.path("out").exists());
}

#[test]
fn standard_output_is_for_the_files_alone() {
    let folder = Workspace::new();
    let printed = folder.run(&["--spec", "a.yaml", "--name", "pets", "--stdout"]);
    assert_eq!(printed.status.code(), Some(0));
    let text = String::from_utf8(printed.stdout).unwrap();
    assert!(text.starts_with("==> ") && text.contains("==> src/lib.rs <==\n"));
    assert!(!folder.path("out").exists());
}

#[test]
fn bad_input_and_usage_exit_with_two() {
    let folder = Workspace::new();
    fs::write(folder.path("bad.yaml"), "a: [").unwrap();
    fs::create_dir(folder.path("foreign")).unwrap();
    fs::write(folder.path("foreign/mine"), "").unwrap();
    for (arguments, message) in [
        (&["--spec", "a.yaml"][..], "needs `--out DIR`"),
        (
            &["--spec", "a.yaml", "--out", "out"],
            "the crate has no name",
        ),
        (
            &["--spec", "no.yaml", "--out", "out", "--name", "a"],
            "no.yaml",
        ),
        (
            &["--spec", "bad.yaml", "--out", "out", "--name", "a"],
            "bad.yaml",
        ),
        (
            &["--spec", "a.yaml", "--out", "foreign", "--name", "a"],
            "was not written by",
        ),
        (
            &["--spec", "a.yaml", "--out", "out", "--name", "fn"],
            "keyword of Rust",
        ),
        (&["--stdout", "--check"], "cannot be used with"),
        (&["--nonsense"], "unexpected argument"),
    ] {
        let output = folder.run(arguments);
        assert_eq!(
            output.status.code(),
            Some(2),
            "{arguments:?}: {}",
            stderr(&output)
        );
        assert!(
            stderr(&output).contains(message),
            "{arguments:?}: {}",
            stderr(&output)
        );
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let folder = Workspace::new();
    let mut child = folder
        .command(&["inspect", "--stage", "spec", "--spec", "b.yaml"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
fn a_contract_without_node_exits_with_two_and_says_what_to_install() {
    let output = Workspace::new()
        .command(&["contract"])
        .env("PATH", "")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("https://nodejs.org"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn colour_is_as_asked_for() {
    let folder = Workspace::new();
    let coloured = |when| {
        let mut command = folder.codegen("a.yaml");
        let output = command.args(["--check", "--color", when]).output();
        stderr(&output.unwrap()).contains('\u{1b}')
    };
    assert!(coloured("always") && !coloured("never") && !coloured("auto"));
}

#[test]
fn help_shows_examples() {
    let output = Workspace::new().run(&["--help"]);
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("cargo xtask codegen --spec petstore.yaml --out"));
}

/// Kills a run at a hundred instants: the folder always holds the old files or the new ones, and
/// the user's own.
#[test]
fn a_killed_run_leaves_the_old_tree_or_the_new_one() {
    let folder = Workspace::new();
    folder.write("a.yaml");
    // The version is kept, so that there are two trees and no more.
    let [old, new] = ["a.yaml", "b.yaml"].map(|spec| {
        folder.keep(spec);
        folder.add_foreign_files();
        tree(&folder.path("out"))
    });
    assert_ne!(old, new);
    let started = Instant::now();
    folder.keep("a.yaml");
    let whole = started.elapsed();
    let mut killed = 0;
    for step in 0..100_u32 {
        let spec = if step % 2 == 0 { "b.yaml" } else { "a.yaml" };
        let mut command = folder.codegen(spec);
        let command = command.arg("--no-bump").stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        thread::sleep(whole * step / 90);
        child.kill().unwrap();
        killed += u32::from(!child.wait().unwrap().success());
        let found = tree(&folder.path("out"));
        assert!(
            found == old || found == new,
            "a mixture after {step}: {:?}",
            found.keys()
        );
    }
    assert!(killed > 10, "only {killed} runs were killed");
    folder.keep("b.yaml");
    assert_eq!(tree(&folder.path("out")), new);
    assert!(!folder.path(".out.codegen").exists());
}

/// A folder with two descriptions in it.
struct Workspace {
    root: tempfile::TempDir,
}

impl Workspace {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("a.yaml"), description("A", 0..30)).unwrap();
        fs::write(root.path().join("b.yaml"), description("B", 10..60)).unwrap();
        Self { root }
    }

    fn path(&self, path: &str) -> std::path::PathBuf {
        self.root.path().join(path)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(arguments).current_dir(self.root.path());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = self.command(&["codegen"]);
        command.args(arguments).output().unwrap()
    }

    fn codegen(&self, spec: &str) -> Command {
        self.command(&["codegen", "--spec", spec, "--out", "out", "--name", "pets"])
    }

    fn write(&self, spec: &str) {
        let output = self.codegen(spec).output().unwrap();
        assert!(output.status.success(), "{}", stderr(&output));
    }

    /// Writes the crate, and keeps its version.
    fn keep(&self, spec: &str) {
        let output = self.codegen(spec).arg("--no-bump").output().unwrap();
        assert!(output.status.success(), "{}", stderr(&output));
    }

    fn check(&self, spec: &str) -> Output {
        self.codegen(spec).arg("--check").output().unwrap()
    }

    fn add_foreign_files(&self) {
        fs::create_dir_all(self.path("out/target/debug")).unwrap();
        for path in ["out/src/mine.rs", "out/notes", "out/target/debug/cache"] {
            fs::write(self.path(path), "mine").unwrap();
        }
    }
}

fn description(title: &str, schemas: std::ops::Range<u32>) -> String {
    let head = format!(
        "openapi: 3.0.3\ninfo: {{title: {title}, version: '1'}}\npaths:\n  /all:\n    get:\n      operationId: all\n      responses:\n        '200':\n          description: All.\n          content:\n            application/json:\n              schema: {{$ref: '#/components/schemas/All'}}\ncomponents:\n  schemas:\n    All:\n      type: object\n      properties:\n"
    );
    let uses = schemas
        .clone()
        .map(|n| format!("        p{n}: {{$ref: '#/components/schemas/Model{n}'}}\n"));
    let models = schemas.map(|n| {
        format!("    Model{n}:\n      type: object\n      properties:\n        {title}: {{type: string}}\n")
    });
    std::iter::once(head).chain(uses).chain(models).collect()
}

/// Every file below a folder.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap().map(Result::unwrap) {
            if entry.file_type().unwrap().is_dir() {
                folders.push(entry.path());
            } else {
                let path = entry.path().strip_prefix(folder).unwrap().to_owned();
                found.insert(
                    path.to_str().unwrap().to_owned(),
                    fs::read(entry.path()).unwrap(),
                );
            }
        }
    }
    found
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The report of a check, without the lines of the stages.
fn drift(output: &Output) -> String {
    let text = stderr(output);
    text[text.find("error").unwrap()..].to_owned()
}
