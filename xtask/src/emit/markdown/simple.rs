//! Prose that is its own Markdown: most of what people write needs no reading to be known as harmless.
//!
//! Invariant: a simple text is what reading and writing it would give.

/// A text without the ends of lines at its end, if that is paragraphs of words in any language, plain
/// punctuation and short code in backticks, and so means the same as Markdown and as text.
pub(super) fn simple(text: &str) -> Option<&str> {
    let text = text.trim_end_matches('\n');
    is_simple(text).then_some(text)
}

fn is_simple(text: &str) -> bool {
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
    let mut previous = '\n';
    let mut has_code = false;
    for c in line.chars() {
        let is_doubled = c == previous && matches!(c, '`' | '/' | ' ');
        if is_doubled || c != '`' && !is_plain(c) {
            return false;
        }
        has_code |= c == '`';
        previous = c;
    }
    line.starts_with(char::is_alphabetic)
        && previous != ' '
        && !line.contains("www.")
        && (!has_code || !line.contains("` `") && has_closed_code(line))
}

/// Whether a character means nothing in Markdown, wherever it stands in a line, and is seen.
fn is_plain(c: char) -> bool {
    // Most letters, at once: those of ASCII, Latin with accents, Cyrillic.
    if matches!(c, 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{400}'..='\u{481}')
    {
        return true;
    }
    let is_mark = matches!(
        c,
        ' ' | ',' | '.' | ';' | ':' | '\'' | '"' | '(' | ')' | '/' | '?' | '-' | '+' | '%'
    );
    // Dashes, quotation marks and what else people set text with.
    let is_typographic = matches!(
        c,
        '«' | '»' | '–' | '—' | '‘' | '’' | '“' | '”' | '„' | '…' | '№' | '°' | '×'
    );
    is_mark || is_typographic || c.is_alphanumeric()
}

/// Whether each backtick has its partner in the line, with code between them that neither begins nor ends with a space.
fn has_closed_code(line: &str) -> bool {
    let pieces: Vec<&str> = line.split('`').collect();
    let mut code = pieces.iter().skip(1).step_by(2);
    pieces.len() % 2 == 1 && code.all(|code| !code.is_empty() && code.trim() == *code)
}
