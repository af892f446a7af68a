//! Whatever is done to a description, there are files or an error with a place: never a panic.

mod mutator;

use std::fs;
use std::path::Path;

use mutator::{Decisions, mutate, mutate_text};
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, RngSeed};
use xtask::config::Config;
use xtask::diagnostics::{Severity, Sink, render};
use xtask::spec::Input;
use xtask::spec::select::UnusedTypes;

/// Larger ones take longer, and say nothing new.
const LARGEST_SEED: usize = 6_000;

/// The descriptions of the fixtures, as far as they are YAML.
fn seeds() -> Vec<String> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures");
    let mut paths = Vec::new();
    for folder in [fixtures.join("errors"), fixtures] {
        for entry in fs::read_dir(folder).expect("there are fixtures") {
            let path = entry.expect("they can be listed").path();
            paths.push(if path.is_dir() {
                path.join("spec.yaml")
            } else {
                path
            });
        }
    }
    paths.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "yaml")
    });
    paths.sort();
    let texts = paths
        .iter()
        .filter_map(|path| fs::read_to_string(path).ok());
    texts.filter(|text| text.len() < LARGEST_SEED).collect()
}

/// Makes a crate of a text, and looks at what is said of it.
fn check(text: &str) -> Result<(), TestCaseError> {
    let mut config = Config::named("mutated".parse().expect("it is the name of a crate"));
    config.selection.unused_types = UnusedTypes::Kept;
    let mut sink = Sink::default();
    let made = xtask::generate(Input::text("spec.yaml", text), &config, &mut sink);
    let report = render(&sink, false);
    let errors = sink
        .diagnostics()
        .iter()
        .filter(|report| report.severity == Severity::Error);
    prop_assert_eq!(made.is_err(), errors.count() > 0, "{}", report);
    prop_assert!(made.is_err() || made.is_ok_and(|made| !made.files.is_empty()));
    let titles = report.matches("error[").count().min(100);
    prop_assert!(
        report.matches("--> spec.yaml:").count() >= titles,
        "{}",
        report
    );
    // What the typed document does not want, `lint` says in better words.
    prop_assert!(
        !report.contains("compare it with the OpenAPI specification"),
        "{}\n{}",
        report,
        text
    );
    Ok(())
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        rng_algorithm: RngAlgorithm::ChaCha,
        // The same in every run: what fails here fails for everybody.
        rng_seed: RngSeed::Fixed(2026),
        ..ProptestConfig::default()
    }
}

/// More cases for a search by hand, such as `MUTATIONS=100000`.
fn cases(usual: u32) -> u32 {
    let said = std::env::var("MUTATIONS").ok();
    said.and_then(|said| said.parse().ok()).unwrap_or(usual)
}

#[test]
fn a_description_whose_nodes_were_changed() {
    let seeds: Vec<serde_yaml::Value> = seeds()
        .iter()
        .filter_map(|text| serde_yaml::from_str(text).ok())
        .collect();
    assert!(seeds.len() > 50);
    proptest!(config(cases(600)), |(seed in 0..seeds.len(), decisions in prop::collection::vec(any::<u8>(), 64))| {
        let mut document = seeds[seed].clone();
        mutate(&mut document, &mut Decisions(&decisions));
        check(&serde_yaml::to_string(&document).expect("it can be written"))?;
    });
}

#[test]
fn a_description_whose_text_was_changed() {
    let seeds = seeds();
    proptest!(config(cases(600)), |(seed in 0..seeds.len(), decisions in prop::collection::vec(any::<u8>(), 24))| {
        let mut text = seeds[seed].clone();
        mutate_text(&mut text, &mut Decisions(&decisions));
        check(&text)?;
    });
}
