//! From the arguments of a call to a request.
//!
//! Invariant: a request is made from the call each time anew, so that another attempt starts from
//! nothing but the arguments. What is wrong with one argument has been found before; here it is what is
//! wrong with all of them together.

mod headers;
mod target;

use bytes::Bytes;
use http::header::CONTENT_LENGTH;
use http::{HeaderValue, Method};
use reqwest::Url;

use super::call::{Call, Subject};
use super::credentials::Key;
use super::transport::{Incoming, Prepared};
use super::{Body, InvalidRequest, Violation};

impl Call {
    /// All that is wrong with the arguments.
    #[inline]
    pub(crate) fn check(&mut self) -> Result<(), InvalidRequest> {
        if self.violations.is_empty() {
            return Ok(());
        }
        let mut found = std::mem::take(&mut self.violations);
        found.sort_by_key(|(subject, _)| self.rank(*subject));
        let violations = found.into_iter().map(|(_, violation)| violation).collect();
        Err(InvalidRequest::new(self.operation, violations))
    }

    /// Where violations of an argument stand among the others: parameters come first, in the order in which they were set.
    #[inline]
    fn rank(&self, subject: Subject) -> (usize, usize) {
        match subject {
            Subject::Parameter(parameter) => {
                let mut arguments = self.arguments.iter();
                let place = arguments.position(|argument| argument.is(parameter));
                (0, place.unwrap_or_default())
            }
            Subject::Body(_) => (1, 0),
            Subject::Header => (2, 0),
        }
    }

    /// The request, with these credentials. `Ok(None)`: its body was sent already and is gone.
    #[inline]
    pub(crate) fn prepare(
        &mut self,
        keys: &[Key],
        redirected: Option<&Url>,
    ) -> Result<Option<Prepared>, InvalidRequest> {
        let url = match redirected {
            Some(url) => url.clone(),
            None => self.url(keys)?,
        };
        let mut headers = self.header_map(keys)?;
        let body = self.content.body(self.operation);
        let method = self.operation.method.clone();
        let is_empty = |body: &Body| body.as_bytes().is_some_and(Bytes::is_empty);
        if expects_content(&method) && body.as_ref().is_some_and(is_empty) {
            headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        Ok(body.map(|body| Prepared {
            method,
            url,
            headers,
            body,
        }))
    }

    /// Whether a client of the caller's followed a redirect to an answer to the request with these credentials.
    #[inline]
    pub(crate) fn is_redirected(&self, keys: &[Key], answer: &Incoming) -> bool {
        let transport = &self.client.core().transport;
        match (answer.url(), self.url(keys)) {
            (Some(answered), Ok(asked)) if !transport.leaves_redirects() => *answered != asked,
            _ => false,
        }
    }

    fn invalid(&self, field: impl Into<String>, problem: &str) -> InvalidRequest {
        InvalidRequest::new(self.operation, vec![Violation::new(field, problem)])
    }
}

/// Whether a request of this method says that it has no content (RFC 9110, section 8.6), which hyper leaves out.
#[inline]
fn expects_content(method: &Method) -> bool {
    [Method::POST, Method::PUT, Method::PATCH].contains(method)
}
