//! The credentials that a client has, and those that a call takes.
//!
//! Invariant: what is sent is asked for each attempt anew.

use std::sync::Arc;

use secrecy::{ExposeSecret, SecretString};

use super::credential::basic;
use super::renewal::{Found, Renewal};
use super::{Credentials, SecurityScheme};
use crate::runtime::error::{CredentialsError, Failure};
use crate::runtime::{MissingCredentials, Operation};

/// The credentials that a client has.
#[derive(Default)]
pub(crate) struct Keyring {
    sources: Vec<(&'static SecurityScheme, Source)>,
}

/// Where the credential of a scheme comes from.
enum Source {
    /// It stays the same.
    Fixed(Arc<SecretString>),
    /// It is renewed.
    Renewed(Renewal),
}

/// The credential of a scheme, for one attempt.
pub(crate) struct Key {
    pub(crate) scheme: &'static SecurityScheme,
    secret: Arc<SecretString>,
    is_renewed: bool,
}

impl Key {
    /// What was found, if it is there by now.
    #[inline]
    pub(crate) fn new(
        operation: &'static Operation,
        scheme: &'static SecurityScheme,
        found: Found,
    ) -> Result<Self, Failure> {
        let (secret, is_renewed) = match found {
            Found::Fixed(secret) => (Ok(secret), false),
            Found::Current(secret) => (Ok(secret), true),
            Found::Asked(asking) => (asking.outcome(), true),
        };
        match secret {
            Ok(secret) => Ok(Self {
                scheme,
                secret,
                is_renewed,
            }),
            Err(failure) => Err(CredentialsError::new(operation, scheme, failure).into()),
        }
    }

    /// What is sent.
    #[inline]
    pub(crate) fn secret(&self) -> &SecretString {
        &self.secret
    }

    /// What is sent, as text.
    #[inline]
    pub(crate) fn exposed(&self) -> &str {
        self.secret.expose_secret()
    }

    /// Whether there may be another one if the API refuses this one.
    #[inline]
    pub(crate) fn is_renewed(&self) -> bool {
        self.is_renewed
    }
}

impl Keyring {
    /// Sets the credential of a scheme; a second one replaces the first.
    #[inline]
    pub(crate) fn set(&mut self, scheme: &'static SecurityScheme, secret: String) {
        let secret = Arc::new(SecretString::from(secret));
        self.put(scheme, Source::Fixed(secret));
    }

    /// Sets the credential of a Basic scheme.
    #[inline]
    pub(crate) fn set_basic(
        &mut self,
        scheme: &'static SecurityScheme,
        user: &str,
        password: &str,
    ) {
        self.set(scheme, basic(user, password));
    }

    /// Sets the source of a scheme's credentials; it replaces what was set before.
    pub(crate) fn set_source<C: Credentials>(
        &mut self,
        scheme: &'static SecurityScheme,
        credentials: C,
    ) {
        let renewal = Renewal::new(scheme, Box::new(credentials));
        self.put(scheme, Source::Renewed(renewal));
    }

    #[inline]
    fn put(&mut self, scheme: &'static SecurityScheme, source: Source) {
        self.sources.retain(|(known, _)| known.name != scheme.name);
        self.sources.push((scheme, source));
    }

    /// Whether there is any.
    #[inline]
    pub(crate) fn is_empty(&self) -> bool {
        self.sources.is_empty()
    }

    /// The scheme of a credential that cannot be sent.
    #[inline]
    pub(crate) fn unsendable(&self) -> Option<&'static SecurityScheme> {
        for (scheme, source) in &self.sources {
            match source {
                Source::Fixed(secret) if !scheme.accepts(secret) => return Some(scheme),
                Source::Fixed(_) | Source::Renewed(_) => {}
            }
        }
        None
    }

    /// Does not send these credentials again, where there may be others, for the API refused them.
    #[inline]
    pub(crate) fn forget(&self, keys: &[Key]) {
        for key in keys {
            if let Some(Source::Renewed(renewal)) = self.source(key.scheme) {
                renewal.forget(&key.secret);
            }
        }
    }

    /// The credential of a scheme for an attempt, or where it will be.
    #[inline]
    pub(crate) fn find(
        &self,
        operation: &'static Operation,
        scheme: &SecurityScheme,
    ) -> Result<Found, Failure> {
        match self.source(scheme) {
            Some(Source::Fixed(secret)) => Ok(Found::Fixed(Arc::clone(secret))),
            Some(Source::Renewed(renewal)) => Ok(renewal.secret()),
            None => Err(MissingCredentials::new(operation).into()),
        }
    }

    /// The alternative of an operation that this client can take: the first for which it has all
    /// credentials, and none at all only where none of the others will do.
    #[inline]
    pub(crate) fn choose(
        &self,
        operation: &'static Operation,
    ) -> Result<&'static [&'static SecurityScheme], Failure> {
        let mut is_optional = operation.security.is_empty();
        for schemes in operation.security {
            if schemes.is_empty() {
                is_optional = true;
            } else if schemes.iter().all(|scheme| self.source(scheme).is_some()) {
                return Ok(schemes);
            }
        }
        if is_optional {
            Ok(&[])
        } else {
            Err(MissingCredentials::new(operation).into())
        }
    }

    #[inline]
    fn source(&self, scheme: &SecurityScheme) -> Option<&Source> {
        self.sources
            .iter()
            .find(|(known, _)| known.name == scheme.name)
            .map(|(_, source)| source)
    }
}
