//! A minute of many calls, of which one request in five goes wrong; the clock is tokio's own.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::Instant;
use yandex_market_chats::{Client, Delivery, Part, RetryPolicy};

use crate::memory::{Counts, Memory, Trouble, random};
use crate::operation::{Operation, Outcome};

const MINUTE: Duration = Duration::from_secs(60);
const CALLERS: usize = 30;

/// A call, by the business that is its own, and what came of it.
type Call = (Operation, i64, Outcome);

#[tokio::test(start_paused = true)]
async fn in_a_minute_of_faults_every_safe_call_succeeds_and_no_other_is_told_wrong() {
    let server = Memory::default();
    // An unsafe call gives up early, so that some end in each way.
    let (safe, hasty) = (client(&server, 16), client(&server, 2));
    let calls = calls(&safe, &hasty).await;

    let mut told = [0; 4];
    for (operation, business, outcome) in &calls {
        let counts = server.with(|record| record.businesses.get(business).copied());
        told[judge(*operation, counts.unwrap_or_default(), outcome)] += 1;
    }
    // It was no holiday.
    assert!(calls.len() > 2000, "{} calls", calls.len());
    assert!(told.iter().all(|count| *count > 0), "{told:?}");
    server.with(|record| {
        assert_eq!(record.troubles.len(), Trouble::ALL.len());
        let percent = record.faulty * 100 / record.requests;
        assert!((17..=23).contains(&percent), "{percent} % are faulty");
    });
}

/// A client that makes so many attempts.
fn client(server: &Memory, attempts: u32) -> Client {
    let policy = RetryPolicy::new()
        .with_max_attempts(attempts)
        .with_max_elapsed(10 * MINUTE);
    Client::builder()
        .base_url("https://chats.test")
        .api_key("k")
        .service(server.clone())
        .retry(policy)
        .timeout(10 * MINUTE)
        .attempt_timeout(Duration::from_secs(2))
        .build()
        .expect("a client")
}

/// Calls, from many callers at a time, for a minute.
async fn calls(safe: &Client, hasty: &Client) -> Vec<Call> {
    let end = Instant::now() + MINUTE;
    let businesses = Arc::new(AtomicI64::new(1));
    let mut callers = JoinSet::new();
    for _ in 0..CALLERS {
        let (safe, hasty) = (safe.clone(), hasty.clone());
        let businesses = Arc::clone(&businesses);
        callers.spawn(async move {
            let mut calls = Vec::new();
            while Instant::now() < end {
                let business = businesses.fetch_add(1, Ordering::SeqCst);
                let index = random(!business.unsigned_abs()) % Operation::ALL.len() as u64;
                let operation = Operation::ALL[usize::try_from(index).expect("small")];
                let file = Part::bytes(b"the file".as_slice());
                let client = if operation.is_safe() { &safe } else { &hasty };
                let outcome = operation.call_with(client, business, file).await;
                calls.push((operation, business, outcome));
            }
            calls
        });
    }
    callers.join_all().await.into_iter().flatten().collect()
}

/// Holds what the client says against what the server knows. Which of these it is: success, not done,
/// unclear and not done, unclear and done.
fn judge(operation: Operation, counts: Counts, outcome: &Outcome) -> usize {
    let Counts { reached, applied } = counts;
    match outcome {
        Ok(_) if operation.is_safe() => {
            assert!(applied >= 1, "{operation:?}");
            0
        }
        Ok(attempts) => {
            assert_eq!(applied, 1, "{operation:?} of {attempts} attempts");
            0
        }
        Err(error) => {
            assert!(!operation.is_safe(), "{operation:?}: {error}");
            assert!(u64::from(error.attempts()) >= reached, "{error}");
            match error.delivery() {
                Delivery::NotSent | Delivery::Rejected => {
                    assert_eq!(applied, 0, "{error}");
                    1
                }
                Delivery::MaybeApplied => {
                    assert!(applied <= 1, "{operation:?} was done twice: {error}");
                    usize::try_from(2 + applied).expect("small")
                }
            }
        }
    }
}
