mod discriminators;
mod links;
mod names;

use std::collections::HashMap;

use super::*;
use crate::diagnostics::render;
use crate::spec::select::Selection;
use crate::spec::{FileFault, Input, Text, load};

/// Files in memory.
struct Memory(HashMap<&'static str, &'static str>);

impl Files for Memory {
    fn read(&self, path: &str) -> Result<String, FileFault> {
        if path.starts_with("..") {
            return Err(FileFault::Outside);
        }
        let text = self.0.get(path).ok_or(FileFault::Missing)?;
        Ok((*text).to_owned())
    }
}

/// The document that is made of the root and the files beside it, and where its parts came from.
fn bundled<const N: usize>(root: &str, files: [(&'static str, &'static str); N]) -> (String, Sink) {
    let mut sink = Sink::default();
    let files = Memory(HashMap::from(files));
    let root = format!("openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\n{root}");
    let root = sink.sources.add("api/root.yaml", root);
    let raw = load::file(root, &mut sink).expect("the root is YAML");
    let bundled = document(raw, &files, &mut sink);
    let text = serde_yaml::to_string(&bundled.raw).expect("it can be written");
    (text, sink)
}

/// As [`bundled`], without what stands at its start.
fn made<const N: usize>(root: &str, files: [(&'static str, &'static str); N]) -> String {
    let (text, _) = bundled(root, files);
    let start = "openapi: 3.0.3\ninfo:\n  title: t\n  version: '1'\n";
    text.strip_prefix(start).expect("it starts so").to_owned()
}

/// What is said of the root and the files beside it.
fn report<const N: usize>(root: &str, files: [(&'static str, &'static str); N]) -> String {
    let mut sink = Sink::default();
    let files = Memory(HashMap::from(files));
    let root = format!("openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\n{root}");
    let mut input = Input::text("api/root.yaml", root);
    input.files = &files;
    let _ = crate::spec::SpecDocument::read(input, &Selection::default(), &mut sink);
    render(&sink, false)
}

#[test]
fn references_to_own_components_stay_as_they_are() {
    let root = "paths: {}\ncomponents:\n  schemas:\n    A:\n      $ref: '#/components/schemas/B'\n    B: {}\n";
    assert_eq!(made(root, []), root);
}

#[test]
fn a_file_becomes_a_component_of_its_name_once() {
    let root = "
paths:
  /a:
    $ref: paths/a.yaml
";
    let files = [
        (
            "paths/a.yaml",
            "get: {parameters: [{$ref: ../limit.yaml}], responses: {200: {$ref: '../common.yaml#/components/responses/Ok'}}}",
        ),
        (
            "limit.yaml",
            "{name: limit, in: query, schema: {$ref: schemas/Tree.yaml}}",
        ),
        (
            "common.yaml",
            "components: {responses: {Ok: {description: d, content: {a/b: {schema: {$ref: schemas/Tree.yaml}}}}}}",
        ),
        (
            "schemas/Tree.yaml",
            "properties: {left: {$ref: Tree.yaml}, right: {$ref: '#'}}",
        ),
    ];
    insta::assert_snapshot!(made(root, files));
}

#[test]
fn a_place_in_the_middle_becomes_a_component_and_a_reference_there() {
    let root = "
paths: {}
components:
  schemas:
    A: {properties: {b: {type: object}, c: {items: {type: string}}}}
    B: {$ref: '#/components/schemas/A/properties/b'}
    C: {properties: {d: {$ref: '#/components/schemas/A/properties/c/items'}}}
    D: {$ref: '#/x-types/a~1b%20c'}
x-types:
  a/b c: {type: integer}
";
    insta::assert_snapshot!(made(root, []));
}

#[test]
fn a_way_through_a_reference_is_followed() {
    let root = "
paths: {}
components:
  schemas:
    A: {properties: {x: {$ref: 'b.yaml#/B/properties/y/items'}}}
";
    let files = [
        ("b.yaml", "B: {$ref: c.yaml}"),
        ("c.yaml", "properties: {y: {$ref: 'd.yaml#/Y'}}"),
        ("d.yaml", "Y: {items: {type: boolean}}"),
    ];
    insta::assert_snapshot!(made(root, files));
}

