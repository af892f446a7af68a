//! Line ends, which a checkout may change: git for Windows ends all lines of texts by CR LF, unless it is told otherwise.

use std::borrow::Cow;

/// A text whose lines end as those of the generator's files do, by LF alone.
pub(crate) fn unified(text: String) -> String {
    if text.contains("\r\n") {
        text.replace("\r\n", "\n")
    } else {
        text
    }
}

/// The contents of a file, with lines that end by LF alone. What is no text is left as it is.
pub(crate) fn of_file(contents: &[u8]) -> Cow<'_, [u8]> {
    match std::str::from_utf8(contents) {
        Ok(text) if text.contains("\r\n") => Cow::Owned(text.replace("\r\n", "\n").into_bytes()),
        Ok(_) | Err(_) => Cow::Borrowed(contents),
    }
}
