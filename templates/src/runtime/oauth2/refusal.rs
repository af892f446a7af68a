//! A refusal of the token endpoint.
//!
//! Invariant: of what a server says only the error itself is shown, and only if it repeats no secret.

use std::fmt;

use percent_encoding::percent_decode_str;
use secrecy::{ExposeSecret, SecretString};

use super::answer::Head;
use super::grant::GrantType;
use crate::runtime::error::printable;
use crate::runtime::retry::Verdict;

/// An answer of RFC 6749, section 5.2.
#[derive(Debug, Clone)]
pub(super) struct Refusal {
    grant: GrantType,
    pub(super) head: Head,
    pub(super) code: String,
    description: Option<String>,
}

impl Refusal {
    /// What a server said, without what it repeats of these secrets.
    #[inline]
    pub(super) fn new(
        grant: GrantType,
        head: Head,
        code: &str,
        description: Option<&str>,
        secrets: &[&SecretString],
    ) -> Self {
        Self {
            grant,
            head,
            code: shown(code, 64, secrets).unwrap_or_else(|| "unknown".to_owned()),
            description: description.and_then(|text| shown(text, 256, secrets)),
        }
    }

    /// Whether to ask again, by the status; or by the code, where a server has no other way to say that it will pass
    /// (RFC 6749, section 4.1.2.1, for another answer).
    #[inline]
    pub(super) fn verdict(&self) -> Verdict {
        match self.code.as_str() {
            _ if self.needs_sign_in() => Verdict::Final,
            "server_error" | "temporarily_unavailable" => Verdict::Repeat(self.head.retry_after),
            _ => self.head.verdict(),
        }
    }

    #[inline]
    pub(super) fn needs_sign_in(&self) -> bool {
        self.grant != GrantType::ClientCredentials && self.code == "invalid_grant"
    }

    /// What to do about it.
    #[inline]
    fn advice(&self) -> Option<&'static str> {
        match (self.code.as_str(), self.grant) {
            ("invalid_grant", GrantType::RefreshToken) => Some(
                "the refresh token has expired, was revoked or is replaced by a newer one: sign in again",
            ),
            ("invalid_grant", GrantType::AuthorizationCode) => Some(
                "the code has expired, was used before or is of another redirect URI: sign in again",
            ),
            ("invalid_client", _) => Some(
                "the client or its secret is wrong, or the server wants the secret elsewhere (`OAuth2::client_secret`, `OAuth2::client_secret_in_body`)",
            ),
            ("unauthorized_client" | "unsupported_grant_type", _) => Some(
                "the server does not let this client ask so: look at how it is registered there",
            ),
            ("invalid_scope", _) => Some("ask for other scopes (`OAuth2::scope`)"),
            _ => None,
        }
    }
}

/// A text of a server as a person may see it; `None` if it repeats a secret, as it is or encoded.
#[inline]
fn shown(text: &str, limit: usize, secrets: &[&SecretString]) -> Option<String> {
    let decoded = percent_decode_str(text).decode_utf8_lossy();
    let repeats = secrets
        .iter()
        .map(|secret| secret.expose_secret())
        .any(|secret| !secret.is_empty() && (text.contains(secret) || decoded.contains(secret)));
    (!repeats).then(|| printable(text, limit).into_owned())
}

impl fmt::Display for Refusal {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "`{}`", self.code)?;
        if let Some(description) = &self.description {
            write!(formatter, " (“{description}”)")?;
        }
        match self.advice() {
            Some(advice) => write!(formatter, "; {advice}"),
            None => Ok(()),
        }
    }
}
