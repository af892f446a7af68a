//! What the server saw.

use std::fmt::Write;

/// A request as it came over the wire.
#[derive(Debug)]
pub(crate) struct Request {
    head: String,
    body: Vec<u8>,
}

impl Request {
    pub(crate) fn new(head: &[u8], body: Vec<u8>) -> Self {
        let head = String::from_utf8(head.to_vec()).expect("the head is text");
        Self { head, body }
    }

    /// What stands between the method and the version.
    pub(crate) fn target(&self) -> &str {
        let mut words = self.request_line().split(' ');
        words.nth(1).expect("there is a target")
    }

    /// The value of a header that is there at most once.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut values = self
            .headers()
            .filter(|(other, _)| other.eq_ignore_ascii_case(name));
        let value = values.next().map(|(_, value)| value);
        assert!(values.next().is_none(), "`{name}` is there twice");
        value
    }

    /// The body, without what its transfer adds.
    pub(crate) fn body(&self) -> &[u8] {
        &self.body
    }

    /// The body as text.
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("the body is text")
    }

    /// The whole request, with its headers sorted and what differs from run to run replaced: the
    /// server's address by `SERVER`, the boundary of a form by `BOUNDARY`.
    pub(crate) fn shown(&self) -> String {
        let mut headers: Vec<_> = self
            .headers()
            .map(|(name, value)| format!("{}: {value}", name.to_lowercase()))
            .collect();
        headers.sort();
        let mut text = self.request_line().to_owned();
        let _ = write!(text, "\n{}\n\n{}", headers.join("\n"), self.text());
        let text = match self.boundary() {
            Some(boundary) => text.replace(boundary, "BOUNDARY"),
            None => text,
        };
        match self.header("host") {
            Some(host) => text.replace(host, "SERVER"),
            None => text,
        }
    }

    /// What stands between the boundaries of a form of one part: its headers and its bytes.
    pub(crate) fn only_part(&self) -> (String, &[u8]) {
        let boundary = self.boundary().expect("the body is a form");
        let body = self
            .body
            .strip_prefix(format!("--{boundary}\r\n").as_bytes())
            .and_then(|body| body.strip_suffix(format!("\r\n--{boundary}--\r\n").as_bytes()))
            .expect("the form has its boundaries");
        let end = body
            .windows(4)
            .position(|window| window == b"\r\n\r\n")
            .expect("the headers of the part end");
        let headers = String::from_utf8(body[..end].to_vec()).expect("they are text");
        (headers, &body[end + 4..])
    }

    fn boundary(&self) -> Option<&str> {
        self.header("content-type")?
            .strip_prefix("multipart/form-data; boundary=")
    }

    fn request_line(&self) -> &str {
        self.head.lines().next().expect("there is a request line")
    }

    fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.head
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once(": "))
    }
}
