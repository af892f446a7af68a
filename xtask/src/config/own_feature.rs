//! The features that every crate has, whatever its description says.

use serde::Deserialize;

/// A feature that every crate has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OwnFeature {
    /// Calls that wait without `async`.
    Blocking,
    /// HTTP/2.
    Http2,
    /// The test kit.
    Mock,
    /// TLS by the system.
    NativeTls,
    /// Tokens that renew themselves.
    Oauth2,
    /// TLS in Rust.
    Rustls,
}

impl OwnFeature {
    /// All of them, in the order of their names.
    pub const ALL: [Self; 6] = [
        Self::Blocking,
        Self::Http2,
        Self::Mock,
        Self::NativeTls,
        Self::Oauth2,
        Self::Rustls,
    ];

    /// What Cargo calls it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Blocking => "blocking",
            Self::Http2 => "http2",
            Self::Mock => "mock",
            Self::NativeTls => "native-tls",
            Self::Oauth2 => "oauth2",
            Self::Rustls => "rustls",
        }
    }
}
