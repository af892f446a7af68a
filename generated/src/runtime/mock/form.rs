//! Forms that came: `multipart/form-data` and `application/x-www-form-urlencoded`.
//!
//! It reads what the client writes. A part whose end cannot be found is not there.

use bytes::Bytes;

use super::incoming::{decoded, pairs};

/// A file, or another field of a form, that came.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReceivedPart {
    /// The file name, if there was one.
    pub file_name: Option<String>,
    /// The media type, if there was one.
    pub content_type: Option<String>,
    /// The contents.
    pub bytes: Bytes,
}

impl ReceivedPart {
    /// The contents as text; what is not UTF-8 is replaced.
    #[must_use]
    #[inline]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// A part with nothing said of it.
    #[inline]
    pub(super) fn plain(bytes: Bytes) -> Self {
        Self {
            file_name: None,
            content_type: None,
            bytes,
        }
    }
}

/// The fields of a form, in their order; none, if the body is not a form.
#[inline]
pub(super) fn read(content_type: Option<&str>, body: &[u8]) -> Vec<(String, ReceivedPart)> {
    let content_type = content_type.unwrap_or_default();
    if content_type.starts_with("multipart/") {
        let boundary = content_type.split_once("boundary=").unwrap_or_default().1;
        return multipart(body, boundary.trim_matches('"'));
    }
    if content_type.starts_with("application/x-www-form-urlencoded") {
        let text = String::from_utf8_lossy(body);
        let plain = |text: &str| decoded(&text.replace('+', " "));
        let part = |value| ReceivedPart::plain(Bytes::from(plain(value)));
        let fields = pairs(&text, "&").into_iter();
        return fields
            .map(|(name, value)| (plain(name), part(value)))
            .collect();
    }
    Vec::new()
}

#[inline]
fn multipart(body: &[u8], boundary: &str) -> Vec<(String, ReceivedPart)> {
    let delimiter = format!("\r\n--{boundary}");
    let mut fields = Vec::new();
    let Some(mut rest) = body.strip_prefix(&delimiter.as_bytes()[2..]) else {
        return fields;
    };
    while let Some(part) = rest.strip_prefix(b"\r\n") {
        let Some(end) = find(part, delimiter.as_bytes()) else {
            break;
        };
        fields.extend(read_part(&part[..end]));
        rest = &part[end + delimiter.len()..];
    }
    fields
}

/// A part: its headers, an empty line, its contents.
#[inline]
fn read_part(part: &[u8]) -> Option<(String, ReceivedPart)> {
    let end = find(part, b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&part[..end]);
    let mut received = ReceivedPart::plain(Bytes::copy_from_slice(&part[end + 4..]));
    let mut field = None;
    for line in head.lines() {
        let (name, value) = line.split_once(": ")?;
        match name {
            "Content-Disposition" => {
                field = quoted(value, "name").map(unescaped);
                received.file_name = quoted(value, "filename").map(unescaped);
            }
            "Content-Type" => received.content_type = Some(value.to_owned()),
            _ => {}
        }
    }
    Some((field?, received))
}

/// A parameter of `Content-Disposition`. Its value has no quotes in it: the client escapes them.
#[inline]
fn quoted<'t>(header: &'t str, name: &str) -> Option<&'t str> {
    let (_, rest) = header.split_once(&format!("; {name}=\""))?;
    rest.split('"').next()
}

/// A name without the escapes of the client. It leaves `%` as it is, so that a name with `%22` in it is
/// taken for one with a quote.
#[inline]
pub(super) fn unescaped(name: &str) -> String {
    name.replace("%22", "\"")
        .replace("%0D", "\r")
        .replace("%0A", "\n")
}

#[inline]
fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len()).position(|found| found == wanted)
}
