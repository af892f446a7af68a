//! What runs the scripts: it may do what it needs, and runs nothing else.

use std::fs;
use std::path::Path;

use serde_yaml::Value;

/// Every recipe, parsed.
fn recipes() -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/ci");
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let files = entries.filter(|path| path.extension().is_some_and(|ending| ending == "yml"));
    let recipes = files.map(|path| {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        (name, serde_yaml::from_str(&text).unwrap())
    });
    recipes.collect()
}

#[test]
fn workflows_may_do_what_they_need_and_run_no_text_of_others() {
    let mut workflows = 0;
    for (name, recipe) in recipes()
        .iter()
        .filter(|(name, _)| name.starts_with("github-"))
    {
        workflows += 1;
        let permissions = &recipe["permissions"];
        assert!(permissions.is_mapping(), "{name} takes all permissions");
        assert!(permissions.get("write-all").is_none() && permissions["contents"] != "write");
        let jobs = recipe["jobs"].as_mapping().unwrap();
        for job in jobs.values() {
            let mut steps = job["steps"].as_sequence().unwrap().iter();
            let fetches = |step: &Value| step["run"].as_str() == Some("docs/ci/fetch-upstream.sh");
            let writes = job["permissions"]["contents"].as_str() == Some("write");
            let both = writes && steps.any(fetches);
            assert!(!both, "{name}: what reads a foreign description may write");
        }
        for step in jobs
            .values()
            .flat_map(|job| job["steps"].as_sequence().unwrap())
        {
            if let Some(action) = step["uses"].as_str() {
                let (_, version) = action.split_once("@v").expect("an action has a version");
                assert!(version.parse::<u32>().is_ok(), "{action} is not pinned");
                if action.starts_with("actions/checkout@") {
                    let keeps = &step["with"]["persist-credentials"];
                    let keeps = keeps.as_bool();
                    assert_eq!(keeps, Some(false), "{name}: the token stays in the folder");
                }
            }
            if let Some(command) = step["run"].as_str() {
                assert!(
                    !command.contains("${{"),
                    "{name}: `{command}` has text of others"
                );
                assert_is_script(command);
            }
            // Only the step that proposes has the token.
            let has_token = step["env"].get("GH_TOKEN").is_some();
            assert_eq!(
                has_token,
                step["run"].as_str() == Some("docs/ci/propose.sh"),
                "{name}"
            );
        }
    }
    assert_eq!(workflows, 2);
}

#[test]
fn the_recipe_for_gitlab_runs_scripts_and_only_the_job_that_proposes_may_write() {
    let recipes = recipes();
    let mut named = recipes.iter();
    let (_, gitlab) = named.find(|(name, _)| name == "gitlab-ci.yml").unwrap();
    let scripts = |job: &str| {
        let lines = gitlab[job]["script"].as_sequence().unwrap().iter();
        let scripts = lines.filter_map(Value::as_str);
        let scripts = scripts.filter(|line| line.starts_with("docs/ci/"));
        scripts.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(scripts("check"), ["docs/ci/check.sh"]);
    assert_eq!(scripts("follow"), ["docs/ci/fetch-upstream.sh"]);
    assert_eq!(scripts("propose"), ["docs/ci/propose.sh"]);
    for job in ["check", "follow", "propose"] {
        for script in scripts(job) {
            assert_is_script(&script);
        }
        // The token is a variable of that environment.
        let environment = gitlab[job]["environment"]["name"].as_str();
        assert_eq!(environment, (job == "propose").then_some("upstream"));
    }
}

/// A recipe runs scripts of the repository, which the other tests run, too.
fn assert_is_script(command: &str) {
    use std::os::unix::fs::PermissionsExt;
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .join(command);
    let mode = fs::metadata(&path).expect(command).permissions().mode();
    assert!(mode & 0o100 != 0, "{command} cannot be run");
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains("\nset -euo pipefail\n"), "{command}");
}
