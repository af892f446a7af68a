//! Arguments that break the bounds of the description.

use std::collections::BTreeMap;

use super::api::{BUSINESS_ID, CHAT_ID, ChatType, GET_CHATS, GetChatsRequest, client};
use super::server::Server;
use crate::runtime::{
    Bounds, Call, Checker, Client, Delivery, Error, Json, NoErrorBody, Part, Patch, Pattern,
    Validate,
};

/// What is wrong with a value.
fn wrong(value: &dyn Validate, bounds: &Bounds) -> Vec<String> {
    let mut check = Checker::new("x", true);
    value.validate(bounds, &mut check);
    check
        .into_violations()
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[tokio::test]
async fn all_that_is_wrong_is_reported_at_once_and_nothing_is_sent() {
    let server = Server::json(r#"{"chats":[]}"#).await;
    let request = GetChatsRequest {
        order_ids: Patch::Value(vec![1, 2, 1]),
        types: Patch::Value(vec![]),
        priority: None,
    };
    let error = client(&server.url)
        .chats()
        .get_chats(0, request)
        .await
        .expect_err("refused");
    assert_eq!(
        error.to_string(),
        "getChats: not sent: `businessId` must be at least 1; \
         `orderIds` must have no item twice, has one again at [2]; \
         `types` must have at least 1 item, has 0"
    );
    let Error::Invalid(invalid) = &error else {
        panic!("{error:?}")
    };
    let fields: Vec<_> = invalid
        .violations()
        .iter()
        .map(crate::runtime::Violation::field)
        .collect();
    assert_eq!(fields, ["businessId", "orderIds", "types"]);
    assert_eq!(error.delivery(), Delivery::NotSent);
    assert_eq!(error.operation(), "getChats");
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn what_is_wrong_is_told_in_the_order_of_the_request_however_it_was_set() {
    let server = Server::json("{}").await;
    let request = GetChatsRequest {
        order_ids: Patch::Value(vec![1, 1]),
        types: Patch::Absent,
        priority: None,
    };
    let sending = Call::new(&client(&server.url), &GET_CHATS)
        .header("bad name", "x")
        .json(&request)
        .parameter(&CHAT_ID, &-1)
        .parameter(&BUSINESS_ID, &0)
        .parameter(&CHAT_ID, &0)
        .send::<Json<serde_json::Value>, NoErrorBody>();
    let error = sending.await.expect_err("refused");
    let Error::Invalid(invalid) = &error else {
        panic!("{error:?}")
    };
    let violations = invalid.violations().iter();
    let fields: Vec<_> = violations.map(crate::runtime::Violation::field).collect();
    assert_eq!(fields, ["chatId", "businessId", "orderIds", "bad name"]);
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn bounds_are_not_checked_where_that_is_switched_off() {
    let server = Server::json(r#"{"chats":[]}"#).await;
    let builder = Client::builder()
        .base_url(&server.url)
        .api_key("k")
        .validate_requests(false);
    let client = builder.build().expect("a client");
    let request = GetChatsRequest {
        types: Patch::Value(vec![]),
        ..Default::default()
    };
    client
        .chats()
        .get_chats(0, request)
        .await
        .expect("an answer");
    assert_eq!(server.request().text(), r#"{"types":[]}"#);
}

#[test]
fn integers_are_checked_exactly() {
    let bounds = Bounds::new().minimum(1).maximum(10);
    assert_eq!(wrong(&0_i64, &bounds), ["`x` must be at least 1"]);
    assert_eq!(wrong(&11_i32, &bounds), ["`x` must be at most 10"]);
    assert_eq!(wrong(&11_u8, &bounds), ["`x` must be at most 10"]);
    assert_eq!(wrong(&-1_i8, &bounds), ["`x` must be at least 1"]);
    assert!(wrong(&1_i64, &bounds).is_empty() && wrong(&10_i64, &bounds).is_empty());
    let bounds = bounds.exclusive_minimum().exclusive_maximum();
    assert_eq!(wrong(&1_i64, &bounds), ["`x` must be more than 1"]);
    assert_eq!(wrong(&10_i64, &bounds), ["`x` must be less than 10"]);
    assert_eq!(
        wrong(&(i64::MAX - 1), &Bounds::new().minimum(i64::MAX)).len(),
        1
    );
    assert_eq!(
        wrong(&7_i64, &Bounds::new().multiple_of(5)),
        ["`x` must be a multiple of 5"]
    );
    assert!(wrong(&i64::MIN, &Bounds::new().multiple_of(-1)).is_empty());
    assert!(wrong(&5_i64, &Bounds::new().multiple_of(0)).is_empty());
    assert_eq!(
        wrong(&1_i64, &Bounds::new().minimum_f64(1.5)),
        ["`x` must be at least 1.5"]
    );
}

#[test]
fn numbers_are_checked_and_must_be_finite() {
    let bounds = Bounds::new()
        .minimum_f64(0.5)
        .maximum(2)
        .multiple_of_f64(0.1);
    assert_eq!(wrong(&0.4_f64, &bounds), ["`x` must be at least 0.5"]);
    assert_eq!(wrong(&2.1_f64, &bounds), ["`x` must be at most 2"]);
    assert_eq!(wrong(&0.55_f64, &bounds), ["`x` must be a multiple of 0.1"]);
    assert!(wrong(&0.7_f64, &bounds).is_empty());
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert_eq!(
            wrong(&value, Bounds::NONE),
            ["`x` must be a finite number: JSON has no other"]
        );
    }
    assert_eq!(wrong(&f32::NAN, Bounds::NONE).len(), 1);
    let mut check = Checker::new("x", false);
    vec![f64::NAN].validate(Bounds::NONE, &mut check);
    assert_eq!(check.into_violations().len(), 1, "it cannot be sent at all");
}

#[test]
fn a_float_of_32_bits_is_checked_as_it_is_written() {
    let cents = Bounds::new().multiple_of_f64(0.01);
    for price in [19.99_f32, 0.1, 1.1, 4.35] {
        assert!(wrong(&price, &cents).is_empty(), "{price}");
    }
    assert_eq!(wrong(&0.005_f32, &cents).len(), 1);
    let rate = Bounds::new().minimum_f64(0.7).maximum_f64(1.1);
    assert!(wrong(&0.7_f32, &rate).is_empty());
    assert!(wrong(&1.1_f32, &rate).is_empty());
    assert_eq!(wrong(&1.100_000_1_f32, &rate).len(), 1);
}

#[test]
fn lengths_are_of_characters() {
    let bounds = Bounds::new().min_length(1).max_length(2);
    assert_eq!(
        wrong(&"", &bounds),
        ["`x` must have at least 1 character, has 0"]
    );
    assert!(wrong(&"🦀é", &bounds).is_empty());
    assert_eq!(
        wrong(&"abc".to_owned(), &bounds),
        ["`x` must have at most 2 characters, has 3"]
    );
}

#[test]
fn a_message_holds_the_pattern_and_not_the_value() {
    let pattern = Pattern {
        source: "^[a-z]+$",
        matches: |text| text.bytes().all(|byte| byte.is_ascii_lowercase()),
    };
    let bounds = Bounds::new().pattern(pattern);
    assert!(wrong(&"abc", &bounds).is_empty());
    assert_eq!(wrong(&"hunter2", &bounds), ["`x` must match `^[a-z]+$`"]);
}

#[test]
fn items_and_entries_are_checked_with_the_way_to_them() {
    const ITEM: &Bounds = &Bounds::new().max_length(1);
    const LIST: &Bounds = &Bounds::new().items(ITEM);
    let lists = vec![vec!["a".to_owned()], vec!["b".to_owned(), "cc".to_owned()]];
    assert_eq!(
        wrong(&lists, &Bounds::new().items(LIST)),
        ["`x[1][1]` must have at most 1 character, has 2"]
    );
    let map = BTreeMap::from([
        ("a b".to_owned(), "cc".to_owned()),
        ("k".to_owned(), "dd".to_owned()),
    ]);
    assert_eq!(
        wrong(&map, &Bounds::new().items(ITEM).min_properties(3)),
        [
            "`x` must have at least 3 fields, has 2",
            "`x[\"a b\"]` must have at most 1 character, has 2",
            "`x.k` must have at most 1 character, has 2",
        ]
    );
}

#[test]
fn what_is_absent_has_no_bounds_to_break() {
    let bounds = Bounds::new().min_length(1);
    assert!(wrong(&None::<String>, &bounds).is_empty());
    assert!(wrong(&Patch::<String>::Null, &bounds).is_empty());
    assert!(wrong(&Patch::<String>::Absent, &bounds).is_empty());
    assert_eq!(wrong(&Patch::Value(String::new()), &bounds).len(), 1);
    assert_eq!(wrong(&Some(Box::new(String::new())), &bounds).len(), 1);
}

#[test]
fn items_that_are_equal_on_the_wire_are_not_unique() {
    let bounds = Bounds::new().unique_items();
    assert_eq!(
        wrong(
            &vec![ChatType::Chat, ChatType::Unknown("CHAT".to_owned())],
            &bounds
        )
        .len(),
        1
    );
    assert!(wrong(&vec!["1".to_owned(), "2".to_owned()], &bounds).is_empty());
}

#[test]
fn the_length_of_a_file_counts_where_it_is_known() {
    let bounds = Bounds::new().max_length(3);
    assert_eq!(
        wrong(&Part::from(vec![0; 4]), &bounds),
        ["`x` must have at most 3 bytes, has 4"]
    );
    assert!(wrong(&Part::reader(tokio::io::empty()), &bounds).is_empty());
    assert_eq!(
        wrong(&Part::from(vec![0; 4]).with_length(3), Bounds::NONE).len(),
        1
    );
}
