//! The text of a token stream → tokens.

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name, a keyword or a lifetime.
    Word,
    /// A string or a number.
    Literal,
    /// One sign, or `::`, `->`, `=>`.
    Punct,
    /// What opens a group.
    Open,
    /// What closes a group.
    Close,
}

/// A token and where it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'a> {
    /// What it is.
    pub(super) kind: Kind,
    /// How it is written.
    pub(super) text: &'a str,
    length: u32,
}

impl Token<'_> {
    /// How many tokens there are from here to the end of the group, if it opens one; otherwise 1.
    pub(super) fn length(&self) -> usize {
        self.length as usize
    }

    /// Whether it is this sign.
    pub(super) fn is(&self, sign: &str) -> bool {
        matches!(self.kind, Kind::Punct | Kind::Open) && self.text == sign
    }

    /// Whether it is this word.
    pub(super) fn is_word(&self, word: &str) -> bool {
        self.kind == Kind::Word && self.text == word
    }
}

/// The tokens of a source; `None` if there is one that is not plain, such as a character.
pub(super) fn tokens(source: &str) -> Option<Vec<Token<'_>>> {
    let mut tokens: Vec<Token<'_>> = Vec::with_capacity(source.len() / 3);
    let mut open = Vec::new();
    let bytes = source.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte == b' ' {
            at += 1;
            continue;
        }
        let (kind, length) = token(bytes, at)?;
        let index = tokens.len();
        tokens.push(Token {
            kind,
            text: source.get(at..at + length)?,
            length: 1,
        });
        match kind {
            Kind::Open => open.push(index),
            Kind::Close => {
                let first = open.pop()?;
                tokens[first].length = u32::try_from(index + 1 - first).ok()?;
            }
            Kind::Word | Kind::Literal | Kind::Punct => {}
        }
        at += length;
    }
    open.is_empty().then_some(tokens)
}

fn token(bytes: &[u8], at: usize) -> Option<(Kind, usize)> {
    let next = bytes.get(at + 1).copied().unwrap_or(b' ');
    match bytes[at] {
        b'(' | b'[' | b'{' => Some((Kind::Open, 1)),
        b')' | b']' | b'}' => Some((Kind::Close, 1)),
        b'"' => string(&bytes[at..]).map(|length| (Kind::Literal, length)),
        b'r' if next == b'"' => raw_string(&bytes[at..]).map(|length| (Kind::Literal, length)),
        b'0'..=b'9' => number(&bytes[at..]).map(|length| (Kind::Literal, length)),
        b'\'' => {
            let length = 1 + word(&bytes[at + 1..]);
            let is_lifetime = length > 1 && bytes.get(at + length) != Some(&b'\'');
            is_lifetime.then_some((Kind::Word, length))
        }
        b'r' if next == b'#' => {
            let name = word(&bytes[at + 2..]);
            (name > 0).then_some((Kind::Word, 2 + name))
        }
        byte if is_of_word(byte) => {
            let length = word(&bytes[at..]);
            let is_prefix = matches!(bytes.get(at + length), Some(b'"' | b'\'' | b'#'));
            (!is_prefix).then_some((Kind::Word, length))
        }
        b':' if next == b':' => Some((Kind::Punct, 2)),
        b'-' | b'=' if next == b'>' => Some((Kind::Punct, 2)),
        byte => {
            let is_operator = next == b'=' || next == byte && !matches!(byte, b'>' | b'&');
            (!is_operator).then_some((Kind::Punct, 1))
        }
    }
}

fn is_of_word(byte: u8) -> bool {
    OF_WORD[usize::from(byte)]
}

/// Whether a byte may stand in a word, for each.
static OF_WORD: [bool; 256] = {
    let mut of_word = [false; 256];
    let mut byte = u8::MIN;
    loop {
        of_word[byte as usize] = byte == b'_' || byte.is_ascii_alphanumeric() || !byte.is_ascii();
        if byte == u8::MAX {
            break of_word;
        }
        byte += 1;
    }
};

fn word(bytes: &[u8]) -> usize {
    let end = bytes.iter().position(|&byte| !is_of_word(byte));
    end.unwrap_or(bytes.len())
}

fn string(bytes: &[u8]) -> Option<usize> {
    let mut at = 1;
    loop {
        at += memchr::memchr2(b'"', b'\\', bytes.get(at..)?)?;
        if bytes[at] == b'"' {
            break;
        }
        at += 2;
    }
    let is_bare = !bytes.get(at + 1).is_some_and(|&byte| is_of_word(byte));
    is_bare.then_some(at + 1)
}

/// A raw string without hashes.
fn raw_string(bytes: &[u8]) -> Option<usize> {
    let length = bytes.iter().skip(2).position(|&byte| byte == b'"')? + 3;
    (!bytes.get(length).is_some_and(|&byte| is_of_word(byte))).then_some(length)
}

/// A number, with its fraction and its suffix, but without an exponent that has a sign.
fn number(bytes: &[u8]) -> Option<usize> {
    let mut length = word(bytes);
    if bytes.get(length) == Some(&b'.') {
        length += 1 + word(&bytes[length + 1..]);
    }
    (!matches!(bytes.get(length), Some(b'-' | b'+' | b'.'))).then_some(length)
}
