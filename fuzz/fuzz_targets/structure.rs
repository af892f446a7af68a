//! A small description of which something was changed, as the bytes decide.

#![no_main]

#[path = "../../xtask/tests/mutations/mutator.rs"]
#[allow(dead_code, reason = "texts are changed by the other target")]
mod mutator;
#[path = "../run.rs"]
mod run;

use libfuzzer_sys::fuzz_target;
use mutator::{Decisions, mutate};

const SEEDS: [&str; 5] = [
    include_str!("../../tests/fixtures/parameters/spec.yaml"),
    include_str!("../../tests/fixtures/bodies/spec.yaml"),
    include_str!("../../tests/fixtures/all-of/spec.yaml"),
    include_str!("../../tests/fixtures/security/spec.yaml"),
    include_str!("../../tests/fixtures/broken-meaning/spec.yaml"),
];

fuzz_target!(|bytes: &[u8]| {
    let Some((first, decisions)) = bytes.split_first() else {
        return;
    };
    let seed = SEEDS[usize::from(*first) % SEEDS.len()];
    let mut document = serde_yaml::from_str(seed).expect("the seed is YAML");
    mutate(&mut document, &mut Decisions(decisions));
    run::run(&serde_yaml::to_string(&document).expect("it can be written"));
});
