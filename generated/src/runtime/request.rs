//! From the arguments of a call to a request.
//!
//! Invariant: a request is made from the call each time anew, so that another attempt starts from
//! nothing but the arguments. What is wrong with one argument has been found before; here it is what is
//! wrong with all of them together.

mod headers;
mod target;

use reqwest::Url;

use super::call::Call;
use super::credentials::Key;
use super::transport::Prepared;
use super::{InvalidRequest, Violation};

impl Call {
    /// All that is wrong with the arguments.
    #[inline]
    pub(crate) fn check(&mut self) -> Result<(), InvalidRequest> {
        if self.violations.is_empty() {
            return Ok(());
        }
        let found = std::mem::take(&mut self.violations).into_iter();
        let violations = found.map(|(_, violation)| violation).collect();
        Err(InvalidRequest::new(self.operation, violations))
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
        let headers = self.header_map(keys)?;
        let body = self.content.body(self.operation);
        let method = self.operation.method.clone();
        Ok(body.map(|body| Prepared {
            method,
            url,
            headers,
            body,
        }))
    }

    fn invalid(&self, field: impl Into<String>, problem: &str) -> InvalidRequest {
        InvalidRequest::new(self.operation, vec![Violation::new(field, problem)])
    }
}
