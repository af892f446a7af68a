//! Calls of the client that is made of the fixture `unions`, each against a server that answers once.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::thread::{self, JoinHandle};

use serde_json::{Value, json};
use unions::models::{
    Badge, Card, Cash, Chat, Contact, Event, Mail, Message, Notice, Order, Payment, Person, Refusal, Reward, Voucher,
};
use unions::orders::OrdersError;
use unions::{Client, Error};

/// A server on a socket that answers once, and gives the body that it received.
fn server(status: u16, answer: &Value) -> (Client, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = listener.local_addr().expect("it has an address");
    let answer = answer.to_string();
    let received = thread::spawn(move || {
        let (stream, _) = listener.accept().expect("there is a call");
        let mut reader = BufReader::new(&stream);
        let mut length = 0;
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).expect("the head can be read");
            let line = line.to_lowercase();
            if let Some(value) = line.strip_prefix("content-length:") {
                length = value.trim().parse().expect("it is a number");
            }
            if line.trim().is_empty() {
                break;
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).expect("the body can be read");
        let head = format!(
            "HTTP/1.1 {status} Said\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            answer.len()
        );
        let whole = format!("{head}{answer}");
        (&stream).write_all(whole.as_bytes()).expect("it can be answered");
        String::from_utf8(body).expect("it is text")
    });
    let client = Client::builder().base_url(format!("http://{address}")).build();
    (client.expect("it can be built"), received)
}

fn card(number: &str) -> Payment {
    Payment::Card(Card::new(number))
}

fn body(received: JoinHandle<String>) -> Value {
    serde_json::from_str(&received.join().expect("the server ends")).expect("it is JSON")
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    sends_what_a_variant_is_with_its_discriminator().await?;
    keeps_the_discriminator_apart_from_further_properties().await?;
    sets_what_has_one_value().await?;
    keeps_what_it_does_not_know().await?;
    says_where_a_fault_is().await?;
    checks_bounds_within_variants().await;
    tells_variants_apart_by_their_shape().await?;
    tells_variants_apart_by_the_values_that_each_lists().await?;
    reads_a_refusal().await;
    Ok(())
}

async fn sends_what_a_variant_is_with_its_discriminator() -> Result<(), Box<dyn std::error::Error>> {
    let answer = json!({"payment": {"kind": "credit", "number": "4111"}});
    let (client, received) = server(200, &answer);
    let order = Order::new(card("4111"))
        .with_backups([
            Payment::from(Cash::new("EUR")),
            Voucher::new("A1").into(),
            Voucher::new("B2")
                .with_additional_properties([("kind".to_owned(), json!("Voucher"))])
                .into(),
        ])
        .with_contact(Person::new("Ada"));
    let answered = client.orders().create_order(order).await?;
    assert_eq!(answered.payment, Payment::Credit(Card::new("4111")));
    let sent = json!({
        "payment": {"kind": "card", "number": "4111"},
        "backups": [
            {"kind": "cash", "currency": "EUR"},
            {"kind": "Voucher", "code": "A1"},
            {"kind": "Voucher", "code": "B2"},
        ],
        "contact": {"name": "Ada"},
    });
    assert_eq!(body(received), sent);

    // What is read under one of two values that name a type goes back under that.
    let (client, received) = server(200, &json!({"type": "later"}));
    client.orders().pay(answered.payment.clone()).await?;
    assert_eq!(body(received), json!({"kind": "credit", "number": "4111"}));

    let (client, received) = server(200, &json!({"type": "later"}));
    client.orders().pay(card("4111")).await?;
    assert_eq!(body(received), json!({"kind": "card", "number": "4111"}));
    Ok(())
}

