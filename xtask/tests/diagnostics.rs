//! What the reading of descriptions does with any text. What is said of the ways in which one can be wrong is in
//! `tests/fixtures/errors/`.

use proptest::prelude::*;
use xtask::config::Config;
use xtask::diagnostics::{Code, Place, Sink, render};
use xtask::spec::select::Selection;
use xtask::spec::{Input, Pointer, SpecDocument};

/// The report on a text; empty if there is nothing to say.
fn report(path: &str, text: &str) -> String {
    let mut sink = Sink::default();
    let document = SpecDocument::read(Input::text(path, text), &Selection::default(), &mut sink);
    assert!(
        document.is_some() || sink.checkpoint().is_err(),
        "no document and no error: {text}"
    );
    render(&sink, false)
}

#[test]
fn a_correct_description_of_3_1_is_not_reported() {
    assert_eq!(
        report("a.yaml", include_str!("correct/openapi-3-1.yaml")),
        ""
    );
}

#[test]
fn a_correct_description_is_not_reported() {
    let text = r##"openapi: 3.0.3
info: {title: Chats, version: "1"}
paths:
  /chats/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: integer, minimum: 1}}
    get:
      summary:
      responses:
        200: {$ref: "#/components/responses/Chat"}
        4XX: {description: wrong}
        default: {description: other}
components:
  responses:
    Chat: {description: a chat, content: {application/json: {schema: {$ref: "#/components/schemas/Chat"}}}}
  schemas:
    Chat:
      type: object
      properties:
        404: {type: string}
        $ref: {type: string}
        yes: {type: string, enum: [on, off]}
"##;
    assert_eq!(report("spec/correct.yaml", &format!("\u{feff}{text}")), "");
}

