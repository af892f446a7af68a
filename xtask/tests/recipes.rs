//! What people copy for their CI (`docs/ci/`): the scripts do what they say, and the workflows run them safely.
#![cfg(unix)]

#[path = "recipes/gitlab.rs"]
mod gitlab;
#[path = "recipes/repository.rs"]
mod repository;
#[path = "recipes/workflows.rs"]
mod workflows;

use std::fs;

use gitlab::GitLab;
use repository::{Repository, text};

/// What a stranger may write into a description.
const HOSTILE: &str = "$(touch stolen) `touch stolen` ; touch stolen #\n::error::stolen";

#[test]
fn a_check_is_content_with_what_the_generator_writes() {
    let repository = Repository::new();
    let output = repository.run("check.sh", &[("BASE", "HEAD"), ("DENY", "wire api")]);
    assert!(output.status.success(), "{}", text(&output));
    assert!(repository.called().contains("cargo test --workspace\n"));
    assert!(text(&output).contains("no changes"), "{}", text(&output));
}

#[test]
fn a_check_fails_on_drift_and_on_what_is_denied() {
    let repository = Repository::new();
    let drifted = repository.path("generated/src/lib.rs");
    let written = fs::read_to_string(&drifted).unwrap();
    fs::write(&drifted, "edited").unwrap();
    let output = repository.run("check.sh", &[("FORMAT", "github")]);
    assert_eq!(output.status.code(), Some(1));
    let drift = "::error file=generated/src/lib.rs,title=";
    assert!(text(&output).contains(drift), "{}", text(&output));
    fs::write(drifted, written).unwrap();

    repository.move_paths("spec/chats.yaml");
    repository.cargo(&["xtask", "codegen"]);
    let check = |deny| {
        let base = [("BASE", "HEAD"), ("FORMAT", "github"), ("DENY", deny)];
        repository.run("check.sh", &base)
    };
    let allowed = check("");
    assert!(allowed.status.success(), "{}", text(&allowed));
    let warning = "::warning file=spec/chats.yaml,line=6,";
    assert!(text(&allowed).contains(warning), "{}", text(&allowed));
    let denied = check("api wire");
    assert_eq!(denied.status.code(), Some(1));
    assert!(text(&denied).contains("::error file=spec/chats.yaml,line=6,"));
    assert!(check("api").status.success());
}

#[test]
fn a_description_that_is_new_is_compared_with_nothing() {
    let repository = Repository::new();
    for (from, to) in [("chats.yaml", "new.yaml"), ("chats.toml", "new.toml")] {
        let path = |name| repository.path(&format!("spec/{name}"));
        std::fs::copy(path(from), path(to)).unwrap();
    }
    let output = repository.run("check.sh", &[("BASE", "HEAD"), ("SPEC", "spec/new.yaml")]);
    assert!(output.status.success(), "{}", text(&output));
    assert!(text(&output).contains("HEAD has no spec/new.yaml"));
}

#[test]
fn a_base_that_was_not_fetched_is_no_reason_to_let_all_through() {
    let repository = Repository::new();
    let base = [("BASE", "0123456789012345678901234567890123456789")];
    let output = repository.run("check.sh", &base);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output).contains("fetch it"), "{}", text(&output));
}

#[test]
fn there_is_one_pull_request_with_what_changed_and_it_is_brought_up_to_date() {
    let repository = Repository::new();
    repository.move_paths("upstream.yaml");
    follow(&repository);
    assert_eq!(
        repository.requests(),
        "pr create --head upstream-description --base main\n"
    );
    let body = repository.body();
    assert!(
        body.starts_with("**1 change**: an old client may fail"),
        "{body}"
    );
    assert!(
        body.contains("| breaking | patch |  | the path changed"),
        "{body}"
    );
    let pushed = repository.git(&["show", "--stat", "--format=%an: %s", "upstream-description"]);
    assert!(pushed.starts_with("github-actions[bot]: The description changed upstream"));
    assert!(
        pushed.contains("spec/chats.yaml") && pushed.contains("generated/src/"),
        "{pushed}"
    );

    // The next day there is more, and the pull request is still open.
    repository.git(&["switch", "--quiet", "main"]);
    let more = repository
        .read("upstream.yaml")
        .replace("operationId: gone", "operationId: left");
    fs::write(repository.path("upstream.yaml"), more).unwrap();
    repository.opens("7");
    follow(&repository);
    assert_eq!(repository.requests(), "pr edit 7 --base main\n");
    assert!(
        repository.body().starts_with("**2 changes**"),
        "{}",
        repository.body()
    );
    assert_eq!(
        repository.git(&["rev-list", "--count", "main..upstream-description"]),
        "1\n"
    );
}

