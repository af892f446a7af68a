//! The binary: exit codes, what is printed where, and revisions of git.

mod settings;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const ROOT: &str = "openapi: 3.0.3
info: {title: Shop, version: '1'}
paths:
  /chats:
    get:
      tags: [chats]
      operationId: getChats
      responses:
        '200': {description: All., content: {application/json: {schema: {$ref: schemas/Chat.yaml}}}}
  /orders:
    get: {tags: [orders], operationId: getOrders, responses: {'204': {description: None.}}}
";
const CHAT: &str = "type: object\nproperties: {text: {type: string}}\n";

/// A folder with a repository of git that has a description of two files in `shop/`.
struct Workspace {
    root: tempfile::TempDir,
}

impl Workspace {
    fn new() -> Self {
        let workspace = Self {
            root: tempfile::tempdir().unwrap(),
        };
        workspace.write("shop/openapi.yaml", ROOT);
        workspace.write("shop/schemas/Chat.yaml", CHAT);
        workspace.git(&["init", "--quiet"]);
        workspace.commit();
        workspace
    }

    fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).unwrap();
        fs::write(path, text).unwrap();
    }

    fn git(&self, arguments: &[&str]) {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=Test", "-c", "user.email=test@example.com"]);
        command.args(["-c", "commit.gpgsign=false"]);
        let output = command
            .args(arguments)
            .current_dir(self.root.path())
            .output();
        let output = output.unwrap();
        assert!(output.status.success(), "{}", stderr(&output));
    }

    fn commit(&self) {
        self.git(&["add", "."]);
        self.git(&["commit", "--quiet", "--message", "Change"]);
    }

    fn diff_in(&self, folder: &str, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.arg("diff").args(arguments);
        command.current_dir(self.path(folder)).output().unwrap()
    }

    fn diff(&self, arguments: &[&str]) -> Output {
        self.diff_in(".", arguments)
    }
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

const HERE: &str = "shop/openapi.yaml";
const BEFORE: &str = "HEAD:shop/openapi.yaml";

#[test]
fn references_are_followed_at_the_revision() {
    let workspace = Workspace::new();
    workspace.write("shop/schemas/Chat.yaml", &CHAT.replace("string", "boolean"));
    let output = workspace.diff(&[BEFORE, HERE]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stderr(&output).is_empty(), "{}", stderr(&output));
    insta::assert_snapshot!(stdout(&output));
    workspace.commit();
    let between = workspace.diff(&["HEAD~1:shop/openapi.yaml", BEFORE]);
    assert!(
        stdout(&between).contains("string -> boolean"),
        "{}",
        stderr(&between)
    );
    let same = workspace.diff(&[BEFORE, HERE]);
    assert!(stdout(&same).starts_with("no changes"), "{}", stdout(&same));
}

