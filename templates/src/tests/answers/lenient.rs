//! JSON that says the same in other words, or says nothing.

use std::collections::BTreeMap;

use super::super::server::{answer, json};
use super::get;
use crate::runtime::{Error, Json};

#[tokio::test]
async fn an_integer_may_be_written_as_a_number_with_a_fraction_or_an_exponent() {
    let body = r#"{"1.0":[1.0,-20.00 , 300, 1.5e1,2E+2],"a\".0":[0.0,-0,20e-1]}"#;
    let read = get::<Json<BTreeMap<String, Vec<i64>>>>(json(200, body)).await;
    let read = read.expect("an answer").into_inner();
    let expected = [
        ("1.0", vec![1, -20, 300, 15, 200]),
        ("a\".0", vec![0, 0, 2]),
    ];
    assert_eq!(
        read,
        BTreeMap::from(expected.map(|(key, list)| (key.to_owned(), list)))
    );
    let all_of_the_answer = get::<Json<i64>>(json(200, "-7.0")).await;
    assert_eq!(all_of_the_answer.expect("an answer").into_inner(), -7);
}

#[tokio::test]
async fn no_content_is_enough_where_nothing_must_be_said() {
    let nothing = || answer(204, "", "");
    let read = get::<Json<Option<i64>>>(nothing()).await;
    assert_eq!(read.expect("an answer").into_inner(), None);
    let read = get::<Json<BTreeMap<String, i64>>>(nothing()).await;
    assert_eq!(read.expect("an answer").into_inner(), BTreeMap::new());
    let read = get::<Json<Vec<i64>>>(nothing()).await;
    let error = read.expect_err("no list");
    assert!(
        error
            .to_string()
            .ends_with("it is empty, and should be JSON"),
        "{error}"
    );
    let read = get::<Json<Option<i64>>>(json(200, "")).await;
    read.expect_err("a 200 has content");
}

#[tokio::test]
async fn half_of_a_surrogate_pair_is_read_as_a_character_of_its_own() {
    let body =
        r#"["cut \ud83d","\ude00","\ud83d\ude00","\\ud83d","\ud83d\n","\ud83d\ud83d\ude00"]"#;
    let read = get::<Json<Vec<String>>>(json(200, body)).await;
    let read = read.expect("texts").into_inner();
    let expected = [
        "cut \u{fffd}",
        "\u{fffd}",
        "😀",
        "\\ud83d",
        "\u{fffd}\n",
        "\u{fffd}😀",
    ];
    assert_eq!(read, expected);
    for no_escape in [r#"["\ud83d\u12"]"#, r#"["\ud83"]"#, r#"["\ud83d"#] {
        let read = get::<Json<Vec<String>>>(json(200, no_escape)).await;
        read.expect_err("no JSON");
    }
}

#[tokio::test]
async fn what_is_read_all_the_same_is_not_blamed() {
    for (body, path) in [
        (r#"{"a":[1.0],"b":["x"]}"#, "b[0]"),
        ("\u{feff}{\"a\":[\"x\"]}", "a[0]"),
        (r#"{"\ud83d":[1],"b":["\ud83d"]}"#, "b[0]"),
    ] {
        let read = get::<Json<BTreeMap<String, Vec<i64>>>>(json(200, body)).await;
        let error = read.expect_err("a text is no integer");
        let Error::Decode(decode) = &error else {
            panic!("{error:?}")
        };
        assert_eq!(decode.path(), path, "{error}");
    }
}

#[tokio::test]
async fn any_other_number_is_no_integer() {
    for number in [
        "1.05",
        "1.50",
        "1.05e1",
        "1e16",
        "9007199254740993.0",
        "1.0.0",
    ] {
        let read = get::<Json<Vec<i64>>>(json(200, &format!("[2.0, {number}]"))).await;
        let error = read.expect_err(number).to_string();
        assert!(error.contains("[1]"), "{number}: {error}");
    }
}

#[tokio::test]
async fn a_byte_order_mark_is_passed_over() {
    let read = get::<Json<Vec<i64>>>(json(200, "\u{feff}[1]")).await;
    assert_eq!(read.expect("an answer").into_inner(), [1]);
}

#[tokio::test]
async fn a_number_is_written_back_as_it_was_read() {
    let number = 907.303_832_202_868_9_f64;
    let read = get::<Json<f64>>(json(200, "907.3038322028689")).await;
    let read = read.expect("an answer").into_inner();
    assert_eq!(read.to_bits(), number.to_bits());
}

#[tokio::test]
async fn a_number_that_is_no_integer_keeps_its_fraction() {
    let read = get::<Json<serde_json::Value>>(json(200, "[1.0]")).await;
    let read = read.expect("an answer").into_inner();
    assert_eq!(read.to_string(), "[1.0]");
}