/// A description with a schema in it, as JSON on one line.
fn one_line(before: usize, after: usize) -> String {
    let many = |count: usize, name: &str| {
        let one = |index| format!(r#""{name}{index}":{{"type":"string"}},"#);
        (0..count).map(one).collect::<String>()
    };
    format!(
        r#"{{"openapi":"3.0.3","info":{{"title":"t","version":"1"}},"paths":{{}},"components":{{"schemas":{{{}"Wrong":{{"type":"strng"}},{}"End":{{}}}}}}}}"#,
        many(before, "Before"),
        many(after, "After"),
    )
}

#[test]
fn a_line_of_a_megabyte_is_trimmed() {
    insta::assert_snapshot!(report("spec/minified.json", &one_line(20_000, 20_000)));
}

#[test]
fn control_characters_do_not_reach_the_terminal() {
    let text = "openapi: 3.0.3\npaths: {}\ninfo: {title: t, version: '1', \"\\e[31m\\x9b31m\": 1} # \u{85}\n";
    let report = report("spec/\u{1b}[2J.yaml", text);
    let raw = |c: char| c.is_control() && c != '\n';
    assert!(!report.contains(raw), "{report:?}");
    insta::assert_snapshot!(report);
}

#[test]
fn an_escape_in_the_text_is_a_syntax_error() {
    insta::assert_snapshot!(report(
        "spec/escape.yaml",
        "openapi: 3.0.3\ninfo: {title: \"ü \u{1b}[31m\"}\n"
    ));
}

#[test]
fn deep_nesting_is_an_error() {
    let is_said =
        |report: &str| report.contains("error[too-deep]") || report.contains("error[syntax]");
    for (open, close) in [("[", "]"), ("{a: ", "}"), (r#"{"a":"#, "}"), ("- ", "")] {
        let text = format!("a: {}1{}", open.repeat(2_000), close.repeat(2_000));
        assert!(is_said(&report("a.yaml", &text)));
        let text = format!("{}1{}", open.repeat(2_000), close.repeat(2_000));
        assert!(is_said(&report("a.json", &text)));
    }
}

#[test]
fn a_chain_of_schemas_that_is_wrong_at_its_end_is_soon_reported() {
    let open = r#"{"properties":{"a":"#.repeat(40);
    let text = format!(
        r#"{{"openapi":"3.0.3","info":{{"title":"t","version":"1"}},"paths":{{}},"components":{{"schemas":{{"A":{open}{{"discriminator":3}}{}}}}}}}"#,
        "}}".repeat(40)
    );
    assert!(report("a.json", &text).contains("wrong-shape"));
}

proptest! {
    #[test]
    fn any_text_has_a_document_or_an_error(
        text in r#"([a-c$&*!|>'"\\{}\[\],:#?\-% \n\t]|<<: |ü|🚀|\r\n|\$ref: |openapi: 3.0.3\n|\u{feff}){0,60}"#
    ) {
        report("any.yaml", &text);
    }

    #[test]
    fn any_description_has_a_document_or_an_error(
        rest in r##"((  ){0,4}(paths|info|components|schemas|type|\$ref|a|200|/a|get): ?(string|\[\]|\{|\}|"#/components/schemas/a"|1)?\n){0,20}"##
    ) {
        report("any.yaml", &format!("openapi: 3.0.3\n{rest}"));
    }

    #[test]
    fn any_schema_of_3_1_has_a_document_or_an_error(
        schema in r##"\{((type|const|enum|examples|oneOf|anyOf|allOf|items|prefixItems|\$defs|\$ref|properties|patternProperties|unevaluatedProperties|minimum|exclusiveMinimum|contentMediaType): ?(\[(null|'null'|string|\{\}|true|2|, ){0,4}\]|\{(\$ref|a|type|const): ?('null'|"#/components/schemas/A/\$defs/a"|true|\{\})\}|\{\}|null|'null'|true|false|3|"#a"|"#/components/schemas/A"|image/png), ){0,5}\}"##
    ) {
        let text = format!("openapi: 3.1.0\ninfo: {{title: t, version: '1'}}\ncomponents: {{schemas: {{A: {schema}}}}}\n");
        let report = report("any.yaml", &text);
        prop_assert!(!report.contains("OpenAPI 3.0"), "{text}\n{report}");
    }

    #[test]
    fn any_place_can_be_shown(text in ".{0,80}(\n.{0,20}){0,4}", reference in "#(/.{0,5}){0,4}", range in any::<(usize, usize)>()) {
        let mut sink = Sink::default();
        let file = sink.sources.add(&reference, text.clone());
        let pointer = Pointer::from_reference(&reference).unwrap_or_default();
        sink.error(&pointer, Code::Syntax, &text).at_key().label(&pointer, &text).help(&text);
        sink.error(Place::text(file, range.0..range.1), Code::Syntax, "somewhere")
            .label(Place::text(file, range.1..range.0), "there");
        let text = render(&sink, true);
        prop_assert!(text.ends_with("2 errors\n"));
    }
}

#[test]
fn what_is_replaced_by_something_that_is_not_wanted_is_no_fault() {
    let text = "openapi: 3.0.3
info: {title: Shop, version: '1'}
paths:
  /old:
    get:
      operationId: old
      deprecated: true
      x-deprecation-config: {replacement-operation-id: new}
      responses: {'204': {description: d}}
  /new:
    get:
      operationId: new
      responses: {'204': {description: d}}
";
    let read = |text: &str, skipped: &[&str]| {
        let mut selection = Selection::default();
        selection.skipped.operations = skipped.iter().map(|name| name.to_string().into()).collect();
        let mut sink = Sink::default();
        let document = SpecDocument::read(Input::text("shop.yaml", text), &selection, &mut sink);
        assert!(document.is_some());
        render(&sink, false)
    };
    assert_eq!(read(text, &[]), "");
    assert_eq!(read(text, &["new"]), "");
    let report = read(&text.replace("operationId: new", "operationId: newer"), &[]);
    assert!(report.contains("warning[unknown-replacement]"), "{report}");
    assert!(report.contains("did you mean `newer`?"), "{report}");
}

#[test]
fn what_needs_a_reference_to_another_kind_is_left_out_and_all_else_is_judged_as_ever() {
    let text = "openapi: 3.0.3
info: {title: Shop, version: '1'}
paths:
  /chats:
    get: {operationId: getChats, responses: {200: {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Chats'}}}}}}
    post: {operationId: addChat, responses: {204: {description: d}}}
  /chats/{id}:
    get: {operationId: getChat, parameters: [{$ref: '#/components/schemas/Id'}], responses: {204: {description: d}}}
components:
  responses: {Seen: {description: d}}
  schemas:
    Id: {type: string}
    Chats: {type: array, items: {$ref: '#/components/schemas/Chat'}}
    Chat: {allOf: [{$ref: '#/components/responses/Seen'}, {type: object, properties: {name: {type: string}}}]}
";
    let read = |text: &str| {
        let name = "shop".parse().expect("it is the name of a crate");
        let mut config = Config::named(name);
        config.skip_unsupported = true;
        let mut sink = Sink::default();
        let meaning = xtask::meaning(Input::text("shop.yaml", text), &config, &mut sink);
        let operations = meaning.ok().map(|(_, api)| {
            let operations = api.operations();
            operations
                .map(|operation| operation.id.0.clone())
                .collect::<Vec<_>>()
        });
        (operations, render(&sink, false))
    };
    let (operations, report) = read(text);
    assert_eq!(operations, Some(vec!["addChat".to_owned()]), "{report}");
    assert_eq!(report.matches("warning[operation-left-out]").count(), 2);
    assert_eq!(
        report
            .matches("warning[unsupported-reference-target]")
            .count(),
        2
    );
    for (fault, code) in [
        (text.replace("addChat, ", "addChat, parameters: [{name: id, in: path, required: true, schema: {type: string}}], "), "path-parameter-unused"),
        (format!("{text}  examples: {{First: {{$ref: '#/components/responses/Seen'}}}}\n"), "unsupported-reference-target"),
    ] {
        let (operations, report) = read(&fault);
        assert_eq!(operations, None, "{report}");
        assert!(report.contains(&format!("error[{code}]")), "{report}");
    }
}
