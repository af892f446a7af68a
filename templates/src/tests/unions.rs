//! Unions: which variant a value becomes, what is kept, and where a fault is.

mod api;
mod constants;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use self::api::{Card, Colour, Payment, Tree, Wallet};
use super::api::client;
use super::server::{Server, json as answered};
use crate::runtime::{Call, Error, Json, Method, NoErrorBody, Operation, Response, Safety};

static WALLET: Operation = Operation {
    id: "wallet",
    method: Method::POST,
    path: "/wallet",
    server: None,
    content_type: Some("application/json"),
    accept: Some("application/json"),
    security: &[],
    safety: Safety::Unsafe,
    answers_with_redirect: false,
};

/// Sends a wallet, and reads the answer as one.
async fn exchange(
    sent: &Wallet,
    answer: &str,
) -> (Result<Response<Wallet>, Error<NoErrorBody>>, Vec<Value>) {
    let server = Server::start([answered(200, answer)]).await;
    let call = Call::new(&client(&server.url), &WALLET).json(sent);
    let outcome = call.send::<Json<Wallet>, NoErrorBody>().await;
    let requests = server.received();
    let bodies = requests.iter().map(|request| {
        let body = serde_json::from_slice(&request.body);
        body.expect("what is sent is JSON")
    });
    (outcome, bodies.collect())
}

fn wallet(payments: Vec<Payment>) -> Wallet {
    Wallet {
        payments,
        tree: None,
    }
}

fn card(number: &str) -> Payment {
    Payment::Card(Card {
        number: number.to_owned(),
        limit: None,
    })
}

fn tree(json: &Value) -> Tree {
    serde_json::from_str(&json.to_string()).expect("it is read")
}

#[tokio::test]
async fn the_discriminator_chooses_the_variant_and_what_is_unknown_goes_back_as_it_came() {
    let answer = json!({"payments": [
        {"kind": "card", "number": "4111", "further": 1},
        {"kind": "card", "number": "4222"},
        {"kind": "group", "members": [{"kind": "card", "number": "4333"}, "a note"]},
        {"kind": "coupon", "code": [1, null, {"a": 1.5}]},
        {"number": "4444"},
        [1, 2],
        null,
    ]});
    let (received, _) = exchange(&wallet(vec![]), &answer.to_string()).await;
    let received = received.expect("it is read").into_inner();
    let [
        first,
        second,
        Payment::Group(group),
        coupon,
        unnamed,
        array,
        null,
    ] = received.payments.as_slice()
    else {
        panic!("{received:?}");
    };
    assert_eq!((first, second), (&card("4111"), &card("4222")));
    assert_eq!(
        group.members,
        Some(vec![card("4333"), Payment::Note("a note".to_owned())])
    );
    for (index, unknown) in [(3, coupon), (4, unnamed), (5, array), (6, null)] {
        let value = &answer["payments"][index];
        assert_eq!(unknown, &Payment::Unknown(value.clone()));
        assert_eq!(&serde_json::to_value(unknown).expect("it is JSON"), value);
    }
    let (_, sent) = exchange(&received, "{}").await;
    assert_eq!(sent[0]["payments"][3], answer["payments"][3]);
}

