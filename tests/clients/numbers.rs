//! Calls of the client that is made of the fixture `numbers`: integers that only a type without a sign holds, and those of few bits.

use std::collections::BTreeMap;

use numbers::mock::MockServer;
use numbers::models::{Counter, CounterEither, CounterLevel, Few, FewEither, OctetLevel};
use numbers::{Client, Error};
use serde_json::json;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    sends_and_reads().await?;
    sends_few_bits_everywhere().await?;
    refuses_what_has_more_bits();
    reads_what_is_too_much_for_a_sign()?;
    keeps_null_where_any_value_is_allowed()?;
    holds_against_bounds().await;
    Ok(())
}

async fn sends_and_reads() -> Result<(), Box<dyn std::error::Error>> {
    let mock = MockServer::start().await;
    let counter = Counter::new(u64::MAX, 7, -3).with_history([u64::MAX, 0]).with_limit(u64::MAX);
    let expected = mock.get_counter().with_id(u64::MAX).with_after(u32::MAX).with_ids([2, u64::MAX - 1]);
    expected.respond(counter.clone()).await;
    mock.set_counter().with_body(counter.clone()).respond(u64::MAX).await;
    let client = mock.client();
    let call = client.counters().get_counter(u64::MAX).after(u32::MAX).ids([2, u64::MAX - 1]);
    assert_eq!(call.await?.into_inner(), counter);
    let received = mock.get_counter().received().await;
    assert_eq!((received[0].id, received[0].after), (u64::MAX, Some(u32::MAX)));
    assert_eq!(client.counters().set_counter(1, counter).await?.into_inner(), u64::MAX);
    Ok(())
}

async fn sends_few_bits_everywhere() -> Result<(), Box<dyn std::error::Error>> {
    let mock = MockServer::start().await;
    let few = Few::new(u8::MAX, i8::MIN).with_port(u16::MAX).with_short(i16::MIN).with_level(OctetLevel::Value255);
    let few = few.with_either(FewEither::Integer(9)).with_by_name([("a".to_owned(), -1)]);
    mock.send_octets().with_channel(254).respond(few.clone()).await;
    let client = mock.client();
    let call = client.counters().send_octets(254, u8::MAX, -100);
    let call = call.shift(i8::MIN).ports([1, u16::MAX]).x_short(i16::MAX).height(OctetLevel::Value255);
    let call = call.port(u16::MAX).short(i16::MIN).octets([0, 1]).level(OctetLevel::Value0).either(9_u8);
    assert_eq!(call.await?.into_inner(), few);
    let received = mock.send_octets().received().await;
    let received = &received[0];
    assert_eq!((received.channel, received.octet, received.tiny), (254, u8::MAX, -100));
    assert_eq!((received.shift, received.x_short, received.short), (Some(i8::MIN), Some(i16::MAX), Some(i16::MIN)));
    assert_eq!((received.port, &received.ports), (Some(u16::MAX), &Some(vec![1, u16::MAX])));
    assert_eq!(received.octets, Some(vec![0, 1]));
    assert_eq!((&received.height, &received.level), (&Some(OctetLevel::Value255), &Some(OctetLevel::Value0)));
    let Err(Error::Invalid(violations)) = client.counters().send_octets(255, 0, -101).await else {
        panic!("the channel is out of its bounds");
    };
    let violations = violations.to_string();
    for said in ["`channel` must be at most 254", "`tiny` must be at least -100"] {
        assert!(violations.contains(said), "{violations}");
    }
    Ok(())
}

fn refuses_what_has_more_bits() {
    let read = |octet: i32, tiny: i32| serde_json::from_value::<Few>(json!({"octet": octet, "tiny": tiny}));
    assert_eq!(read(255, -128).ok(), Some(Few::new(255, -128)));
    assert!(read(256, 0).is_err());
    assert!(read(0, 128).is_err());
}

fn reads_what_is_too_much_for_a_sign() -> Result<(), Box<dyn std::error::Error>> {
    let wire = json!({
        "hash": u64::MAX, "count": 1, "delta": -1, "byName": {"a": u32::MAX}, "either": u64::MAX, "level": 2,
        "limit": null, "both": u64::MAX
    });
    let read: Counter = serde_json::from_value(wire.clone())?;
    assert_eq!(read.hash, u64::MAX);
    assert_eq!(read.by_name, Some(BTreeMap::from([("a".to_owned(), u32::MAX)])));
    assert_eq!(read.either, Some(CounterEither::Integer(u64::MAX)));
    assert_eq!(read.level, Some(CounterLevel::Value2));
    assert_eq!(serde_json::to_value(&read)?, wire);
    Ok(())
}

fn keeps_null_where_any_value_is_allowed() -> Result<(), Box<dyn std::error::Error>> {
    for whatever in [json!(null), json!(1.5), json!({"a": null})] {
        let wire = json!({"hash": 1, "count": 1, "delta": 1, "whatever": whatever});
        let read: Counter = serde_json::from_value(wire.clone())?;
        assert_eq!(serde_json::to_value(&read)?, wire);
    }
    Ok(())
}

async fn holds_against_bounds() {
    let client = Client::builder().base_url("http://127.0.0.1:9").build().expect("a client");
    let call = client.counters().get_counter(1).ids([u64::MAX]).await;
    let Err(Error::Invalid(violations)) = call else {
        panic!("{call:?}");
    };
    assert!(violations.to_string().contains("must be a multiple of 2"), "{violations}");
    let counter = Counter::new(0, 1_000_001, i32::MIN);
    let Err(Error::Invalid(violations)) = client.counters().set_counter(1, counter).await else {
        panic!("the counter is out of its bounds");
    };
    let violations = violations.to_string();
    for said in ["`hash` must be at least 1", "`count` must be at most 1000000", "`delta` must be at least -2147483647"] {
        assert!(violations.contains(said), "{violations}");
    }
}
