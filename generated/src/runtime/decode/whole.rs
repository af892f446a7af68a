//! Integers that are written with a fraction of zeros.
//!
//! JSON Schema takes `1.0` for an integer (2020-12 Core, section 6.3), and there are servers that write one so. It is
//! looked for only in an answer that cannot be read as it is.

/// A JSON text without the fractions that are zero. `1.05` and `1.0e3` stay what they are.
#[inline]
pub(super) fn without_zero_fractions(json: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(json.len());
    let mut in_string = false;
    let mut is_escaped = false;
    // Where a fraction begins that has been zero so far.
    let mut fraction: Option<usize> = None;
    // The space ends a number at the end of the text.
    for &byte in json.iter().chain(b" ") {
        if let Some(start) = fraction
            && byte != b'0'
        {
            let is_over = !matches!(byte, b'1'..=b'9' | b'e' | b'E');
            if is_over && text.len() > start + 1 {
                text.truncate(start);
            }
            fraction = None;
        }
        match byte {
            b'"' if !is_escaped => in_string = !in_string,
            b'.' if !in_string => fraction = Some(text.len()),
            _ => {}
        }
        is_escaped = byte == b'\\' && !is_escaped;
        text.push(byte);
    }
    text
}
