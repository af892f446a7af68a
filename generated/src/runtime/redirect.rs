//! Which redirects are followed.
//!
//! Invariant: only to the origin that was asked, so that no credential and no body goes elsewhere;
//! and only where the method stays what it is, so that an answer is one to what was asked. All
//! others come back as the answers they are.

use http::header::LOCATION;
use http::{HeaderMap, Method, StatusCode};
use reqwest::Url;

use super::header::text_of;
use super::transport::MAX_URL_BYTES;

/// How many redirects in a row are followed.
pub(crate) const LIMIT: usize = 10;

/// Whether an answer of this status says where to go on (RFC 9110, section 15.4).
#[inline]
pub(crate) fn leads_elsewhere(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
}

/// The URL to ask next, if the answer is a redirect to follow (RFC 9110, section 15.4).
#[inline]
pub(crate) fn target(
    method: &Method,
    asked: &Url,
    status: StatusCode,
    headers: &HeaderMap,
) -> Option<Url> {
    let keeps_method = match status {
        StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT => true,
        // Clients turn a POST into a GET here.
        StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND | StatusCode::SEE_OTHER => {
            matches!(*method, Method::GET | Method::HEAD)
        }
        _ => false,
    };
    if !keeps_method {
        return None;
    }
    let next = asked.join(text_of(headers, &LOCATION)?).ok()?;
    let same_origin = next.scheme() == asked.scheme()
        && next.host_str() == asked.host_str()
        && next.port_or_known_default() == asked.port_or_known_default();
    (same_origin && next.as_str().len() <= MAX_URL_BYTES).then_some(next)
}
