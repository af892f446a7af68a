//! Credentials: which a client has, which a call needs, and where they go.
//!
//! Invariant: a secret is in a `secrecy` type from the builder on until it is in the request, where
//! its header is marked as sensitive; nothing here prints one. What they are is asked for each
//! request anew, so that a source that renews them can take the place of the fixed ones.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header::AUTHORIZATION;
use http::{HeaderName, HeaderValue};
use secrecy::{ExposeSecret, SecretString};

use super::header::{header, value};
use super::{MissingCredentials, Operation};

/// A way to authenticate that the API knows.
#[derive(Debug)]
pub struct SecurityScheme {
    /// Its name in the description.
    pub name: &'static str,
    /// Where its credential is sent.
    pub place: CredentialPlace,
    /// The builder's method that gives the credential, for messages.
    pub setter: &'static str,
}

/// Where a credential is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CredentialPlace {
    /// In a header of this name.
    Header(&'static str),
    /// In a query parameter of this name.
    Query(&'static str),
    /// In a cookie of this name.
    Cookie(&'static str),
    /// In `Authorization: Bearer` (RFC 6750).
    Bearer,
    /// In `Authorization: Basic` (RFC 7617).
    Basic,
}

/// The credentials that a client has.
#[derive(Default)]
pub(crate) struct Credentials {
    known: Vec<(&'static SecurityScheme, SecretString)>,
}

impl Credentials {
    /// Sets the credential of a scheme; a second one replaces the first.
    #[inline]
    pub(crate) fn set(&mut self, scheme: &'static SecurityScheme, secret: String) {
        self.known.retain(|(known, _)| known.name != scheme.name);
        self.known.push((scheme, SecretString::from(secret)));
    }

    /// Sets the credential of a Basic scheme.
    #[inline]
    pub(crate) fn set_basic(
        &mut self,
        scheme: &'static SecurityScheme,
        user: &str,
        password: &str,
    ) {
        // A colon would end the name (RFC 7617, section 2): such a credential counts as none, which
        // the builder refuses.
        let secret = if user.contains(':') {
            String::new()
        } else {
            STANDARD.encode(format!("{user}:{password}"))
        };
        self.set(scheme, secret);
    }

    /// The schemes and their secrets, for the builder to check.
    #[inline]
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static SecurityScheme, &SecretString)> {
        self.known.iter().map(|(scheme, secret)| (*scheme, secret))
    }

    /// The alternative of an operation that this client can take: the first for which it has all
    /// credentials, and none at all only where none of the others will do.
    #[inline]
    pub(crate) fn choose(
        &self,
        operation: &'static Operation,
    ) -> Result<&'static [&'static SecurityScheme], MissingCredentials> {
        let complete = |schemes: &&&[&SecurityScheme]| {
            !schemes.is_empty() && schemes.iter().all(|scheme| self.get(scheme).is_some())
        };
        if let Some(schemes) = operation.security.iter().find(complete) {
            return Ok(schemes);
        }
        if operation.security.is_empty() || operation.security.iter().any(|one| one.is_empty()) {
            return Ok(&[]);
        }
        Err(MissingCredentials::new(operation))
    }

    /// The credential of a scheme.
    #[inline]
    pub(crate) fn get(&self, scheme: &SecurityScheme) -> Option<&SecretString> {
        self.known
            .iter()
            .find(|(known, _)| known.name == scheme.name)
            .map(|(_, secret)| secret)
    }
}

impl SecurityScheme {
    /// The header that carries a credential; `None` if it goes elsewhere or cannot be in a header.
    #[inline]
    pub(crate) fn header(&self, secret: &SecretString) -> Option<(HeaderName, HeaderValue)> {
        let secret = secret.expose_secret();
        let (name, mut value) = match self.place {
            CredentialPlace::Header(name) => header(name, secret).ok()?,
            CredentialPlace::Bearer => (AUTHORIZATION, prefixed("Bearer ", secret)?),
            CredentialPlace::Basic => (AUTHORIZATION, prefixed("Basic ", secret)?),
            CredentialPlace::Query(_) | CredentialPlace::Cookie(_) => return None,
        };
        value.set_sensitive(true);
        Some((name, value))
    }

    /// Whether a credential can be sent where this scheme has it: an empty one never, one with CR or
    /// LF in no header.
    #[inline]
    pub(crate) fn accepts(&self, secret: &SecretString) -> bool {
        if secret.expose_secret().is_empty() {
            return false;
        }
        match self.place {
            CredentialPlace::Header(_) | CredentialPlace::Bearer | CredentialPlace::Basic => {
                self.header(secret).is_some()
            }
            CredentialPlace::Query(_) => true,
            CredentialPlace::Cookie(_) => secret.expose_secret().bytes().all(is_cookie_octet),
        }
    }
}

#[inline]
fn prefixed(prefix: &str, secret: &str) -> Option<HeaderValue> {
    let mut text = String::with_capacity(prefix.len() + secret.len());
    text.push_str(prefix);
    text.push_str(secret);
    value(&text)
}

/// `cookie-octet` of RFC 6265, section 4.1.1.
#[inline]
const fn is_cookie_octet(byte: u8) -> bool {
    matches!(byte, 0x21 | 0x23..=0x2b | 0x2d..=0x3a | 0x3c..=0x5b | 0x5d..=0x7e)
}
