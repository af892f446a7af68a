//! What a call costs beyond a bare call of reqwest with the same headers and body.
//!
//! Not a test but something to count the instructions of (`cargo bench` does it with callgrind): it makes
//! `COST_CALLS` calls in the manner of `COST_MODE` to the server at `COST_URL`, and nothing without them.

use std::env::var;

use super::api::{GetChatsRequest, client};
use crate::runtime::Patch;

#[test]
fn calls_as_the_environment_says() {
    let (Ok(url), Ok(mode), Ok(calls)) = (var("COST_URL"), var("COST_MODE"), var("COST_CALLS"))
    else {
        return;
    };
    let calls: usize = calls.parse().expect("a number");
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        if mode == "bare" {
            bare(&url, calls).await;
        } else {
            ours(&url, calls).await;
        }
    });
}

async fn ours(url: &str, calls: usize) {
    let client = client(url);
    for _ in 0..calls {
        let request = GetChatsRequest {
            order_ids: Patch::Value(vec![1, 2, 3]),
            ..Default::default()
        };
        let call = client
            .chats()
            .get_chats(7, request)
            .page_token("eyBu==")
            .limit(20);
        let response = call.await.expect("an answer");
        assert!(response.chats.is_empty());
    }
}

async fn bare(url: &str, calls: usize) {
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(std::time::Duration::from_secs(10))
        .build()
        .expect("a client");
    for _ in 0..calls {
        let request = GetChatsRequest {
            order_ids: Patch::Value(vec![1, 2, 3]),
            ..Default::default()
        };
        let response = client
            .post(format!(
                "{url}/businesses/7/chats?page_token=eyBu%3D%3D&limit=20"
            ))
            .header("User-Agent", "chats/1.0")
            .header("Api-Key", "s3cret")
            .header("Accept", "application/json")
            .header("Content-Type", "application/json")
            .timeout(std::time::Duration::from_secs(60))
            .body(serde_json::to_vec(&request).expect("JSON"))
            .send()
            .await
            .expect("an answer");
        assert!(response.status().is_success());
        let bytes = response.bytes().await.expect("a body");
        let response: super::api::GetChatsResponse = serde_json::from_slice(&bytes).expect("JSON");
        assert!(response.chats.is_empty());
    }
}
