//! Text of others in messages of ours.

use std::borrow::Cow;

/// A text as a person may see it in a message: shortened, and with no control characters.
#[inline]
pub(crate) fn printable(text: &str, limit: usize) -> Cow<'_, str> {
    let fits = text.chars().nth(limit).is_none();
    if fits && !text.chars().any(char::is_control) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len().min(limit) + 3);
    for character in text.chars().take(limit) {
        if character.is_control() {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    if !fits {
        shown.push('…');
    }
    Cow::Owned(shown)
}
