//! The test kit, on operations of every shape: the real client calls them.

mod answers;
mod forms;
mod pages;
mod parameters;
mod routes;

use crate::runtime::{Method, Operation, Safety};

/// An operation that takes no credentials.
pub(super) const fn operation(
    id: &'static str,
    method: Method,
    path: &'static str,
    content_type: Option<&'static str>,
) -> Operation {
    Operation {
        id,
        method,
        path,
        server: None,
        content_type,
        accept: None,
        security: &[],
        safety: Safety::Safe,
        answers_with_redirect: false,
    }
}
