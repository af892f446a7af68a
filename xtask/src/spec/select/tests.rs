use super::*;
use crate::diagnostics::render;
use crate::spec::{Input, SpecDocument};

const SHOP: &str = "
openapi: 3.0.3
info: {title: t, version: '1'}
security: [{key: []}]
paths:
  /chats/{id}:
    get: {operationId: getChat, tags: [chats, all], responses: {200: {$ref: '#/components/responses/Chat'}}}
    delete: {operationId: deleteChat, tags: [chats], responses: {204: {description: d}}}
  /orders:
    get: {operationId: getOrders, tags: [orders, all], security: [{token: []}], responses: {200: {$ref: nowhere.yaml}}}
  /orders/{id}/items:
    get: {operationId: getItems, tags: [orders], responses: {200: {description: d}}}
components:
  responses:
    Chat: {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Chat'}}}}
  schemas:
    Chat: {properties: {next: {$ref: '#/components/schemas/Chat'}, said: {items: {$ref: '#/components/schemas/Said'}}}}
    Said: {type: string}
    Order: {type: strng}
    Kind: {discriminator: {propertyName: kind, mapping: {said: Said}}}
  securitySchemes:
    key: {type: apiKey, in: header, name: Api-Key}
    token: {type: http, scheme: bearer}
";

/// What is left of the shop, as its operations and components, and what is said.
fn chosen(selection: &Selection) -> (Vec<String>, String) {
    let mut sink = Sink::default();
    let document = SpecDocument::read(Input::text("a.yaml", SHOP), selection, &mut sink);
    let mut left = Vec::new();
    if let Some(SpecDocument { raw, .. }) = document {
        for item in raw["paths"]
            .as_mapping()
            .into_iter()
            .flat_map(Mapping::values)
        {
            let item = item.as_mapping().into_iter().flat_map(operations_of);
            left.extend(item.filter_map(identifier_of).map(str::to_owned));
        }
        for section in ["responses", "schemas", "securitySchemes"] {
            let components = raw["components"][section].as_mapping();
            let names = components.into_iter().flat_map(Mapping::keys);
            left.extend(names.filter_map(Value::as_str).map(str::to_owned));
        }
    }
    (left, render(&sink, false))
}

fn names(tags: &[&str], operations: &[&str], paths: &[&str]) -> Names {
    let owned = |names: &[&str]| names.iter().map(|&name| name.to_owned().into()).collect();
    Names {
        tags: owned(tags),
        operations: owned(operations),
        paths: owned(paths),
    }
}

fn wanted(tags: &[&str], operations: &[&str], paths: &[&str]) -> Selection {
    Selection {
        wanted: names(tags, operations, paths),
        ..Selection::default()
    }
}

#[test]
fn what_only_others_use_is_left_out_with_its_faults() {
    let (left, report) = chosen(&wanted(&["chats"], &[], &[]));
    assert_eq!(
        left,
        ["getChat", "deleteChat", "Chat", "Chat", "Said", "key"]
    );
    assert_eq!(report, "");
}

#[test]
fn an_operation_is_wanted_if_it_is_named_in_any_way() {
    let (left, _) = chosen(&wanted(&[], &["deleteChat"], &["/orders/*"]));
    assert_eq!(left, ["deleteChat", "getItems", "key"]);
    let (left, _) = chosen(&wanted(&[], &[], &["/chats/{id?"]));
    assert_eq!(
        left,
        ["getChat", "deleteChat", "Chat", "Chat", "Said", "key"]
    );
}

#[test]
fn what_is_skipped_is_not_wanted_by_another_name() {
    let selection = Selection {
        skipped: names(&["orders"], &["getChat"], &[]),
        ..Selection::default()
    };
    assert_eq!(chosen(&selection).0, ["deleteChat", "key"]);
    let selection = Selection {
        skipped: names(&[], &["getOrders"], &[]),
        ..wanted(&["all"], &[], &[])
    };
    assert_eq!(
        chosen(&selection).0,
        ["getChat", "Chat", "Chat", "Said", "key"]
    );
}

#[test]
fn a_name_that_nothing_has_is_an_error() {
    let (_, report) = chosen(&wanted(&["chat"], &["getchat", "xyz"], &["/v2/*"]));
    insta::assert_snapshot!(report);
}

#[test]
fn schemas_that_nothing_uses_are_left_out_after_they_were_checked() {
    let text = SHOP.replace("nowhere.yaml", "'#/components/responses/Chat'");
    let mut sink = Sink::default();
    let mut selection = Selection::default();
    let _ = SpecDocument::read(Input::text("a.yaml", text.as_str()), &selection, &mut sink);
    assert!(render(&sink, false).contains("unknown type `strng`"));

    let text = text.replace("strng", "string");
    let mut schemas = || {
        let input = Input::text("a.yaml", text.as_str());
        let document = SpecDocument::read(input, &selection, &mut Sink::default());
        let components = document.and_then(|document| document.openapi.components);
        let schemas = components.expect("there are components").schemas;
        selection.unused_types = UnusedTypes::Kept;
        schemas.into_keys().collect::<Vec<_>>()
    };
    assert_eq!(schemas(), ["Chat", "Said"]);
    assert_eq!(schemas(), ["Chat", "Said", "Order", "Kind"]);
}

#[test]
fn all_schemas_are_kept_if_that_is_wanted_whatever_operations_are_chosen() {
    let text = SHOP
        .replace("nowhere.yaml", "'#/components/responses/Chat'")
        .replace("strng", "string");
    let schemas = |unused_types| {
        let selection = Selection {
            wanted: wanted(&["chats"], &[], &[]).wanted,
            unused_types,
            ..Selection::default()
        };
        let input = Input::text("a.yaml", text.as_str());
        let document = SpecDocument::read(input, &selection, &mut Sink::default());
        let components = document.and_then(|document| document.openapi.components);
        let schemas = components.expect("there are components").schemas;
        schemas.into_keys().collect::<Vec<_>>()
    };
    assert_eq!(schemas(UnusedTypes::LeftOut), ["Chat", "Said"]);
    assert_eq!(schemas(UnusedTypes::OfTheWhole), ["Chat", "Said"]);
    let all = ["Chat", "Said", "Order", "Kind"];
    assert_eq!(schemas(UnusedTypes::Kept), all);
}

#[test]
fn a_path_item_that_cannot_be_read_is_of_matter_only_if_it_may_be_wanted() {
    for item in ["{$ref: nowhere.yaml}", "{gte: {tags: [chats]}}", "get"] {
        let shop = SHOP.replace("paths:\n", &format!("paths:\n  /lost: {item}\n"));
        assert_of_matter_if_wanted(&shop);
    }
}

/// Its first path item is at fault.
fn assert_of_matter_if_wanted(shop: &str) {
    let report = |wanted, skipped| {
        let mut sink = Sink::default();
        let selection = Selection {
            wanted,
            skipped,
            ..Selection::default()
        };
        let _ = SpecDocument::read(Input::text("a.yaml", shop), &selection, &mut sink);
        render(&sink, false)
    };
    let none = || names(&[], &[], &[]);
    assert_eq!(report(names(&[], &[], &["/chats/*"]), none()), "");
    assert_eq!(report(names(&[], &["getChat"], &[]), none()), "");
    assert_eq!(
        report(names(&["chats"], &[], &[]), names(&[], &[], &["/lost"])),
        ""
    );
    let lost = "a.yaml:6:";
    assert!(report(names(&["chats"], &[], &[]), none()).contains(lost));
    assert!(report(names(&[], &["getLost"], &["/chats/*"]), none()).contains(lost));
    assert!(report(names(&[], &[], &["/l*"]), none()).contains(lost));
}

#[test]
fn a_choice_of_which_nothing_is_left_is_an_error() {
    let selection = Selection {
        wanted: names(&[], &["getItems"], &[]),
        skipped: names(&["orders"], &[], &[]),
        ..Selection::default()
    };
    let (left, report) = chosen(&selection);
    assert_eq!(left, ["key"]);
    assert!(report.contains("error[nothing-selected]"), "{report}");
    assert!(report.contains("a.yaml:5:1"), "{report}");
}
