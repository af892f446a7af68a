use super::{Mended, assert_mended, assert_text};

#[test]
fn a_key_is_removed_and_the_order_of_the_others_stays() {
    assert_mended(
        "{a: {x: {}, y: {}, z: {}}, b: 1}",
        "- {target: $.a.x, remove: true}",
        "{a: {y: {}, z: {}}, b: 1}",
    );
}

#[test]
fn several_items_of_a_list_are_removed_at_once() {
    assert_mended(
        "{l: [{n: 0, d: 1}, {n: 1}, {n: 2, d: 1}, {n: 3, d: 1}, {n: 4}]}",
        "- {target: '$.l[?@.d]', remove: true}",
        "{l: [{n: 1}, {n: 4}]}",
    );
}

#[test]
fn what_is_in_removed_items_and_beside_them_is_removed_too() {
    assert_mended(
        "{l: [{x: {}}, {x: {}, y: {x: {}}}, {}]}",
        "- {target: '$..[\"x\", 0]', remove: true}",
        "{l: [{y: {}}, {}]}",
    );
    assert_mended(
        "{l: [[{n: 0}, {n: 1}], [{n: 2}, {n: 3}]]}",
        "- {target: '$..[0]', remove: true}",
        "{l: [[{n: 3}]]}",
    );
    assert_mended(
        "{a: {b: {}}, l: [{}]}",
        "- {target: '$.*', remove: true}",
        "{}",
    );
}

#[test]
fn the_update_beside_remove_is_ignored_with_a_warning() {
    let mended = Mended::by(
        "{a: {b: {}}}",
        &["- {target: $.a.b, remove: true, update: {c: 1}}"],
    );
    assert_eq!(mended.codes(), ["overlay-without-effect"]);
    assert_text(&mended.value.unwrap(), "{a: {}}");
}

#[test]
fn the_whole_description_cannot_be_removed() {
    let mended = Mended::by("{a: {}}", &["- {target: $, remove: true}"]);
    assert_eq!(mended.codes(), ["target-kind"]);
}
