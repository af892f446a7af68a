use super::*;

/// What is pointed at, with its line and column from 1.
fn shown(text: &str, spot: &Spot) -> String {
    let span = Locator::new(text).locate(spot);
    let before = &text[..span.start];
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    format!("{line}:{column} {}", &text[span])
}

fn value(text: &str, reference: &str) -> String {
    shown(
        text,
        &Spot::Value(Pointer::from_reference(reference).unwrap()),
    )
}

fn key(text: &str, reference: &str) -> String {
    shown(
        text,
        &Spot::Key(Pointer::from_reference(reference).unwrap()),
    )
}

const YAML: &str = "\
info:
  title: \"Чат 🚀\"  # a comment
  данные: {ключ: 'значение', n: 1}
responses:
  200: &ok
    description: |
      first
      second
  404: *ok
  '500': {<<: *ok, x: 1}
tags:
  - name: a
  - name: b
";

#[test]
fn a_scalar_is_pointed_at_itself() {
    assert_eq!(value(YAML, "#/info/title"), "2:10 \"Чат 🚀\"");
    assert_eq!(value(YAML, "#/info/данные/ключ"), "3:18 'значение'");
    assert_eq!(value(YAML, "#/info/данные/n"), "3:33 1");
}

#[test]
fn an_object_is_pointed_at_by_its_key() {
    assert_eq!(value(YAML, "#/info"), "1:1 info");
    assert_eq!(value(YAML, "#/responses/200"), "5:3 200");
    assert_eq!(value(YAML, "#/responses/500"), "10:3 '500'");
    assert_eq!(value(YAML, "#/tags/1"), "13:5 name");
    assert_eq!(value(YAML, "#"), "1:1 info");
}

#[test]
fn a_key_is_pointed_at_if_it_is_asked_for() {
    assert_eq!(key(YAML, "#/info/title"), "2:3 title");
    assert_eq!(key(YAML, "#/tags/0"), "12:5 name");
}

#[test]
fn a_place_that_is_not_there_is_pointed_at_by_the_nearest_around_it() {
    assert_eq!(value(YAML, "#/info/license/name"), "1:1 info");
    assert_eq!(value(YAML, "#/tags/7"), "11:1 tags");
    assert_eq!(value(YAML, "#/info/title/x"), "2:3 title");
    assert_eq!(value("", "#/info"), "1:1 ");
}

#[test]
fn aliases_and_merge_keys_are_followed() {
    assert_eq!(value(YAML, "#/responses/404"), "9:8 *ok");
    assert_eq!(value(YAML, "#/responses/404/description"), "7:7 first");
    assert_eq!(value(YAML, "#/responses/500/description"), "7:7 first");
}

#[test]
fn line_ends_of_windows_do_not_shift_anything() {
    assert_eq!(value("a: 1\r\nb: 2\r\nc:\r\n  d: 3\r\n", "#/c/d"), "4:6 3");
}

#[test]
fn json_is_read_too() {
    let json = r#"{"a": "\ud83d\ude00", "b": [{"c": 1}, {"d": true}]}"#;
    assert_eq!(value(json, "#/b/1/d"), "1:45 true");
    assert_eq!(value(json, "#/b/1"), "1:40 \"d\"");
    assert_eq!(value(json, "#/a"), r#"1:7 "\ud83d\ude00""#);
}

#[test]
fn duplicate_keys_are_found() {
    let text = "a: 1\nb: {c: 1, d: 2, c: 3}\na: 2\n";
    let locator = Locator::new(text);
    let found: Vec<_> = locator.duplicate_keys().collect();
    assert_eq!(found, [("a", 0..1, 27..28), ("c", 9..10, 21..22)]);
}

#[test]
fn a_tag_is_pointed_at_wherever_it_stands_before_its_value() {
    let text = "a: !a\n  b: !b c\n  d: [!d {e: 1}, &f !f {g: 1}, !h &h 'i', !j , &k k]\n";
    let tag = |reference: &str| {
        let pointer = Pointer::from_reference(reference).unwrap();
        shown(text, &Spot::Tag(pointer))
    };
    assert_eq!(tag("#/a"), "1:4 !a");
    assert_eq!(tag("#/a/b"), "2:6 !b");
    assert_eq!(tag("#/a/d/0"), "3:7 !d");
    assert_eq!(tag("#/a/d/1"), "3:21 !f");
    assert_eq!(tag("#/a/d/2"), "3:32 !h");
    assert_eq!(tag("#/a/d/4"), "3:48 &k k");
}
