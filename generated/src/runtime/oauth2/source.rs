//! A source of tokens.
//!
//! Invariant: one request for a token at a time, each with the newest refresh token. A request that was
//! sent is read to its end, whoever waits for it, so that no refresh token is lost.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use secrecy::{ExposeSecret, SecretString};
use tokio::sync::{Mutex, OwnedMutexGuard};
use tracing::Instrument;

use super::OAuth2Error;
use super::endpoint::{TokenEndpoint, Tokens};
use super::grant::{Grant, GrantType};
use crate::runtime::{Credential, Credentials};

/// Tokens of OAuth 2.0 for a client of the API, in the place of a fixed token. Clones share them.
///
/// If it gives none, a call fails with `Error::Credentials`, of which [`OAuth2Error::of`] tells why.
#[derive(Clone)]
pub struct TokenSource {
    renewals: Arc<Renewals>,
    session: Arc<Mutex<Session>>,
}

/// How tokens are asked for.
pub(super) struct Renewals {
    pub(super) endpoint: TokenEndpoint,
    pub(super) on_new_refresh_token: Option<OnNewRefreshToken>,
}

/// Who keeps refresh tokens.
pub(super) type OnNewRefreshToken = Box<dyn Fn(&str) + Send + Sync>;

/// What changes.
struct Session {
    /// A token that nobody took yet.
    fresh: Option<Credential>,
    next: Next,
}

/// What to do for the next token.
enum Next {
    Ask(Grant),
    /// There is nothing to ask with any more.
    End(OAuth2Error),
}

impl TokenSource {
    #[inline]
    pub(super) fn new(renewals: Renewals, grant: Grant) -> Self {
        let session = Session {
            fresh: None,
            next: Next::Ask(grant),
        };
        Self {
            renewals: Arc::new(renewals),
            session: Arc::new(Mutex::new(session)),
        }
    }

    /// The source after someone signed in and these tokens came.
    #[inline]
    pub(super) fn signed_in(renewals: Arc<Renewals>, tokens: Tokens) -> Result<Self, OAuth2Error> {
        let mut session = Session {
            fresh: None,
            next: Next::End(OAuth2Error::no_refresh_token(&renewals.endpoint.shown)),
        };
        session.accept(&renewals, tokens)?;
        Ok(Self {
            renewals,
            session: Arc::new(Mutex::new(session)),
        })
    }
}

impl Credentials for TokenSource {
    #[inline]
    async fn credential(&self) -> Result<Credential, Box<dyn Error + Send + Sync>> {
        let mut session = Arc::clone(&self.session).lock_owned().await;
        if let Some(token) = session.take_fresh() {
            return Ok(token);
        }
        let renewal = renew(session, Arc::clone(&self.renewals));
        // As a task of its own it goes on when nobody waits for it any more.
        let mut session = match tokio::spawn(renewal.in_current_span()).await {
            Ok(renewed) => renewed?,
            Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
            Err(_) => return Err(Box::from("the runtime was shut down meanwhile")),
        };
        // However short its life is: there is no better one.
        let token = session.fresh.take();
        token.ok_or_else(|| Box::from("no token came"))
    }
}

/// Asks for a token, and leaves it in the session, for whoever waits for it or comes next.
#[inline]
async fn renew(
    mut session: OwnedMutexGuard<Session>,
    renewals: Arc<Renewals>,
) -> Result<OwnedMutexGuard<Session>, OAuth2Error> {
    let grant = match &session.next {
        Next::Ask(grant) => grant,
        Next::End(error) => return Err(error.clone()),
    };
    let is_refresh = grant.kind() == GrantType::RefreshToken;
    let tokens = renewals.endpoint.ask(grant).await;
    match session.accept(&renewals, tokens) {
        Ok(()) => Ok(session),
        Err(error) => {
            // A refresh token that was refused stays refused, and to insist may lock the client out.
            if is_refresh && error.needs_sign_in() {
                session.next = Next::End(error.clone());
            }
            Err(error)
        }
    }
}

impl Session {
    /// The token that nobody took yet, if it is still good.
    #[inline]
    fn take_fresh(&mut self) -> Option<Credential> {
        self.fresh.take().filter(|token| !token.is_stale())
    }

    /// Takes over what came, and then tells the owner of it: of a new refresh token even if nothing else can be used,
    /// for the one before it may be good no longer.
    #[inline]
    fn accept(&mut self, renewals: &Renewals, tokens: Tokens) -> Result<(), OAuth2Error> {
        let accepted = tokens.access.map(|token| self.fresh = Some(token));
        if let Some(token) = tokens.refresh {
            self.accept_refresh_token(renewals, &token);
        }
        accepted
    }

    #[inline]
    fn accept_refresh_token(&mut self, renewals: &Renewals, token: &SecretString) {
        let is_new = match &self.next {
            Next::Ask(Grant::RefreshToken(old)) => old.expose_secret() != token.expose_secret(),
            Next::Ask(Grant::AuthorizationCode { .. }) | Next::End(_) => true,
            // The client's own credentials are all that it needs (RFC 6749, section 4.4.3).
            Next::Ask(Grant::ClientCredentials) => return,
        };
        self.next = Next::Ask(Grant::RefreshToken(token.clone()));
        if let Some(keep) = renewals.on_new_refresh_token.as_ref().filter(|_| is_new) {
            keep(token.expose_secret());
        }
    }
}

impl fmt::Debug for TokenSource {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("TokenSource")
            .field("token_url", &self.renewals.endpoint.shown)
            .finish_non_exhaustive()
    }
}
