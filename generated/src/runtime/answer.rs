//! An answer of the server, read to its end.
//!
//! Invariant: never more than the cap is held in memory, and whatever was cut is marked so.

use bytes::{Bytes, BytesMut};
use http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use http::{HeaderMap, StatusCode};

use super::credentials::Key;
use super::error::{Attempts, printable};
use super::header::text_of;
use super::{Delivery, Operation};

/// How many characters of a body stand in a message.
const SHOWN: usize = 512;

/// An answer: status, headers and body.
pub struct Answer {
    pub(crate) operation: &'static Operation,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// Whether there was, or should have been, more than `body`.
    pub(crate) truncated: bool,
    /// Whether a client of the caller's followed a redirect to it: another request was done before.
    pub(crate) is_redirected: bool,
    /// Those of its call.
    pub(crate) attempts: Attempts,
    /// What it was asked for with, which is not shown where the server repeats it.
    pub(crate) keys: Vec<Key>,
}

impl Answer {
    /// A whole answer to the first attempt.
    #[inline]
    pub(crate) fn new(
        operation: &'static Operation,
        status: StatusCode,
        headers: HeaderMap,
        body: Bytes,
    ) -> Self {
        Self {
            operation,
            status,
            headers,
            body,
            truncated: false,
            is_redirected: false,
            attempts: Attempts::default(),
            keys: Vec::new(),
        }
    }

    /// How far the request came, if this is no success.
    #[inline]
    pub(crate) fn delivery(&self) -> Delivery {
        if self.is_redirected {
            // Whoever redirects may have done it before.
            Delivery::MaybeApplied
        } else {
            Delivery::of(self.status, &self.headers)
        }
    }

    /// Whether it is what the operation is called for.
    #[inline]
    pub(crate) fn is_success(&self) -> bool {
        self.operation.is_success(self.status)
    }

    /// The body as a person may see it in a message.
    #[inline]
    pub(crate) fn shown_body(&self) -> String {
        // What a character that is shown stands for: itself, or at the most a whole credential. One more tells that there is
        // more, and one may be cut off.
        let longest = self.keys.iter().map(|key| key.exposed().len()).max();
        let enough = longest.unwrap_or(0).max(4) * (SHOWN + 2);
        let start = &self.body[..self.body.len().min(enough)];
        printable(&self.hide(&String::from_utf8_lossy(start)), SHOWN).into_owned()
    }

    /// A text of the server's, without the credentials that it repeats.
    #[inline]
    pub(crate) fn hide(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for key in &self.keys {
            if !key.exposed().is_empty() {
                text = text.replace(key.exposed(), "[credential]");
            }
        }
        text
    }

    /// The status.
    #[must_use]
    #[inline]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    #[must_use]
    #[inline]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body as it came.
    #[must_use]
    #[inline]
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// `Content-Type`, if it is text.
    #[must_use]
    #[inline]
    pub fn content_type(&self) -> Option<&str> {
        text_of(&self.headers, &CONTENT_TYPE)
    }

    /// `Content-Encoding`, unless it says that there is none: the body is compressed, which is for the HTTP client to
    /// undo.
    #[inline]
    pub(crate) fn content_encoding(&self) -> Option<&str> {
        let encoding = text_of(&self.headers, &CONTENT_ENCODING);
        encoding.filter(|encoding| !encoding.eq_ignore_ascii_case("identity"))
    }
}

/// The body of an answer as far as it was read.
#[derive(Default)]
pub(crate) struct Collected {
    /// What came first: most answers are no more than that.
    first: Bytes,
    /// What came after that. In a box: each call has room for it.
    rest: Option<Box<Rest>>,
    length: usize,
}

#[derive(Default)]
struct Rest {
    chunks: Vec<Bytes>,
    /// Small chunks that came after those.
    small: BytesMut,
}

/// A chunk below this length is copied, in bytes: kept as it is, each would keep more memory than it
/// has bytes, and a server that sends single bytes would not be held to the cap.
const SMALL: usize = 1024;

impl Collected {
    /// Adds what came, up to the cap in all. Whether there was more.
    #[inline]
    pub(crate) fn push(&mut self, mut chunk: Bytes, cap: usize) -> bool {
        let room = cap.saturating_sub(self.length);
        let overflows = chunk.len() > room;
        chunk.truncate(room);
        self.length += chunk.len();
        if self.first.is_empty() {
            self.first = chunk;
        } else {
            self.rest.get_or_insert_default().push(chunk);
        }
        overflows
    }

    /// All of it in one piece; copied only if it came in several.
    #[inline]
    pub(crate) fn into_bytes(self) -> Bytes {
        let Some(mut rest) = self.rest else {
            return self.first;
        };
        rest.flush();
        let mut whole = BytesMut::with_capacity(self.length);
        whole.extend_from_slice(&self.first);
        for chunk in &rest.chunks {
            whole.extend_from_slice(chunk);
        }
        whole.freeze()
    }
}

impl Rest {
    #[inline]
    fn push(&mut self, chunk: Bytes) {
        if chunk.len() < SMALL {
            self.small.extend_from_slice(&chunk);
        } else {
            self.flush();
            self.chunks.push(chunk);
        }
    }

    /// Puts the small chunks behind the others.
    #[inline]
    fn flush(&mut self) {
        if !self.small.is_empty() {
            self.chunks.push(std::mem::take(&mut self.small).freeze());
        }
    }
}
