//! The client: what all calls share.
//!
//! Invariant: it never changes once it is built, so clones are cheap and of equal rights. It prints
//! no secret.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderMap;

use super::RetryPolicy;
use super::base_url::BaseUrl;
use super::credentials::Keyring;
use super::transport::Transport;

/// A client of the API. Cloning it is cheap; the clones share their connections.
#[derive(Clone)]
pub struct Client {
    core: Arc<Core>,
}

/// What a client is made of.
pub(crate) struct Core {
    pub(crate) base_url: BaseUrl,
    /// Whether the caller chose it: then it is that of operations with a server of their own, too.
    pub(crate) has_own_base_url: bool,
    /// Hosts that may have secrets without TLS.
    pub(crate) plain_http_hosts: Vec<String>,
    /// Headers of every request, `User-Agent` among them.
    pub(crate) headers: HeaderMap,
    pub(crate) keyring: Keyring,
    pub(crate) transport: Transport,
    /// For a whole call. `None`: no limit.
    pub(crate) timeout: Option<Duration>,
    /// For each attempt. `None`: no limit but that of the call.
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) retry: RetryPolicy,
    /// Of the body of an answer.
    pub(crate) max_response_bytes: usize,
    pub(crate) validate_requests: bool,
}

impl Client {
    #[inline]
    pub(crate) fn new(core: Core) -> Self {
        Self {
            core: Arc::new(core),
        }
    }

    #[inline]
    pub(crate) fn core(&self) -> &Core {
        &self.core
    }
}

impl fmt::Debug for Client {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Client")
            .field("base_url", &self.core.base_url.shown())
            .field("timeout", &self.core.timeout)
            .finish_non_exhaustive()
    }
}
