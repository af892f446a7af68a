//! From characters to bytes.

/// How many characters lie between two that are in the table: a text of 50 MB must not need ten times as much.
const STEP: usize = 64;

/// The byte at which each character of a text starts.
#[derive(Debug)]
pub(in crate::spec) enum Offsets {
    /// Every character is one byte.
    Ascii,
    /// By every [`STEP`]th character.
    Table(Vec<usize>),
}

impl Offsets {
    pub(in crate::spec) fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self::Ascii;
        }
        let starts = text.char_indices().map(|(byte, _)| byte);
        Self::Table(starts.step_by(STEP).collect())
    }

    /// The byte at which a character of the text starts; its end if there are not so many.
    pub(in crate::spec) fn byte(&self, text: &str, character: usize) -> usize {
        match self {
            Self::Ascii => character.min(text.len()),
            Self::Table(bytes) => {
                let Some(&start) = bytes.get(character / STEP) else {
                    return text.len();
                };
                let mut rest = text[start..].char_indices();
                rest.nth(character % STEP)
                    .map_or(text.len(), |(byte, _)| start + byte)
            }
        }
    }
}
