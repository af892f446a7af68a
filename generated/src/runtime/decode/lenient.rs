//! JSON that says the same in other words than `serde_json` takes.
//!
//! JSON Schema takes `1.0`, `1e3` and `-0` for integers (2020-12 Core, section 6.3), and there are servers that write
//! them so, or a byte order mark before all (RFC 8259, section 8.1, lets a reader pass over it). That is looked for only
//! in an answer that cannot be read as it is.

/// A JSON text without a byte order mark, and each number that is an integer written as one.
#[inline]
pub(super) fn with_plain_integers(json: &[u8]) -> Vec<u8> {
    let json = json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json);
    let mut text = Vec::with_capacity(json.len());
    let mut in_string = false;
    let mut is_escaped = false;
    let mut number: Option<usize> = None;
    // The space ends a number at the end of the text.
    for &byte in json.iter().chain(b" ") {
        let is_in_number = matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
        match number {
            Some(start) if !is_in_number => {
                if let Some(integer) = integer(&text[start..]) {
                    text.truncate(start);
                    text.extend(integer.to_string().into_bytes());
                }
                number = None;
            }
            None if !in_string && matches!(byte, b'0'..=b'9' | b'-') => number = Some(text.len()),
            Some(_) | None => {}
        }
        if byte == b'"' && !is_escaped {
            in_string = !in_string;
        }
        is_escaped = byte == b'\\' && !is_escaped;
        text.push(byte);
    }
    text
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
