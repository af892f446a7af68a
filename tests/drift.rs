//! `generated/` is what the generator writes of `spec/chats.yaml`, on any machine and from any folder.

use std::path::Path;

use xtask::GeneratedFile;
use xtask::config::Config;
use xtask::diagnostics::Sink;
use xtask::spec::Input;
use xtask::sync::{self, ChangeKind};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the tests are in the workspace")
}

/// Generates the client, the description known under any path.
fn generate(shown_as: &str) -> Vec<GeneratedFile> {
    let spec = root().join("spec/chats.yaml");
    let config = Config::read(&spec, None, None).expect("the settings are valid");
    let text = std::fs::read_to_string(&spec).expect("the description is there");
    xtask::generate(Input::text(shown_as, text), &config, &mut Sink::default())
        .expect("the description is valid")
        .files
}

#[test]
fn generated_is_what_the_generator_writes() {
    let plan = sync::plan(
        &root().join("generated"),
        "yandex-market-chats",
        &generate("spec/chats.yaml"),
    )
    .expect("it can be compared");
    let drift: Vec<_> = plan
        .changes()
        .iter()
        .filter(|change| change.kind != ChangeKind::Unchanged)
        .collect();
    assert!(
        drift.is_empty(),
        "run `cargo xtask codegen` and read what changed: {drift:#?}"
    );
}

#[test]
fn the_same_description_gives_the_same_bytes_wherever_it_is() {
    assert_eq!(
        generate("spec/chats.yaml"),
        generate("/somewhere/else/description.yml")
    );
}
