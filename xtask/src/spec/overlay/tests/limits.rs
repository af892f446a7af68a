//! An overlay cannot make a run hang, crash or eat the memory.

use std::time::{Duration, Instant};

use super::Mended;

#[test]
fn doubling_again_and_again_is_an_error_soon() {
    let started = Instant::now();
    let actions = "- {target: $..*, update: {a: {}, b: {}}}\n".repeat(200);
    let mended = Mended::by("{a: {}}", &[&actions]);
    assert!(mended.value.is_none());
    assert_eq!(mended.codes()[0], "overlay-too-large");
    assert!(started.elapsed() < Duration::from_secs(60));
}

#[test]
fn deeper_and_deeper_is_an_error() {
    let mut actions = String::new();
    let deep = format!("{}{{}}{}", "{a: ".repeat(60), "}".repeat(60));
    for level in 0..50 {
        let target = format!("${}", ".a".repeat(level * 2));
        actions += &format!("- {{target: {target}, update: {{a: {{a: {{}}}}}}}}\n");
    }
    let mended = Mended::by(
        "{a: {}}",
        &[&format!("- {{target: $, update: {deep}}}\n{actions}")],
    );
    assert!(mended.codes().is_empty(), "{}", mended.report());
    let actions = format!("- {{target: $..*, update: {deep}}}\n").repeat(3);
    let mended = Mended::by("{a: {}}", &[&actions]);
    assert_eq!(mended.codes(), ["overlay-too-large"]);
}

#[test]
fn a_search_through_a_large_description_takes_its_time_and_no_more() {
    let operation = "{get: {operationId: x, parameters: [{name: a}, {name: b}], responses: {'200': {description: d}}}}";
    let mut document = "paths:\n".to_owned();
    for path in 0..3_000 {
        document += &format!("  /p{path}: {operation}\n");
    }
    let started = Instant::now();
    let mended = Mended::by(
        &document,
        &[
            "- {target: '$..*..*', update: {x-a: 1}}\n- {target: '$..[?@..name==\"a\" || @.*]', update: {x-b: 1}}\n- {target: '$..[?search(@.name, \"[a-z]{1,9}\")]', remove: true}\n",
        ],
    );
    // Those with `==` on several nodes are no JSONPath, those with lists no objects.
    assert!(!mended.codes().is_empty());
    assert!(started.elapsed() < Duration::from_secs(60));
}
