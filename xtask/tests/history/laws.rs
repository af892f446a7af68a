//! What holds whatever changes.

use proptest::prelude::*;
use xtask::history::Step;

use super::{LIMIT, REQUIRED, Session, description, first};

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
