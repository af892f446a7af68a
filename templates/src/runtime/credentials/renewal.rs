//! One credential that is renewed.
//!
//! Invariant: the source is asked once at a time, by a task of its own. Whoever needs a credential
//! meanwhile gets what comes of that, success or failure; and no call that goes away, or that nobody
//! polls, holds up another.

use std::error::Error;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use secrecy::SecretString;
use tokio::sync::watch;
use tokio::time::{Instant, timeout};
use tracing::Instrument;

use super::provider::DynCredentials;
use super::{Credential, SecurityScheme};
use crate::runtime::body::BoxError;
use crate::runtime::retry::Verdict;
use crate::runtime::telling::Event;

/// How long a source may take. One that hangs would otherwise never be asked again.
const LIMIT: Duration = Duration::from_secs(60);

/// A source of credentials, and the one that it gave last.
pub(super) struct Renewal {
    shared: Arc<Shared>,
}

struct Shared {
    scheme: &'static SecurityScheme,
    source: Box<dyn DynCredentials>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    current: Option<Current>,
    /// Where the result of the asking that is under way will be.
    asking: Option<Asking>,
}

struct Current {
    secret: Arc<SecretString>,
    stale_from: Option<Instant>,
}

type Outcome = Result<Arc<SecretString>, AskingFailure>;

/// A credential, or where it will be.
pub(crate) enum Found {
    /// It stays the same.
    Fixed(Arc<SecretString>),
    /// The one that the source gave last.
    Current(Arc<SecretString>),
    /// The source was asked for another one.
    Asked(Asking),
}

/// Where the result of an asking will be.
#[derive(Clone)]
pub(crate) struct Asking(watch::Receiver<Option<Outcome>>);

impl Renewal {
    #[inline]
    pub(super) fn new(scheme: &'static SecurityScheme, source: Box<dyn DynCredentials>) -> Self {
        Self {
            shared: Arc::new(Shared {
                scheme,
                source,
                state: Mutex::default(),
            }),
        }
    }

    /// Does not send this credential again, which the API refused.
    #[inline]
    pub(super) fn forget(&self, refused: &Arc<SecretString>) {
        let mut state = self.shared.state();
        let is_it = |current: &mut Current| Arc::ptr_eq(&current.secret, refused);
        state.current.take_if(is_it);
    }

    /// The credential to send: the current one, or else a new one.
    #[inline]
    pub(super) fn secret(&self) -> Found {
        let mut state = self.shared.state();
        match &state.current {
            Some(current) if !current.is_stale() => {
                return Found::Current(Arc::clone(&current.secret));
            }
            Some(_) | None => {}
        }
        Found::Asked(match &state.asking {
            Some(asking) => asking.clone(),
            None => state.asking.insert(self.ask()).clone(),
        })
    }

    /// Asks for a new credential, and says where it will be.
    #[inline]
    fn ask(&self) -> Asking {
        let event = Event {
            message: Some("asks for a credential"),
            scheme: Some(self.shared.scheme.name),
            ..Event::NOTHING
        };
        event.tell();
        let (sender, asking) = watch::channel(None);
        let asks = ask(sender, Ended(Arc::clone(&self.shared)));
        // So that what the source tells is told of the call that asks.
        tokio::spawn(asks.in_current_span());
        Asking(asking)
    }
}

/// Asks the source, and gives what comes of it to all who wait. If it is cut off, the asking has ended before they hear of it:
/// the last argument is dropped first.
#[inline]
async fn ask(sender: watch::Sender<Option<Outcome>>, ended: Ended) {
    let outcome = match timeout(LIMIT, ended.0.source.credential()).await {
        Ok(Ok(credential)) => ended.0.keep(credential),
        Ok(Err(error)) => Err(AskingFailure::of_source(error)),
        Err(_) => Err(AskingFailure::new(
            format!("its source gave none within {LIMIT:?}"),
            Verdict::Repeat(None),
        )),
    };
    drop(ended);
    // Nobody may be waiting any more.
    let _ = sender.send(Some(outcome));
}

impl Asking {
    /// Waits until the source has answered, or never will.
    #[inline]
    pub(crate) fn answered(&mut self) -> impl Future + Send {
        self.0.wait_for(Option::is_some)
    }

    /// What the source answered.
    #[inline]
    pub(super) fn outcome(&self) -> Outcome {
        match &*self.0.borrow() {
            Some(outcome) => outcome.clone(),
            None => Err(AskingFailure::new(
                "the asking for it was broken off",
                Verdict::Repeat(None),
            )),
        }
    }
}

impl Shared {
    /// Keeps what the source gave, if it can be sent.
    #[inline]
    fn keep(&self, credential: Credential) -> Outcome {
        if !self.scheme.accepts(&credential.secret) {
            return Err(AskingFailure::new(self.scheme.problem(), Verdict::Final));
        }
        let secret = Arc::new(credential.secret);
        self.state().current = Some(Current {
            secret: Arc::clone(&secret),
            stale_from: credential.stale_from,
        });
        Ok(secret)
    }

    #[inline]
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Current {
    #[inline]
    fn is_stale(&self) -> bool {
        self.stale_from.is_some_and(|time| time <= Instant::now())
    }
}

/// Lets the source be asked again when it was asked, even if it panics or its runtime ends.
struct Ended(Arc<Shared>);

impl Drop for Ended {
    #[inline]
    fn drop(&mut self) {
        self.0.state().asking = None;
    }
}

/// Why the source gave no credential, for all calls that wait for one.
#[derive(Debug, Clone)]
pub(crate) struct AskingFailure {
    pub(crate) source: Arc<dyn Error + Send + Sync>,
    /// Whether another asking may go better.
    pub(crate) verdict: Verdict,
}

impl AskingFailure {
    #[inline]
    fn new(source: impl Into<BoxError>, verdict: Verdict) -> Self {
        Self {
            source: Arc::from(source.into()),
            verdict,
        }
    }

    /// An error of the source's own.
    #[inline]
    fn of_source(error: BoxError) -> Self {
        let verdict = verdict(&*error);
        Self::new(error, verdict)
    }
}

/// Whether another asking may go better after an error of a source. Of what nothing is known, it may.
#[cfg(feature = "oauth2")]
#[inline]
fn verdict(error: &(dyn Error + 'static)) -> Verdict {
    use crate::runtime::oauth2::OAuth2Error;

    OAuth2Error::among(error).map_or(Verdict::Repeat(None), OAuth2Error::verdict)
}

/// Without that feature nothing is known of any.
#[cfg(not(feature = "oauth2"))]
#[inline]
fn verdict(_: &(dyn Error + 'static)) -> Verdict {
    Verdict::Repeat(None)
}
