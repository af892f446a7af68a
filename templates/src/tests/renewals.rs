//! Credentials that are renewed.

use std::error::Error as StdError;
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use super::api::{GetChatsRequest, OAUTH};
use super::script::{Act, Seen, play, play_without_key, status, success};
use crate::runtime::{
    Client, ClientBuilder, Credential, Credentials, Delivery, Error, Part, RetryPolicy,
};

/// Gives `t1`, `t2` and so on, each good for a minute, and takes a second for it.
#[derive(Clone, Default)]
struct Tokens {
    given: Arc<AtomicUsize>,
}

impl Tokens {
    fn given(&self) -> usize {
        self.given.load(Ordering::SeqCst)
    }
}

impl Credentials for Tokens {
    async fn credential(&self) -> Result<Credential, Box<dyn StdError + Send + Sync>> {
        tokio::time::sleep(Duration::from_secs(1)).await;
        let number = self.given.fetch_add(1, Ordering::SeqCst) + 1;
        Ok(Credential::new(format!("t{number}")).expires_in(Duration::from_secs(60)))
    }
}

fn with_tokens(acts: impl IntoIterator<Item = Act>) -> (Client, Tokens, Seen) {
    let tokens = Tokens::default();
    let (builder, seen) = play_without_key(acts);
    let client = renewed(builder, tokens.clone()).build().expect("a client");
    (client, tokens, seen)
}

fn renewed(builder: ClientBuilder, credentials: impl Credentials) -> ClientBuilder {
    builder.credential_source(&OAUTH, credentials)
}

async fn get(client: &Client) -> Result<u32, Error<super::api::ChatsError>> {
    let call = client.chats().get_chats(7, GetChatsRequest::default());
    call.await.map(|response| response.attempts())
}

#[tokio::test(start_paused = true)]
async fn a_credential_is_asked_for_once_and_used_until_shortly_before_its_end() {
    let (client, tokens, seen) = with_tokens([success()]);
    get(&client).await.expect("an answer");
    tokio::time::sleep(Duration::from_secs(48)).await;
    get(&client).await.expect("an answer");
    assert_eq!(tokens.given(), 1);
    tokio::time::sleep(Duration::from_secs(3)).await;
    get(&client).await.expect("an answer");
    assert_eq!(tokens.given(), 2);
    assert_eq!(
        seen.headers("authorization"),
        ["Bearer t1", "Bearer t1", "Bearer t2"]
    );
}

#[tokio::test(start_paused = true)]
async fn calls_of_all_clones_wait_for_one_renewal() {
    let (client, tokens, seen) = with_tokens([success()]);
    let calls = (0..100).map(|_| {
        let client = client.clone();
        tokio::spawn(async move { get(&client).await.map(drop) })
    });
    for call in calls.collect::<Vec<_>>() {
        call.await.expect("no panic").expect("an answer");
    }
    assert_eq!((tokens.given(), seen.count()), (1, 100));
}

