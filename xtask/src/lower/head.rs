//! Text that goes into the head of a message, where it must keep to the rules of HTTP.

use http::{HeaderName, HeaderValue};

use super::context::Context;
use super::media_type;
use crate::diagnostics::Code;
use crate::spec::{Pointer, nearest};

/// Reports a name that no header can have.
pub(super) fn check_name(context: &mut Context<'_>, name: &str, at: &Pointer) {
    if HeaderName::from_bytes(name.as_bytes()).is_err() {
        let message = format!("no header can be called {name:?}");
        context
            .error(at, Code::InvalidHeaderName, message)
            .help("it has letters, digits and `-` or `_`");
    }
}

/// The media types of what has parts and is not handed over as it comes.
const READ_AND_WRITTEN: &[&str] = &[
    "application/json",
    "application/merge-patch+json",
    "application/problem+json",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
];

/// Reports a media type that no header can carry, and one that is sent as it is but is none.
pub(super) fn check_media_type(context: &mut Context<'_>, media_type: &str, at: &Pointer) {
    let fits = media_type.is_ascii() && HeaderValue::from_str(media_type).is_ok();
    if media_type.trim().is_empty() || !fits {
        let message = format!("{media_type:?} is no media type");
        context
            .error(at, Code::InvalidMediaType, message)
            .help("it is like `application/json`, in ASCII and on one line");
    } else if !has_type_and_subtype(media_type) {
        let message = format!("`{media_type}` is no media type, and is sent as it is");
        let help = known_media_type(media_type).map_or_else(
            || "it is like `application/json`".to_owned(),
            |known| format!("did you mean `{known}`?"),
        );
        context
            .warning(at, Code::InvalidMediaType, message)
            .help(help);
    }
}

/// The media type that was meant by one that nobody knows: misspelt, or without what goes before the `/`.
pub(super) fn known_media_type(media_type: &str) -> Option<&'static str> {
    let essence = media_type::essence(media_type);
    let (ty, subtype) = match essence.split_once('/') {
        Some((ty, subtype)) => (Some(ty), subtype),
        None => (None, essence.as_str()),
    };
    let is_meant = |known: &str| {
        known.split_once('/').is_some_and(|(of_known, rest)| {
            nearest(subtype, [rest]).is_some()
                && ty.is_none_or(|ty| nearest(ty, [of_known]).is_some())
        })
    };
    let mut known = READ_AND_WRITTEN.iter().copied();
    known.find(|known| *known != essence && is_meant(known))
}

/// Whether a media type is one by its form (RFC 9110, section 8.3.1).
pub(super) fn has_type_and_subtype(media_type: &str) -> bool {
    let essence = media_type::essence(media_type);
    // The name of a header is a token, too.
    let is_token = |text: &str| HeaderName::from_bytes(text.as_bytes()).is_ok();
    essence
        .split_once('/')
        .is_some_and(|(ty, subtype)| is_token(ty) && is_token(subtype))
}
