//! The Chats API as it moved from 2025-05 to 2026-07: `versions/steps.yaml` says what changed in each step and what
//! the generator has to say of it.

#[path = "versions/chain.rs"]
mod chain;
mod workspace;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use chain::{Version, versions};
use workspace::Workspace;
use xtask::GeneratedFile;
use xtask::config::Renames;
use xtask::diff::{self, Side};
use xtask::rust::GivenNames;

#[test]
fn each_step_is_judged_as_the_table_says() {
    let versions = versions();
    assert!(versions.len() > 10);
    for (old, new) in versions.iter().zip(&versions[1..]) {
        let expected = new.step.as_ref().expect("all but the first have a step");
        let (old_api, new_api) = (old.meaning(), new.meaning());
        let old_crate = old.plan(&old_api, &GivenNames::default());
        let given = GivenNames::of(&old_crate, &Renames::default());
        let new_crate = new.plan(&new_api, &given);
        let side = |api, krate| Side { api, krate };
        let changes = diff::compare(side(&old_api, &old_crate), side(&new_api, &new_crate));
        let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
        for change in &changes {
            *kinds.entry(change.kind.name().to_owned()).or_default() += 1;
        }
        let (wire, api) = diff::verdicts(&changes);
        assert_eq!(kinds, expected.kinds, "{}", new.name);
        assert_eq!(
            (wire.name(), api.name()),
            (expected.wire.as_str(), expected.rust.as_str()),
            "{}",
            new.name
        );
    }
}

#[test]
fn each_overlay_is_in_the_table_and_changes_what_it_names() {
    for version in versions() {
        assert_eq!(version.report(), "", "{}", version.name);
    }
    let named: Vec<String> = chain::steps()
        .into_iter()
        .map(|step| step.overlay)
        .collect();
    assert_eq!(named, chain::overlays());
}

/// Every client compiles, and those that the wire concerns call servers of their version and of the next.
#[test]
fn clients_compile_and_do_on_the_wire_what_the_verdicts_say() {
    let versions = versions();
    let mut workspace = Workspace::new("versions");
    for version in &versions {
        workspace.add(&version.name, &version.files());
    }
    workspace.add("wire", &wire(&versions));
    workspace.complete();
    workspace.cargo("clippy", &["--workspace"], &["--", "-D", "warnings"]);
    workspace.cargo("test", &["--package", "wire"], &[]);
}

/// The crate of `versions/wire.rs`, which calls through the clients of all versions.
fn wire(versions: &[Version]) -> [GeneratedFile; 2] {
    let head = "[package]\nname = \"wire\"\nedition = \"2024\"\n\n[dependencies]\n".to_owned();
    let clients = versions.iter().map(|Version { name, .. }| {
        format!("{name} = {{ path = \"../{name}\", features = [\"blocking\"] }}\n")
    });
    let manifest: String = std::iter::once(head).chain(clients).collect();
    let file = |path: &str, contents: &str| GeneratedFile {
        path: path.to_owned(),
        contents: contents.to_owned().into(),
    };
    [
        file("Cargo.toml", &manifest),
        file("src/lib.rs", include_str!("versions/wire.rs")),
    ]
}

/// `cargo xtask semver-checks` lets another judge look at them.
#[test]
#[ignore = "`cargo xtask semver-checks` runs it"]
fn pairs_are_handed_out() {
    let folder = std::env::var_os("SEMVER_PAIRS").expect("SEMVER_PAIRS names a folder");
    let versions = versions();
    for (old, new) in versions.iter().zip(&versions[1..]) {
        let pair = Path::new(&folder).join(format!("chain-{}", new.name));
        fs::create_dir_all(&pair).expect("a folder can be made");
        fs::write(pair.join("old.yaml"), old.description()).expect("a file can be written");
        fs::write(pair.join("new.yaml"), new.description()).expect("a file can be written");
    }
}