#[test]
fn nothing_new_is_nothing_to_propose() {
    let repository = Repository::new();
    follow(&repository);
    assert_eq!(repository.requests(), "");
    assert_eq!(
        repository.git(&["branch", "--format=%(refname:short)"]),
        "main\n"
    );
}

/// A repository with a proposed change, whose pull request is open.
fn proposed() -> Repository {
    let repository = Repository::new();
    repository.move_paths("upstream.yaml");
    follow(&repository);
    repository.opens("7");
    repository.git(&["switch", "--quiet", "main"]);
    repository
}

/// What the scheduled workflow does, and what its last step says.
fn follow(repository: &Repository) -> String {
    let url = repository.upstream();
    let outputs = ["fetch-upstream.sh", "propose.sh"].map(|script| {
        let output = repository.run(script, &[("UPSTREAM", &url)]);
        assert!(output.status.success(), "{}", text(&output));
        text(&output)
    });
    let [_, said] = outputs;
    said
}

#[test]
fn a_branch_that_somebody_works_on_is_left_as_it_is() {
    let repository = proposed();
    repository.add_commit("upstream-description");
    let tip = repository.git(&["rev-parse", "origin/upstream-description"]);
    let more = repository.read("upstream.yaml").replace("gone", "left");
    fs::write(repository.path("upstream.yaml"), more).unwrap();
    let said = follow(&repository);
    assert!(
        said.contains("somebody works on upstream-description"),
        "{said}"
    );
    repository.git(&["fetch", "--quiet", "origin"]);
    let after = repository.git(&["rev-parse", "origin/upstream-description"]);
    assert_eq!(after, tip);
    assert_eq!(repository.requests(), "");

    // Once it is merged or closed, the branch is free again.
    repository.opens("");
    repository.git(&["reset", "--hard", "--quiet"]);
    repository.git(&["clean", "--force", "-d", "--quiet"]);
    follow(&repository);
    assert!(repository.requests().starts_with("pr create "));
}

#[test]
fn a_commit_of_a_bot_on_top_of_somebodys_is_not_taken_for_its_own() {
    let repository = proposed();
    let own = repository.git(&["log", "-1", "--format=%an <%ae>", "upstream-description"]);
    repository.add_commit("upstream-description");
    repository.git(&["switch", "--quiet", "upstream-description"]);
    let (name, mail) = own.trim_end_matches(">\n").split_once(" <").unwrap();
    let (name, mail) = (format!("user.name={name}"), format!("user.email={mail}"));
    let commit = ["commit", "--quiet", "--allow-empty", "--message", "Format"];
    repository.git(&[&["-c", &name, "-c", &mail][..], &commit].concat());
    repository.git(&["push", "--quiet", "origin", "upstream-description"]);
    repository.git(&["switch", "--quiet", "main"]);
    let said = follow(&repository);
    assert!(said.contains("somebody works on"), "{said}");
}

#[test]
fn of_what_the_reading_job_wrote_only_the_description_and_the_client_are_taken() {
    let repository = Repository::new();
    repository.move_paths("upstream.yaml");
    let fetched = repository.run("fetch-upstream.sh", &[("UPSTREAM", &repository.upstream())]);
    assert!(fetched.status.success(), "{}", text(&fetched));
    let patch = repository.path("target/upstream.patch");
    let more = "diff --git a/docs/ci/gitlab.sh b/docs/ci/gitlab.sh\nnew file mode 100755\n--- /dev/null\n+++ b/docs/ci/gitlab.sh\n@@ -0,0 +1 @@\n+touch stolen\n";
    let patched = fs::read_to_string(&patch).unwrap() + more;
    fs::write(&patch, patched).unwrap();
    // In another checkout.
    repository.git(&["reset", "--hard", "--quiet"]);
    let output = repository.run("propose.sh", &[("PATCH", "target/upstream.patch")]);
    assert!(output.status.success(), "{}", text(&output));
    let changed = repository.git(&["show", "--name-only", "--format=", "upstream-description"]);
    assert!(changed.contains("spec/chats.yaml"), "{changed}");
    assert!(!changed.contains("docs/ci"), "{changed}");
}

#[test]
fn a_change_that_upstream_takes_back_closes_its_pull_request() {
    let repository = proposed();
    let spec = repository.read("spec/chats.yaml");
    fs::write(repository.path("upstream.yaml"), spec).unwrap();
    let said = follow(&repository);
    assert!(said.contains("nothing differs any more"), "{said}");
    assert_eq!(repository.requests(), "pr close 7\n");
}

