//! An answer of the token endpoint.
//!
//! Invariant: what servers write otherwise than RFC 6749, section 5.1, has it, is read where it can mean only one
//! thing. Of what cannot be read the field is named, and never its value.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;
use secrecy::SecretString;
use serde_json::{Map, Value};

use crate::runtime::Credential;
use crate::runtime::retry::Verdict;

/// An answer, read to its end.
pub(super) struct TokenAnswer {
    pub(super) head: Head,
    pub(super) body: Bytes,
}

/// Of an answer, for messages.
#[derive(Debug, Clone)]
pub(super) struct Head {
    pub(super) status: StatusCode,
    pub(super) content_type: Option<String>,
    pub(super) retry_after: Option<Duration>,
}

/// The object that an answer is.
pub(super) struct Fields(Map<String, Value>);

/// A field of an answer that is not what it should be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fault {
    field: &'static str,
    should_be: &'static str,
}

impl Head {
    /// Whether to ask again after an answer that is no token: too many requests (420 and 429), and what failed at the
    /// server.
    #[inline]
    pub(super) fn verdict(&self) -> Verdict {
        match self.status.as_u16() {
            408 | 420 | 425 | 429 | 500..=599 => Verdict::Repeat(self.retry_after),
            _ => Verdict::Final,
        }
    }
}

impl TokenAnswer {
    /// What stands in it; `None` if it is no object of JSON.
    #[inline]
    pub(super) fn fields(&self) -> Option<Fields> {
        serde_json::from_slice(&self.body).ok().map(Fields)
    }
}

impl Fields {
    /// The token.
    #[inline]
    pub(super) fn access_token(&self) -> Result<Credential, Fault> {
        let Some(token) = self.text("access_token")? else {
            return Err(Fault::no_text("access_token"));
        };
        let token = Credential::new(token);
        self.text("refresh_token")?;
        Ok(match self.lifetime()? {
            Some(lifetime) => token.expires_in(lifetime),
            None => token,
        })
    }

    /// Whether it is a bearer token (RFC 6750), as one counts of which nothing is said.
    #[inline]
    pub(super) fn is_bearer(&self) -> Result<bool, Fault> {
        let kind = self.text("token_type")?;
        Ok(kind.is_none_or(|kind| kind.eq_ignore_ascii_case("bearer")))
    }

    /// The token to renew it with, if one can be read.
    #[inline]
    pub(super) fn refresh_token(&self) -> Option<SecretString> {
        let token = self.text("refresh_token").ok()??;
        (!token.is_empty()).then(|| SecretString::from(token))
    }

    /// The code of an error and its description (RFC 6749, section 5.2), unless there is a token.
    #[inline]
    pub(super) fn error(&self) -> Option<(&str, Option<&str>)> {
        if matches!(self.text("access_token"), Ok(Some(_))) {
            return None;
        }
        let code = self.text("error").ok()??;
        Some((code, self.text("error_description").unwrap_or_default()))
    }

    /// How long the token is good. Some servers write the number as a text, or with a point.
    #[inline]
    fn lifetime(&self) -> Result<Option<Duration>, Fault> {
        let number = match self.0.get("expires_in") {
            None | Some(Value::Null) => return Ok(None),
            Some(Value::Number(number)) => number.to_string(),
            Some(Value::String(text)) => text.trim().to_owned(),
            Some(Value::Bool(_) | Value::Array(_) | Value::Object(_)) => String::new(),
        };
        let whole = number.parse().map(Duration::from_secs).ok();
        let broken = || Duration::try_from_secs_f64(number.parse().ok()?).ok();
        let lifetime = whole.or_else(broken).ok_or(Fault {
            field: "expires_in",
            should_be: "a number of seconds",
        });
        lifetime.map(Some)
    }

    #[inline]
    fn text(&self, field: &'static str) -> Result<Option<&str>, Fault> {
        match self.0.get(field) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_)) => {
                Err(Fault::no_text(field))
            }
        }
    }
}

impl Fault {
    #[inline]
    fn no_text(field: &'static str) -> Self {
        Self {
            field,
            should_be: "a text",
        }
    }
}

impl fmt::Display for Fault {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "`{}` should be {}", self.field, self.should_be)
    }
}
