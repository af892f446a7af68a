//! What an overlay brought in is shown in the overlay.

use super::{Mended, Pointer};

fn origin(mended: &Mended, pointer: &str) -> String {
    let pointer = Pointer::from_reference(&format!("#{pointer}")).unwrap();
    let (file, at) = mended.sink.sources.origin(&pointer);
    format!("{}{at}", mended.sink.sources.file(file).path)
}

#[test]
fn only_what_was_brought_is_of_the_overlay() {
    let mended = Mended::by(
        "{a: {old: 1, both: 1, deep: {old: 1}, list: [1]}}",
        &[
            "- {target: $.a, update: {both: 2, new: {x: {y: 1}}, deep: {new: 1}, list: [2, {z: 3}]}}",
        ],
    );
    for (part, wanted) in [
        ("/a", "root.yaml/a"),
        ("/a/old", "root.yaml/a/old"),
        ("/a/both", "overlay-0.yaml/actions/0/update/both"),
        ("/a/new/x/y", "overlay-0.yaml/actions/0/update/new/x/y"),
        ("/a/deep", "root.yaml/a/deep"),
        ("/a/deep/old", "root.yaml/a/deep/old"),
        ("/a/deep/new", "overlay-0.yaml/actions/0/update/deep/new"),
        ("/a/list/0", "root.yaml/a/list/0"),
        ("/a/list/1", "overlay-0.yaml/actions/0/update/list/0"),
        ("/a/list/2/z", "overlay-0.yaml/actions/0/update/list/1/z"),
    ] {
        assert_eq!(origin(&mended, part), wanted, "{part}");
    }
}

#[test]
fn an_entry_of_a_list_is_of_the_overlay() {
    let mended = Mended::by("{l: [{}]}", &["- {target: $.l, update: {a: {b: 1}}}"]);
    assert_eq!(origin(&mended, "/l/0"), "root.yaml/l/0");
    assert_eq!(
        origin(&mended, "/l/1/a/b"),
        "overlay-0.yaml/actions/0/update/a/b"
    );
}

#[test]
fn the_last_one_that_brought_a_value_is_shown() {
    let mended = Mended::by(
        "{a: {}}",
        &[
            "- {target: $.a, update: {b: {c: 1, d: 1}}}\n- {target: $.a.b, update: {c: 2}}",
            "- {target: $.a.b, remove: true}\n- {target: $.a, update: {b: {c: 3}}}",
        ],
    );
    assert_eq!(
        origin(&mended, "/a/b/c"),
        "overlay-1.yaml/actions/1/update/b/c"
    );
    assert_eq!(
        origin(&mended, "/a/b/d"),
        "overlay-1.yaml/actions/1/update/b/d"
    );
}

#[test]
fn origins_follow_the_items_of_a_list() {
    let mended = Mended::by(
        "{l: [{n: 0}, {n: 1}, {n: 2}, {n: 3}]}",
        &[
            "- {target: '$.l[3]', update: {m: {o: 1}}}\n- {target: $.l, update: {n: 4}}\n- {target: '$.l[0, 2]', remove: true}",
        ],
    );
    for (part, wanted) in [
        ("/l/0/n", "root.yaml/l/1/n"),
        ("/l/1/n", "root.yaml/l/3/n"),
        ("/l/1/m/o", "overlay-0.yaml/actions/0/update/m/o"),
        ("/l/2/n", "overlay-0.yaml/actions/1/update/n"),
        // There are no such items any more.
        ("/l/3", "root.yaml/l/3"),
        ("/l/4", "root.yaml/l/4"),
    ] {
        assert_eq!(origin(&mended, part), wanted, "{part}");
    }
}

#[test]
fn a_list_that_is_emptied_and_filled_again_has_new_origins() {
    let mended = Mended::by(
        "{l: [{n: 0}, {n: 1}]}",
        &["- {target: '$.l[*]', remove: true}\n- {target: $.l, update: {n: 2}}"],
    );
    assert_eq!(
        origin(&mended, "/l/0/n"),
        "overlay-0.yaml/actions/1/update/n"
    );
}