#[test]
fn on_gitlab_there_is_one_merge_request_as_well() {
    let (repository, gitlab) = (Repository::new(), GitLab::start());
    repository.move_paths("upstream.yaml");
    let (upstream, origin) = (repository.upstream(), repository.origin());
    let propose = || {
        let variables = [
            ("FORGE", "gitlab"),
            ("TARGET", "main"),
            ("CI_API_V4_URL", gitlab.url()),
            ("CI_PROJECT_ID", "42"),
            ("CI_PROJECT_URL", &origin),
            ("GITLAB_TOKEN", gitlab::TOKEN),
        ];
        let output = repository.run("propose.sh", &variables);
        assert!(output.status.success(), "{}", text(&output));
        assert!(!text(&output).contains(gitlab::TOKEN));
        gitlab.changes()
    };
    let fetched = repository.run("fetch-upstream.sh", &[("UPSTREAM", &upstream)]);
    assert!(fetched.status.success(), "{}", text(&fetched));
    // GitLab checks a commit out, not a branch.
    repository.git(&["switch", "--quiet", "--detach"]);
    let opened = propose();
    let [opened] = opened.as_slice() else {
        panic!("{opened:?}")
    };
    let begin = "POST /api/v4/projects/42/merge_requests \
        source_branch=upstream-description&target_branch=main&\
        title=The description changed upstream&description=**1 change**";
    assert!(opened.starts_with(begin), "{opened}");
    let pushed = repository.git(&["show", "--stat", "--format=%an", "upstream-description"]);
    assert!(pushed.contains("generated/src/"), "{pushed}");

    // That of a fork is another one.
    gitlab.opens(
        r#"[{"id": 1, "iid": 3, "source_project_id": 43, "target_project_id": 42},
            {"id": 2, "iid": 7, "source_project_id": 42, "target_project_id": 42}]"#,
    );
    repository.git(&["switch", "--quiet", "main"]);
    let fetched = repository.run("fetch-upstream.sh", &[("UPSTREAM", &upstream)]);
    assert!(fetched.status.success(), "{}", text(&fetched));
    let edited = propose();
    let begin = "PUT /api/v4/projects/42/merge_requests/7 target_branch=main&";
    assert!(
        edited.len() == 1 && edited[0].starts_with(begin),
        "{edited:?}"
    );

    repository.git(&["switch", "--quiet", "main"]);
    let closed = propose();
    assert_eq!(
        closed,
        ["PUT /api/v4/projects/42/merge_requests/7 state_event=close"]
    );
}

#[test]
fn a_description_in_a_repository_is_made_one_file_with_the_operations_of_a_tag() {
    let repository = Repository::new();
    let upstream = repository.upstream_repository();
    let variables = [
        ("UPSTREAM", upstream.as_str()),
        ("ROOT", "api/openapi.yaml"),
        ("TAG", "chats"),
    ];
    let output = repository.run("fetch-upstream.sh", &variables);
    assert!(output.status.success(), "{}", text(&output));
    let spec = repository.read("spec/chats.yaml");
    assert!(
        spec.contains("getChat") && !spec.contains("getOrder"),
        "{spec}"
    );
    assert!(spec.contains("from another file"), "{spec}");
}

#[test]
fn a_description_with_faults_is_not_proposed() {
    let repository = Repository::new();
    fs::write(repository.path("upstream.yaml"), "openapi: 3.0.3\n").unwrap();
    let output = repository.run("fetch-upstream.sh", &[("UPSTREAM", &repository.upstream())]);
    assert_eq!(output.status.code(), Some(2), "{}", text(&output));
    let output = repository.run("fetch-upstream.sh", &[("UPSTREAM", "file:///nowhere.yaml")]);
    assert!(!output.status.success());
}

#[test]
fn nothing_of_a_description_is_run() {
    let repository = Repository::new();
    let quoted = serde_json::to_string(HOSTILE).unwrap();
    let text_of = repository.read("upstream.yaml");
    let hostile = text_of
        .replace("version: '1'", &format!("version: {quoted}"))
        .replace(
            "operationId: gone",
            &format!("operationId: gone, summary: {quoted}"),
        )
        .replace("/gone", "/'$(touch stolen)'");
    fs::write(repository.path("upstream.yaml"), hostile).unwrap();
    let url = repository.upstream();
    for script in ["fetch-upstream.sh", "propose.sh", "check.sh"] {
        let variables = [
            ("UPSTREAM", url.as_str()),
            ("BASE", "main"),
            ("FORMAT", "github"),
        ];
        let output = repository.run(script, &variables);
        assert!(output.status.success(), "{}", text(&output));
        let injected = text(&output)
            .lines()
            .any(|line| line.starts_with("::error::"));
        assert!(!injected, "{}", text(&output));
    }
    assert!(!repository.path("stolen").exists());
    assert!(
        repository.body().contains("the path changed"),
        "{}",
        repository.body()
    );
}
