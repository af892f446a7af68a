//! Prose that is its own Markdown: most of what people write needs no reading to be known as harmless.
//!
//! Invariant: a simple text is what reading and writing it would give.

/// Whether a text is paragraphs of words, plain punctuation and short code in backticks, and so means the same as
/// Markdown and as text.
pub(super) fn is_simple(text: &str) -> bool {
    let mut last_is_empty = true;
    for line in text.split('\n') {
        if line.is_empty() && last_is_empty || !line.is_empty() && !is_simple_line(line) {
            return false;
        }
        last_is_empty = line.is_empty();
    }
    !last_is_empty
}

/// A line that begins with a letter, so that it begins no list, heading, table or code.
fn is_simple_line(line: &str) -> bool {
    let bytes = line.as_bytes();
    let starts_with_letter = bytes.first().is_some_and(u8::is_ascii_alphabetic);
    let is_plain = bytes.iter().all(|&byte| byte == b'`' || is_plain(byte));
    let has_double = |pair: &str| line.contains(pair);
    starts_with_letter
        && !line.ends_with(' ')
        && is_plain
        && !["``", "` `", "//", "www.", "  "]
            .into_iter()
            .any(has_double)
        && has_closed_code(line)
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b" ,.;:'()/?-".contains(&byte)
}

/// Whether each backtick has its partner in the line, with code between them that neither begins nor ends with a space.
fn has_closed_code(line: &str) -> bool {
    let pieces: Vec<&str> = line.split('`').collect();
    let mut code = pieces.iter().skip(1).step_by(2);
    pieces.len() % 2 == 1 && code.all(|code| !code.is_empty() && code.trim() == *code)
}
