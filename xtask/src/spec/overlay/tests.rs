use super::*;
use crate::diagnostics::render;
use crate::spec::Input;
use crate::spec::select::{Selection, UnusedTypes};

mod limits;
mod origins;
mod removing;
mod updating;

/// What is left of a document after actions, which are given as a list in YAML.
struct Mended {
    value: Option<Value>,
    sink: Sink,
}

impl Mended {
    /// With an overlay of version 1.0 for each list of actions.
    fn by(document: &str, actions: &[&str]) -> Self {
        Self::by_version("1.0.0", document, actions)
    }

    fn by_version(version: &str, document: &str, actions: &[&str]) -> Self {
        let overlays = actions.iter().enumerate().map(|(index, actions)| Text {
            path: format!("overlay-{index}.yaml"),
            text: format!(
                "overlay: {version}\ninfo: {{title: t, version: '1'}}\nactions:\n{actions}"
            ),
        });
        let mut sink = Sink::default();
        sink.sources.add("root.yaml", document.to_owned());
        let value = serde_yaml::from_str(document).expect("it is YAML");
        let value = apply(value, overlays.collect(), &mut sink);
        Self { value, sink }
    }

    /// The document, if nothing was reported.
    fn quietly(self) -> Value {
        let report = self.report();
        assert!(report.is_empty(), "{report}");
        self.value.expect("there was no error")
    }

    fn report(&self) -> String {
        render(&self.sink, false)
    }

    fn codes(&self) -> Vec<&'static str> {
        let reports = self.sink.diagnostics().iter();
        reports.map(|report| report.code.as_str()).collect()
    }
}

#[track_caller]
fn assert_mended(document: &str, actions: &str, wanted: &str) {
    let value = Mended::by(document, &[actions]).quietly();
    assert_text(&value, wanted);
}

/// Compares by the text, in which the order of keys shows.
#[track_caller]
fn assert_text(value: &Value, wanted: &str) {
    let wanted: Value = serde_yaml::from_str(wanted).expect("it is YAML");
    let text = |value| serde_yaml::to_string(value).expect("it can be written");
    assert_eq!(text(value), text(&wanted));
}

#[test]
fn without_an_overlay_nothing_changes() {
    assert_text(&Mended::by("{b: 1, a: 2}", &[]).quietly(), "{b: 1, a: 2}");
}

#[test]
fn each_action_sees_what_the_ones_before_it_did() {
    assert_mended(
        "{a: {}}",
        "- {target: $.a, update: {b: {}}}\n- {target: $.a.b, update: {c: 1}}",
        "{a: {b: {c: 1}}}",
    );
    assert_mended(
        "{a: {b: {old: 1}}}",
        "- {target: $.a.b, remove: true}\n- {target: $.a, update: {b: {new: 1}}}",
        "{a: {b: {new: 1}}}",
    );
    assert_mended(
        "{l: [{n: 0}, {n: 1}]}",
        "- {target: '$.l[0]', remove: true}\n- {target: '$.l[0]', update: {first: true}}",
        "{l: [{n: 1, first: true}]}",
    );
}

#[test]
fn overlays_are_applied_one_after_the_other() {
    let value = Mended::by(
        "{a: {}}",
        &[
            "- {target: $.a, update: {b: {c: 1}}}",
            "- {target: $.a.b, update: {c: 2}}",
        ],
    )
    .quietly();
    assert_text(&value, "{a: {b: {c: 2}}}");
}

#[test]
fn a_target_that_matches_nothing_is_a_warning_and_the_others_are_applied() {
    let mended = Mended::by(
        "{a: {}}",
        &["- {target: $.b, update: {c: 1}}\n- {target: $.a, update: {c: 1}}"],
    );
    assert_eq!(mended.codes(), ["target-not-found"]);
    assert!(
        mended.report().contains("--> overlay-0.yaml:4:12"),
        "{}",
        mended.report()
    );
    assert_text(&mended.value.unwrap(), "{a: {c: 1}}");
}

