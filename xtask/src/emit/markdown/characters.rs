//! Characters that have no place in a text: those that are not seen, and those that reorder the others.

use std::borrow::Cow;

const TAB_WIDTH: usize = 4;

/// The text with line feeds alone, no tabs, no white space at the ends of lines, and without
/// characters that hide something from its reader.
pub(super) fn clean(text: &str) -> String {
    if all(text, |byte| byte == b'\n' || is_printable(byte)) {
        return joined(text.lines().map(|line| line.trim_end_matches(' ')), text);
    }
    if !text.chars().any(|c| is_hidden(c) || is_odd_space(c)) {
        return joined(text.lines().map(str::trim_end), text);
    }
    let text = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    joined(text.lines().map(clean_line), &text)
}

/// Lines of a text as a text that neither begins nor ends with an empty one.
fn joined(lines: impl Iterator<Item: AsRef<str>>, text: &str) -> String {
    let mut joined = String::with_capacity(text.len() + 1);
    for line in lines {
        let line = line.as_ref();
        if !joined.is_empty() || !line.is_empty() {
            joined.push_str(line);
            joined.push('\n');
        }
    }
    joined.truncate(joined.trim_end_matches('\n').len());
    joined
}

/// Whether all bytes of a text are such. They are looked at many at a time.
fn all(text: &str, is_such: impl Fn(u8) -> bool) -> bool {
    text.bytes().fold(true, |all, byte| all & is_such(byte))
}

/// A piece of a line that a parser decoded, as it may hold anything again.
pub(super) fn clean_piece(text: &str) -> Cow<'_, str> {
    if all(text, is_printable) {
        return Cow::Borrowed(text);
    }
    if text
        .chars()
        .any(|c| is_hidden(c) || matches!(c, '\t' | '\r'))
    {
        let spaced = text.replace(['\t', '\r'], " ");
        Cow::Owned(spaced.chars().filter(|&c| !is_hidden(c)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether a byte is a character of ASCII that is seen, or a space: most texts have no other.
fn is_printable(byte: u8) -> bool {
    matches!(byte, b' '..=b'~')
}

fn clean_line(line: &str) -> String {
    let mut clean = String::with_capacity(line.len());
    let mut column = 0;
    for c in line.chars().filter(|&c| !is_hidden(c)) {
        let width = if c == '\t' {
            TAB_WIDTH - column % TAB_WIDTH
        } else {
            1
        };
        let c = if c == '\t' { ' ' } else { c };
        clean.extend(std::iter::repeat_n(c, width));
        column += width;
    }
    clean.truncate(clean.trim_end().len());
    clean
}

/// White space that is replaced by another.
fn is_odd_space(c: char) -> bool {
    matches!(c, '\t' | '\r' | '\u{2028}' | '\u{2029}')
}

/// Controls, marks without width, tags, and what turns the direction of writing (CVE-2021-42574).
fn is_hidden(c: char) -> bool {
    // Most letters of most languages, at once.
    if matches!(c, ' '..='~' | '\u{ae}'..='\u{61b}' | '\u{61d}'..='\u{200a}' | '\u{2070}'..='\u{fefe}')
    {
        return false;
    }
    let layout = matches!(c, '\n' | '\t' | '\r');
    (c.is_control() && !layout)
        || matches!(
            c,
            '\u{ad}'
                | '\u{61c}'
                | '\u{200b}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}
