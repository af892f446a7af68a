//! The place of a fault in JSON, found from where `serde_json` stopped.

use std::collections::BTreeMap;

use super::api::{Chat, GetChatsRequest, GetChatsResponse};
use crate::runtime::json_path::locate;

const GOOD: &str =
    r#"{"chatId":1,"type":"CHAT","createdAt":"2017-11-21T00:00:00+03:00","note":null}"#;

/// Where reading this as `T` fails.
fn place<T: serde::de::DeserializeOwned>(json: &str) -> String {
    match serde_json::from_str::<T>(json) {
        Ok(_) => panic!("no fault in {json}"),
        Err(error) => locate(json.as_bytes(), error.line(), error.column()),
    }
}

/// Both as it is and spread over many lines.
fn both<T: serde::de::DeserializeOwned>(json: &str) -> String {
    let pretty = serde_json::to_string_pretty(
        &serde_json::from_str::<serde_json::Value>(json).expect("JSON"),
    );
    let pretty = pretty.expect("JSON").replace('\n', "\r\n");
    let place_in_one_line = place::<T>(json);
    assert_eq!(place::<T>(&pretty), place_in_one_line, "{pretty}");
    place_in_one_line
}

fn chats(items: &[&str]) -> String {
    format!(r#"{{"status":"OK","chats":[{}]}}"#, items.join(","))
}

#[test]
fn a_wrong_type_is_where_its_value_is() {
    for wrong in [
        "\"x\"",
        "true",
        "null",
        "1.5",
        "99999999999999999999",
        "[]",
        "[1]",
        "{}",
        "{\"a\":1}",
        "\"\\u0041\"",
    ] {
        let bad = GOOD.replacen(":1,", &format!(":{wrong},"), 1);
        assert_eq!(
            both::<GetChatsResponse>(&chats(&[&bad])),
            "chats[0].chatId",
            "{wrong}"
        );
        assert_eq!(
            both::<GetChatsResponse>(&chats(&[GOOD, GOOD, &bad, GOOD])),
            "chats[2].chatId",
            "{wrong}"
        );
        assert_eq!(
            both::<GetChatsResponse>(&chats(&[GOOD, &bad])),
            "chats[1].chatId",
            "{wrong}"
        );
    }
}

#[test]
fn a_value_that_will_not_do_is_where_it_is() {
    let bad = GOOD.replace("2017-11-21T", "2017-11-51T");
    assert_eq!(
        both::<GetChatsResponse>(&chats(&[GOOD, &bad, GOOD])),
        "chats[1].createdAt"
    );
    let last = GOOD.replace(":null}", ":5}");
    assert_eq!(
        both::<GetChatsResponse>(&chats(&[GOOD, &last])),
        "chats[1].note"
    );
}

#[test]
fn a_missing_field_is_missing_in_its_object() {
    let bad = GOOD.replace("\"chatId\":1,", "");
    assert_eq!(both::<GetChatsResponse>(&chats(&[&bad, GOOD])), "chats[0]");
    assert_eq!(both::<GetChatsResponse>(&chats(&[GOOD, &bad])), "chats[1]");
    assert_eq!(both::<GetChatsResponse>(&chats(&["{}"])), "chats[0]");
    assert_eq!(both::<GetChatsResponse>("{}"), "");
    assert_eq!(both::<Chat>(&bad), "");
}

#[test]
fn something_else_altogether_is_the_whole() {
    for json in ["[]", "5", "\"x\"", "null", "true", "[[]]"] {
        assert_eq!(both::<GetChatsResponse>(json), "", "{json}");
    }
    assert_eq!(both::<GetChatsResponse>(r#"{"chats":{}}"#), "chats");
    assert_eq!(both::<GetChatsResponse>(r#"{"chats":[[]]}"#), "chats[0]");
}

#[test]
fn nested_arrays_and_maps_have_their_place() {
    type Nested = BTreeMap<String, Vec<Vec<BTreeMap<String, i64>>>>;
    assert_eq!(
        both::<Nested>(r#"{"a":[[]],"b":[[{"k":1}],[{},{"k":1,"l":"x"}]]}"#),
        "b[1][1].l"
    );
    assert_eq!(both::<Nested>(r#"{"a":[[],[{}],7]}"#), "a[2]");
    assert_eq!(both::<Vec<Vec<i64>>>("[[1,2],[3,[]]]"), "[1][1]");
}

#[test]
fn keys_with_escapes_and_other_characters_are_told_as_they_are() {
    type Map = BTreeMap<String, BTreeMap<String, i64>>;
    let json = r#"{"\"}]":{"a":1},"a\tb":{"\u00e9\\":1,"":2,"x y":3,"ключ":[]}}"#;
    assert_eq!(both::<Map>(json), r#"["a\tb"].ключ"#);
    assert_eq!(both::<Map>(r#"{"a.b":{"":"x"}}"#), r#"["a.b"][""]"#);
    assert_eq!(both::<Map>(r#"{"\ud83e\udd80":{"x":null}}"#), r#"["🦀"].x"#);
}

#[test]
fn text_with_brackets_and_quotes_does_not_lead_astray() {
    assert_eq!(
        place::<BTreeMap<String, Vec<String>>>(r#"{"b":["]}{[\"","\\"],"c":["\\\"",1]}"#),
        "c[1]"
    );
}

#[test]
fn what_breaks_off_is_told_as_far_as_it_goes() {
    let whole = chats(&[GOOD, GOOD]);
    for end in 1..whole.len() {
        let cut = &whole[..end];
        let error = serde_json::from_str::<GetChatsResponse>(cut).expect_err("cut");
        let place = locate(cut.as_bytes(), error.line(), error.column());
        assert!(place.is_empty() || "chats[0].createdAt chats[1].createdAt chats[1].chatId chats[0].chatId chats[0].type chats[1].type chats[0].note chats[1].note chats status".contains(&place), "{cut} {place}");
    }
    assert_eq!(
        place::<GetChatsRequest>(r#"{"orderIds":[1,2,"#),
        "orderIds[2]"
    );
    assert_eq!(
        place::<GetChatsRequest>(r#"{"orderIds":[1,x]}"#),
        "orderIds[1]"
    );
    assert_eq!(
        place::<GetChatsRequest>(r#"{"orderIds":[1 2]}"#),
        "orderIds"
    );
}

#[test]
fn any_bytes_and_any_position_will_do() {
    let texts: [&[u8]; 9] = [
        b"",
        b"{",
        b"\"",
        b"\"\\",
        b"[[[[",
        b"{\"a\":",
        b"\xff\xfe",
        b"{\"\xff\":1}",
        b"<html>",
    ];
    for text in texts {
        for line in [0, 1, 2, usize::MAX] {
            for column in [0, 1, 5, usize::MAX] {
                locate(text, line, column);
            }
        }
    }
    let deep = "[".repeat(100_000);
    locate(deep.as_bytes(), 1, deep.len());
    let many = "[1],".repeat(100_000);
    locate(many.as_bytes(), 1, many.len());
}
