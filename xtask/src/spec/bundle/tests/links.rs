//! Where links lead to when their operations come to other places.

use super::made;

#[test]
fn a_link_leads_to_where_its_operation_has_come_to() {
    let root = "
paths:
  /a: {$ref: paths/a.yaml}
  /b: {$ref: 'paths/b.yaml#/items/b'}
  /c: {get: {responses: {}}}
";
    let files = [
        (
            "paths/a.yaml",
            "get: {responses: {200: {links: {
              b: {operationRef: 'b.yaml#/items/b/get'}, c: {operationRef: '../root.yaml#/paths/~1c/get'},
              d: {operationRef: 'nowhere.yaml#/get'}, e: {operationRef: '#/get'}, f: {operationRef: 'https://a/b#/c'}}}}}",
        ),
        ("paths/b.yaml", "items: {b: {get: {responses: {}}}}"),
    ];
    let made = made(root, files);
    let lines = made
        .lines()
        .filter_map(|line| line.trim().strip_prefix("operationRef: "));
    assert_eq!(
        lines.collect::<Vec<_>>(),
        [
            "'#/paths/~1b/get'",
            "'#/paths/~1c/get'",
            "nowhere.yaml#/get",
            "'#/paths/~1a/get'",
            "https://a/b#/c"
        ]
    );
}
