//! The same request by both ways.

use std::time::Duration;

use tokio::task::JoinHandle;

use crate::get_chats::{API_KEY, BUSINESS_ID, DEFAULTS, GET_CHATS, LIMIT, PAGE_TOKEN};
use crate::runtime::{Call, Client, ClientBuilder, Json, NoErrorBody, Validate};

/// What sends requests; a clone shares its connections.
#[derive(Clone)]
pub enum Sender {
    Bare(reqwest::Client, String),
    Ours(Client),
}

impl Sender {
    pub fn bare(http: &reqwest::Client, url: &str) -> Self {
        Self::Bare(http.clone(), url.to_owned())
    }

    pub fn ours(http: &reqwest::Client, url: &str) -> Self {
        let builder = ClientBuilder::new(&DEFAULTS).base_url(url);
        let builder = builder.credential(&API_KEY, "s3cret".to_owned());
        let client = builder.http_client(http.clone()).build();
        Self::Ours(client.expect("a client"))
    }

    /// Sends a request with this number in a task of its own, which gives the number in its answer. The two kinds have
    /// tasks of their own types, so that neither has to have room for the other.
    pub fn spawn(&self, number: u64) -> JoinHandle<u64> {
        match self.clone() {
            Self::Bare(client, url) => tokio::spawn(async move {
                let value = send_bare(&client, &url, number).await;
                number_in(&value)
            }),
            Self::Ours(client) => tokio::spawn(async move {
                let value = send_ours(&client, number).await;
                number_in(&value)
            }),
        }
    }
}

fn number_in(answer: &serde_json::Value) -> u64 {
    answer["chatId"].as_u64().expect("a number")
}

#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct Request {
    order_ids: Vec<u64>,
    types: Vec<&'static str>,
}

impl Validate for Request {}

fn request(number: u64) -> Request {
    Request {
        order_ids: vec![number, 2, 3],
        types: vec!["CHAT"],
    }
}

/// What carries the requests of both kinds.
pub fn http() -> reqwest::Client {
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(Duration::from_secs(10))
        .build()
        .expect("a client")
}

async fn send_bare(client: &reqwest::Client, url: &str, number: u64) -> serde_json::Value {
    let (token, limit) = ("eyBu", 20);
    let response = client
        .post(format!(
            "{url}/businesses/{number}/chats?page_token={token}&limit={limit}"
        ))
        .timeout(Duration::from_secs(30))
        .header("User-Agent", "chats/1.0")
        .header("Api-Key", "s3cret")
        .header("Accept", "application/json")
        .header("Content-Type", "application/json")
        .body(serde_json::to_vec(&request(number)).expect("JSON"))
        .send()
        .await
        .expect("an answer");
    assert!(response.status().is_success());
    let body = response.bytes().await.expect("a body");
    serde_json::from_slice(&body).expect("JSON")
}

async fn send_ours(client: &Client, number: u64) -> serde_json::Value {
    let response = Call::new(client, &GET_CHATS)
        .parameter(&BUSINESS_ID, &i64::try_from(number).expect("small"))
        .parameter(&PAGE_TOKEN, &"eyBu")
        .parameter(&LIMIT, &20)
        .json(&request(number))
        .send::<Json<serde_json::Value>, NoErrorBody>()
        .await
        .expect("an answer at the first attempt");
    assert_eq!(response.attempts(), 1);
    response.into_inner()
}
