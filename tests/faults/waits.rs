//! How long a call waits for a server that says when to come again. The clock is tokio's own, which
//! sockets do not know, so the server has none.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::Full;
use tokio::time::Instant;
use yandex_market_chats::{Body, Client, Delivery, Part, RetryPolicy};

use crate::operation::{Operation, Outcome};

/// The longest `Retry-After` that a client here waits for.
const CAP: Duration = Duration::from_secs(30);
/// The longest wait of which the server says nothing.
const BACKOFF: Duration = Duration::from_secs(4);
/// When the server answers, by its own clock.
const DATE: &str = "Sun, 06 Nov 1994 08:49:37 GMT";

/// What a call does.
enum Waits {
    /// It waits so many seconds, and a little longer, so that not all come back at once.
    Asked(u64),
    /// It waits at random, up to the bound of the policy: the server says nothing, or that it may come at once.
    AtRandom,
    /// It fails at once.
    Never,
}

/// Each form of `Retry-After`, and what a call does.
const FORMS: &[(Option<&str>, Waits)] = &[
    (Some("0"), Waits::AtRandom),
    (Some("2"), Waits::Asked(2)),
    (Some("30"), Waits::Asked(30)),
    (Some("31"), Waits::Never),
    (Some("99999999999999999999999999"), Waits::Never),
    (Some("Sun, 06 Nov 1994 08:49:44 GMT"), Waits::Asked(7)),
    (Some("Sunday, 06-Nov-94 08:49:44 GMT"), Waits::Asked(7)),
    (Some("Sun Nov  6 08:49:44 1994"), Waits::Asked(7)),
    (Some("Sun, 06 Nov 1994 08:50:07 GMT"), Waits::Asked(30)),
    (Some("Sun, 06 Nov 1994 08:50:08 GMT"), Waits::Never),
    (Some("Fri, 31 Dec 9999 23:59:59 GMT"), Waits::Never),
    (Some(DATE), Waits::AtRandom),
    (Some("Sun, 06 Nov 1994 08:49:36 GMT"), Waits::AtRandom),
    (Some("Thu, 01 Jan 1970 00:00:00 GMT"), Waits::AtRandom),
    (None, Waits::AtRandom),
    (Some(""), Waits::AtRandom),
    (Some("soon"), Waits::AtRandom),
    (Some("-5"), Waits::AtRandom),
    (Some("1.5"), Waits::AtRandom),
    (Some("Sun, 31 Feb 1994 08:49:37 GMT"), Waits::AtRandom),
];

#[tokio::test(start_paused = true)]
async fn a_call_waits_for_as_long_as_the_server_says_in_whichever_form_up_to_the_cap() {
    for status in [420, 429] {
        for (form, waits) in FORMS {
            for operation in Operation::ALL {
                let (outcome, requests) = call(operation, status, *form).await;
                judge(waits, &outcome, &requests)
                    .unwrap_or_else(|what| panic!("{status} {form:?} {operation:?}: {what}"));
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_server_that_says_when_it_will_be_back_is_waited_for_and_another_only_where_it_is_safe() {
    for (form, waits) in FORMS {
        for operation in Operation::ALL {
            let (outcome, requests) = call(operation, 503, *form).await;
            if form.is_none() && !operation.is_safe() {
                let error = outcome.expect_err("not sent again");
                assert_eq!(error.delivery(), Delivery::MaybeApplied);
                assert_eq!(requests.len(), 1, "{operation:?}");
                continue;
            }
            judge(waits, &outcome, &requests)
                .unwrap_or_else(|what| panic!("{form:?} {operation:?}: {what}"));
        }
    }
}

#[tokio::test(start_paused = true)]
async fn calls_that_failed_together_do_not_come_back_together() {
    for form in [Some("20"), Some("Sun, 06 Nov 1994 08:49:57 GMT"), None] {
        let mut waits = Vec::new();
        for _ in 0..20 {
            let (_, requests) = call(Operation::GetChat, 420, form).await;
            waits.push(requests[1] - requests[0]);
        }
        waits.sort_unstable();
        waits.dedup();
        assert!(waits.len() > 10, "{form:?}: {waits:?}");
    }
}

/// Holds what a call did against what it was to do.
fn judge(waits: &Waits, outcome: &Outcome, requests: &[Instant]) -> Result<(), String> {
    let waited = requests.get(1).map(|second| *second - requests[0]);
    let is_right = match (waits, outcome, waited) {
        (Waits::Asked(seconds), Ok(2), Some(waited)) => is_about(waited, *seconds),
        (Waits::AtRandom, Ok(2), Some(waited)) => waited <= BACKOFF + TICK,
        (Waits::Never, Err(error), None) => {
            let is_said = error.retry_after().is_some_and(|wait| wait > CAP);
            is_said && error.delivery() == Delivery::Rejected && error.attempts() == 1
        }
        _ => false,
    };
    if is_right {
        Ok(())
    } else {
        Err(format!("waited {waited:?}, {outcome:?}"))
    }
}

/// What tokio's clock counts in.
const TICK: Duration = Duration::from_millis(1);

fn is_about(waited: Duration, seconds: u64) -> bool {
    let asked = Duration::from_secs(seconds);
    let longest = asked + (asked / 10).min(Duration::from_secs(1));
    (asked..=longest + TICK).contains(&waited)
}

/// Calls a server that refuses the first request so and does the next; when each of them came.
async fn call(operation: Operation, status: u16, form: Option<&str>) -> (Outcome, Vec<Instant>) {
    let requests = Arc::new(Mutex::new(Vec::new()));
    let came = Arc::clone(&requests);
    let form = form.map(str::to_owned);
    let service = tower::service_fn(move |_: Request<Body>| {
        let mut came = came.lock().expect("no panic");
        came.push(Instant::now());
        let mut answer = Response::builder();
        if came.len() == 1 {
            answer = answer.status(status).header("date", DATE);
            if let Some(form) = &form {
                answer = answer.header("retry-after", form);
            }
        }
        let body = Full::new(Bytes::from_static(br#"{"status":"OK"}"#));
        std::future::ready(answer.body(body))
    });
    let policy = RetryPolicy::new()
        .with_backoff(BACKOFF, BACKOFF)
        .with_max_retry_after(CAP);
    let client = Client::builder()
        .base_url("https://chats.test")
        .api_key("k")
        .service(service)
        .retry(policy)
        .build()
        .expect("a client");
    let file = Part::bytes(b"the file".as_slice());
    let outcome = operation.call_with(&client, 1, file).await;
    let requests = std::mem::take(&mut *requests.lock().expect("no panic"));
    (outcome, requests)
}
