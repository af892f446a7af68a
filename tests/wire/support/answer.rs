//! What the server answers.

use std::fmt::Write;

/// An answer as bytes, after which the connection ends.
pub(crate) struct Answer(Vec<u8>);

impl Answer {
    /// A success that says no more than that it is one.
    pub(crate) fn empty_ok() -> Self {
        Self::json(200, r#"{"status":"OK"}"#)
    }

    /// An answer with JSON in it.
    pub(crate) fn json(status: u16, body: &str) -> Self {
        Self::new(status, &[("Content-Type", "application/json")], body)
    }

    /// An answer with these headers and this body, and the body's length.
    pub(crate) fn new(status: u16, headers: &[(&str, &str)], body: &str) -> Self {
        let mut text = head(status, headers);
        let _ = write!(text, "Content-Length: {}\r\n\r\n{body}", body.len());
        Self::raw(text)
    }

    /// An answer that promises more bytes than come.
    pub(crate) fn cut_off(status: u16, body: &str) -> Self {
        let mut text = head(status, &[("Content-Type", "application/json")]);
        let _ = write!(text, "Content-Length: {}\r\n\r\n{body}", 2 * body.len());
        Self::raw(text)
    }

    /// Bytes as they are.
    pub(crate) fn raw(bytes: impl Into<Vec<u8>>) -> Self {
        Self(bytes.into())
    }

    /// What goes over the wire.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

fn head(status: u16, headers: &[(&str, &str)]) -> String {
    let mut text = format!("HTTP/1.1 {status} Whatever\r\nConnection: close\r\n");
    for (name, value) in headers {
        let _ = write!(text, "{name}: {value}\r\n");
    }
    text
}
