//! What holds whatever changes.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use xtask::config::Config;
use xtask::diagnostics::Sink;
use xtask::history::{Previous, Step};
use xtask::spec::Input;

use super::{LIMIT, REQUIRED, Session, description, first};

/// The descriptions of this workspace.
fn descriptions() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let fixtures = fs::read_dir(root.join("tests/fixtures")).unwrap();
    let folders = fixtures.map(|entry| entry.unwrap().path());
    let specs = folders.map(|folder| folder.join("spec.yaml"));
    let mut specs: Vec<_> = specs
        .filter(|spec| spec.exists())
        .chain([root.join("spec/chats.yaml")])
        .collect();
    specs.sort();
    let read = |spec: PathBuf| {
        let text = fs::read_to_string(&spec).unwrap();
        (spec, text)
    };
    specs.into_iter().map(read).collect()
}

/// The last version is made anew of what was recorded, and is what it was: of 3.0, of 3.1, and of operations that were
/// left out.
#[test]
fn what_was_recorded_means_what_was_read() {
    let session = |settings| Session {
        skip_unsupported: true,
        ..Session::with(settings)
    };
    let mut recorded = 0;
    for (path, text) in descriptions() {
        let mut sink = Sink::default();
        let mut config = Config::named("shop".parse().unwrap());
        config.skip_unsupported = true;
        if xtask::generate(Input::text("a.yaml", text.clone()), &config, &mut sink).is_err() {
            continue;
        }
        let start = session("# One.").run(Previous::nothing(), &text);
        // Other settings, so that the last version has to be looked at.
        let next = session("# Two.").run(start.left(), &text);
        let report = next.release.report.as_deref().unwrap_or_default();
        assert_eq!(
            next.release.step,
            Step::Same,
            "{}\n{report}",
            path.display()
        );
        recorded += 1;
    }
    assert!(recorded > 20, "{recorded} descriptions were recorded");
}

/// A small description.
fn any_description() -> impl Strategy<Value = String> {
    let parameters = prop_oneof![Just(""), Just(LIMIT), Just(REQUIRED)];
    let names = prop::sample::subsequence(vec!["a_b", "aB", "AB", "ab", "type", "Type"], 0..6);
    let kinds = prop_oneof![
        Just("string"),
        Just("integer"),
        Just("{id: i}"),
        Just("boolean")
    ];
    let fields = (names.clone(), kinds, any::<bool>());
    (parameters, fields, names, "[12]").prop_map(
        |(parameters, (fields, kind, required), types, version)| {
            let kind = if kind == "{id: i}" {
                "array, items: {type: string}"
            } else {
                kind
            };
            let required = if required {
                fields.join(", ")
            } else {
                String::new()
            };
            let fields: Vec<String> = fields
                .iter()
                .map(|name| format!("{name}: {{type: {kind}}}"))
                .collect();
            let uses: Vec<String> = types
                .iter()
                .map(|name| format!("u{name}: {{$ref: '#/components/schemas/{name}'}}"))
                .collect();
            let types: Vec<String> = types
                .iter()
                .map(|name| {
                    format!(
                        "    {name}: {{type: object, properties: {{{}}}}}\n",
                        fields.join(", ")
                    )
                })
                .collect();
            let all: Vec<String> = fields.into_iter().chain(uses).collect();
            let object = format!(
                "{{type: object, required: [{required}], properties: {{{}}}}}",
                all.join(", ")
            );
            description(&version, parameters, &types.concat())
                .replace("{type: object, properties: {id: {type: integer}}}", &object)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_second_run_changes_nothing(old in any_description(), new in any_description()) {
        let start = first(&old);
        let next = start.next(&new);
        let again = next.next(&new);
        prop_assert_eq!(&again.files, &next.files);
        prop_assert_eq!(again.release.step, Step::Same);
        prop_assert!(next.release.version >= start.release.version);
    }

    #[test]
    fn a_kept_version_and_then_a_raised_one_are_the_raised_one(
        old in any_description(),
        new in any_description(),
    ) {
        let start = first(&old);
        let at_once = start.next(&new);
        let held = Session::held().run(start.left(), &new);
        let later = held.next(&new);
        prop_assert_eq!(later.files, at_once.files);
    }
}
