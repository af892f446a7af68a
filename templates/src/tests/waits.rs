//! How long a call waits before it is repeated, and when it does not.

use std::time::Duration;

use super::api::{ChatsError, GetChatsRequest};
use super::script::{Act, Seen, after, play, status, success};
use crate::runtime::{ClientBuilder, Delivery, Error, RetryPolicy};

/// Makes a call that may be repeated.
async fn call(builder: ClientBuilder) -> Result<u32, Error<ChatsError>> {
    let client = builder.build().expect("a client");
    let call = client.chats().get_chats(7, GetChatsRequest::default());
    call.await.map(|response| response.attempts())
}

fn seconds(seen: &Seen) -> Vec<u64> {
    seen.times().iter().map(Duration::as_secs).collect()
}

#[tokio::test(start_paused = true)]
async fn the_wait_is_what_the_server_asks_for_in_either_form() {
    let (builder, seen) = play([after(420, "3"), after(503, "4"), success()]);
    call(builder).await.expect("an answer");
    assert_eq!(seconds(&seen), [0, 3, 7]);
    let date = Act::Answer(
        429,
        vec![
            ("date", "Sun, 06 Nov 1994 08:49:07 GMT".to_owned()),
            ("retry-after", "Sun, 06 Nov 1994 08:49:17 GMT".to_owned()),
        ],
        "{}",
    );
    let (builder, seen) = play([date, success()]);
    call(builder).await.expect("an answer");
    assert_eq!(seconds(&seen), [0, 10]);
    let (builder, seen) = play([after(429, "0"), success()]);
    call(builder).await.expect("an answer");
    assert_eq!(seconds(&seen), [0, 0]);
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_is_longer_than_the_policy_allows_is_not_begun() {
    for asked in ["31", "3600", "18446744073709551615"] {
        let (builder, seen) = play([after(420, asked), success()]);
        let error = call(builder).await.expect_err("refused");
        assert_eq!((seen.count(), error.attempts()), (1, 1), "{asked}");
        assert!(error.is_rate_limited() && !error.is_body_spent());
        assert_eq!(
            error
                .retry_after()
                .map(|wait| wait.as_secs().to_string())
                .as_deref(),
            Some(asked)
        );
    }
    let policy = RetryPolicy::new().with_max_retry_after(Duration::from_secs(45));
    let (builder, seen) = play([after(420, "45"), success()]);
    call(builder.retry(policy)).await.expect("an answer");
    assert_eq!(seconds(&seen), [0, 45]);
}

#[tokio::test(start_paused = true)]
async fn more_seconds_than_can_be_counted_are_no_reason_to_come_back_soon() {
    let (builder, seen) = play([after(420, "99999999999999999999999999"), success()]);
    let error = call(builder).await.expect_err("refused");
    assert_eq!(seen.count(), 1);
    assert_eq!(error.retry_after(), Some(Duration::from_secs(u64::MAX)));
    for nothing in ["", "soon", "-1", "1.5"] {
        let (builder, seen) = play([after(420, nothing), success()]);
        call(builder).await.expect("an answer");
        assert_eq!(seen.count(), 2, "{nothing}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_retry_after_of_no_time_is_no_word_of_the_server() {
    let (initial, tick) = (Duration::from_secs(10), Duration::from_millis(2));
    let policy = RetryPolicy::new().with_backoff(initial, initial);
    let mut longest = Duration::ZERO;
    for time in ["0", "Thu, 01 Jan 1970 00:00:00 GMT"] {
        for _ in 0..50 {
            let (builder, seen) = play([after(429, time), success()]);
            call(builder.retry(policy)).await.expect("an answer");
            longest = longest.max(seen.times()[1].saturating_sub(seen.times()[0]));
        }
    }
    assert!(
        longest > initial / 2 && longest <= initial + tick,
        "{longest:?}"
    );
    let (builder, _) = play([after(429, "0")]);
    let error = call(builder.no_retry()).await.expect_err("refused");
    assert_eq!(error.to_string(), "getChats: the server answered 429: {}");
}

#[tokio::test(start_paused = true)]
async fn without_a_word_of_the_server_the_wait_is_random_up_to_a_bound_that_doubles() {
    let (initial, max) = (Duration::from_secs(1), Duration::from_secs(4));
    let policy = RetryPolicy::new()
        .with_max_attempts(6)
        .with_backoff(initial, max);
    let mut longest = [Duration::ZERO; 5];
    let mut shortest = [Duration::MAX; 5];
    for _ in 0..200 {
        let (builder, seen) = play([status(503)]);
        call(builder.retry(policy)).await.expect_err("refused");
        for (index, pair) in seen.times().windows(2).enumerate() {
            longest[index] = longest[index].max(pair[1].saturating_sub(pair[0]));
            shortest[index] = shortest[index].min(pair[1].saturating_sub(pair[0]));
        }
    }
    // Tokio's clock ticks in milliseconds.
    let tick = Duration::from_millis(2);
    for (index, bound) in [1, 2, 4, 4, 4]
        .map(Duration::from_secs)
        .into_iter()
        .enumerate()
    {
        assert!(longest[index] <= bound + tick, "{longest:?}");
        assert!(longest[index] > bound.mul_f64(0.8), "{longest:?}");
        assert!(shortest[index] < bound.mul_f64(0.2), "{shortest:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn no_attempt_begins_after_the_time_of_the_policy() {
    let policy = RetryPolicy::new()
        .with_max_attempts(100)
        .with_max_elapsed(Duration::from_secs(9));
    let (builder, seen) = play([after(429, "4")]);
    let error = call(builder.retry(policy)).await.expect_err("refused");
    assert_eq!(seconds(&seen), [0, 4, 8]);
    assert_eq!(error.attempts(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_wait_past_the_deadline_of_the_call_is_not_begun_and_the_failure_is_told_at_once() {
    let (builder, seen) = play([after(429, "20")]);
    let start = tokio::time::Instant::now();
    let error = call(builder.timeout(Duration::from_secs(30))).await;
    let error = error.expect_err("refused");
    assert_eq!(seconds(&seen), [0, 20]);
    assert_eq!(start.elapsed().as_secs(), 20);
    assert!(error.is_rate_limited(), "{error}");
}

#[tokio::test(start_paused = true)]
async fn an_attempt_that_takes_too_long_is_given_up_and_repeated() {
    let builder = |acts: [Act; 2]| {
        let (builder, seen) = play(acts);
        (builder.attempt_timeout(Duration::from_secs(5)), seen)
    };
    let stall = || Act::Stall(Duration::from_secs(3600));
    let (client, seen) = builder([stall(), success()]);
    assert_eq!(call(client).await.expect("an answer"), 2);
    assert!(seen.times()[1] >= Duration::from_secs(5));

    let (client, _) = builder([stall(), stall()]);
    let error = call(client.timeout(Duration::from_secs(12))).await;
    let error = error.expect_err("too late");
    assert!(matches!(error, Error::Timeout(_)), "{error}");
    assert_eq!(error.delivery(), Delivery::MaybeApplied);

    let (client, seen) = builder([stall(), success()]);
    let client = client.build().expect("a client");
    let call = client.chats().send_file(7, 5, b"x");
    let error = call.await.expect_err("too late");
    assert_eq!(
        error.to_string(),
        "sendFileToChat: no complete answer within the 5s of an attempt"
    );
    assert_eq!(seen.count(), 1);
}

#[tokio::test(start_paused = true)]
async fn the_time_of_the_whole_call_ends_the_last_attempt() {
    let (builder, seen) = play([Act::Stall(Duration::from_secs(3600))]);
    let start = tokio::time::Instant::now();
    let quick = RetryPolicy::new()
        .with_max_attempts(100)
        .with_backoff(Duration::ZERO, Duration::ZERO);
    let builder = builder
        .attempt_timeout(Duration::from_secs(4))
        .timeout(Duration::from_secs(10))
        .retry(quick);
    let error = call(builder).await.expect_err("too late");
    assert_eq!((seen.count(), start.elapsed().as_secs()), (3, 10));
    assert_eq!(
        error.to_string(),
        "getChats: no complete answer within 10s (3 attempts)"
    );
}

#[tokio::test(start_paused = true)]
async fn dropping_a_call_that_waits_ends_it() {
    let (builder, seen) = play([after(429, "20")]);
    let client = builder.build().expect("a client");
    let waiting = tokio::spawn(
        client
            .chats()
            .get_chats(7, GetChatsRequest::default())
            .send(),
    );
    tokio::time::sleep(Duration::from_secs(10)).await;
    assert_eq!(seen.count(), 1);
    waiting.abort();
    assert!(waiting.await.expect_err("dropped").is_cancelled());
    tokio::time::sleep(Duration::from_secs(100)).await;
    assert_eq!(seen.count(), 1);
}
