//! A credential with the time until which it is good.

use std::time::{Duration, SystemTime};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use secrecy::SecretString;
use tokio::time::Instant;

/// How long before its end a credential counts as expired, so that it does not expire on its way.
const MARGIN: Duration = Duration::from_secs(10);

/// A credential that [`Credentials`](super::Credentials) gives: a secret, and how long it is good.
///
/// One without an end is used until the API refuses it with 401.
#[derive(Debug)]
#[must_use]
pub struct Credential {
    pub(super) secret: SecretString,
    /// When to ask for another one.
    pub(super) stale_from: Option<Instant>,
}

impl Credential {
    /// An API key or a token, as it is sent: without `Bearer` before it.
    pub fn new(secret: impl Into<String>) -> Self {
        Self {
            secret: SecretString::from(secret.into()),
            stale_from: None,
        }
    }

    /// The user and the password of HTTP's Basic authentication (RFC 7617), where that is what the API
    /// asks for. A user with a colon in it cannot be sent, and counts as no credential.
    #[inline]
    pub fn basic(user: &str, password: &str) -> Self {
        Self::new(basic(user, password))
    }

    /// For how long it is good from now on: `expires_in` of OAuth 2.0 (RFC 6749, section 5.1).
    #[inline]
    pub fn expires_in(mut self, lifetime: Duration) -> Self {
        // One that is shorter than the margin is good for half of its time.
        let good = lifetime.saturating_sub(MARGIN).max(lifetime / 2);
        self.stale_from = Instant::now().checked_add(good);
        self
    }

    /// Until when it is good.
    #[inline]
    pub fn expires_at(self, time: SystemTime) -> Self {
        let lifetime = time.duration_since(SystemTime::now());
        self.expires_in(lifetime.unwrap_or(Duration::ZERO))
    }
}

#[cfg(feature = "oauth2")]
impl Credential {
    /// Whether it is time for another one.
    #[inline]
    pub(crate) fn is_stale(&self) -> bool {
        self.stale_from.is_some_and(|time| time <= Instant::now())
    }
}

/// The credential of HTTP's Basic authentication; empty if there is none for such a user.
#[inline]
pub(super) fn basic(user: &str, password: &str) -> String {
    // A colon would end the name (RFC 7617, section 2).
    if user.contains(':') {
        String::new()
    } else {
        STANDARD.encode(format!("{user}:{password}"))
    }
}
