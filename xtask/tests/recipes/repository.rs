//! A repository with a client in it, and stand-ins for `cargo` and `gh`.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const DESCRIPTION: &str = "openapi: 3.0.3
info: {title: Chats, version: '1'}
servers: [{url: 'https://a.example'}]
paths:
  /chats:
    get: {tags: [chats], operationId: getChats, responses: {'204': {description: None.}}}
  /gone:
    get: {tags: [chats], operationId: gone, responses: {'204': {description: None.}}}
";

/// `cargo xtask` is the binary that is tested; whatever else is asked of cargo is noted and done at once.
const CARGO: &str = r#"#!/bin/sh
if [ "$1" = xtask ]; then shift; exec "$XTASK" "$@"; fi
echo "cargo $*" >>"$NOTES/called"
"#;

/// Notes what is asked for without the title, and keeps the text of the pull request.
const GH: &str = r#"#!/bin/bash
set -euo pipefail
case "$1 $2" in
"auth setup-git") ;;
"pr list") cat "$NOTES/open" 2>/dev/null || true ;;
"pr create" | "pr edit" | "pr close")
    words=()
    while [ $# -gt 0 ]; do
        case "$1" in
        --title | --comment) shift ;;
        --body-file) shift; cp "$1" "$NOTES/body" ;;
        *) words+=("$1") ;;
        esac
        shift
    done
    echo "${words[*]}" >>"$NOTES/requests"
    ;;
*) echo "gh does not know: $*" >&2; exit 1 ;;
esac
"#;

pub(crate) struct Repository {
    folder: tempfile::TempDir,
}

impl Repository {
    /// With a client that is up to date, all of it committed and pushed; upstream has the same description.
    pub(crate) fn new() -> Self {
        let repository = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        repository.write("here/spec/chats.yaml", DESCRIPTION);
        repository.write("here/spec/chats.toml", "[package]\nname = 'chats'\n");
        repository.write("here/.gitignore", "target\n");
        repository.write("upstream.yaml", DESCRIPTION);
        repository.write("notes/called", "");
        for (name, script) in [("cargo", CARGO), ("gh", GH)] {
            let path = format!("bin/{name}");
            repository.write(&path, script);
            let path = repository.folder.path().join(path);
            fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
        }
        repository.cargo(&["xtask", "codegen"]);
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository.commit("here");
        let origin = repository.folder.path().join("origin.git");
        let origin = origin.to_str().unwrap();
        repository.git(&["init", "--quiet", "--bare", origin]);
        repository.git(&["remote", "add", "origin", origin]);
        repository.git(&["push", "--quiet", "origin", "main"]);
        repository
    }

    /// A file of the repository; but for upstream, which is outside of it.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        let outside = path.starts_with("upstream");
        let folder = if outside { "" } else { "here" };
        self.folder.path().join(folder).join(path)
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// Gives all paths of a description a prefix.
    pub(crate) fn move_paths(&self, path: &str) {
        let moved = self.read(path).replace("/chats:", "/v2/chats:");
        fs::write(self.path(path), moved).unwrap();
    }

    /// The URL of the description upstream.
    pub(crate) fn upstream(&self) -> String {
        format!("file://{}", self.path("upstream.yaml").display())
    }

    /// The URL of a repository upstream, in which the description has several files.
    pub(crate) fn upstream_repository(&self) -> String {
        let operation = |name: &str, tag: &str| {
            format!(
                "    get: {{tags: [{tag}], operationId: {name}, responses: {{'200': {{$ref: answer.yaml}}}}}}\n"
            )
        };
        let (chat, order) = (
            operation("getChat", "chats"),
            operation("getOrder", "orders"),
        );
        let root = format!(
            "openapi: 3.0.3\ninfo: {{title: Chats, version: '1'}}\npaths:\n  /chat:\n{chat}  /order:\n{order}"
        );
        self.write("upstream/api/openapi.yaml", &root);
        self.write(
            "upstream/api/answer.yaml",
            "description: from another file\n",
        );
        let folder = self.path("upstream");
        self.run_in(&folder, "git", &["init", "--quiet"], &[]);
        self.commit("upstream");
        format!("file://{}", folder.display())
    }

    /// A pull request is open, and what was asked before is forgotten.
    pub(crate) fn opens(&self, number: &str) {
        self.write("notes/open", &format!("{number}\n"));
        self.write("notes/requests", "");
    }

    /// Somebody adds a commit to a branch of the origin.
    pub(crate) fn add_commit(&self, branch: &str) {
        self.git(&["switch", "--quiet", branch]);
        self.write("here/mine", "by hand\n");
        self.commit("here");
        self.git(&["push", "--quiet", "origin", branch]);
        self.git(&["switch", "--quiet", "main"]);
    }

    /// Where changes are pushed to, without the ending `.git`.
    pub(crate) fn origin(&self) -> String {
        self.folder.path().join("origin").display().to_string()
    }

    /// What was asked of `gh` that changes something.
    pub(crate) fn requests(&self) -> String {
        self.note("requests")
    }

    /// What was asked of `cargo`.
    pub(crate) fn called(&self) -> String {
        self.note("called")
    }

    /// The text of the pull request.
    pub(crate) fn body(&self) -> String {
        self.note("body")
    }

    fn note(&self, name: &str) -> String {
        let path = self.folder.path().join("notes").join(name);
        fs::read_to_string(path).unwrap_or_default()
    }

    /// Runs a script as a workflow does: in the repository, by bash.
    pub(crate) fn run(&self, script: &str, variables: &[(&str, &str)]) -> Output {
        let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/ci");
        let script = scripts.join(script);
        let arguments = ["-euo", "pipefail", script.to_str().unwrap()];
        self.output(&self.path(""), "bash", &arguments, variables)
    }

    pub(crate) fn cargo(&self, arguments: &[&str]) {
        let cargo = self.folder.path().join("bin/cargo");
        self.run_in(&self.path(""), cargo.to_str().unwrap(), arguments, &[]);
    }

    /// Runs git in the repository, and gives what it says.
    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        self.run_in(&self.path(""), "git", arguments, &[])
    }

    fn commit(&self, folder: &str) {
        let folder = self.folder.path().join(folder);
        let author = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];
        let commit = ["commit", "--quiet", "--message", "First"];
        self.run_in(&folder, "git", &["add", "--all"], &[]);
        self.run_in(&folder, "git", &[&author[..], &commit].concat(), &[]);
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn run_in(
        &self,
        folder: &Path,
        program: &str,
        words: &[&str],
        with: &[(&str, &str)],
    ) -> String {
        let output = self.output(folder, program, words, with);
        assert!(
            output.status.success(),
            "{program} {words:?}: {}",
            text(&output)
        );
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs a program that sees the stand-ins, and no settings of whoever runs the test.
    fn output(
        &self,
        folder: &Path,
        program: &str,
        words: &[&str],
        with: &[(&str, &str)],
    ) -> Output {
        let root = self.folder.path();
        let path = std::env::var("PATH").unwrap();
        let mut command = Command::new(program);
        command
            .args(words)
            .current_dir(folder)
            .env("PATH", format!("{}:{path}", root.join("bin").display()))
            .env("HOME", root)
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("NOTES", root.join("notes"))
            .env("XTASK", env!("CARGO_BIN_EXE_xtask"))
            // Where cargo says that the package of the command is.
            .env("CARGO_MANIFEST_DIR", root.join("here/xtask"));
        command.envs(with.iter().copied()).output().unwrap()
    }
}

/// All that a program said.
pub(crate) fn text(output: &Output) -> String {
    let [out, err] = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes));
    format!("{out}{err}")
}