#[tokio::test(start_paused = true)]
async fn a_renewal_whose_call_is_dropped_goes_on_for_the_next() {
    let (client, tokens, _) = with_tokens([success()]);
    let call = get(&client);
    tokio::time::timeout(Duration::from_millis(500), call)
        .await
        .expect_err("it takes a second");
    assert_eq!(tokens.given(), 0);
    tokio::time::sleep(Duration::from_millis(600)).await;
    assert_eq!(tokens.given(), 1);
    get(&client).await.expect("an answer");
    assert_eq!(tokens.given(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_nobody_polls_holds_up_no_other() {
    let (client, tokens, _) = with_tokens([success()]);
    let mut idle = Box::pin(
        client
            .chats()
            .get_chats(7, GetChatsRequest::default())
            .send(),
    );
    tokio::time::timeout(Duration::from_millis(500), &mut idle)
        .await
        .expect_err("it takes a second");
    get(&client).await.expect("an answer");
    idle.await.expect("an answer");
    assert_eq!(tokens.given(), 1);
}

#[tokio::test(start_paused = true)]
async fn calls_that_wait_for_a_source_that_fails_fail_together() {
    let (builder, seen) = play_without_key([success()]);
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    let source = move || {
        count.fetch_add(1, Ordering::SeqCst);
        async {
            tokio::time::sleep(Duration::from_secs(1)).await;
            Err("the vault is shut".into())
        }
    };
    let builder = renewed(builder, source).no_retry();
    let client = builder.build().expect("a client");
    let calls = (0..100).map(|_| {
        let client = client.clone();
        tokio::spawn(async move { get(&client).await })
    });
    for call in calls.collect::<Vec<_>>() {
        let error = call.await.expect("no panic").expect_err("no credential");
        assert!(error.to_string().ends_with("the vault is shut"), "{error}");
    }
    assert_eq!((asked.load(Ordering::SeqCst), seen.count()), (1, 0));
}

#[tokio::test(start_paused = true)]
async fn a_refused_credential_is_not_kept_when_its_call_cannot_be_repeated() {
    let (client, tokens, seen) = with_tokens([status(401), success()]);
    let upload = || {
        let file = Part::reader(std::io::Cursor::new(b"x"));
        client.chats().send_file(7, 5, file)
    };
    assert!(upload().await.expect_err("refused").is_body_spent());
    upload().await.expect("sent");
    assert_eq!((tokens.given(), seen.count()), (2, 2));
}

#[tokio::test(start_paused = true)]
async fn a_source_that_panics_or_hangs_is_asked_again() {
    let (builder, _) = play_without_key([success()]);
    let asked = Arc::new(AtomicUsize::new(0));
    let source = move || {
        let number = asked.fetch_add(1, Ordering::SeqCst);
        async move {
            match number {
                0 => panic!("a fault of the source"),
                1 => tokio::time::sleep(Duration::from_secs(3600)).await,
                _ => {}
            }
            Ok(Credential::new("late"))
        }
    };
    let builder = renewed(builder, source).no_retry().no_timeout();
    let client = builder.no_attempt_timeout().build().expect("a client");
    for _ in 0..2 {
        let error = get(&client).await.expect_err("no credential");
        assert!(matches!(error, Error::Credentials(_)), "{error}");
    }
    get(&client).await.expect("an answer");
}

#[tokio::test(start_paused = true)]
async fn a_401_renews_once_and_repeats_once_even_a_call_that_is_not_repeated_otherwise() {
    let (client, tokens, seen) = with_tokens([status(401), success()]);
    let call = client.chats().send_file(7, 5, b"x").no_retry();
    assert_eq!(call.await.expect("sent").attempts(), 2);
    assert_eq!(tokens.given(), 2);
    assert_eq!(seen.headers("authorization"), ["Bearer t1", "Bearer t2"]);

    let (client, tokens, seen) = with_tokens([status(401)]);
    let error = get(&client).await.expect_err("refused");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(401));
    assert_eq!((tokens.given(), seen.count()), (2, 2));
}

#[tokio::test(start_paused = true)]
async fn calls_that_were_refused_with_the_same_credential_renew_it_once() {
    let acts = std::iter::repeat_n(status(401), 20).chain([success()]);
    let (client, tokens, seen) = with_tokens(acts);
    let calls = (0..20).map(|_| {
        let client = client.clone();
        tokio::spawn(async move { get(&client).await })
    });
    for call in calls.collect::<Vec<_>>() {
        assert_eq!(call.await.expect("no panic").expect("an answer"), 2);
    }
    assert_eq!((tokens.given(), seen.count()), (2, 40));
}

#[tokio::test(start_paused = true)]
async fn a_fixed_credential_that_is_refused_is_not_sent_again() {
    let (builder, seen) = play([status(401)]);
    let client = builder.build().expect("a client");
    get(&client).await.expect_err("refused");
    assert_eq!(seen.count(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_source_that_fails_is_asked_again_and_then_named() {
    let (builder, seen) = play_without_key([success()]);
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    let source = move || {
        count.fetch_add(1, Ordering::SeqCst);
        async { Err("the vault is shut".into()) }
    };
    let client = renewed(builder, source).build().expect("a client");
    let error = get(&client).await.expect_err("no credential");
    assert_eq!(
        error.to_string(),
        "getChats: not sent: there is no credential for `OAuth`: the vault is shut (asked for 3 times)"
    );
    assert_eq!(error.attempts(), 0);
    assert!(matches!(error, Error::Credentials(_)));
    assert_eq!(error.delivery(), Delivery::NotSent);
    assert_eq!((asked.load(Ordering::SeqCst), seen.count()), (3, 0));
}

#[tokio::test(start_paused = true)]
async fn a_credential_that_was_refused_is_not_sent_again_when_its_renewal_fails_at_first() {
    let (builder, seen) = play_without_key([status(401), success()]);
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    let source = move || {
        let number = count.fetch_add(1, Ordering::SeqCst);
        async move {
            match number {
                0 => Ok(Credential::new("old")),
                1 => Err("the vault is shut".into()),
                _ => Ok(Credential::new("new")),
            }
        }
    };
    let client = renewed(builder, source).build().expect("a client");
    // Those of which a request was sent.
    assert_eq!(get(&client).await.expect("an answer"), 2);
    assert_eq!(seen.headers("authorization"), ["Bearer old", "Bearer new"]);
    assert_eq!(asked.load(Ordering::SeqCst), 3);
}

#[tokio::test(start_paused = true)]
async fn a_source_that_hangs_ends_with_the_call_which_was_not_sent() {
    let (builder, seen) = play_without_key([success()]);
    let source = || async {
        tokio::time::sleep(Duration::from_secs(3600)).await;
        Ok(Credential::new("late"))
    };
    let builder = renewed(builder, source).timeout(Duration::from_secs(5));
    let error = get(&builder.build().expect("a client")).await;
    let error = error.expect_err("too late");
    assert!(matches!(error, Error::Timeout(_)), "{error}");
    assert_eq!((error.delivery(), seen.count()), (Delivery::NotSent, 0));
    assert_eq!((error.attempts(), error.status()), (0, None));
    assert_eq!(
        error.to_string(),
        "getChats: no credential for `OAuth` within 5s; the API was not asked"
    );
}

/// A source that gives one credential, and after that whatever becomes of this.
fn once_and_then<T>(then: impl Fn() -> T + Send + Sync + 'static) -> impl Credentials
where
    T: Future<Output = Result<Credential, Box<dyn StdError + Send + Sync>>> + Send + 'static,
{
    let asked = AtomicUsize::new(0);
    move || {
        let is_first = asked.fetch_add(1, Ordering::SeqCst) == 0;
        let then = then();
        async move {
            if is_first {
                Ok(Credential::new("old"))
            } else {
                then.await
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_refused_call_for_which_no_other_credential_comes_says_that_it_was_sent() {
    let (builder, seen) = play_without_key([status(401)]);
    let source = once_and_then(|| async { Err("the vault is shut".into()) });
    let client = renewed(builder, source).build().expect("a client");
    let call = client.chats().send_file(7, 5, b"x");
    let error = call.await.expect_err("refused");
    assert_eq!(
        error.to_string(),
        "sendFileToChat: the server answered 401; not sent again: there is no credential for `OAuth`: \
         the vault is shut (asked for 2 times)"
    );
    assert!(matches!(error, Error::Credentials(_)), "{error}");
    assert_eq!((error.attempts(), seen.count()), (1, 1));
    assert_eq!(error.delivery(), Delivery::Rejected);
    assert_eq!(error.status().map(|status| status.as_u16()), Some(401));
}

#[tokio::test(start_paused = true)]
async fn a_refused_call_for_which_a_source_hangs_says_what_it_waited_for() {
    let (builder, seen) = play_without_key([status(401)]);
    let source = once_and_then(std::future::pending);
    let builder = renewed(builder, source).attempt_timeout(Duration::from_secs(5));
    let error = get(&builder.no_retry().build().expect("a client")).await;
    let error = error.expect_err("too late");
    assert_eq!(
        error.to_string(),
        "getChats: no credential for `OAuth` within the 5s of an attempt"
    );
    assert_eq!((error.attempts(), seen.count()), (1, 1));
    assert_eq!(error.delivery(), Delivery::Rejected);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_may_have_been_done_says_so_though_no_credential_comes() {
    let (builder, seen) = play_without_key([Act::Lose]);
    let soon = Duration::from_secs(20);
    let asked = AtomicUsize::new(0);
    let source = move || {
        let number = asked.fetch_add(1, Ordering::SeqCst);
        async move {
            match number {
                0 => Ok(Credential::new("old").expires_in(soon)),
                _ => Err("the vault is shut".into()),
            }
        }
    };
    let patient = RetryPolicy::new()
        .with_max_attempts(100)
        .with_backoff(Duration::from_secs(9), Duration::from_secs(9));
    let client = renewed(builder, source).retry(patient).build();
    let error = get(&client.expect("a client")).await.expect_err("lost");
    let text = error.to_string();
    assert!(
        text.starts_with("getChats: not sent again: there is no"),
        "{text}"
    );
    assert_eq!(error.attempts() as usize, seen.count());
    assert_eq!(error.delivery(), Delivery::MaybeApplied);
}

#[tokio::test(start_paused = true)]
async fn a_credential_that_cannot_be_sent_is_refused_without_being_repeated() {
    for secret in ["", "hunter2\r\nX-Admin: 1"] {
        let (builder, seen) = play_without_key([success()]);
        let asked = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&asked);
        let source = move || {
            count.fetch_add(1, Ordering::SeqCst);
            async move { Ok(Credential::new(secret)) }
        };
        let client = renewed(builder, source).build();
        let error = get(&client.expect("a client")).await.expect_err("refused");
        assert!(!format!("{error} {error:?}").contains("hunter2"));
        // Another time it would be no better.
        assert_eq!((asked.load(Ordering::SeqCst), seen.count()), (1, 0));
    }
}

#[test]
fn a_credential_shows_no_secret() {
    let credential = Credential::new("hunter2").expires_in(Duration::from_secs(1));
    assert!(!format!("{credential:?}").contains("hunter2"));
    let credential = Credential::basic("user", "hunter2");
    assert!(!format!("{credential:?}").contains("hunter2"));
}
