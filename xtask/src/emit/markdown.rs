//! Text of a description as Markdown that is safe and silent, in rustdoc as on a page.
//!
//! The prose of a description is `CommonMark`, but who wrote it is not known. So a text is read into a
//! tree of what is allowed (`tree`), which has no raw HTML, no image, no link but to the web, and no
//! code block that rustdoc would run, and the tree is written anew with everything else escaped.
//! Invariant: what [`sanitize`] returns, it returns unchanged when it is given it.
//!
//! Nothing here knows which text it has in hand, nor where it will stand.

mod characters;
mod code;
mod escape;
mod flatten;
mod memo;
mod read;
mod simple;
#[cfg(test)]
mod tests;
mod tree;
mod url;
mod write;

pub use code::{cell_code, code, fence};

use std::cell::RefCell;

use memo::{Memo, remembered};
use tree::{Block, Inline, Inlines};
use write::Place;

/// How often a text is read and written before it is given up as Markdown. What people write settles at once.
const ATTEMPTS: usize = 4;

thread_local! {
    static SANITIZED: RefCell<Memo> = RefCell::default();
    static INLINE: RefCell<Memo> = RefCell::default();
    static SENTENCES: RefCell<Memo> = RefCell::default();
}

/// A description as Markdown in several lines, without one at the end.
#[must_use]
pub fn sanitize(text: &str) -> String {
    if let Some(text) = simple::simple(text) {
        return text.to_owned();
    }
    remembered(&SANITIZED, text, || {
        let clean = characters::clean(text);
        settle(&clean).unwrap_or_else(|| plain(&clean))
    })
}

/// A description in one line, for a cell of a table.
#[must_use]
pub fn inline(text: &str) -> String {
    if let Some(text) = simple::simple(text) {
        return text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    remembered(&INLINE, text, || one_line(text, Place::Cell))
}

/// The first sentence of a description in one line, with a full stop; empty if there is none.
#[must_use]
pub fn sentence(text: &str) -> String {
    remembered(&SENTENCES, text, || {
        let first = read(text).and_then(|blocks| flatten::first_sentence(&blocks));
        let written = first.map_or_else(String::new, |inlines| write::line(&inlines, Place::Prose));
        flatten::with_full_stop(written)
    })
}

/// A text that is no Markdown, in one line: every character stands for itself, but an address is a
/// link. For prose and for cells.
#[must_use]
pub fn literal(text: &str) -> String {
    let words = characters::clean(text);
    let words: Vec<&str> = words.split_whitespace().collect();
    let mut inlines = Inlines::new(false);
    inlines.text(&words.join(" "));
    write::line(&inlines.finish(), Place::Prose)
}

/// A link, if the address is on the web or on a page beside this one; its label is Markdown.
#[must_use]
pub fn link(label: &str, address: &str) -> String {
    format!("[{label}]({})", url::destination(address))
}

/// Reads and writes until nothing changes any more; `None` if that takes too long.
fn settle(clean: &str) -> Option<String> {
    let mut current = clean.to_owned();
    for _ in 0..ATTEMPTS {
        let next = write::document(&read(&current)?);
        if next == current {
            return Some(current);
        }
        current = next;
    }
    None
}

fn one_line(text: &str, place: Place) -> String {
    read(text).map_or_else(
        || literal(text),
        |blocks| write::line(&flatten::line(&blocks), place),
    )
}

fn read(text: &str) -> Option<Vec<Block>> {
    read::blocks(&characters::clean(text))
}

/// The text without any markup: what looks like such is escaped.
fn plain(clean: &str) -> String {
    let paragraphs = clean.split("\n\n").map(|paragraph| {
        let mut inlines = Inlines::new(false);
        inlines.text(paragraph);
        Block::Paragraph(inlines.finish())
    });
    let blocks: Vec<Block> = paragraphs
        .filter(|block| !matches!(block, Block::Paragraph(inlines) if inlines.is_empty()))
        .collect();
    write::document(&blocks)
}

/// Inline content, in order.
type Line = Vec<Inline>;
