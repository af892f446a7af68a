use super::{Kind, Scope};

fn claim_all(reserved: &'static [&'static str], kind: Kind, names: &[&str]) -> Vec<String> {
    let mut scope = Scope::new(reserved);
    names
        .iter()
        .map(|name| scope.claim(name, kind).to_string())
        .collect()
}

#[test]
fn names_take_the_case_of_what_they_name() {
    assert_eq!(
        claim_all(&[], Kind::Type, &["GetChatInfoDTO", "chat-type"]),
        ["GetChatInfoDto", "ChatType"]
    );
    assert_eq!(
        claim_all(&[], Kind::Field, &["orderIds", "X-Request-ID", "OAuth"]),
        ["order_ids", "x_request_id", "oauth"]
    );
    assert_eq!(
        claim_all(&[], Kind::Variant, &["WAITING_FOR_PARTNER"]),
        ["WaitingForPartner"]
    );
    assert_eq!(
        claim_all(&[], Kind::Constant, &["page_token"]),
        ["PAGE_TOKEN"]
    );
}

#[test]
fn keywords_are_raw_where_they_can_be() {
    assert_eq!(
        claim_all(&[], Kind::Field, &["type", "self", "crate", "super", "gen"]),
        ["r#type", "self_", "crate_", "super_", "r#gen"]
    );
    assert_eq!(
        claim_all(&[], Kind::Type, &["self", "type"]),
        ["Self_", "Type"]
    );
}

#[test]
fn anything_becomes_an_identifier() {
    assert_eq!(
        claim_all(
            &[],
            Kind::Variant,
            &[
                "",
                " ",
                "404",
                "+1",
                "-1",
                ">=",
                "статус",
                "名前",
                "\u{1f44d}",
                "a\"; fn main() {}"
            ]
        ),
        [
            "Empty",
            "Blank",
            "Value404",
            "Plus1",
            "Minus1",
            "GreaterEqual",
            "Status",
            "MingQian",
            "Plus1_2",
            "AFnMain"
        ],
    );
    assert_eq!(
        claim_all(&[], Kind::Argument, &["\u{0}", "2fa", "\u{ffff}"]),
        ["blank", "value_2fa", "blank2"]
    );
}

#[test]
fn a_sign_before_a_name_is_part_of_it() {
    assert_eq!(
        claim_all(
            &[],
            Kind::Variant,
            &["created", "-created", "+created-at", "--created", "a-b"]
        ),
        ["Created", "MinusCreated", "PlusCreatedAt", "Created2", "AB"]
    );
}

#[test]
fn names_that_collide_are_numbered_in_their_order() {
    assert_eq!(
        claim_all(
            &[],
            Kind::Field,
            &["fooBar", "foo_bar", "FooBar", "type", "Type", "a1", "A1"]
        ),
        [
            "foo_bar", "foo_bar2", "foo_bar3", "r#type", "type2", "a1", "a1_2"
        ]
    );
}

#[test]
fn names_that_differ_in_case_alone_collide_since_files_are_named_after_them() {
    assert_eq!(
        claim_all(&[], Kind::Type, &["FooBar", "Foobar"]),
        ["FooBar", "Foobar2"]
    );
}

#[test]
fn digits_stay_apart_and_words_together() {
    assert_eq!(
        claim_all(&[], Kind::Variant, &["1.5", "15", "v1_2", "I'm a Teapot"]),
        ["Value1_5", "Value15", "V1_2", "ImATeapot"]
    );
    assert_eq!(
        claim_all(&[], Kind::Field, &["1.5", "it's"]),
        ["field_1_5", "its"]
    );
}

#[test]
fn names_that_the_generated_code_needs_get_an_underscore() {
    assert_eq!(
        claim_all(&["Option"], Kind::Type, &["option", "Option"]),
        ["Option_", "Option2"]
    );
}

#[test]
fn many_names_that_are_the_same_are_soon_told_apart() {
    let mut scope = Scope::new(&[]);
    let names: Vec<_> = (0..100_000)
        .map(|index| scope.claim(["get", "Get-", "get_2"][index % 3], Kind::Function))
        .collect();
    assert_eq!(names[3].to_string(), "get3");
    let all: std::collections::BTreeSet<_> = names.iter().collect();
    assert_eq!(all.len(), names.len());
}

#[test]
fn a_long_name_is_cut_before_it_is_too_long_for_a_file() {
    let names = claim_all(
        &[],
        Kind::Module,
        &[&"ab ".repeat(1_000), &"ab ".repeat(999), &"щ".repeat(500)],
    );
    assert!(names.iter().all(|name| name.len() < 250), "{names:?}");
    assert_ne!(names[0], names[1]);
}