#[test]
fn a_path_that_starts_with_a_dot_is_from_here() {
    let workspace = Workspace::new();
    workspace.write("shop/schemas/Chat.yaml", &CHAT.replace("string", "boolean"));
    let output = workspace.diff_in("shop/schemas", &["HEAD:../openapi.yaml", "../openapi.yaml"]);
    assert!(
        stdout(&output).contains("string -> boolean"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn denied_changes_exit_with_one() {
    let workspace = Workspace::new();
    let code = |arguments: &[&str]| {
        let output = workspace.diff(&[&[BEFORE, HERE], arguments].concat());
        assert!(!output.stdout.is_empty());
        output.status.code()
    };
    assert_eq!(code(&["--deny", "wire", "--deny", "api"]), Some(0));
    // An optional field in an answer that is gone: an old client works, but code may name the field.
    workspace.write(
        "shop/schemas/Chat.yaml",
        "type: object\nproperties: {title: {type: integer}}\n",
    );
    assert_eq!(code(&["--deny", "wire"]), Some(0));
    assert_eq!(code(&["--deny", "api"]), Some(1));
    // A path: the code is the same.
    workspace.write("shop/schemas/Chat.yaml", CHAT);
    workspace.write(HERE, &ROOT.replace("/chats:", "/v2/chats:"));
    assert_eq!(code(&["--deny", "api"]), Some(0));
    assert_eq!(code(&["--deny", "wire"]), Some(1));
    assert_eq!(code(&["--deny", "api", "--deny", "wire"]), Some(1));
    assert_eq!(code(&[]), Some(0));
}

#[test]
fn the_choice_of_operations_is_for_both() {
    let workspace = Workspace::new();
    workspace.write(HERE, &ROOT.replace("/orders:", "/v2/orders:"));
    let chats = workspace.diff(&[BEFORE, HERE, "--tag", "chats"]);
    assert!(
        stdout(&chats).starts_with("no changes"),
        "{}",
        stdout(&chats)
    );
    let orders = workspace.diff(&[BEFORE, HERE, "--tag", "orders", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&orders.stdout).unwrap();
    assert_eq!(report["changes"][0]["kind"], "OperationPathChanged");
    assert_eq!(report["wire"], "breaking");
}

#[test]
fn bad_input_exits_with_two_and_says_why() {
    let workspace = Workspace::new();
    workspace.write("bad.yaml", "a: [");
    workspace.write("lost.yaml", &ROOT.replace("schemas/", "nowhere/"));
    workspace.commit();
    for (arguments, message) in [
        (
            ["no.yaml", HERE],
            "`no.yaml` is not read: there is no such file",
        ),
        (["bad.yaml", HERE], "bad.yaml:1"),
        ([HERE, "HEAD:bad.yaml"], "HEAD:bad.yaml:1"),
        (
            ["HEAD:no.yaml", HERE],
            "`HEAD:no.yaml` is not read: there is no such file",
        ),
        (
            ["HEAD:shop", HERE],
            "`HEAD:shop` is not read: it is a folder",
        ),
        (
            ["never:no.yaml", HERE],
            "git knows no revision `never` here",
        ),
        (["HEAD:lost.yaml", HERE], "nowhere/Chat.yaml"),
        (["HEAD:../no.yaml", HERE], "outside of the repository"),
    ] {
        let output = workspace.diff(&arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(
            stderr(&output).contains(message),
            "{arguments:?}: {}",
            stderr(&output)
        );
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn a_revision_is_never_an_option_of_git() {
    let workspace = Workspace::new();
    let made = workspace.path("made");
    let option = format!("--output={}:x", made.display());
    let output = workspace.diff(&["--", &option, HERE]);
    assert_eq!(output.status.code(), Some(2));
    assert!(!made.exists());
}

#[test]
fn faults_of_both_descriptions_are_shown() {
    let workspace = Workspace::new();
    workspace.write("one.yaml", "a: [");
    workspace.write("two.yaml", "b: [");
    let output = workspace.diff(&["one.yaml", "two.yaml"]);
    assert!(
        stderr(&output).contains("one.yaml:1"),
        "{}",
        stderr(&output)
    );
    assert!(
        stderr(&output).contains("two.yaml:1"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn a_reference_out_of_the_folder_and_back_is_followed_at_the_revision() {
    let workspace = Workspace::new();
    workspace.write(HERE, &ROOT.replace("schemas/", "../shop/schemas/"));
    workspace.commit();
    let output = workspace.diff(&[BEFORE, HERE]);
    assert!(
        stdout(&output).starts_with("no changes"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn a_reference_out_of_the_folder_is_followed_at_the_revision_if_that_is_allowed() {
    let workspace = Workspace::new();
    workspace.write("types/Chat.yaml", CHAT);
    workspace.write(HERE, &ROOT.replace("schemas/", "../types/"));
    workspace.commit();
    let refused = workspace.diff(&[BEFORE, BEFORE]);
    assert_eq!(refused.status.code(), Some(2));
    let allowed = workspace.diff(&[BEFORE, BEFORE, "--allow-refs-outside"]);
    assert_eq!(allowed.status.code(), Some(0), "{}", stderr(&allowed));
}

#[test]
fn annotations_name_files_from_the_root_of_the_repository() {
    let workspace = Workspace::new();
    workspace.write("shop/schemas/Chat.yaml", &CHAT.replace("string", "boolean"));
    let expected = "file=shop/schemas/Chat.yaml,line=2,endLine=2,col=14,endColumn=18,";
    for (folder, new) in [
        (".", HERE),
        ("shop", "openapi.yaml"),
        ("shop/schemas", "../openapi.yaml"),
    ] {
        let output = workspace.diff_in(folder, &[BEFORE, new, "--format", "github"]);
        let commands = stdout(&output);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        assert!(
            commands.contains(&format!("::warning {expected}")),
            "{commands}"
        );
    }
    let output = workspace.diff(&[BEFORE, HERE, "--format", "github", "--deny", "wire"]);
    assert_eq!(output.status.code(), Some(1));
    let commands = stdout(&output);
    assert!(
        commands.contains(&format!("::error {expected}")),
        "{commands}"
    );
    workspace.commit();
    let new = "HEAD:./openapi.yaml";
    let output = workspace.diff_in(
        "shop",
        &["HEAD~1:./openapi.yaml", new, "--format", "github"],
    );
    let commands = stdout(&output);
    assert!(
        commands.contains(&format!("::warning {expected}")),
        "{commands}"
    );
}

#[test]
fn faults_are_annotations_where_changes_are() {
    let workspace = Workspace::new();
    workspace.write(
        "shop/bad.yaml",
        &ROOT.replace("operationId: getOrders", "operationId: 1"),
    );
    let output = workspace.diff_in("shop", &[BEFORE, "bad.yaml", "--format", "github"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).starts_with("::error file=shop/bad.yaml,line=11,"),
        "{}",
        stderr(&output)
    );
    let output = workspace.diff(&["no.yaml", HERE, "--format", "github"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).starts_with("::error title=cargo xtask::`no.yaml` is not read"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn each_side_has_the_settings_and_overlays_that_it_has_at_its_revision() {
    let workspace = Workspace::new();
    workspace.write("shop/openapi.toml", "rename.types.Chat = 'Talk'\n");
    let renamed = workspace.diff(&[BEFORE, HERE]);
    assert!(
        stdout(&renamed).contains("Chat -> Talk"),
        "{}",
        stdout(&renamed)
    );
    workspace.commit();
    let same = workspace.diff(&[BEFORE, HERE]);
    assert!(stdout(&same).starts_with("no changes"), "{}", stdout(&same));

    let overlay = "overlay: 1.0.0\ninfo: {title: Mend, version: '1'}\nactions:\n- {target: $.info, update: {version: '2'}}\n";
    workspace.write("mend.yaml", overlay);
    let settings = "overlays.files = ['../mend.yaml']\nrename.types.Chat = 'Talk'\n";
    workspace.write("shop/openapi.toml", settings);
    workspace.commit();
    workspace.write("mend.yaml", &overlay.replace("'2'", "'3'"));
    let mended = workspace.diff(&[BEFORE, HERE]);
    assert!(stdout(&mended).contains("2 -> 3"), "{}", stdout(&mended));
    // What is named on the command line is for both.
    workspace.write("other.toml", "rename.types.Chat = 'Speech'\n");
    let named = workspace.diff(&[BEFORE, HERE, "--config", "other.toml"]);
    assert!(
        stdout(&named).starts_with("no changes"),
        "{}",
        stdout(&named)
    );
}

#[test]
fn settings_of_a_revision_that_cannot_be_read_are_named_and_the_new_ones_are_taken_for_both() {
    let workspace = Workspace::new();
    let said = |output: &Output, message: &str| {
        let said = stderr(output);
        assert!(
            said.contains(message) && said.contains("are taken for both"),
            "{said}"
        );
        assert!(
            stdout(output).starts_with("no changes"),
            "{}",
            stdout(output)
        );
    };
    for (settings, message) in [
        (
            "overlays.files = ['gone.yaml']\n",
            "the overlay `gone.yaml` is not read: ",
        ),
        (
            "overlays.files = ['../../far.yaml']\n",
            "the overlay `../../far.yaml` is outside of the repository",
        ),
        (
            "overlay = 1\n",
            "`HEAD:shop/client.toml` is not a valid configuration",
        ),
    ] {
        workspace.write("shop/client.toml", settings);
        workspace.commit();
        workspace.write("shop/client.toml", "rename.types.Chat = 'Talk'\n");
        said(&workspace.diff(&[BEFORE, HERE]), message);
        let new = workspace.diff(&[HERE, BEFORE]);
        assert_eq!(new.status.code(), Some(2), "{message}");
    }
}

#[test]
fn operations_that_the_settings_want_no_longer_are_not_gone_from_the_server() {
    let workspace = Workspace::new();
    workspace.write("shop/client.toml", "skip.tags = ['orders']\n");
    let output = workspace.diff(&[BEFORE, HERE, "--deny", "wire"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(
        stdout(&output).starts_with("no changes"),
        "{}",
        stdout(&output)
    );
}
