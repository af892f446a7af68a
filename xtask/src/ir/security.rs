//! How a caller authenticates.

use super::WireName;

/// One way to authenticate.
#[derive(Debug, Clone, PartialEq)]
pub struct SecurityScheme {
    /// Its name in the description.
    pub name: WireName,
    /// What the description says of it.
    pub description: Option<String>,
    /// Where its credential is sent.
    pub place: CredentialPlace,
}

/// Where a credential is sent.
#[derive(Debug, Clone, PartialEq)]
pub enum CredentialPlace {
    /// In a header of this name.
    Header(WireName),
    /// In a query parameter of this name.
    Query(WireName),
    /// In a cookie of this name.
    Cookie(WireName),
    /// In `Authorization: Bearer`: `http` with `bearer`, `oauth2` and `openIdConnect`.
    Bearer,
    /// In `Authorization: Basic` (RFC 7617): `http` with `basic`.
    Basic,
}

/// A scheme of the API: an index into [`Api::security_schemes`](super::Api::security_schemes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SecuritySchemeId(pub usize);

/// Schemes that are all needed together. Empty: no credentials are one of the alternatives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecurityRequirement(pub Vec<SecuritySchemeId>);
