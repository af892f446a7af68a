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
use std::rc::Rc;

use memo::{Memo, remembered};
use tree::{Block, Inline, Inlines};
use write::Place;

/// How often a text is read and written before it is given up as Markdown. What people write settles at once.
const ATTEMPTS: usize = 4;

thread_local! {
    static READ: RefCell<Memo<Option<Rc<[Block]>>>> = RefCell::new(Memo::holding(1 << 17));
    static SANITIZED: RefCell<Memo<String>> = RefCell::new(Memo::holding(1 << 19));
    static INLINE: RefCell<Memo<String>> = RefCell::new(Memo::holding(1 << 19));
    static SENTENCES: RefCell<Memo<String>> = RefCell::new(Memo::holding(1 << 19));
}

/// A description as Markdown in several lines, without one at the end.
#[must_use]
pub fn sanitize(text: &str) -> String {
    if let Some(text) = simple::simple(text) {
        return text.to_owned();
    }
    remembered(&SANITIZED, text, || {
        let clean = characters::clean(text);
        settle(&clean, read(&clean)).unwrap_or_else(|| plain(&clean))
    })
}

/// A description in one line, for a cell of a table.
#[must_use]
pub fn inline(text: &str) -> String {
    if let Some(text) = simple::simple(text) {
        let lines = text.split('\n').filter(|line| !line.is_empty());
        return lines.collect::<Vec<_>>().join(" ");
    }
    remembered(&INLINE, text, || one_line(text, Place::Cell))
}

/// The first sentence of a description in one line, with a full stop; empty if there is none.
#[must_use]
pub fn sentence(text: &str) -> String {
    if let Some(text) = simple::simple(text).filter(|text| !text.contains('`')) {
        return flatten::sentence_of_simple(text);
    }
    remembered(&SENTENCES, text, || sentence_of_read(text))
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

/// Writes what was read of a text, and reads and writes that until nothing changes any more; `None` if that takes too
/// long.
fn settle(clean: &str, blocks: Option<Rc<[Block]>>) -> Option<String> {
    let mut written = write::document(&blocks?);
    if written == clean {
        return Some(written);
    }
    for _ in 1..ATTEMPTS {
        let next = write::document(&read::blocks(&written)?);
        if next == written {
            return Some(written);
        }
        written = next;
    }
    None
}

fn sentence_of_read(text: &str) -> String {
    let blocks = read(&characters::clean(text));
    let first = blocks.and_then(|blocks| flatten::first_sentence(&blocks));
    let written = first.map_or_else(String::new, |inlines| write::line(&inlines, Place::Prose));
    flatten::with_full_stop(written)
}

fn one_line(text: &str, place: Place) -> String {
    read(&characters::clean(text)).map_or_else(
        || literal(text),
        |blocks| write::line(&flatten::line(&blocks), place),
    )
}

/// What a clean text is made of. It is asked for once for each way of writing it.
fn read(clean: &str) -> Option<Rc<[Block]>> {
    remembered(&READ, clean, || read::blocks(clean).map(Rc::from))
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
