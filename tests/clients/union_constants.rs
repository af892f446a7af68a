//! Calls of the client that is made of the fixture `union-constants`: what comes is told apart by constants, and what is
//! sent has them.

use serde_json::{Value, json};
use union_constants::mock::MockServer;
use union_constants::models::{Done, Failed, Off, On, Outcome, OutcomeLate, Settings};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    tells_outcomes_apart().await?;
    names_settings_by_a_truth_value().await?;
    Ok(())
}

async fn tells_outcomes_apart() -> Result<(), Box<dyn std::error::Error>> {
    for (outcome, expected) in [
        (Outcome::from(Done::new()), json!({"ok": true})),
        (Failed::new().with_note("empty").into(), json!({"ok": false, "code": 1, "note": "empty"})),
        (OutcomeLate::new().into(), json!({"ok": false, "code": 2})),
        (Outcome::Unknown(json!({"ok": false, "code": 3})), json!({"ok": false, "code": 3})),
    ] {
        let mock = MockServer::start().await;
        mock.transfer().respond(outcome.clone()).await;
        let answered = mock.client().transfers().transfer(outcome.clone()).await?;
        assert_eq!(answered.into_inner(), outcome);
        assert_eq!(serde_json::to_value(&outcome)?, expected);
        let received = mock.transfer().received().await;
        assert_eq!(received[0].body, outcome);
    }
    Ok(())
}

async fn names_settings_by_a_truth_value() -> Result<(), Box<dyn std::error::Error>> {
    for (settings, expected) in [
        (Settings::from(On::new().with_level(3)), json!({"active": true, "level": 3})),
        (Off::new(Some(false)).into(), json!({"active": false})),
    ] {
        let mock = MockServer::start().await;
        mock.change_settings().with_sure(true).respond(settings.clone()).await;
        let client = mock.client();
        let answered = client.transfers().change_settings(settings.clone()).sure(true).await?;
        assert_eq!(answered.into_inner(), settings);
        assert_eq!(serde_json::to_value(&settings)?, expected);
    }
    // A value that the description does not know is kept.
    let odd: Value = json!({"active": "perhaps"});
    assert_eq!(serde_json::from_value::<Settings>(odd.clone())?, Settings::Unknown(odd));
    // So is one in a field of one value.
    let done = serde_json::from_value::<Done>(json!({"ok": false}))?;
    assert_eq!(serde_json::to_value(done)?, json!({"ok": false}));
    Ok(())
}
