//! Text of a description, made safe for a terminal.

use std::borrow::Cow;

use annotate_snippets::normalize_untrusted_str;

/// A message with every control character made visible, so that none reaches the terminal.
pub(crate) fn printable(message: &str) -> Cow<'static, str> {
    let one_line = message.replace(['\n', '\r'], " ");
    without_controls(&normalize_untrusted_str(&one_line))
        .into_owned()
        .into()
}

/// The text with a sign of the same length for each control character that the renderer lets through
/// (U+0080 to U+009F, which some terminals obey).
pub(super) fn without_controls(text: &str) -> Cow<'_, str> {
    let second_set = '\u{80}'..='\u{9f}';
    if text.contains(|character| second_set.contains(&character)) {
        text.replace(|character| second_set.contains(&character), "\u{b7}")
            .into()
    } else {
        text.into()
    }
}
