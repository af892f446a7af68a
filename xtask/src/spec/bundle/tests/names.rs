//! What is called what.

use super::made;

#[test]
fn a_component_of_the_root_that_is_a_reference_gives_its_name() {
    let root = "
paths: {}
components:
  schemas:
    Chat: {$ref: schemas/chat-v2.yaml}
    Other: {$ref: schemas/chat-v2.yaml}
    Said: {$ref: schemas/said.yaml, description: beside}
";
    let files = [
        (
            "schemas/chat-v2.yaml",
            "{properties: {next: {$ref: chat-v2.yaml}, said: {$ref: said.yaml}}}",
        ),
        ("schemas/said.yaml", "type: string"),
    ];
    insta::assert_snapshot!(made(root, files));
}

#[test]
fn names_that_are_taken_get_those_of_their_file_and_folder_and_then_numbers() {
    let root = "
paths: {}
components:
  schemas:
    Id: {type: string}
    All:
      properties:
        a: {$ref: chats/Id.yaml}
        b: {$ref: 'orders/types.yaml#/Id'}
        c: {$ref: 'orders/types.yaml#/$defs/Id'}
        d: {$ref: 'sub/orders/types.yaml#/Id'}
        e: {$ref: 'sub/orders_types.yaml#/Id'}
        f: {$ref: 'Заказ.yaml'}
";
    let files = [
        ("chats/Id.yaml", "title: a"),
        (
            "orders/types.yaml",
            "{Id: {title: b}, $defs: {Id: {title: c}}}",
        ),
        ("sub/orders/types.yaml", "Id: {title: d}"),
        ("sub/orders_types.yaml", "Id: {title: e}"),
        ("Заказ.yaml", "title: f"),
    ];
    insta::assert_snapshot!(made(root, files));
}

#[test]
fn a_section_in_a_file_gives_names_as_one_in_the_root_does() {
    let root = "
paths:
  /a: {$ref: a.yaml}
components:
  schemas: {$ref: schemas/index.yaml}
";
    let files = [
        (
            "a.yaml",
            "get: {responses: {200: {description: d, content: {a/b: {schema: {oneOf: [{$ref: Pet.yaml}, {$ref: schemas/pet-v2.yaml}, {$ref: 'schemas/index.yaml#/Tag'}]}}}}}}",
        ),
        (
            "schemas/index.yaml",
            "{Pet: {$ref: pet-v2.yaml}, Tag: {type: string}, Order: {$ref: order.yaml}}",
        ),
        (
            "schemas/order.yaml",
            "properties: {pet: {$ref: '../root.yaml#/components/schemas/Pet'}, tag: {$ref: '../root.yaml#/components/schemas/Tag'}, old: {$ref: ../Pet.yaml}}",
        ),
        ("schemas/pet-v2.yaml", "type: object"),
        ("Pet.yaml", "{title: old}"),
    ];
    insta::assert_snapshot!(made(root, files));
}

#[test]
fn components_in_a_file_are_named_as_those_of_the_root() {
    let root = "
paths: {}
components: {$ref: parts.yaml}
";
    let files = [(
        "parts.yaml",
        "schemas: {A: {properties: {b: {$ref: '#/schemas/B'}, a: {$ref: '#/schemas/A'}}}, B: {type: string}}",
    )];
    insta::assert_snapshot!(made(root, files));
}

#[test]
fn the_section_and_the_ending_are_no_part_of_a_name() {
    let root = "
paths: {}
components: {schemas: {A: {properties: {b: {$ref: 'all.yaml#/schemas/B'}, c: {$ref: v1.2/C}, d: {$ref: v1.2/D.x.yaml}}}}}
";
    let files = [
        ("all.yaml", "schemas: {B: {type: string}}"),
        ("v1.2/C", "type: boolean"),
        ("v1.2/D.x.yaml", "type: integer"),
    ];
    insta::assert_snapshot!(made(root, files));
}

#[test]
fn names_that_differ_in_case_or_signs_alone_are_taken() {
    let root = "
paths: {}
components: {schemas: {A: {properties: {a: {$ref: invoice/status.yaml}, b: {$ref: order/Status.yaml}, c: {$ref: c/a.yaml}, d: {$ref: 'd/sta_tus.yaml'}}}}}
";
    let files = [
        ("invoice/status.yaml", "type: string"),
        ("order/Status.yaml", "type: string"),
        ("c/a.yaml", "type: string"),
        ("d/sta_tus.yaml", "type: string"),
    ];
    let made = made(root, files);
    let names = made.lines().filter_map(|line| {
        let name = line.strip_prefix("    ")?.strip_suffix(':')?;
        (!name.starts_with(' ')).then_some(name)
    });
    assert_eq!(
        names.collect::<Vec<_>>(),
        ["A", "status", "order_Status", "c_a", "d_sta_tus"]
    );
}
