//! What came, for a test to look at.

use std::fmt;
use std::ops::Deref;

use http::{HeaderMap, Method};
use serde::de::DeserializeOwned;

use super::incoming::Incoming;
use super::server::Api;
use crate::runtime::Operation;

/// A request that came to the server.
#[derive(Clone)]
pub struct ReceivedRequest {
    request: wiremock::Request,
    operation: Option<&'static Operation>,
}

impl ReceivedRequest {
    #[inline]
    pub(super) fn new(api: &Api, request: wiremock::Request) -> Self {
        let operation = Incoming::new(api, &request).operation();
        Self { request, operation }
    }

    /// The operation, as the description names it. `None`: no operation has this method and path.
    #[must_use]
    #[inline]
    pub fn operation(&self) -> Option<&'static str> {
        self.operation.map(|operation| operation.id)
    }

    /// The method of HTTP.
    #[must_use]
    #[inline]
    pub fn method(&self) -> &Method {
        &self.request.method
    }

    /// The path, as it was written.
    #[must_use]
    #[inline]
    pub fn path(&self) -> &str {
        self.request.url.path()
    }

    /// The query, as it was written.
    #[must_use]
    #[inline]
    pub fn query(&self) -> Option<&str> {
        self.request.url.query()
    }

    /// The headers, those with credentials too.
    #[must_use]
    #[inline]
    pub fn headers(&self) -> &HeaderMap {
        &self.request.headers
    }

    /// The body.
    #[must_use]
    #[inline]
    pub fn body(&self) -> &[u8] {
        &self.request.body
    }

    /// The body, read as JSON.
    ///
    /// # Errors
    ///
    /// Fails if it is no JSON, or not of this type.
    pub fn json<T: DeserializeOwned>(&self) -> serde_json::Result<T> {
        serde_json::from_slice(self.body())
    }

    #[inline]
    pub(super) fn incoming(&self) -> Incoming<'_> {
        Incoming::of(self.operation, &self.request)
    }

    #[inline]
    pub(super) fn of(request: &Incoming<'_>) -> Self {
        Self {
            request: request.request().clone(),
            operation: request.operation(),
        }
    }
}

/// Without the headers, which have credentials, and without the contents.
impl fmt::Debug for ReceivedRequest {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ReceivedRequest")
            .field("operation", &self.operation())
            .field("method", self.method())
            .field("path", &self.path())
            .field("query", &self.query())
            .finish_non_exhaustive()
    }
}

/// A request of one operation, which can be used as its arguments.
#[derive(Debug, Clone)]
pub struct Received<T> {
    request: ReceivedRequest,
    arguments: T,
}

impl<T> Received<T> {
    pub(super) const fn new(request: ReceivedRequest, arguments: T) -> Self {
        Self { request, arguments }
    }

    /// The request itself: its headers, its path, its body.
    #[must_use]
    pub const fn request(&self) -> &ReceivedRequest {
        &self.request
    }

    /// The arguments by themselves.
    #[must_use]
    pub fn into_arguments(self) -> T {
        self.arguments
    }
}

impl<T> Deref for Received<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.arguments
    }
}
