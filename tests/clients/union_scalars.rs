//! Calls of the client that is made of the fixture `union-scalars`: unions as parameters and as fields of a form, sent
//! and read again by the test kit.

use serde_json::json;
use union_scalars::mock::MockServer;
use union_scalars::models::{
    GetThingLevel, GetThingSince, GetThingXLimit, Id, Level, TagThingRequestTag, Thing, ThingColour, ThingModel,
    ThingSize, ThingUrgency, ThingValue,
};
use union_scalars::{Client, Error};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    converts();
    sends_parameters().await?;
    sends_forms().await?;
    checks_parameters().await;
    reads_values()?;
    Ok(())
}

fn converts() {
    let text: Id = "abc".into();
    let number: Id = 7.into();
    assert_eq!((text, number), (Id::String("abc".to_owned()), Id::Integer(7)));
}

async fn sends_parameters() -> Result<(), Box<dyn std::error::Error>> {
    let mock = MockServer::start().await;
    let thing = Thing::new(7_i64, Some(ThingValue::from(1.5)), ThingSize::Integer(5));
    let expected = mock.get_thing().with_id("abc").with_since(5_i64).with_level(Level::High);
    expected.respond(thing.clone()).await;
    let day: GetThingSince = GetThingSince::Date("2026-11-21".parse()?);
    mock.get_thing().with_id(12_i64).with_since(day.clone()).respond(thing.clone()).await;
    let client = mock.client();
    let things = client.things();
    let answered = things.get_thing("abc").since(5_i64).level(Level::High).x_limit("many");
    assert_eq!(answered.await?.into_inner(), thing);
    let ids = [Id::from("a b"), Id::from(33_i64)];
    things.get_thing(12_i64).since(day.clone()).ids(ids.clone()).level(3_i64).await?;
    let received = mock.get_thing().received().await;
    let [first, second] = received.as_slice() else {
        panic!("{received:?}");
    };
    assert_eq!(first.since, Some(GetThingSince::Integer(5)));
    assert_eq!(first.level, Some(GetThingLevel::Level(Level::High)));
    assert_eq!(first.x_limit, Some(GetThingXLimit::String("many".to_owned())));
    assert_eq!(second.since, Some(day));
    // In a parameter a number is a text, too.
    assert_eq!(second.ids, Some(vec![Id::from("a b"), Id::from("33")]));
    Ok(())
}

async fn sends_forms() -> Result<(), Box<dyn std::error::Error>> {
    let mock = MockServer::start().await;
    mock.tag_thing().respond(()).await;
    mock.client().things().tag_thing("abc", 9_i64).await?;
    let received = mock.tag_thing().received().await;
    assert_eq!(received[0].tag, TagThingRequestTag::String("9".to_owned()));
    Ok(())
}

async fn checks_parameters() {
    let client = Client::builder().base_url("http://127.0.0.1:9").build();
    let client = client.expect("it can be built");
    for id in [Id::from("a"), Id::from(1_000_001_i64)] {
        let outcome = client.things().get_thing(id).await;
        let Err(Error::Invalid(invalid)) = outcome else {
            panic!("{outcome:?}");
        };
        assert_eq!(invalid.violations()[0].field(), "id");
    }
}

fn reads_values() -> Result<(), Box<dyn std::error::Error>> {
    let whole = json!({
        "id": 7, "value": ["a", "b"], "size": "huge", "model": "newest", "colour": "red", "urgency": 10, "grade": "low",
        "address": "::1", "code": "abc", "anything": {"a": 1}, "number": 2,
    });
    let thing: Thing = serde_json::from_value(whole.clone())?;
    assert_eq!(thing.value, Some(ThingValue::StringArray(vec!["a".to_owned(), "b".to_owned()])));
    assert_eq!(thing.model, Some(ThingModel::Unknown("newest".to_owned())));
    assert_eq!(thing.colour, Some(ThingColour::Ruby));
    assert_eq!(thing.urgency, Some(ThingUrgency::AtOnce));
    assert_eq!(serde_json::to_value(&thing)?, whole);
    for value in [
        json!(null), json!("text"), json!("2026-11-21T00:00:00Z"), json!(1.5), json!(true), json!([[1], [2, 3]]),
        json!({"a": 1}), json!({"a": "no integer"}),
    ] {
        let thing = json!({"id": "abc", "value": value, "size": 1});
        let read: Thing = serde_json::from_value(thing.clone())?;
        assert_eq!(serde_json::to_value(&read)?, thing);
    }
    Ok(())
}
