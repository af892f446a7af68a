//! One credential that is renewed.
//!
//! Invariant: the source is asked by one call at a time. Who waits meanwhile gets what that call got.
//! If that call is dropped, the next one asks.

use std::sync::Arc;

use secrecy::SecretString;
use tokio::sync::Mutex;
use tokio::time::Instant;
use tracing::debug;

use super::SecurityScheme;
use super::provider::DynCredentials;
use crate::runtime::body::BoxError;

/// A source of credentials, and the one that it gave last.
pub(super) struct Renewal {
    source: Box<dyn DynCredentials>,
    current: Mutex<Option<Current>>,
}

struct Current {
    secret: Arc<SecretString>,
    stale_from: Option<Instant>,
}

impl Renewal {
    #[inline]
    pub(super) fn new(source: Box<dyn DynCredentials>) -> Self {
        Self {
            source,
            current: Mutex::new(None),
        }
    }

    /// The credential to send: the current one, or a new one if there is none, if it has expired, or
    /// if it is the one that the API refused.
    #[inline]
    pub(super) async fn secret(
        &self,
        scheme: &SecurityScheme,
        refused: Option<&Arc<SecretString>>,
    ) -> Result<Arc<SecretString>, BoxError> {
        let mut current = self.current.lock().await;
        if let Some(current) = &*current {
            let is_refused = refused.is_some_and(|refused| Arc::ptr_eq(refused, &current.secret));
            if !is_refused && !current.is_stale() {
                return Ok(Arc::clone(&current.secret));
            }
        }
        debug!(scheme = scheme.name, "asks for a credential");
        let credential = self.source.credential().await?;
        if !scheme.accepts(&credential.secret) {
            return Err(Box::from(
                "it is empty or has a character that cannot be sent there, such as a line break",
            ));
        }
        let secret = Arc::new(credential.secret);
        *current = Some(Current {
            secret: Arc::clone(&secret),
            stale_from: credential.stale_from,
        });
        Ok(secret)
    }
}

impl Current {
    #[inline]
    fn is_stale(&self) -> bool {
        self.stale_from.is_some_and(|time| time <= Instant::now())
    }
}
