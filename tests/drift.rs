//! `generated/` is what the generator writes of `spec/chats.yaml`, on any machine and from any folder.

use std::path::{Path, PathBuf};

use xtask::Generated;
use xtask::config::Config;
use xtask::diagnostics::Sink;
use xtask::history::{self, Bump, Past, Previous};
use xtask::spec::Input;
use xtask::sync::{self, ChangeKind, Folder};

const CRATE: &str = "yandex-market-chats";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the tests are in the workspace")
}

fn out() -> PathBuf {
    root().join("generated")
}

/// Generates the client that follows on the one that is there, the description known under any path.
fn generate(shown_as: &str) -> Generated {
    let spec = root().join("spec/chats.yaml");
    let config = Config::read(&spec, None, None).expect("the settings are valid");
    let text = std::fs::read_to_string(&spec).expect("the description is there");
    let folder = Folder::open(&out(), CRATE).expect("it is the folder of the crate");
    let previous = Previous::read(&folder).expect("it can be read");
    let past = Past::of(previous, &config.package.name, &history::generator());
    let past = past.expect("no newer generator has written it");
    let input = Input::text(shown_as, text);
    let (generated, _) =
        xtask::regenerate(input, &config, &past, Bump::Raise, &mut Sink::default())
            .expect("the description is valid");
    generated
}

#[test]
fn generated_is_what_the_generator_writes() {
    let generated = generate("spec/chats.yaml");
    let plan = sync::plan(&out(), CRATE, generated.files, generated.additions)
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
    let here = generate("spec/chats.yaml");
    let there = generate("/somewhere/else/description.yml");
    assert_eq!(here.files, there.files);
    assert_eq!(here.additions, there.additions);
}
