//! What the system does not let the commands read or write: what is said of it, and what is left.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

/// A folder with a description.
struct Workspace {
    root: tempfile::TempDir,
}

impl Workspace {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let text = "{openapi: 3.0.3, info: {title: Pets, version: '1'}, paths: {}}";
        fs::write(root.path().join("a.yaml"), text).unwrap();
        fs::create_dir(root.path().join("folder")).unwrap();
        Self { root }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(arguments).current_dir(self.root.path());
        command.output().unwrap()
    }

    /// What is said when a command cannot do its work.
    fn refusal(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        String::from_utf8(output.stderr).unwrap()
    }

    fn inspect(&self, arguments: &[&str]) -> String {
        let command = ["inspect", "--stage", "ir", "--spec", "a.yaml"];
        self.refusal(&[&command, arguments].concat())
    }
}

#[test]
fn settings_that_cannot_be_read_are_told_with_the_way_out() {
    let workspace = Workspace::new();
    fs::write(
        workspace.path("latin.toml"),
        b"[package]\nname = \"\xe9\"\n",
    )
    .unwrap();
    let said =
        ["no.toml", "folder", "latin.toml"].map(|config| workspace.inspect(&["--config", config]));
    insta::assert_snapshot!(said.concat());
}

#[test]
fn an_overlay_that_cannot_be_read_is_told_with_the_line_of_the_settings() {
    let workspace = Workspace::new();
    let settings = "[package]\nname = 'a'\n[overlays]\nfiles = ['no.yaml']\n";
    fs::write(workspace.path("a.toml"), settings).unwrap();
    insta::assert_snapshot!(workspace.inspect(&[]));
}

#[test]
fn a_description_that_is_no_text_is_told_by_what_it_is() {
    let workspace = Workspace::new();
    let utf_16 = "openapi: 3.0.3".encode_utf16().flat_map(u16::to_le_bytes);
    let utf_16: Vec<u8> = [0xff, 0xfe].into_iter().chain(utf_16).collect();
    fs::write(workspace.path("a.yaml"), utf_16).unwrap();
    let mut said = workspace.inspect(&[]);
    fs::write(
        workspace.path("a.yaml"),
        b"openapi: 3.0.3\ninfo: {title: \xe9}",
    )
    .unwrap();
    said.push_str(&workspace.inspect(&[]));
    insta::assert_snapshot!(said);
}

#[test]
fn a_folder_is_no_description() {
    let workspace = Workspace::new();
    insta::assert_snapshot!(workspace.refusal(&["diff", ".", "a.yaml"]));
}

#[test]
fn a_file_on_the_way_to_the_folder_of_the_crate_is_named() {
    let workspace = Workspace::new();
    let arguments = [
        "codegen",
        "--spec",
        "a.yaml",
        "--name",
        "a",
        "--out",
        "a.yaml/b/c",
    ];
    insta::assert_snapshot!(workspace.refusal(&arguments));
}

/// Where the system lets nobody mount anything, there is nothing to be tested.
#[cfg(target_os = "linux")]
#[test]
fn a_mount_point_is_refused_and_nothing_is_left_beside_it() {
    let workspace = Workspace::new();
    let script = "mount -t tmpfs none folder || exit 77
        exec \"$0\" codegen --spec a.yaml --name a --out folder";
    let mut command = Command::new("unshare");
    command.args(["--map-root-user", "--mount", "sh", "-c", script]);
    command.arg(env!("CARGO_BIN_EXE_xtask"));
    let Ok(output) = command.current_dir(workspace.root.path()).output() else {
        return;
    };
    let said = String::from_utf8(output.stderr).unwrap();
    if output.status.code() == Some(77) || said.starts_with("unshare: ") {
        return;
    }
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("/folder` cannot be replaced: "), "{said}");
    assert!(said.contains("help: "), "{said}");
    let entries = fs::read_dir(workspace.root.path()).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["a.yaml", "folder"]);
}
