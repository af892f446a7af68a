//! Models: what comes in, what goes out.

use super::api::{Chat, ChatType, GetChatsRequest, Priority};
use crate::runtime::Patch;

#[test]
fn three_states_come_in_and_go_out() {
    for json in ["{}", r#"{"orderIds":null}"#, r#"{"orderIds":[1,2]}"#] {
        let request: GetChatsRequest = serde_json::from_str(json).expect(json);
        assert_eq!(serde_json::to_string(&request).expect("JSON"), json);
    }
    assert_eq!(Patch::<i64>::from(None), Patch::Null);
    assert_eq!(Patch::<i64>::from(5), Patch::Value(5));
    assert_eq!(Patch::<i64>::from(Some(5)).into_value(), Some(5));
    assert!(Patch::<i64>::default().is_absent());
}

#[test]
fn unknown_values_are_kept() {
    let json = r#"{"types":["CHAT","DIRECT"],"priority":99}"#;
    let request: GetChatsRequest = serde_json::from_str(json).expect("a request");
    assert_eq!(
        request.types.value(),
        Some(&vec![
            ChatType::Chat,
            ChatType::Unknown("DIRECT".to_owned())
        ])
    );
    assert_eq!(request.priority, Some(Priority::Unknown(99)));
    assert_eq!(serde_json::to_string(&request).expect("JSON"), json);
    assert_eq!(ChatType::from("ARBITRAGE"), ChatType::Arbitrage);
    assert_eq!(
        (
            format!("{:>6}", ChatType::Chat),
            Priority::from(1).to_string()
        ),
        ("  CHAT".into(), "1".into())
    );
}

#[test]
fn unknown_fields_are_skipped_whatever_they_are() {
    let json = r#"{"a":{"b":[1,{"c":null}]},"orderIds":[1],"d":"\ud83e\udd80","e":1e400}"#;
    // A number that no f64 holds is nobody's business where it is skipped.
    let request: GetChatsRequest = serde_json::from_str(json).expect("a request");
    assert_eq!(request.order_ids, Patch::Value(vec![1]));
}

#[test]
fn additional_fields_are_kept_where_the_schema_has_them() {
    let json = r#"{"chatId":1,"type":"CHAT","createdAt":"2017-11-21T00:00:00+03:00","note":null,"x":{"y":[1]}}"#;
    let chat: Chat = serde_json::from_str(json).expect("a chat");
    assert_eq!(chat.additional_properties["x"]["y"][0], 1);
    assert_eq!(serde_json::to_string(&chat).expect("JSON"), json);
}

#[test]
fn the_last_of_a_field_that_comes_twice_counts() {
    let request: GetChatsRequest =
        serde_json::from_str(r#"{"orderIds":[1],"orderIds":[2]}"#).expect("a request");
    assert_eq!(request.order_ids, Patch::Value(vec![2]));
}

#[test]
fn a_key_may_be_written_with_escapes() {
    let request: GetChatsRequest =
        serde_json::from_str(r#"{"order\u0049ds":[1]}"#).expect("a request");
    assert_eq!(request.order_ids, Patch::Value(vec![1]));
}

#[test]
fn a_required_field_that_may_be_null_must_still_be_there() {
    let json = r#"{"chatId":1,"type":"CHAT","createdAt":"2017-11-21T00:00:00+03:00"}"#;
    let error = serde_json::from_str::<Chat>(json).expect_err("no note");
    assert!(
        error.to_string().starts_with("missing field `note`"),
        "{error}"
    );
}

#[test]
fn what_is_no_object_is_refused_by_name() {
    let error = serde_json::from_str::<Chat>("[]").expect_err("an array");
    assert!(
        error
            .to_string()
            .starts_with("invalid type: sequence, expected an object (Chat)"),
        "{error}"
    );
}

#[test]
fn integers_beyond_64_bits_are_refused() {
    let error = serde_json::from_str::<Priority>("9223372036854775808").expect_err("too large");
    assert!(error.to_string().contains("expected an integer"), "{error}");
    assert!(serde_json::from_str::<Priority>("1.5").is_err());
}

/// Takes everything, but for one failure at the name of a field.
#[derive(Default)]
struct FailsOnce {
    taken: String,
    has_failed: bool,
}

impl std::io::Write for FailsOnce {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if bytes == b"types" && !self.has_failed {
            self.has_failed = true;
            return Err(std::io::Error::other("once"));
        }
        self.taken.push_str(&String::from_utf8_lossy(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn nothing_is_written_after_an_error() {
    let request = GetChatsRequest {
        order_ids: Patch::Value(vec![1]),
        types: Patch::Null,
        priority: Some(Priority::from(1)),
    };
    let mut writer = FailsOnce::default();
    let error = serde_json::to_writer(&mut writer, &request).expect_err("the second field");
    assert_eq!(
        (error.to_string().as_str(), writer.taken.as_str()),
        ("once", r#"{"orderIds":[1],""#)
    );
}
