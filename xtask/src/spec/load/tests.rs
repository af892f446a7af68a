use crate::diagnostics::{Sink, render};
use crate::spec::select::{Selection, UnusedTypes};
use crate::spec::{Input, SpecDocument, Text};

/// Reads a description with overlays; the answer is what is said of it.
fn report(root: &str, overlays: &[&str]) -> String {
    let mut input = Input::text("a.yaml", root);
    let overlays = overlays.iter().map(|actions| Text {
        path: "overlay.yaml".to_owned(),
        text: format!("overlay: 1.1.0\ninfo: {{title: t, version: '1'}}\nactions: [{actions}]"),
    });
    input.overlays = overlays.collect();
    let mut sink = Sink::default();
    let _ = SpecDocument::read(input, &Selection::default(), &mut sink);
    render(&sink, false)
}

#[test]
fn callbacks_may_be_references_wherever_they_stand() {
    let text = "
openapi: 3.0.3
info: {title: t, version: '1'}
paths:
  /a:
    post:
      callbacks: {changed: {$ref: '#/components/callbacks/Changed'}}
      responses: {204: {description: d}}
components:
  callbacks:
    Changed:
      '{$url}': {post: {callbacks: {again: {$ref: '#/components/callbacks/Again'}}, responses: {204: {description: d}}}}
    Again: {$ref: '#/components/callbacks/Changed'}
";
    assert_eq!(report(text, &[]), "");
    let wrong = text.replace("callbacks/Changed'}}", "callbacks/Changd'}}");
    assert!(report(&wrong, &[]).contains("a.yaml:7:35"));
}

#[test]
fn an_overlay_may_mend_the_version() {
    let lists = "
openapi: 3.0.3
info: {title: t, version: '1'}
paths:
  /a: {get: {responses: {200: {description: d, content: {text/plain: {schema: {type: [string, 'null']}}}}}}}
";
    assert!(report(lists, &[]).contains("error[unsupported-keyword]"));
    let later = "{target: $.openapi, update: 3.1.0}";
    assert_eq!(report(lists, &[later]), "");
    let number = "{openapi: 3.0, info: {title: t, version: '1'}, paths: {}}";
    assert!(report(number, &[]).contains("a.yaml:1:11"));
    assert_eq!(report(number, &["{target: $.openapi, update: 3.0.3}"]), "");
    let unknown = "{target: $.openapi, update: 4.0.0}";
    assert!(report(lists, &[unknown]).contains("overlay.yaml:3:39"));
}

#[test]
fn what_is_of_the_wrong_kind_in_one_place_may_be_right_in_another() {
    let text = "
openapi: 3.0.3
info: {title: t, version: '1'}
paths:
  /a:
    get:
      parameters: [{$ref: '#/components/schemas/A'}]
      responses: {200: {description: d, content: {text/plain: {schema: {$ref: '#/components/schemas/A'}}}}}
components: {schemas: {A: {type: string}}}
";
    let report = report(text, &[]);
    assert!(report.contains("a.yaml:7:27"), "{report}");
    assert_eq!(report.matches("error[").count(), 1, "{report}");
}

#[test]
fn names_that_look_like_values_stay_as_they_are_written() {
    let text = "
openapi: 3.0.3
info: {title: t, version: '1'}
paths: {/a: {get: {responses: {200: {description: d}}}}}
components:
  schemas:
    A: {type: object, properties: {NULL: {}, True: {}, 1.10: {}, 1.1: {}, 0x1F: {}, '<<': {type: object}}}
    B: {discriminator: {propertyName: a, mapping: {1.0: A, 1.00: A}}}
";
    let input = Input::text("a.yaml", text);
    let mut sink = Sink::default();
    let selection = Selection {
        unused_types: UnusedTypes::Kept,
        ..Selection::default()
    };
    let read = SpecDocument::read(input, &selection, &mut sink);
    assert_eq!(render(&sink, false), "");
    let raw = read.expect("there are no faults").raw;
    let schemas = &raw["components"]["schemas"];
    let keys = |value: &serde_yaml::Value| {
        let keys = value.as_mapping().expect("it is an object").keys();
        let keys = keys.map(|key| key.as_str().expect("it is text").to_owned());
        keys.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        keys(&schemas["A"]["properties"]),
        "NULL True 1.10 1.1 0x1F <<"
    );
    assert_eq!(keys(&schemas["B"]["discriminator"]["mapping"]), "1.0 1.00");
    assert_eq!(keys(&raw["paths"]["/a"]["get"]["responses"]), "200");
}
