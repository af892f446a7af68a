use super::{Mended, assert_mended, assert_text};

#[test]
fn objects_are_merged_and_the_order_of_keys_stays() {
    assert_mended(
        "{z: 1, info: {title: old, contact: {name: n}, version: '1'}, a: 2}",
        "- {target: $, update: {info: {title: new, contact: {url: u}}, y: 3}}",
        "{z: 1, info: {title: new, contact: {name: n, url: u}, version: '1'}, a: 2, y: 3}",
    );
}

#[test]
fn lists_below_an_object_are_put_together() {
    assert_mended(
        "{a: {tags: [x]}}",
        "- {target: $.a, update: {tags: [y, z]}}",
        "{a: {tags: [x, y, z]}}",
    );
}

#[test]
fn a_list_that_is_the_target_gets_one_entry() {
    assert_mended(
        "{l: [1]}",
        "- {target: $.l, update: {name: n}}\n- {target: $.l, update: text}\n- {target: $.l, update: [2, 3]}",
        "{l: [1, {name: n}, text, [2, 3]]}",
    );
}

#[test]
fn values_without_parts_replace_each_other() {
    assert_mended(
        "{a: {n: 1, t: old, b: true, e: null}}",
        "- {target: $.a, update: {n: text, t: 2, b: null, e: false}}",
        "{a: {n: text, t: 2, b: null, e: false}}",
    );
}

#[test]
fn every_target_is_updated() {
    assert_mended(
        "{a: {g: {}}, b: {g: {x: 1}}, c: {}}",
        "- {target: $.*.g, update: {x: 2}}",
        "{a: {g: {x: 2}}, b: {g: {x: 2}}, c: {}}",
    );
}

#[test]
fn targets_inside_of_targets_are_those_before_the_update() {
    assert_mended(
        "{a: {b: {}}}",
        "- {target: $..*, update: {n: {}}}",
        "{a: {b: {n: {}}, n: {}}}",
    );
}

#[test]
fn what_does_not_go_together_is_an_error() {
    for (there, brought) in [
        ("{}", "[]"),
        ("{}", "1"),
        ("{}", "null"),
        ("[]", "{}"),
        ("[]", "text"),
        ("1", "{}"),
        ("null", "[]"),
    ] {
        let document = format!("{{a: {{b: {there}}}}}");
        let actions = format!("- {{target: $.a, update: {{b: {brought}}}}}");
        let mended = Mended::by(&document, &[&actions]);
        assert_eq!(mended.codes(), ["overlay-conflict"], "{there} {brought}");
        assert!(mended.value.is_none());
    }
    let mended = Mended::by("{a: {}}", &["- {target: $.a, update: text}"]);
    assert_eq!(mended.codes(), ["overlay-conflict"]);
}

#[test]
fn an_action_with_many_targets_reports_once() {
    let mended = Mended::by(
        "{a: {x: 1}, b: {x: 1}}",
        &["- {target: $.*, update: {x: {}}}"],
    );
    assert_eq!(mended.codes(), ["overlay-conflict"]);
}

#[test]
fn an_action_that_says_nothing_is_a_warning() {
    for action in ["- target: $.a", "- {target: $.a, remove: false}"] {
        let mended = Mended::by("{a: {}}", &[action]);
        assert_eq!(mended.codes(), ["overlay-without-effect"]);
        assert_text(&mended.value.unwrap(), "{a: {}}");
    }
}

#[test]
fn numbers_that_json_has_not_survive() {
    let document =
        "{a: {i: .inf, n: .nan, u: 18446744073709551615, m: -9223372036854775808, f: 1.5}}";
    let value = Mended::by(document, &["- {target: '$.a', update: {x: -.inf}}"]).quietly();
    let a = &value["a"];
    assert_eq!(a["i"].as_f64(), Some(f64::INFINITY));
    assert!(a["n"].as_f64().is_some_and(f64::is_nan));
    assert_eq!(a["u"].as_u64(), Some(u64::MAX));
    assert_eq!(a["m"].as_i64(), Some(i64::MIN));
    assert_eq!(a["x"].as_f64(), Some(f64::NEG_INFINITY));
    let found = Mended::by(
        document,
        &[
            "- {target: '$[?@.u == 18446744073709551615 && @.f == 1.5 && @.i != null]', update: {y: 1}}",
        ],
    );
    assert_eq!(found.quietly()["a"]["y"], 1);
}