#[test]
fn a_way_with_tildes_that_escape_nothing_is_followed() {
    let root =
        "paths: {}\ncomponents: {schemas: {A: {properties: {x: {$ref: 'b.yaml#/~~~~~~/y'}}}}}\n";
    let files = [
        ("b.yaml", "'~~~~~~': {$ref: c.yaml}"),
        ("c.yaml", "y: {type: boolean}"),
    ];
    assert!(made(root, files).ends_with("    y:\n      type: boolean\n"));
}

#[test]
fn an_overlay_may_bring_a_component_of_the_root_that_a_file_needs() {
    let files = Memory(HashMap::from([(
        "b.yaml",
        "get: {responses: {200: {$ref: 'root.yaml#/components/responses/R'}}}",
    )]));
    let text = "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {/a: {$ref: b.yaml}}";
    let report = |overlays: &[&str]| {
        let overlays = overlays.iter().map(|update| Text {
            path: "overlay.yaml".to_owned(),
            text: format!("overlay: 1.0.0\ninfo: {{title: t, version: '1'}}\nactions: [{{target: $, update: {update}}}]"),
        });
        let input = Input {
            files: &files,
            overlays: overlays.collect(),
            ..Input::text("root.yaml", text)
        };
        let mut sink = Sink::default();
        let _ = crate::spec::SpecDocument::read(input, &Selection::default(), &mut sink);
        render(&sink, false)
    };
    assert_eq!(
        report(&["{components: {responses: {R: {description: d}}}}"]),
        ""
    );
    let without = report(&[]);
    assert!(without.contains("error[unresolved-reference]"), "{without}");
    assert!(without.contains("b.yaml:1:31"), "{without}");
}

#[test]
fn what_is_no_component_is_copied_and_what_stands_beside_the_reference_wins() {
    let root = "
paths:
  $ref: paths.yaml
components:
  schemas:
    A: {properties: {$ref: 'a.yaml#/properties'}}
    B: {properties: {$ref: {type: string}}, example: {$ref: nowhere.yaml}}
";
    let files = [
        (
            "paths.yaml",
            "{/a: {$ref: 'items.yaml#/~1a', summary: mine, parameters: [{$ref: p.yaml}]}, /b: {get: {$ref: 'items.yaml#/~1a/get'}}}",
        ),
        (
            "items.yaml",
            "/a: {summary: theirs, get: {responses: {200: {description: d}}}}",
        ),
        ("p.yaml", "{name: p, in: query}"),
        ("a.yaml", "properties: {a: {type: string}}"),
    ];
    insta::assert_snapshot!(made(root, files));
}

#[test]
fn the_mapping_of_a_discriminator_follows_its_schemas() {
    let root = "
paths: {}
components:
  schemas:
    Pet: {discriminator: {propertyName: kind, mapping: {cat: Cat.yaml, dog: Dog, old: '#/components/schemas/Dog'}}}
    Dog: {}
";
    insta::assert_snapshot!(made(root, [("Cat.yaml", "type: object")]));
}

#[test]
fn every_part_knows_where_it_came_from() {
    let root = "
paths:
  /a: {$ref: paths/a.yaml, summary: mine}
";
    let files = [
        (
            "paths/a.yaml",
            "get: {parameters: [{$ref: '../limit.yaml#/Limit'}]}",
        ),
        ("limit.yaml", "Limit: {name: limit, in: query}"),
    ];
    let (_, sink) = bundled(root, files);
    let origin = |pointer: &str| {
        let pointer = Pointer::from_fragment(pointer).expect("it is a pointer");
        let (file, at) = sink.sources.origin(&pointer);
        format!("{}#{at}", sink.sources.file(file).path)
    };
    assert_eq!(origin("/info/title"), "api/root.yaml#/info/title");
    assert_eq!(
        origin("/paths/~1a/get/parameters/0"),
        "api/paths/a.yaml#/get/parameters/0"
    );
    assert_eq!(
        origin("/paths/~1a/summary"),
        "api/root.yaml#/paths/~1a/summary"
    );
    assert_eq!(
        origin("/components/parameters/Limit/in"),
        "api/limit.yaml#/Limit/in"
    );
}

