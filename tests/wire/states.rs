//! Absent, null and a value are three things.

use yandex_market_chats::Patch;
use yandex_market_chats::models::{ChatStatusType, ChatType, GetChatsRequest};

use crate::support::Server;

/// The body that is sent.
async fn sent(body: GetChatsRequest) -> String {
    let server = Server::new();
    let client = server.client();
    let request = server.request(client.chats().get_chats(1, body)).await;
    request.text().to_owned()
}

#[tokio::test]
async fn a_filter_that_is_absent_is_not_sent() {
    assert_eq!(sent(GetChatsRequest::new()).await, "{}");
}

#[tokio::test]
async fn a_filter_that_is_null_is_sent_as_null() {
    let body = GetChatsRequest::new()
        .with_order_ids_null()
        .with_types_null()
        .with_statuses_null();
    assert_eq!(
        sent(body).await,
        r#"{"orderIds":null,"types":null,"statuses":null}"#
    );
}

#[tokio::test]
async fn a_filter_with_a_value_is_sent_with_it() {
    let body = GetChatsRequest::new()
        .with_order_ids([3, 1, 2])
        .with_types([ChatType::Arbitrage])
        .with_statuses([ChatStatusType::Finished]);
    assert_eq!(
        sent(body).await,
        r#"{"orderIds":[3,1,2],"types":["ARBITRAGE"],"statuses":["FINISHED"]}"#
    );
}

#[tokio::test]
async fn each_filter_has_a_state_of_its_own() {
    let mut body = GetChatsRequest::new().with_statuses_null();
    body.order_ids = Patch::Value(vec![1]);
    assert_eq!(sent(body).await, r#"{"orderIds":[1],"statuses":null}"#);
}

#[tokio::test]
async fn a_value_that_this_client_does_not_know_is_sent_as_it_is() {
    let body = GetChatsRequest::new()
        .with_types([ChatType::from("DIRECT")])
        .with_statuses([ChatStatusType::Unknown("PAUSED".to_owned())]);
    assert_eq!(
        sent(body).await,
        r#"{"types":["DIRECT"],"statuses":["PAUSED"]}"#
    );
}

#[test]
fn the_three_states_are_read_back_as_what_they_are() {
    for json in ["{}", r#"{"types":null}"#, r#"{"types":["CHAT"]}"#] {
        let body: GetChatsRequest = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&body).unwrap(), json);
    }
}
