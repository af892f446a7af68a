//! Counts requests by status, and how long they took, by a layer around the transport: each attempt,
//! which a caller of the client does not see.
//!
//! `cargo run --example metrics`: against the server of the test kit, which this program starts itself.

mod shop;

use std::collections::BTreeMap;
use std::error::Error as StdError;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use tower_service::Service;
use yandex_market_chats::Body;
use yandex_market_chats::mock::MockServer;
use yandex_market_chats::models::{CreateChatRequest, GetChatsRequest};

use shop::BUSINESS_ID;

#[tokio::main]
async fn main() -> Result<(), Box<dyn StdError>> {
    let mock = MockServer::start().await;
    expect_calls(&mock).await;
    let metrics = Metrics::default();
    let transport = Metered {
        http: reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .build()?,
        metrics: metrics.clone(),
    };
    let client = mock.client_builder().service(transport).build()?;

    let mut chats = client
        .chats()
        .get_chats(BUSINESS_ID, GetChatsRequest::new())
        .limit(2)
        .items();
    while chats.try_next().await?.is_some() {}
    let limited = client
        .chats()
        .create_chat(BUSINESS_ID, CreateChatRequest::new(1))
        .await;
    println!(
        "{}",
        limited.map_or_else(|error| error.to_string(), |_| "opened".to_owned())
    );

    for (outcome, (count, time)) in metrics.all() {
        println!("{outcome}: {count} requests, {time:.1?} each");
    }
    Ok(())
}

/// What the server expects, and how it answers.
async fn expect_calls(mock: &MockServer) {
    mock.get_chats()
        .expect(1)
        .respond_pages(shop::pages(&shop::chats()))
        .await;
    mock.create_chat()
        .expect(1)
        .respond_error(shop::limit_reached("no more chats in this hour"))
        .with_header("Retry-After", "3600")
        .await;
}

/// What happened so far, by status. A real program would tell its own metrics instead.
#[derive(Clone, Default)]
struct Metrics(Arc<Mutex<BTreeMap<String, (u32, Duration)>>>);

impl Metrics {
    fn note(&self, outcome: String, time: Duration) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (count, sum) = all.entry(outcome).or_default();
        *count += 1;
        *sum += time;
    }

    /// The number of requests and their mean time, by outcome.
    fn all(&self) -> BTreeMap<String, (u32, Duration)> {
        let all = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        let mean =
            |(outcome, (count, sum)): (String, (u32, Duration))| (outcome, (count, sum / count));
        all.into_iter().map(mean).collect()
    }
}

/// A transport that notes what it carries.
#[derive(Clone)]
struct Metered {
    http: reqwest::Client,
    metrics: Metrics,
}

impl Service<http::Request<Body>> for Metered {
    type Response = http::Response<reqwest::Body>;
    type Error = reqwest::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Self::Error>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<Body>) -> Self::Future {
        let Self { http, metrics } = self.clone();
        Box::pin(async move {
            let start = Instant::now();
            let request = request.map(reqwest::Body::wrap).try_into()?;
            let answer = http.execute(request).await;
            let outcome = match &answer {
                Ok(answer) => answer.status().as_u16().to_string(),
                Err(_) => "no answer".to_owned(),
            };
            metrics.note(outcome, start.elapsed());
            answer.map(Into::into)
        })
    }
}
