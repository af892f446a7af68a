//! Why there is no token.
//!
//! Invariant: it says what to do where something can be done. Of what a server says only the error itself is
//! shown, and only if it repeats no secret.

use std::error::Error;
use std::fmt;

use ::oauth2::basic::BasicErrorResponse;
use http::StatusCode;
use percent_encoding::percent_decode_str;
use secrecy::{ExposeSecret, SecretString};

use super::carrier::{CarrierError, Head};
use super::grant::GrantType;
use crate::runtime::Error as CallError;
use crate::runtime::error::printable;
use crate::runtime::transport::chain;

/// There is no token: what the client was given will not do, or the authorization server gives none.
///
/// Of a call that failed [`OAuth2Error::of`] finds it.
#[derive(Debug, Clone)]
pub struct OAuth2Error {
    kind: Kind,
}

#[derive(Debug, Clone)]
enum Kind {
    /// What it was given will not do.
    Setting {
        /// Which setter was given it: "`OAuth2::redirect_uri`".
        setter: &'static str,
        problem: String,
    },
    /// The answer to a sign-in is not an answer to this one.
    ForeignState,
    /// The token endpoint, by its URL, and what is the matter with it.
    Endpoint { url: String, problem: Problem },
}

#[derive(Debug, Clone)]
enum Problem {
    Unanswered(String),
    Refused(Refusal),
    Unreadable(Option<Head>),
    NoBearer,
    NoRefreshToken,
}

/// An answer of RFC 6749, section 5.2.
#[derive(Debug, Clone)]
pub(super) struct Refusal {
    grant: GrantType,
    status: Option<StatusCode>,
    code: String,
    description: Option<String>,
}

impl OAuth2Error {
    /// Why a call had no token, if that is why it failed.
    #[must_use]
    pub fn of<E>(error: &CallError<E>) -> Option<&Self> {
        match error {
            CallError::Credentials(error) => chain(error).find_map(<dyn Error>::downcast_ref),
            CallError::Invalid(_)
            | CallError::MissingCredentials(_)
            | CallError::Timeout(_)
            | CallError::Transport(_)
            | CallError::Paging(_)
            | CallError::Api(_)
            | CallError::Decode(_) => None,
        }
    }

    /// Whether nothing but a new sign-in helps: the refresh token or the code is good no longer, or there
    /// is no refresh token.
    #[must_use]
    #[inline]
    pub fn needs_sign_in(&self) -> bool {
        match &self.kind {
            Kind::Setting { .. } | Kind::ForeignState => false,
            Kind::Endpoint { problem, .. } => match problem {
                Problem::NoRefreshToken => true,
                Problem::Refused(refusal) => refusal.needs_sign_in(),
                Problem::Unanswered(_) | Problem::Unreadable(_) | Problem::NoBearer => false,
            },
        }
    }

    /// The error code of the token endpoint, such as `invalid_grant` (RFC 6749, section 5.2).
    #[must_use]
    #[inline]
    pub fn code(&self) -> Option<&str> {
        match &self.kind {
            Kind::Endpoint {
                problem: Problem::Refused(refusal),
                ..
            } => Some(&refusal.code),
            Kind::Endpoint { .. } | Kind::Setting { .. } | Kind::ForeignState => None,
        }
    }

    /// The status of the token endpoint's answer, if it was not a token.
    #[must_use]
    #[inline]
    pub fn status(&self) -> Option<StatusCode> {
        match &self.kind {
            Kind::Setting { .. } | Kind::ForeignState => None,
            Kind::Endpoint { problem, .. } => match problem {
                Problem::Refused(refusal) => refusal.status,
                Problem::Unreadable(head) => head.as_ref().map(|head| head.status),
                Problem::Unanswered(_) | Problem::NoBearer | Problem::NoRefreshToken => None,
            },
        }
    }

    pub(super) fn setting(setter: &'static str, problem: impl Into<String>) -> Self {
        let problem = problem.into();
        Self {
            kind: Kind::Setting { setter, problem },
        }
    }

    #[inline]
    pub(super) fn no_url(setter: &'static str) -> Self {
        Self::setting(setter, "it is no absolute URL")
    }

    #[inline]
    pub(super) const fn foreign_state() -> Self {
        Self {
            kind: Kind::ForeignState,
        }
    }

    #[inline]
    pub(super) fn unanswered(url: &str, error: &CarrierError) -> Self {
        Self::endpoint(url, Problem::Unanswered(error.to_string()))
    }

    #[inline]
    pub(super) fn refused(url: &str, refusal: Refusal) -> Self {
        Self::endpoint(url, Problem::Refused(refusal))
    }

    #[inline]
    pub(super) fn unreadable(url: &str, head: Option<Head>) -> Self {
        Self::endpoint(url, Problem::Unreadable(head))
    }

    #[inline]
    pub(super) fn no_bearer(url: &str) -> Self {
        Self::endpoint(url, Problem::NoBearer)
    }

    #[inline]
    pub(super) fn no_refresh_token(url: &str) -> Self {
        Self::endpoint(url, Problem::NoRefreshToken)
    }

    #[inline]
    fn endpoint(url: &str, problem: Problem) -> Self {
        let url = url.to_owned();
        Self {
            kind: Kind::Endpoint { url, problem },
        }
    }
}

impl Refusal {
    /// What a server said, without what it repeats of these secrets.
    #[inline]
    pub(super) fn new(
        grant: GrantType,
        said: &BasicErrorResponse,
        status: Option<StatusCode>,
        secrets: &[&SecretString],
    ) -> Self {
        let code = said.error().as_ref();
        let description = said.error_description();
        Self {
            grant,
            status,
            code: shown(code, 64, secrets).unwrap_or_else(|| "unknown".to_owned()),
            description: description.and_then(|text| shown(text, 256, secrets)),
        }
    }

    #[inline]
    fn needs_sign_in(&self) -> bool {
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

impl fmt::Display for OAuth2Error {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Setting { setter, problem } => write!(formatter, "{setter}: {problem}"),
            Kind::ForeignState => formatter.write_str(
                "`state` is not that of this sign-in: the answer may come from someone else",
            ),
            Kind::Endpoint { url, problem } => write!(formatter, "no token of {url}: {problem}"),
        }
    }
}

impl fmt::Display for Problem {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unanswered(cause) => formatter.write_str(cause),
            Self::Refused(refusal) => refusal.fmt(formatter),
            Self::Unreadable(head) => {
                formatter.write_str("the answer")?;
                if let Some(head) = head {
                    let content_type = head.content_type.as_deref();
                    let content_type = content_type.unwrap_or("no content type");
                    write!(formatter, " ({}, {content_type})", head.status.as_u16())?;
                }
                formatter.write_str(" is neither a token nor an error of OAuth 2.0")
            }
            Self::NoBearer => formatter.write_str("the token is not of the type `Bearer`"),
            Self::NoRefreshToken => formatter.write_str(
                "the token has expired or was refused, and none came to renew it with: sign in again",
            ),
        }
    }
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

impl Error for OAuth2Error {}