#[test]
fn a_target_that_is_no_object_and_no_list_is_an_error_in_1_0() {
    for primitive in ["text", "1", "true", "null"] {
        for change in ["remove: true", "update: {b: 1}"] {
            let document = format!("{{a: {primitive}}}");
            let mended = Mended::by(&document, &[&format!("- {{target: $.a, {change}}}")]);
            assert_eq!(mended.codes(), ["target-kind"], "{primitive} {change}");
            assert!(mended.value.is_none());
        }
    }
}

#[test]
fn version_1_1_changes_values_without_parts_too() {
    let mend = |document: &str, actions: &str| Mended::by_version("1.1.0", document, &[actions]);
    let value = mend(
        "{a: old, b: 1}",
        "- {target: $.a, update: new}\n- {target: $.b, remove: true}",
    );
    assert_text(&value.quietly(), "{a: new}");
    let value = mend(
        "{tags: [a, b, a]}",
        "- target: $.tags[?@=='a']\n  remove: true",
    );
    assert_text(&value.quietly(), "{tags: [b]}");
    let value = mend("{l: [1]}", "- {target: $.l, update: [2, 3]}");
    assert_text(&value.quietly(), "{l: [1, 2, 3]}");
    let mixed = mend("{a: 1, b: {}}", "- {target: $.*, update: {c: 1}}");
    assert_eq!(mixed.codes(), ["target-kind"]);
}

#[test]
fn targets_are_selected_as_rfc_9535_says() {
    let paths = "
paths:
  /a: {get: {operationId: x, type: object}, put: {operationId: x}}
  /b: {get: {operationId: y, parameters: [{name: f, in: query}, {name: f, in: path}]}}
";
    for (target, marked) in [
        ("$.paths.*.get", "/a/get /b/get"),
        ("$.paths.*[?@.operationId=='x']", "/a/get /a/put"),
        ("$.paths[?@.get.operationId=='y'].get", "/b/get"),
        ("$..[?@.type=='object']", "/a/get"),
        (
            "$.paths['/b'].get.parameters[?@.name=='f' && @.in=='query']",
            "/b/get/parameters/0",
        ),
        ("$.paths['/b'].get.parameters[-1]", "/b/get/parameters/1"),
        (
            "$.paths['/b'].get.parameters[::-1]",
            "/b/get/parameters/0 /b/get/parameters/1",
        ),
        ("$..parameters[?match(@.in, 'p.*')]", "/b/get/parameters/1"),
        ("$.paths[?count(@.*) == 2]", "/a"),
        ("$.paths['/a', '/b', '/a']", "/a /b"),
        ("$.paths[?!@.put]", "/b"),
    ] {
        let quoted = target.replace('\'', "''");
        let actions = format!("- {{target: '{quoted}', update: {{x-marked: true}}}}");
        let value = Mended::by(paths, &[&actions]).quietly();
        let mut found = Vec::new();
        marks(&value["paths"], "", &mut found);
        assert_eq!(found.join(" "), marked, "{target}");
    }
}

fn marks(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Mapping(mapping) => {
            if mapping.contains_key("x-marked") {
                found.push(at.to_owned());
            }
            for (key, value) in mapping {
                let key = key.as_str().unwrap().trim_start_matches('/');
                marks(value, &format!("{at}/{key}"), found);
            }
        }
        Value::Sequence(items) => {
            for (index, item) in items.iter().enumerate() {
                marks(item, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn a_description_is_mended_before_it_is_judged() {
    let mut input = Input::text(
        "root.yaml",
        "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents: {schemas: {A: {maxLenght: 1}}}\n",
    );
    input.overlays = vec![Text {
        path: "overlay.yaml".to_owned(),
        text: "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions:\n- {target: $.components.schemas.A, remove: true}\n- target: $.components.schemas\n  update: {A: {type: string, maxLength: 1}}\n".to_owned(),
    }];
    let mut sink = Sink::default();
    let all = Selection {
        unused_types: UnusedTypes::Kept,
        ..Selection::default()
    };
    let document = crate::spec::SpecDocument::read(input, &all, &mut sink).expect("it is mended");
    assert_eq!(render(&sink, false), "");
    assert_eq!(document.raw["components"]["schemas"]["A"]["maxLength"], 1);
}