async fn keeps_the_discriminator_apart_from_further_properties() -> Result<(), Box<dyn std::error::Error>> {
    let rewards = json!([
        {"kind": "points", "travel": 5},
        {"kind": "badge", "title": "Early", "first": 2024},
        {"kind": "Surprise", "worth": [1.5]},
    ]);
    let answer = json!({"payment": {"kind": "card", "number": "4111"}, "rewards": rewards});
    let (client, _) = server(200, &answer);
    let order = client.orders().create_order(Order::new(card("4111"))).await?.into_inner();
    let expected = [
        Reward::from(BTreeMap::from([("travel".to_owned(), 5)])),
        Badge::new("Early").with_additional_properties([("first".to_owned(), 2024)]).into(),
        Reward::from(BTreeMap::from([("worth".to_owned(), json!([1.5]))])),
    ];
    assert_eq!(order.rewards.as_deref(), Some(&expected[..]));
    let (client, received) = server(200, &answer);
    client.orders().create_order(order).await?;
    assert_eq!(body(received), answer);
    // Whoever sets the discriminator as one of them does not send it twice.
    let doubtful = Reward::from(BTreeMap::from([("kind".to_owned(), 5)]));
    assert_eq!(serde_json::to_string(&doubtful)?, r#"{"kind":"points"}"#);
    Ok(())
}

/// What has one value, `new` sets; another one that the server may have by now is kept.
async fn sets_what_has_one_value() -> Result<(), Box<dyn std::error::Error>> {
    let (client, received) = server(200, &json!({"payment": null, "notice": {"kind": "mail"}}));
    let notice = Notice::from(Message::from(Mail::new()));
    client.orders().create_order(Order::new(card("4111")).with_notice(notice)).await?;
    assert_eq!(body(received)["notice"], json!({"kind": "mail"}));
    let later: Mail = serde_json::from_value(json!({"kind": "parcel"}))?;
    assert_eq!(serde_json::to_value(&later)?, json!({"kind": "parcel"}));
    let notice = Notice::from(Message::from(Chat::default()));
    assert_eq!(serde_json::to_value(notice)?, json!({"kind": "chat"}));
    let silent: Chat = serde_json::from_value(json!({}))?;
    assert_eq!(serde_json::to_value(silent)?, json!({}));
    Ok(())
}

async fn keeps_what_it_does_not_know() -> Result<(), Box<dyn std::error::Error>> {
    let coupon = json!({"kind": "coupon", "worth": [1.5, null, {"a": "b"}]});
    let answer = json!([coupon, {"number": "4111"}, {"kind": "Voucher", "code": "A1", "more": 1}]);
    let (client, _) = server(200, &answer);
    let payments = client.orders().list_payments().await?.into_inner();
    assert_eq!(payments[0], Payment::Unknown(coupon.clone()));
    assert!(matches!(payments[1], Payment::Unknown(_)));
    assert!(matches!(&payments[2], Payment::Voucher(voucher) if voucher.additional_properties["more"] == 1));
    let (client, received) = server(200, &json!({"payment": coupon}));
    let order = Order::new(payments[0].clone()).with_backups(payments);
    client.orders().create_order(order).await?;
    let sent = body(received);
    assert_eq!((&sent["payment"], &sent["backups"]), (&coupon, &answer));
    Ok(())
}

async fn says_where_a_fault_is() -> Result<(), Box<dyn std::error::Error>> {
    for (answer, path) in [
        (json!({"payment": {"kind": "card", "number": 5}}), "payment.number"),
        (
            json!({"backups": [{"kind": "cash", "currency": "EUR"}, {"kind": "card"}], "payment": {"kind": "x"}}),
            "backups[1].number",
        ),
        (
            json!({"payment": {"kind": "card", "number": "4111", "expires": "soon"}}),
            "payment.expires",
        ),
    ] {
        let (client, _) = server(200, &answer);
        let outcome = client.orders().create_order(Order::new(card("4111"))).await;
        let Err(Error::Decode(error)) = outcome else {
            panic!("{outcome:?}");
        };
        assert_eq!(error.path(), path, "{error}");
    }
    Ok(())
}

async fn checks_bounds_within_variants() {
    let client = Client::builder().base_url("http://127.0.0.1:9").build();
    let client = client.expect("it can be built");
    let order = Order::new(card("4111")).with_backups([card("1")]);
    let outcome = client.orders().create_order(order).await;
    let Err(Error::Invalid(invalid)) = outcome else {
        panic!("{outcome:?}");
    };
    assert_eq!(invalid.violations()[0].field(), "backups[0].number");
}

async fn tells_variants_apart_by_their_shape() -> Result<(), Box<dyn std::error::Error>> {
    type IsIt = fn(&Contact) -> bool;
    let cases: [(Value, IsIt); 4] = [
        (json!({"name": "Ada", "age": 36}), |c| matches!(c, Contact::Person(_))),
        (json!({"name": "Acme", "vat": "1"}), |c| matches!(c, Contact::Company(_))),
        (json!({"reason": "gone"}), |c| matches!(c, Contact::Nobody(_))),
        (json!({"phone": 1}), |c| matches!(c, Contact::Unknown(_))),
    ];
    for (contact, is_it) in cases {
        let answer = json!({"payment": {"kind": "x"}, "contact": contact});
        let (client, _) = server(200, &answer);
        let answered = client.orders().create_order(Order::new(card("4111"))).await?;
        let read = answered.contact.as_ref().expect("there is one");
        assert!(is_it(read), "{read:?}");
        assert_eq!(serde_json::to_value(read)?, contact);
    }
    let (client, _) = server(200, &json!({"type": "paid", "at": "2026-11-21T00:00:00Z"}));
    let event = client.orders().pay(card("4111")).await?.into_inner();
    assert!(matches!(event, Event::Paid(_)), "{event:?}");
    // Of a constant that is none of those known, nothing is known.
    let (client, _) = server(200, &json!({"type": "undone", "at": "2026-11-21T00:00:00Z"}));
    let event = client.orders().pay(card("4111")).await?.into_inner();
    assert!(matches!(event, Event::Unknown(_)), "{event:?}");
    Ok(())
}

async fn tells_variants_apart_by_the_values_that_each_lists() -> Result<(), Box<dyn std::error::Error>> {
    for (kind, is_it) in [
        ("Letter", (|notice| matches!(notice, Notice::Letter(_))) as fn(&Notice) -> bool),
        ("sms", |notice| matches!(notice, Notice::Phone(_))),
        ("chat", |notice| matches!(notice, Notice::Message(Message::Chat(_)))),
        ("Phone", |notice| matches!(notice, Notice::Unknown(_))),
    ] {
        let answer = json!({"payment": null, "notice": {"kind": kind}});
        let (client, _) = server(200, &answer);
        let answered = client.orders().create_order(Order::new(card("4111"))).await?;
        let notice = answered.notice.as_ref().expect("there is one");
        assert!(is_it(notice), "{kind}: {notice:?}");
    }
    Ok(())
}

async fn reads_a_refusal() {
    for (answer, is_text) in [(json!("No."), true), (json!({"reasons": ["a"]}), false)] {
        let (client, _) = server(400, &answer);
        let outcome = client.orders().create_order(Order::new(card("4111"))).await;
        let Err(Error::Api(error)) = outcome else {
            panic!("{outcome:?}");
        };
        let Some(OrdersError::BadRequest(refusal)) = error.body() else {
            panic!("{error:?}");
        };
        assert_eq!(matches!(refusal, Refusal::String(_)), is_text);
    }
}
