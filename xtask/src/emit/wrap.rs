//! Long lines of doc comments, broken where Markdown does not mind.
//!
//! Invariant: the text means the same. Lines of code, tables, headings and quotations stay as they are, and no
//! line begins with what would make a block of it.

use std::borrow::Cow;

/// How wide a line of text may be.
const WIDTH: usize = 96;

/// The text, with no prose wider than a page.
pub(super) fn wrap(text: &str) -> Cow<'_, str> {
    if widest(text) <= WIDTH {
        return Cow::Borrowed(text);
    }
    let mut wrapped = String::with_capacity(text.len() + text.len() / 16);
    let mut fence: Option<&str> = None;
    for (index, line) in text.lines().enumerate() {
        if index > 0 {
            wrapped.push('\n');
        }
        let mark = fence_mark(line);
        let is_code = fence.is_some() || mark.is_some();
        match (fence, mark) {
            (None, Some(_)) => fence = mark,
            (Some(open), Some(close)) if close.starts_with(open) => fence = None,
            (Some(_), Some(_) | None) | (None, None) => {}
        }
        if is_code || line.len() <= WIDTH || line.chars().count() <= WIDTH {
            wrapped.push_str(line);
        } else {
            wrap_line(line, &mut wrapped);
        }
    }
    Cow::Owned(wrapped)
}

/// How many bytes the longest line has.
fn widest(text: &str) -> usize {
    let mut start = 0;
    let mut widest = 0;
    for feed in memchr::memchr_iter(b'\n', text.as_bytes()) {
        widest = widest.max(feed - start);
        start = feed + 1;
    }
    widest.max(text.len() - start)
}

/// The mark by which a line opens or closes a block of code.
fn fence_mark(line: &str) -> Option<&str> {
    let length = line.bytes().take_while(|&byte| byte == b'`').count();
    (length >= 3).then(|| &line[..length])
}

fn wrap_line(line: &str, wrapped: &mut String) {
    let Some(indent) = indent(line) else {
        wrapped.push_str(line);
        return;
    };
    let mut width = 0;
    for word in words(line) {
        let length = word.chars().count();
        if width > 0 && width + 1 + length > WIDTH && can_begin_line(word) {
            wrapped.push('\n');
            wrapped.push_str(indent);
            width = indent.len();
        } else if width > 0 {
            wrapped.push(' ');
            width += 1;
        }
        wrapped.push_str(word);
        width += length;
    }
}

/// What continues a line, if it is prose: nothing for a paragraph, two spaces for an item of a list.
fn indent(line: &str) -> Option<&'static str> {
    match line.chars().next()? {
        '-' => line.starts_with("- ").then_some("  "),
        first if first.is_alphanumeric() || matches!(first, '`' | '*' | '[' | '(' | '"') => {
            (!line.contains(" | ")).then_some("")
        }
        _ => None,
    }
}

/// The words of a line; code in backticks and links are one word.
fn words(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let (mut start, mut in_code, mut depth) = (0, false, 0_usize);
    let mut previous = b' ';
    // All that means something is ASCII.
    for (index, byte) in line.bytes().enumerate() {
        let before = std::mem::replace(&mut previous, byte);
        match byte {
            b'`' => in_code = !in_code,
            b'[' | b'<' if !in_code => depth += 1,
            b'(' if !in_code && before == b']' => depth += 1,
            b']' | b')' | b'>' if !in_code => depth = depth.saturating_sub(1),
            b' ' if !in_code && depth == 0 => {
                words.push(&line[start..index]);
                start = index + 1;
            }
            _ => {}
        }
    }
    words.push(&line[start..]);
    words
}

/// Whether a line that begins with the word is still prose.
fn can_begin_line(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_alphabetic)
        || word.starts_with('`') && !word.starts_with("```")
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn prose_is_broken_between_words_and_items_are_continued() {
        let long = "word ".repeat(30);
        let text = format!("{long}\n\n- {long}");
        let wrapped = wrap(&text);
        assert!(wrapped.lines().all(|line| line.len() <= 96), "{wrapped}");
        assert!(wrapped.contains("\n  word"), "{wrapped}");
        assert_eq!(wrapped.split_whitespace().count(), 61);
    }

    #[test]
    fn code_tables_and_links_stay_whole() {
        let code = format!("```text\n{}\n```", "word ".repeat(30));
        let table = format!("| {} |", "word ".repeat(30));
        let link = format!("[{}](https://example.com)", "word ".repeat(30).trim());
        for text in [code, table, link] {
            assert_eq!(wrap(&text), text);
        }
    }

    #[test]
    fn no_line_begins_a_block_that_was_none() {
        let text = format!("{} - # 1. + > = end", "a".repeat(94));
        assert_eq!(wrap(&text), text.replace(" end", "\nend"));
    }
}
