//! The messages as one would write them by hand, with serde's derive.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Deserializer};

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct History {
    pub status: Option<Status>,
    pub result: Option<Messages>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Messages {
    pub order_id: i64,
    pub messages: Vec<Message>,
    pub paging: Option<Paging>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Paging {
    pub next_page_token: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Message {
    pub message_id: i64,
    pub created_at: DateTime<FixedOffset>,
    pub sender: Sender,
    pub message: Option<String>,
    pub payload: Option<Vec<File>>,
}

#[derive(Debug, Deserialize)]
pub struct File {
    pub name: String,
    pub url: String,
    pub size: i32,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Sender {
    Partner,
    Customer,
    Market,
    Support,
    #[serde(untagged, deserialize_with = "text")]
    Unknown(String),
}

#[derive(Debug, Deserialize)]
pub enum Status {
    #[serde(rename = "OK")]
    Ok,
    #[serde(rename = "ERROR")]
    Error,
}

fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    String::deserialize(deserializer)
}