#[test]
fn what_leads_nowhere_is_said_where_it_stands() {
    let root = "
paths:
  /a: {$ref: a.yaml}
  /b: {$ref: b.yaml}
  /c: {$ref: ../c.yaml}
  /d: {$ref: 'd.yaml'}
  /e: {$ref: 'e.yaml'}
";
    let files = [
        (
            "b.yaml",
            "get: {parameters: [{$ref: 'p.yaml#/Limitt'}, {$ref: 'p.yaml#name'}, {$ref: 'p.yaml#/components/schemas/S'}]}",
        ),
        ("p.yaml", "{Limit: {}, components: {schemas: {S: {}}}}"),
        (
            "d.yaml",
            "get: {callbacks: {c: {x: {$ref: d.yaml}}}, responses: {}}",
        ),
        ("e.yaml", "a: {b"),
    ];
    insta::assert_snapshot!(report(root, files));
}

#[test]
fn a_circle_of_files_shows_its_way() {
    let root = "
paths: {}
components: {schemas: {A: {$ref: b.yaml}}}
";
    let files = [("b.yaml", "$ref: c.yaml"), ("c.yaml", "$ref: b.yaml")];
    insta::assert_snapshot!(report(root, files));
}

#[test]
fn a_circle_on_the_way_to_a_place_ends() {
    let root = "
paths: {}
components: {schemas: {A: {$ref: 'b.yaml#/x'}}}
";
    let files = [("b.yaml", "$ref: c.yaml"), ("c.yaml", "$ref: b.yaml")];
    let report = report(root, files);
    assert!(report.contains("error[circular-reference]"), "{report}");
}

#[test]
fn copies_of_copies_do_not_grow_without_bound() {
    let mut files = Vec::new();
    for level in 0..30 {
        let next = format!("{{$ref: 'l{}.yaml'}}", level + 1);
        let many = (0..8)
            .map(|key| format!("c{key}: {{x: {next}}}"))
            .collect::<Vec<_>>();
        let text = format!(
            "get: {{callbacks: {{{}}}, responses: {{}}}}",
            many.join(", ")
        );
        files.push((format!("l{level}.yaml"), text));
    }
    files.push(("l30.yaml".to_owned(), "get: {responses: {}}".to_owned()));
    let leak = |text: String| -> &'static str { Box::leak(text.into_boxed_str()) };
    let files = files
        .into_iter()
        .map(|(path, text)| (leak(path), leak(text)));
    let files = Memory(files.collect());
    let mut sink = Sink::default();
    let mut input = Input::text(
        "root.yaml",
        "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {/a: {$ref: l0.yaml}}",
    );
    input.files = &files;
    let _ = crate::spec::SpecDocument::read(input, &Selection::default(), &mut sink);
    assert!(render(&sink, false).contains("error[too-large]"));
}

#[test]
fn data_that_is_copied_counts_too() {
    let data = "a".repeat(1_000_000);
    for item in [
        format!("x-data: {data}"),
        format!("get: {{x-data: [{data}]}}"),
    ] {
        let files: [(&str, &str); 1] = [("item.yaml", Box::leak(item.into_boxed_str()))];
        let paths: Vec<_> = (0..80)
            .map(|n| {
                format!(
                    "  /{n}: {{$ref: item.yaml}}
"
                )
            })
            .collect();
        let paths = paths.concat();
        let report = report(&format!("paths:\n{paths}"), files);
        assert!(report.contains("error[too-large]"), "{report}");
    }
}
