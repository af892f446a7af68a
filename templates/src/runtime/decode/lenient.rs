//! JSON that says the same in other words than `serde_json` takes.
//!
//! JSON Schema takes `1.0`, `1e3` and `-0` for integers (2020-12 Core, section 6.3), and there are servers that write
//! them so; or a byte order mark before all (RFC 8259, section 8.1, lets a reader pass over it); or half of a surrogate
//! pair, where they cut a text (section 8.2). That is looked for only in an answer that cannot be read as it is.

/// A JSON text without a byte order mark, with each number that is an integer written as one, and U+FFFD for each half of
/// a surrogate pair.
#[inline]
pub(super) fn in_plain_words(json: &[u8]) -> Vec<u8> {
    let mut rest = json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json);
    let mut text = Vec::with_capacity(rest.len());
    while let Some(first) = rest.first() {
        let length = match first {
            b'"' => string_length(rest),
            b'0'..=b'9' | b'-' => number_length(rest),
            _ => 1,
        };
        let (token, after) = rest.split_at(length);
        match first {
            b'"' => push_string(&mut text, token),
            b'0'..=b'9' | b'-' => push_number(&mut text, token),
            _ => text.extend(token),
        }
        rest = after;
    }
    text
}

#[inline]
fn string_length(text: &[u8]) -> usize {
    let mut is_escaped = false;
    for (index, byte) in text.iter().enumerate().skip(1) {
        if *byte == b'"' && !is_escaped {
            return index + 1;
        }
        is_escaped = *byte == b'\\' && !is_escaped;
    }
    text.len()
}

#[inline]
fn number_length(text: &[u8]) -> usize {
    let is_part = |byte: &u8| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
    let end = text.iter().position(|byte| !is_part(byte));
    end.unwrap_or(text.len())
}

#[inline]
fn push_number(text: &mut Vec<u8>, number: &[u8]) {
    match integer(number) {
        Some(integer) => text.extend(integer.to_string().into_bytes()),
        None => text.extend(number),
    }
}

/// The integer that a number is, unless it is written as one, or has more digits than a `double` keeps.
#[allow(
    clippy::cast_possible_truncation,
    reason = "the number is whole and within the range"
)]
#[inline]
fn integer(number: &[u8]) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let number = std::str::from_utf8(number).ok()?;
    let is_plain = number.parse::<i64>().is_ok_and(|integer| integer != 0);
    let value: f64 = number.parse().ok()?;
    let is_integer = value.fract() == 0.0 && value.abs() < EXACT;
    (is_integer && !is_plain).then_some(value as i64)
}

/// What half of a surrogate pair is read as: U+FFFD.
const HALF: &[u8] = b"\\ufffd";

#[inline]
fn push_string(text: &mut Vec<u8>, string: &[u8]) {
    let mut rest = string;
    while let Some(start) = rest.iter().position(|byte| *byte == b'\\') {
        let (before, escape) = rest.split_at(start);
        text.extend(before);
        let next = escape.get(6..).and_then(utf16_unit);
        let (length, is_half) = match (utf16_unit(escape), next) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => (12, false),
            (Some(0xd800..=0xdfff), _) => (6, true),
            (Some(_) | None, _) => (escape.len().min(2), false),
        };
        let (escape, after) = escape.split_at(length);
        text.extend(if is_half { HALF } else { escape });
        rest = after;
    }
    text.extend(rest);
}

/// What an escape as `\ud83d` stands for.
#[inline]
fn utf16_unit(escape: &[u8]) -> Option<u16> {
    let digits = escape.strip_prefix(b"\\u")?.get(..4)?;
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}
