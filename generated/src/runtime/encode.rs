//! Percent-encoding.
//!
//! Invariant: whatever comes in, what goes out is part of one path segment, of one query value or of
//! one form field, and decodes to what came in.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All but the unreserved characters of RFC 3986, section 2.3.
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// All but the unreserved and the reserved characters (RFC 3986, section 2.2) that can stand in the
/// value of a query without ending it or changing its meaning.
const RESERVED: &AsciiSet = &UNRESERVED
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'[')
    .remove(b']')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

/// All but what a form leaves as it is (WHATWG URL, "application/x-www-form-urlencoded
/// percent-encode set").
const FORM: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'*');

/// Adds a text, with all but letters, digits and `-._~` encoded.
#[inline]
pub(crate) fn push_encoded(output: &mut String, text: &str) {
    output.extend(utf8_percent_encode(text, UNRESERVED));
}

/// Adds a text to a query with `allowReserved`.
#[inline]
pub(crate) fn push_reserved(output: &mut String, text: &str) {
    output.extend(utf8_percent_encode(text, RESERVED));
}

/// Adds a `name=value` pair to a form, a space as `+`.
#[inline]
pub(crate) fn push_form_pair(form: &mut String, name: &str, value: &str) {
    push_form_text(form, name);
    form.push('=');
    push_form_text(form, value);
}

#[inline]
fn push_form_text(form: &mut String, text: &str) {
    for (index, words) in text.split(' ').enumerate() {
        if index > 0 {
            form.push('+');
        }
        form.extend(utf8_percent_encode(words, FORM));
    }
}
