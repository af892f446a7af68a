//! Text that goes into the head of a message, where it must keep to the rules of HTTP.

use http::{HeaderName, HeaderValue};

use super::context::Context;
use crate::diagnostics::Code;
use crate::spec::Pointer;

/// Reports a name that no header can have.
pub(super) fn check_name(context: &mut Context<'_>, name: &str, at: &Pointer) {
    if HeaderName::from_bytes(name.as_bytes()).is_err() {
        let message = format!("no header can be called {name:?}");
        context
            .error(at, Code::InvalidHeaderName, message)
            .help("it has letters, digits and `-` or `_`");
    }
}

/// Reports a media type that no header can carry.
pub(super) fn check_media_type(context: &mut Context<'_>, media_type: &str, at: &Pointer) {
    let fits = media_type.is_ascii() && HeaderValue::from_str(media_type).is_ok();
    if media_type.trim().is_empty() || !fits {
        let message = format!("{media_type:?} is no media type");
        context
            .error(at, Code::InvalidMediaType, message)
            .help("it is like `application/json`, in ASCII and on one line");
    }
}