#[tokio::test]
async fn the_discriminator_is_written_where_the_variant_has_no_field_for_it() {
    let (_, sent) = exchange(&wallet(vec![card("4111")]), "{}").await;
    assert_eq!(
        sent,
        [json!({"payments": [{"kind": "card", "number": "4111"}]})]
    );
    // A number is written as the struct would write it, without a detour.
    let limited = Payment::Card(Card {
        number: "1".to_owned(),
        limit: Some(0.1),
    });
    let text = serde_json::to_string(&limited).expect("it is JSON");
    assert_eq!(text, r#"{"kind":"card","number":"1","limit":0.1}"#);
}

#[tokio::test]
async fn a_discriminator_is_no_entry_of_a_map() {
    let points = Payment::Points(BTreeMap::from([("travel".to_owned(), 5)]));
    let answer = json!({"payments": [{"kind": "points", "travel": 5}]});
    let (received, _) = exchange(&wallet(vec![]), &answer.to_string()).await;
    let received = received.expect("it is read").into_inner();
    assert_eq!(received.payments, [points]);
    let (_, sent) = exchange(&received, "{}").await;
    assert_eq!(sent, [answer]);
    // Nor does an entry of that name stand there a second time.
    let doubtful = Payment::Points(BTreeMap::from([("kind".to_owned(), 5)]));
    let text = serde_json::to_string(&doubtful).expect("it is JSON");
    assert_eq!(text, r#"{"kind":"points"}"#);
}

#[tokio::test]
async fn a_fault_in_a_variant_is_an_error_with_the_way_to_it() {
    for (inside, path, message) in [
        (
            json!({"kind": "card", "number": 5}),
            "payments[1].number",
            "invalid type: integer `5`, expected a string",
        ),
        (
            json!({"kind": "card"}),
            "payments[1].number",
            "missing field `number`",
        ),
        (
            json!({"kind": "group", "members": ["x", {"kind": "group", "members": [{"kind": "card", "number": {}}]}]}),
            "payments[1].members[1].members[0].number",
            "invalid type: map, expected a string",
        ),
        (
            json!({"members": [{"kind": "card"}], "kind": "group", "z": 1}),
            "payments[1].members[0].number",
            "missing field `number`",
        ),
    ] {
        let answer = json!({"payments": ["fine", inside, "fine"], "z": 1}).to_string();
        let (received, _) = exchange(&wallet(vec![]), &answer).await;
        let Err(Error::Decode(error)) = received else {
            panic!("{received:?}");
        };
        assert_eq!((error.path(), error.message()), (path, message), "{answer}");
    }
}

#[test]
fn a_fault_says_where_it_is_also_to_who_reads_a_model_by_themselves() {
    let text = r#"{"kind": "group", "members": [{"kind": "card"}]}"#;
    let error = serde_json::from_str::<Payment>(text).expect_err("there is no number");
    let said = error.to_string();
    assert!(
        said.starts_with("within `members[0].number`: missing field `number`"),
        "{said}"
    );
}

#[tokio::test]
async fn bounds_are_checked_within_a_variant_and_the_way_to_it_is_named() {
    let sent = wallet(vec![Payment::Note(String::new()), card("1")]);
    let (outcome, requests) = exchange(&sent, "{}").await;
    let Err(Error::Invalid(invalid)) = outcome else {
        panic!("{outcome:?}");
    };
    assert_eq!(invalid.violations()[0].field(), "payments[1].number");
    assert!(requests.is_empty());
}

#[test]
fn a_discriminator_may_be_a_number() {
    let error = serde_json::from_value::<Payment>(json!({"kind": 7})).expect_err("no text");
    assert!(
        error.to_string().contains("invalid type: integer"),
        "{error}"
    );
}

#[test]
fn the_type_of_a_value_in_json_chooses_the_variant() {
    for (value, expected) in [
        (json!(3), Tree::Number(3)),
        (json!(3.5), Tree::Fraction(3.5)),
        (
            json!(u64::MAX),
            Tree::Fraction(18_446_744_073_709_551_615.0),
        ),
        (json!("red"), Tree::Colour(Colour::Red)),
        (
            json!("2017-11-21"),
            Tree::Day("2017-11-21".parse().expect("a day")),
        ),
        (json!("2017-13-41"), Tree::Word("2017-13-41".to_owned())),
        (json!("blue"), Tree::Word("blue".to_owned())),
        (json!(["a"]), Tree::Words(vec!["a".to_owned()])),
        (json!([]), Tree::Words(vec![])),
        (json!([1]), Tree::Trees(vec![Tree::Number(1)])),
        (json!(true), Tree::Flag(true)),
        (json!(null), Tree::Unknown(Value::Null)),
        (json!({"a": 1}), Tree::Unknown(json!({"a": 1}))),
        (
            json!({"kind": "card", "number": "4111"}),
            Tree::Payment(Box::new(card("4111"))),
        ),
    ] {
        assert_eq!(tree(&value), expected, "{value}");
        let written = serde_json::to_value(&expected).expect("it is JSON");
        if value != json!(u64::MAX) {
            assert_eq!(written, value);
        }
    }
}

#[test]
fn the_fields_of_an_object_choose_the_variant() {
    // The types of the fields, if their names are the same.
    assert!(matches!(tree(&json!({"child": 1, "x": 1})), Tree::First(_)));
    assert!(matches!(
        tree(&json!({"child": 1, "x": true})),
        Tree::Second(_)
    ));
    assert!(matches!(
        tree(&json!({"child": 1, "x": "2017-11-21"})),
        Tree::Third(_)
    ));
    // The most fields that are known.
    assert!(matches!(
        tree(&json!({"child": 1, "x": null, "y": 1})),
        Tree::Second(_)
    ));
    // A constant that is another one.
    let other = json!({"child": 1, "x": null, "type": "bush"});
    assert!(matches!(tree(&other), Tree::Second(_)));
    // Nothing that fits.
    assert!(matches!(
        tree(&json!({"child": 1, "x": "no day"})),
        Tree::Unknown(_)
    ));
    // A fault in something that says what it is, where nothing says that it is that.
    let faulty = json!({"kind": "card"});
    assert_eq!(tree(&faulty), Tree::Unknown(faulty.clone()));
    let Tree::First(first) = tree(&json!({"child": faulty, "x": 1})) else {
        panic!("only the child fits nothing");
    };
    assert_eq!(first.child, Tree::Unknown(faulty));
}

#[test]
fn reading_takes_no_longer_for_each_level_than_for_the_one_before() {
    let time = |depth: usize, innermost: Value| {
        let mut value = innermost;
        for _ in 0..depth {
            // Two variants have to be tried before the third one fits.
            value = json!({"child": value, "x": "2017-11-21"});
        }
        let text = value.to_string();
        let started = Instant::now();
        let read: Tree = serde_json::from_str(&text).expect("it is read");
        assert_eq!(serde_json::to_value(&read).expect("it is JSON"), value);
        started.elapsed()
    };
    for innermost in [
        json!(1),
        json!({"kind": "card"}),
        json!({"child": 1, "x": "no day"}),
    ] {
        let taken = time(120, innermost);
        assert!(taken < Duration::from_secs(2), "{taken:?}");
    }
}

#[test]
fn a_fault_far_within_is_found_without_reading_all_around_it_again_and_again() {
    let mut value = json!({"kind": "card"});
    for _ in 0..60 {
        value = json!({"kind": "group", "members": [value]});
    }
    let started = Instant::now();
    let error = serde_json::from_str::<Payment>(&value.to_string()).expect_err("no number");
    assert!(started.elapsed() < Duration::from_secs(2));
    let way = format!("within `{}number`", "members[0].".repeat(60));
    assert!(error.to_string().starts_with(&way), "{error}");
}
