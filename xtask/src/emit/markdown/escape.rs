//! Escapes text, so that Markdown, of any dialect, sees nothing in it.
//!
//! Only what could mean something is escaped: prose stays readable in the source, too.

/// The text, escaped. Whether it stands at the start of a line matters to `#`, `-`, `1.` …
pub(super) fn text(text: &str, line_start: bool) -> String {
    let line_mark = if line_start { mark_of_line(text) } else { None };
    if line_mark.is_none() && !text.bytes().any(is_mark) {
        return text.to_owned();
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut previous = None;
    for (index, c) in text.char_indices() {
        let rest = &text[index + c.len_utf8()..];
        if line_mark == Some(index) || means_something(c, previous, rest) {
            escaped.push('\\');
        }
        escaped.push(c);
        previous = Some(c);
    }
    escaped
}

/// Whether a byte is a character that could mean something.
fn is_mark(byte: u8) -> bool {
    matches!(
        byte,
        b'`' | b'*' | b'[' | b']' | b'|' | b'~' | b'$' | b'\\' | b'_' | b'<' | b'&' | b'!' | b'#'
    )
}

/// Whether a character in the midst of a line could mean something.
fn means_something(c: char, previous: Option<char>, rest: &str) -> bool {
    let next = rest.chars().next();
    match c {
        '`' | '*' | '[' | ']' | '|' | '~' | '$' => true,
        '\\' => next.is_none_or(|next| next.is_ascii_punctuation()),
        '_' => !(is_of_word(previous) && is_of_word(next)),
        '<' => !is_comparison(rest),
        '&' => is_entity(rest),
        '!' => next.is_none(),
        '#' => next.is_none() && previous.is_none_or(|previous| previous == ' ' || previous == '#'),
        _ => false,
    }
}

/// Whether `<` is less-than, given what follows it: no tag begins so, and an address only if it ends.
fn is_comparison(rest: &str) -> bool {
    match rest.chars().next() {
        Some(' ') => true,
        Some(next) => (next == '=' || next.is_ascii_digit()) && !rest.contains('>'),
        None => false,
    }
}

fn is_of_word(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

/// Whether `&` begins an entity, given what follows it.
fn is_entity(rest: &str) -> bool {
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '#');
    end.is_none_or(|end| end > 0 && rest[end..].starts_with(';'))
}

/// The character that makes a block of a line which begins so: of a heading, a quotation, a list, a
/// line below a heading, a row of a table.
fn mark_of_line(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    match first {
        '#' | '>' | '+' | '-' | '=' | ':' => {
            let after = text[1..].chars().next();
            let is_of_text = |next: char| next.is_alphanumeric() && !matches!(first, '>' | ':');
            (!after.is_some_and(is_of_text)).then_some(0)
        }
        '0'..='9' => {
            let digits = text.find(|c: char| !c.is_ascii_digit())?;
            let mut rest = text[digits..].chars();
            let is_mark = matches!(rest.next(), Some('.' | ')'));
            (is_mark && rest.next().is_none_or(char::is_whitespace)).then_some(digits)
        }
        _ => None,
    }
}
