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
    let deep = format!("{}{{}}{}", "{a: ".repeat(60), "}".repeat(60));
    let actions: Vec<_> = (0..50)
        .map(|level| {
            format!(
                "- {{target: ${}, update: {{a: {{a: {{}}}}}}}}\n",
                ".a".repeat(level * 2)
            )
        })
        .collect();
    let actions = actions.concat();
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
    let paths = (0..3_000).map(|path| format!("  /p{path}: {operation}\n"));
    let document = format!("paths:\n{}", paths.collect::<String>());
    let started = Instant::now();
    let mended = Mended::by(
        &document,
        &[
            "- {target: '$..*..[?@.name]', update: {x-a: 1}}\n- {target: '$..[?@.operationId && @..name]', update: {x-b: 1}}\n- {target: '$..[?search(@.name, \"[a-z]{1,9}\")]', remove: true}\n",
        ],
    );
    assert!(mended.codes().is_empty(), "{}", mended.report());
    assert!(started.elapsed() < Duration::from_secs(60));
}
