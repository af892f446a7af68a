//! A server without a socket, so that time can be tokio's own: one request in five goes wrong.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full};
use yandex_market_chats::Body;

/// How many requests in a hundred go wrong.
const FAULTY: u64 = 20;

/// Longer than any attempt may take.
const TOO_LONG: Duration = Duration::from_secs(3600);

/// What goes wrong with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Trouble {
    /// It is lost on its way there, or its answer on the way back.
    Lost { applied: bool },
    /// So, and nobody says it.
    Stalled { applied: bool },
    /// The answer breaks off.
    CutOff(u16),
    /// It is answered so, done or not.
    Failed(u16, bool),
    /// It is refused, and may be sent again after so many seconds, if it is said when.
    Later(u16, Option<u64>),
}

impl Trouble {
    /// All there is.
    pub(crate) const ALL: [Self; 14] = [
        Self::Lost { applied: false },
        Self::Lost { applied: true },
        Self::Stalled { applied: false },
        Self::Stalled { applied: true },
        Self::CutOff(200),
        Self::CutOff(420),
        Self::CutOff(502),
        Self::Failed(500, false),
        Self::Failed(500, true),
        Self::Failed(503, true),
        Self::Failed(504, false),
        Self::Later(420, Some(1)),
        Self::Later(420, None),
        Self::Later(503, Some(2)),
    ];

    /// Whether the request was done all the same.
    const fn applies(self) -> bool {
        match self {
            Self::Lost { applied } | Self::Stalled { applied } | Self::Failed(_, applied) => {
                applied
            }
            Self::CutOff(status) => status != 420,
            Self::Later(..) => false,
        }
    }
}

/// A service that is the server.
#[derive(Clone, Default)]
pub(crate) struct Memory {
    record: Arc<Mutex<Record>>,
}

/// What the server knows.
#[derive(Debug, Default)]
pub(crate) struct Record {
    /// How many requests of each business came, and how many of them were done.
    pub(crate) businesses: BTreeMap<i64, Counts>,
    pub(crate) troubles: BTreeSet<Trouble>,
    pub(crate) requests: u64,
    pub(crate) faulty: u64,
    asked: u64,
}

#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Counts {
    pub(crate) reached: u64,
    pub(crate) applied: u64,
}

impl Memory {
    /// What it knows so far.
    pub(crate) fn with<T>(&self, look: impl FnOnce(&Record) -> T) -> T {
        look(&self.record.lock().expect("no panic"))
    }

    /// Notes that a request came, and says what becomes of it: the same for the same request of the same
    /// business, whatever the others do.
    fn note(&self, business: i64) -> Option<Trouble> {
        let mut record = self.record.lock().expect("no panic");
        record.requests += 1;
        let counts = record.businesses.entry(business).or_default();
        counts.reached += 1;
        let number = random(business.unsigned_abs() * 1000 + counts.reached);
        let trouble = (number % 100 < FAULTY).then(|| {
            let index = number / 100 % Trouble::ALL.len() as u64;
            Trouble::ALL[usize::try_from(index).expect("small")]
        });
        if trouble.is_none_or(Trouble::applies) {
            counts.applied += 1;
        }
        if let Some(trouble) = trouble {
            record.faulty += 1;
            record.troubles.insert(trouble);
        }
        trouble
    }
}

type Answer = Response<UnsyncBoxBody<Bytes, io::Error>>;

impl tower::Service<Request<Body>> for Memory {
    type Response = Answer;
    type Error = io::Error;
    type Future = Pin<Box<dyn Future<Output = io::Result<Answer>> + Send>>;

    /// One time in thirty there is no connection.
    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        let mut record = self.record.lock().expect("no panic");
        record.asked += 1;
        Poll::Ready(if record.asked.is_multiple_of(30) {
            Err(io::ErrorKind::ConnectionRefused.into())
        } else {
            Ok(())
        })
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        let server = self.clone();
        Box::pin(async move {
            let business = business(request.uri().path());
            request
                .into_body()
                .collect()
                .await
                .map_err(io::Error::other)?;
            tokio::time::sleep(Duration::from_millis(random(business.unsigned_abs()) % 200)).await;
            let trouble = server.note(business);
            perform(trouble).await
        })
    }
}

async fn perform(trouble: Option<Trouble>) -> io::Result<Answer> {
    match trouble {
        None => Ok(answer(200, None, false)),
        Some(Trouble::Lost { .. }) => Err(io::ErrorKind::ConnectionReset.into()),
        Some(Trouble::Stalled { .. }) => {
            tokio::time::sleep(TOO_LONG).await;
            Err(io::ErrorKind::TimedOut.into())
        }
        Some(Trouble::CutOff(status)) => Ok(answer(status, None, true)),
        Some(Trouble::Failed(status, _)) => Ok(answer(status, None, false)),
        Some(Trouble::Later(status, seconds)) => Ok(answer(status, seconds, false)),
    }
}

fn answer(status: u16, retry_after: Option<u64>, is_cut_off: bool) -> Answer {
    let end = is_cut_off.then(|| Err(io::ErrorKind::UnexpectedEof.into()));
    let body = Full::new(Bytes::from_static(br#"{"status":"OK"}"#))
        .map_err(|never| match never {})
        .with_trailers(std::future::ready(end));
    let mut answer = Response::builder().status(status);
    if let Some(seconds) = retry_after {
        answer = answer.header("retry-after", seconds);
    }
    answer.body(body.boxed_unsync()).expect("an answer")
}

/// The business of a path: `/businesses/7/chats`.
fn business(path: &str) -> i64 {
    let mut parts = path.split('/').skip_while(|part| *part != "businesses");
    let number = parts.nth(1).expect("a business");
    number.parse().expect("a number")
}

/// A number that looks random, the same for the same seed: the finalizer of `SplitMix64`.
pub(crate) const fn random(seed: u64) -> u64 {
    let mixed = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(1);
    let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
