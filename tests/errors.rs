//! The gallery: a broken description for each way in which one can be broken, with the report on it beside it.
//!
//! `errors/NAME.yaml`, or `.json`, may have settings in `NAME.toml`; other files that it needs are in `errors/parts`.
//! `INSTA_UPDATE=always cargo test -p client-tests --test errors` accepts what is new. Read it as somebody would who
//! meets it at two in the morning: is the place right, is the marked text what must be changed, does it say how?

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use xtask::config::Config;
use xtask::diagnostics::{self, Code, Sink};
use xtask::spec::select::UnusedTypes;
use xtask::spec::{Folder, Input};

/// The reports on overlays, which are with the tests of the generator.
const OVERLAYS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../xtask/tests/snapshots");

const GALLERY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/errors");

#[test]
fn each_description_has_the_report_beside_it() {
    let specs = descriptions();
    assert!(specs.len() >= 40, "there are {}", specs.len());
    insta::glob!(GALLERY, "*", |path| {
        if specs.iter().any(|spec| spec == path) {
            snapshot(path);
        }
    });
}

#[test]
fn each_code_is_shown_by_a_description() {
    let fixtures = Path::new(GALLERY).parent().expect("it is a fixture");
    let mut reports = snapshots(Path::new(GALLERY));
    reports.extend(snapshots(Path::new(OVERLAYS)));
    for fixture in entries(fixtures) {
        reports.extend(["diagnostics.snap", "skipped.snap"].map(|name| fixture.join(name)));
    }
    let reports = reports
        .iter()
        .filter_map(|path| fs::read_to_string(path).ok());
    let shown: BTreeSet<String> = reports
        .flat_map(|report| report.lines().filter_map(code).collect::<Vec<_>>())
        .collect();
    let missing: Vec<_> = Code::ALL
        .iter()
        .map(|code| code.as_str())
        .filter(|code| !shown.contains(*code))
        .collect();
    assert!(missing.is_empty(), "no description shows {missing:?}");
}

#[test]
fn each_report_belongs_to_a_description() {
    let stems: BTreeSet<_> = descriptions()
        .iter()
        .map(|spec| spec.with_extension(""))
        .collect();
    assert_eq!(stems.len(), descriptions().len(), "two have one report");
    for path in snapshots(Path::new(GALLERY)) {
        assert!(
            stems.contains(&path.with_extension("")),
            "{}",
            path.display()
        );
    }
}

/// Compares the report on a description with the one beside it.
fn snapshot(spec: &Path) {
    let report = report(spec);
    assert!(
        !report.is_empty(),
        "nothing is wrong with {}",
        spec.display()
    );
    let name = spec.file_stem().expect("it has a name").to_string_lossy();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(GALLERY);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.remove_snapshot_suffix();
    settings.remove_input_file();
    settings.bind(|| insta::assert_snapshot!(name.as_ref(), report));
}

/// What the generator says of a description.
fn report(spec: &Path) -> String {
    let name = "gallery".parse().expect("it is the name of a crate");
    let mut config = Config::read(spec, None, Some(name)).expect("the settings are valid");
    // What is described here alone is of interest, too.
    config.selection.unused_types = UnusedTypes::Kept;
    let files = Folder::of(spec, false);
    let shown = spec.file_name().expect("it has a name").to_string_lossy();
    let text = fs::read_to_string(spec).expect("the description can be read");
    let input = Input {
        overlays: config.overlays.clone(),
        files: &files,
        ..Input::text(&shown, text)
    };
    let mut sink = Sink::default();
    let made = xtask::generate(input, &config, &mut sink);
    assert_eq!(made.is_err(), sink.checkpoint().is_err(), "{shown}");
    // The settings and what they name are shown as they are found.
    diagnostics::render(&sink, false).replace(&format!("{GALLERY}/"), "")
}

/// The descriptions of the gallery.
fn descriptions() -> Vec<PathBuf> {
    let is_description = |path: &PathBuf| {
        let extension = path.extension().and_then(|extension| extension.to_str());
        matches!(extension, Some("yaml" | "json"))
    };
    let mut specs: Vec<_> = entries(Path::new(GALLERY))
        .into_iter()
        .filter(is_description)
        .collect();
    specs.sort();
    specs
}

fn snapshots(folder: &Path) -> Vec<PathBuf> {
    let is_snapshot = |path: &PathBuf| {
        path.extension()
            .is_some_and(|extension| extension == "snap")
    };
    entries(folder).into_iter().filter(is_snapshot).collect()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be listed");
    entries
        .map(|entry| entry.expect("it can be listed").path())
        .collect()
}

/// The code of a diagnostic whose title this line is.
fn code(line: &str) -> Option<String> {
    let rest = line
        .strip_prefix("error[")
        .or_else(|| line.strip_prefix("warning["))
        .or_else(|| line.strip_prefix("note["))?;
    Some(rest.split_once(']')?.0.to_owned())
}
