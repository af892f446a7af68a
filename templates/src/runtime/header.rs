//! Text in headers.
//!
//! Invariant: what goes into a header can end neither it nor the request, and reads the same on the
//! other side. HTTP has no encoding for other characters (RFC 9110, section 5.5), so they are refused.

use http::header::{CONTENT_LENGTH, TRANSFER_ENCODING};
use http::{HeaderMap, HeaderName, HeaderValue};

/// Why a text cannot be the value of a header.
pub(crate) const NOT_A_VALUE: &str =
    "has a character that cannot be in a header: only visible ASCII, space and tab can";

/// Why a text cannot be the name of a header.
pub(crate) const NOT_A_NAME: &str = "is no name of a header";

/// The value of a header; `None` if it has characters other than visible ASCII, space and tab.
#[inline]
pub(crate) fn value(text: &str) -> Option<HeaderValue> {
    if text.is_ascii() {
        HeaderValue::from_str(text).ok()
    } else {
        None
    }
}

/// A header; or what is wrong with its name or its value.
#[inline]
pub(crate) fn header(name: &str, text: &str) -> Result<(HeaderName, HeaderValue), &'static str> {
    let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| NOT_A_NAME)?;
    Ok((name, value(text).ok_or(NOT_A_VALUE)?))
}

/// A header that a caller makes up; or what is wrong with it. None tells where the body ends (RFC 9112, section 6): a wrong
/// one would cut it off, or make two requests of one.
#[inline]
pub(crate) fn own_header(
    name: &str,
    text: &str,
) -> Result<(HeaderName, HeaderValue), &'static str> {
    let (name, value) = header(name, text)?;
    if name == CONTENT_LENGTH || name == TRANSFER_ENCODING {
        Err("is for the client to set: it tells where the body ends")
    } else {
        Ok((name, value))
    }
}

/// The text of a header, without the space around it; `None` if it is not there, or no text.
#[inline]
pub(crate) fn text_of<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    Some(headers.get(name)?.to_str().ok()?.trim())
}
