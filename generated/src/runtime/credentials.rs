//! The ways to authenticate that an API knows, and where a credential goes.
//!
//! Invariant: a secret is in a `secrecy` type from the builder on until it is in the request, where
//! its header is marked as sensitive; nothing here prints one.

mod credential;
mod keyring;
mod provider;
mod renewal;

use http::header::AUTHORIZATION;
use http::{HeaderName, HeaderValue};
use secrecy::{ExposeSecret, SecretString};

pub use self::credential::Credential;
pub(crate) use self::keyring::{Key, Keyring};
pub use self::provider::Credentials;
pub(crate) use self::renewal::{AskingFailure, Found};
use super::header::{header, value};

/// A way to authenticate that the API knows.
pub struct SecurityScheme {
    /// Its name in the description.
    pub name: &'static str,
    /// Where its credential is sent.
    pub place: CredentialPlace,
    /// The builder's method that gives the credential, for messages.
    pub setter: &'static str,
}

/// Where a credential is sent.
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

    /// What is wrong with a credential that this does not accept.
    #[inline]
    pub(crate) fn problem(&self) -> &'static str {
        match self.place {
            CredentialPlace::Basic => "it is empty, or the name of the user has a colon in it",
            CredentialPlace::Header(_)
            | CredentialPlace::Query(_)
            | CredentialPlace::Cookie(_)
            | CredentialPlace::Bearer => {
                "it is empty or has a character that cannot be sent there, such as a line break"
            }
        }
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
fn is_cookie_octet(byte: u8) -> bool {
    matches!(byte, 0x21 | 0x23..=0x2b | 0x2d..=0x3a | 0x3c..=0x5b | 0x5d..=0x7e)
}
