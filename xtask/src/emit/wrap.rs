//! Long lines of doc comments, broken where Markdown does not mind.
//!
//! Invariant: the text means the same. Lines of code, tables, headings and quotations stay as they are, and no
//! line begins with what would make a block of it.

/// How wide a line of text may be.
const WIDTH: usize = 96;

/// The text, with no prose wider than a page.
pub(super) fn wrap(text: &str) -> String {
    let mut lines = Vec::new();
    let mut fence: Option<&str> = None;
    for line in text.lines() {
        let mark = fence_mark(line);
        let is_code = fence.is_some() || mark.is_some();
        match (fence, mark) {
            (None, Some(_)) => fence = mark,
            (Some(open), Some(close)) if close.starts_with(open) => fence = None,
            (Some(_), Some(_) | None) | (None, None) => {}
        }
        if is_code || line.len() <= WIDTH || line.chars().count() <= WIDTH {
            lines.push(line.to_owned());
        } else {
            wrap_line(line, &mut lines);
        }
    }
    lines.join("\n")
}

/// The mark by which a line opens or closes a block of code.
fn fence_mark(line: &str) -> Option<&str> {
    let length = line.bytes().take_while(|&byte| byte == b'`').count();
    (length >= 3).then(|| &line[..length])
}

fn wrap_line(line: &str, lines: &mut Vec<String>) {
    let Some(indent) = indent(line) else {
        lines.push(line.to_owned());
        return;
    };
    let mut current = String::new();
    for word in words(line) {
        let width = current.chars().count() + 1 + word.chars().count();
        if !current.is_empty() && width > WIDTH && can_begin_line(word) {
            lines.push(std::mem::replace(&mut current, format!("{indent}{word}")));
        } else {
            current.push_str(if current.is_empty() { "" } else { " " });
            current.push_str(word);
        }
    }
    lines.push(current);
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
    let mut previous = ' ';
    for (index, character) in line.char_indices() {
        let before = std::mem::replace(&mut previous, character);
        match character {
            '`' => in_code = !in_code,
            '[' | '<' if !in_code => depth += 1,
            '(' if !in_code && before == ']' => depth += 1,
            ']' | ')' | '>' if !in_code => depth = depth.saturating_sub(1),
            ' ' if !in_code && depth == 0 => {
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
        let wrapped = wrap(&format!("{long}\n\n- {long}"));
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
