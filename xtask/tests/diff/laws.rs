//! What holds for any description.

use std::fs;

use super::{changes, read};
use xtask::diff;
use xtask::rust::GivenNames;
use xtask::spec::select::UnusedTypes;

/// The descriptions of this workspace that have no fault.
fn descriptions() -> Vec<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap();
    let fixtures = fs::read_dir(root.join("tests/fixtures")).unwrap();
    let mut paths: Vec<_> = fixtures
        .map(|entry| entry.unwrap().path().join("spec.yaml"))
        .collect();
    paths.retain(|path| path.exists());
    paths.push(root.join("spec/chats.yaml"));
    paths.sort();
    paths
        .iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect()
}

#[test]
fn a_description_does_not_differ_from_itself() {
    let mut compared = 0;
    for text in descriptions() {
        let mut sink = xtask::diagnostics::Sink::default();
        let mut config = xtask::config::Config::named("shop".parse().unwrap());
        config.selection.unused_types = UnusedTypes::Kept;
        let input = || xtask::spec::Input::text("a.yaml", text.clone());
        let Ok((_, old)) = xtask::meaning(input(), &config, &mut sink) else {
            continue;
        };
        let (_, new) = xtask::meaning(input(), &config, &mut sink).unwrap();
        let [old_crate, new_crate] = [&old, &new]
            .map(|api| xtask::rust::plan(api, &config, &GivenNames::default(), &mut sink));
        let side = |api, krate| diff::Side { api, krate };
        assert_eq!(
            diff::compare(side(&old, &old_crate), side(&new, &new_crate)),
            []
        );
        compared += 1;
    }
    assert!(compared > 5, "{compared} descriptions were compared");
}

#[test]
fn nothing_is_all_added_or_all_removed() {
    let chats = descriptions();
    let text = chats
        .iter()
        .find(|text| text.contains("getChatHistory"))
        .unwrap();
    let chats = read("chats.yaml", text);
    let head = "openapi: 3.0.3\ninfo: {title: Test, version: '1'}\npaths: {}\n";
    let nothing = read("nothing.yaml", head);
    let at_root = |change: &diff::Change| change.place().root != diff::Root::Api;
    let mut added = diff::compare(nothing.side(), chats.side());
    let mut removed = diff::compare(chats.side(), nothing.side());
    added.retain(at_root);
    removed.retain(at_root);
    assert!(
        added.iter().all(|change| change.old.is_none()),
        "{added:#?}"
    );
    assert!(
        removed.iter().all(|change| change.new.is_none()),
        "{removed:#?}"
    );
    assert_eq!(added.len(), removed.len());
    assert!(
        added
            .iter()
            .all(|change| change.wire == diff::Wire::Compatible)
    );
}

#[test]
fn types_that_refer_to_each_other_are_compared_in_a_finite_time() {
    let ring = |name: &str| {
        format!(
            "components:\n schemas:\n  {name}: {{type: object, properties: {{next: {{$ref: '#/components/schemas/{name}'}}}}}}\n"
        )
    };
    let changes = changes(&ring("Ring"), &ring("RingDTO"));
    let kinds: Vec<_> = changes.iter().map(|change| change.kind).collect();
    assert_eq!(kinds, [diff::ChangeKind::TypeRenamed]);
}
