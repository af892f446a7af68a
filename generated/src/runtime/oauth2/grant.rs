//! What a token is asked for with.

use secrecy::SecretString;

/// A grant (RFC 6749, section 1.3).
pub(super) enum Grant {
    /// Section 4.4: the client's own credentials.
    ClientCredentials,
    /// Section 6: what came with the token before.
    RefreshToken(SecretString),
    /// Section 4.1.3: what someone who signed in came back with.
    AuthorizationCode {
        code: SecretString,
        /// Of RFC 7636, section 4.1.
        verifier: SecretString,
    },
}

/// A grant without what is secret of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum GrantType {
    ClientCredentials,
    RefreshToken,
    AuthorizationCode,
}

impl Grant {
    #[inline]
    pub(super) const fn kind(&self) -> GrantType {
        match self {
            Self::ClientCredentials => GrantType::ClientCredentials,
            Self::RefreshToken(_) => GrantType::RefreshToken,
            Self::AuthorizationCode { .. } => GrantType::AuthorizationCode,
        }
    }

    /// What must not be shown.
    #[inline]
    pub(super) fn secrets(&self) -> Vec<&SecretString> {
        match self {
            Self::ClientCredentials => Vec::new(),
            Self::RefreshToken(token) => vec![token],
            Self::AuthorizationCode { code, verifier } => vec![code, verifier],
        }
    }
}

impl GrantType {
    /// The value of `grant_type`.
    #[inline]
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::ClientCredentials => "client_credentials",
            Self::RefreshToken => "refresh_token",
            Self::AuthorizationCode => "authorization_code",
        }
    }
}
