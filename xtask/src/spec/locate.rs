//! Where in the text a place of the document stands.
//!
//! The text is parsed once more, by a parser that knows positions. That is done only when there is
//! something to report, so that a description without faults pays nothing for it.

mod builder;
mod index;
mod offsets;

use std::ops::Range;
use std::sync::Arc;

pub(super) use builder::without_surrogates;
use index::{Content, Entry, Index};
pub(super) use offsets::Offsets;

use crate::spec::{Pointer, Spot};

/// Finds places in the text of a description.
///
/// It never fails: of a text that is broken it knows what stands before the fault, and for a
/// place that it does not know it answers the nearest one around it.
#[derive(Debug)]
pub struct Locator {
    text: Arc<str>,
    offsets: Offsets,
    index: Index,
}

impl Locator {
    /// Reads a text.
    #[must_use]
    pub fn new(text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        Self {
            offsets: Offsets::new(&text),
            index: Index::new(&text),
            text,
        }
    }

    /// What stands at a place: all of a scalar, with its quotes; of anything else its key or its beginning.
    #[must_use]
    pub fn written(&self, spot: &Spot) -> &str {
        self.text.get(self.locate(spot)).unwrap_or_default()
    }

    /// The bytes to point at for a place.
    #[must_use]
    pub fn locate(&self, spot: &Spot) -> Range<usize> {
        match spot {
            Spot::Value(pointer) => self.span_of(pointer, false),
            Spot::Key(pointer) => self.span_of(pointer, true),
            Spot::Tag(pointer) => self.tag_of(pointer),
            Spot::Text(bytes) => self.clip(bytes.clone()),
        }
    }

    /// Whether the object at a place has a merge key: `<<`, and not in quotes. Of what the parser does not know, it is
    /// taken for one.
    pub(super) fn has_merge_key(&self, object: &Pointer) -> bool {
        let node = self.index.find(object);
        node.is_none_or(|node| self.index.has_merge_key(node))
    }

    /// Every key that an object has twice: what it is called, and where it stands first and again.
    pub fn duplicate_keys(&self) -> impl Iterator<Item = (&str, Range<usize>, Range<usize>)> {
        self.index.duplicate_keys().map(|(first, second)| {
            let [first_bytes, second_bytes] =
                [first, second].map(|entry| self.bytes(entry.key_span.clone()));
            (second.key.as_str(), first_bytes, second_bytes)
        })
    }

    /// The key, if it is asked for or if what stands under it is large; otherwise the value.
    fn span_of(&self, pointer: &Pointer, prefer_key: bool) -> Range<usize> {
        let mut node = Index::ROOT;
        let mut key: Option<&Entry> = None;
        let mut complete = true;
        for token in pointer.tokens() {
            let Some((entry, child)) = self.index.step(node, &token) else {
                complete = false;
                break;
            };
            (node, key) = (child, entry);
        }
        let content = self.index.content(node);
        let small = matches!(content, Content::Scalar | Content::Alias(_));
        let span = match key {
            Some(entry) if prefer_key || !complete || !small => entry.key_span.clone(),
            Some(_) | None => self.index.first_span(node),
        };
        self.bytes(span)
    }

    /// The tag of a value, be it before or behind its anchor; else what stands for the value.
    fn tag_of(&self, pointer: &Pointer) -> Range<usize> {
        let node = self.index.find(pointer).unwrap_or(Index::ROOT);
        // A value begins with what is said of it.
        let mut start = self.offsets.byte(&self.text, self.index.start(node));
        for _ in 0..2 {
            let rest = &self.text[start..];
            let is_end = |c: char| c.is_whitespace() || matches!(c, ',' | ']' | '}');
            let length = rest.find(is_end).unwrap_or(rest.len());
            match rest.chars().next() {
                Some('!') => return start..start + length,
                Some('&') => {
                    let blank = rest[length..].len() - rest[length..].trim_start().len();
                    start += length + blank;
                }
                Some(_) | None => break,
            }
        }
        self.span_of(pointer, false)
    }

    fn bytes(&self, span: Range<usize>) -> Range<usize> {
        let byte = |character| self.offsets.byte(&self.text, character);
        let bytes = byte(span.start)..byte(span.end);
        self.clip(without_comment(&self.text, bytes))
    }

    /// The span inside the text, on the boundaries of characters, and of one line.
    fn clip(&self, span: Range<usize>) -> Range<usize> {
        let start = character_start(&self.text, span.start);
        let end = character_start(&self.text, span.end.max(start));
        let line = self.text[start..end].lines().next().unwrap_or_default();
        start..start + line.trim_end().len()
    }
}

/// The span of a scalar in quotes, which the parser gives with the comment that follows it.
fn without_comment(text: &str, span: Range<usize>) -> Range<usize> {
    let quoted = text.get(span.clone()).unwrap_or_default();
    let mut characters = quoted.char_indices();
    let Some((_, quote @ ('"' | '\''))) = characters.next() else {
        return span;
    };
    while let Some((index, character)) = characters.next() {
        if character == '\\' && quote == '"' {
            characters.next();
        } else if character == quote {
            let after = index + quote.len_utf8();
            // A single quote stands in single quotes as two.
            if quote == '\'' && quoted[after..].starts_with(quote) {
                characters.next();
            } else {
                return span.start..span.start + after;
            }
        }
    }
    span
}

/// The start of the character that a byte belongs to.
fn character_start(text: &str, byte: usize) -> usize {
    let byte = byte.min(text.len());
    let is_start = |byte: &usize| text.is_char_boundary(*byte);
    (0..=byte).rev().find(is_start).unwrap_or_default()
}

#[cfg(test)]
mod tests;
