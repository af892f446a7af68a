//! What the generator says about overlays that are wrong: each file in `overlays/`, applied to one
//! description, with the report on it, which stands in `snapshots/`.

use std::fs;

use proptest::prelude::*;
use xtask::diagnostics::{Sink, render};
use xtask::spec::select::Selection;
use xtask::spec::{Input, SpecDocument, Text};

const DESCRIPTION: &str = "\
openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /pets:
    get:
      tags: [old, pets]
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
        - {name: page, in: query, schema: {type: integer}}
      responses:
        '200': {description: The pets.}
    delete:
      responses:
        '204': {description: Gone.}
";

/// The report on a description and an overlay; empty if there is nothing to say.
fn report(description: &str, path: &str, text: &str) -> String {
    let mut input = Input::text("spec/spec.yaml", description);
    input.overlays.push(Text {
        path: path.to_owned(),
        text: text.to_owned(),
    });
    let mut sink = Sink::default();
    let document = SpecDocument::read(input, &Selection::default(), &mut sink);
    assert!(
        document.is_some() || sink.checkpoint().is_err(),
        "no document and no error: {text}"
    );
    render(&sink, false)
}

#[test]
fn reports() {
    insta::glob!("overlays/*", |path| {
        let text = fs::read_to_string(path).expect("the overlay can be read");
        let name = path.file_name().expect("a file has a name").display();
        insta::with_settings!({omit_expression => true}, {
            insta::assert_snapshot!(report(DESCRIPTION, &format!("spec/{name}"), &text));
        });
    });
}

#[test]
fn a_fault_in_an_item_that_moved_is_shown_where_the_item_stands() {
    let description = DESCRIPTION.replace("name: page, in: query", "name: page, in: qury");
    let text = "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions:\n- {target: \"$.paths['/pets'].get.parameters[0]\", remove: true}\n";
    let report = report(&description, "overlay.yaml", text);
    assert!(report.contains("--> spec/spec.yaml:9:28"), "{report}");
}

proptest! {
    #[test]
    fn any_actions_give_a_document_or_an_error(
        actions in r#"(- \{target: "\$(\.|\.\.|\[0\]|\*|paths|info|get|\['/pets'\]|\[\?@\.in\]|parameters){0,6}", (remove: true|update: (\{a: \[1\]\}|\[\]|\{info: \{\}\}|\{paths: \{/pets: \{get: \{\}\}\}\}|x))\}\n){0,6}"#
    ) {
        for version in ["1.0.0", "1.1.0"] {
            let text = format!("overlay: {version}\ninfo: {{title: t, version: '1'}}\nactions:\n{actions}");
            report(DESCRIPTION, "any.yaml", &text);
        }
    }

    #[test]
    fn any_text_is_an_overlay_or_an_error(
        rest in r"((  ){0,3}(actions|info|target|update|remove|- |a|extends|\$): ?(true|\$\.|\[\]|\{|1)?\n){0,12}"
    ) {
        report(DESCRIPTION, "any.yaml", &format!("overlay: 1.0.0\n{rest}"));
    }
}
