//! What the generator makes of each fixture: a description in a folder of its own, with what comes of
//! it beside it.
//!
//! `diagnostics.snap` is the report, if there is one; `ir.snap` is the meaning and `code.snap` the crate,
//! if one is made. What is not supported is left out in a second run, and `skipped.snap` is the report if it
//! is another one. `INSTA_UPDATE=always cargo test -p client-tests --test fixtures` accepts what is new: read it.

#[path = "fixtures/compile.rs"]
mod compile;
#[path = "fixtures/fixture.rs"]
mod fixture;
mod workspace;

use fixture::{Fixture, Outcome};

#[test]
fn each_fixture_gives_what_stands_beside_it() {
    insta::glob!("fixtures/*/spec.yaml", |spec| {
        let fixture = Fixture::at(spec);
        let strict = fixture.run(false);
        snapshot(&fixture, "diagnostics", &strict.report);
        let lenient = fixture.run(true);
        let is_new = lenient.report != strict.report;
        let skipped = if is_new { &lenient.report } else { "" };
        snapshot(&fixture, "skipped", skipped);
        snapshot_crate(&fixture, &lenient);
    });
}

#[test]
fn each_fixture_gives_the_same_bytes_twice() {
    for fixture in Fixture::all() {
        assert_eq!(
            fixture.crate_files(),
            fixture.crate_files(),
            "{}",
            fixture.name
        );
    }
}

fn snapshot_crate(fixture: &Fixture, outcome: &Outcome) {
    let (ir, code) = outcome.made.as_ref().map_or(("", String::new()), |made| {
        (made.ir.as_str(), made.code_to_read())
    });
    snapshot(fixture, "ir", ir);
    snapshot(fixture, "code", &code);
}

/// Compares a text with the one beside the description; an empty one has no file.
fn snapshot(fixture: &Fixture, name: &str, text: &str) {
    let path = fixture.folder.join(format!("{name}.snap"));
    if text.is_empty() {
        assert!(!path.exists(), "{} is of no use any more", path.display());
        return;
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(&fixture.folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.remove_snapshot_suffix();
    settings.remove_input_file();
    settings.bind(|| insta::assert_snapshot!(name, text));
}
