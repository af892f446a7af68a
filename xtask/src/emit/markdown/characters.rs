//! Characters that have no place in a text: those that are not seen, and those that reorder the others.

use std::borrow::Cow;

const TAB_WIDTH: usize = 4;

/// The text with line feeds alone, no tabs, no white space at the ends of lines, and without
/// characters that hide something from its reader.
pub(super) fn clean(text: &str) -> String {
    if text.bytes().all(|byte| byte == b'\n' || is_printable(byte)) {
        let lines: Vec<&str> = text
            .lines()
            .map(|line| line.trim_end_matches(' '))
            .collect();
        return lines.join("\n").trim_matches('\n').to_owned();
    }
    if !text.chars().any(|c| is_hidden(c) || is_odd_space(c)) {
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        return lines.join("\n").trim_matches('\n').to_owned();
    }
    let text = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    let lines: Vec<String> = text.lines().map(clean_line).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// A piece of a line that a parser decoded, as it may hold anything again.
pub(super) fn clean_piece(text: &str) -> Cow<'_, str> {
    if text.bytes().all(is_printable) {
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
