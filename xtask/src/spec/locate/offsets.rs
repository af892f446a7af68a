//! From characters to bytes.

/// The byte at which each character of a text starts.
#[derive(Debug)]
pub(super) enum Offsets {
    /// Every character is one byte.
    Ascii,
    /// By character; the length of the text stands last.
    Table(Vec<usize>),
}

impl Offsets {
    pub(super) fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self::Ascii;
        }
        let starts = text.char_indices().map(|(byte, _)| byte);
        Self::Table(starts.chain([text.len()]).collect())
    }

    /// The byte at which a character starts; the end of the text if there are not so many.
    pub(super) fn byte(&self, character: usize) -> usize {
        match self {
            Self::Ascii => character,
            Self::Table(bytes) => bytes
                .get(character)
                .or(bytes.last())
                .copied()
                .unwrap_or_default(),
        }
    }
}
