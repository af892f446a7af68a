//! Makes one line of a text.

use super::Line;
use super::tree::{Block, Inline, Inlines};

/// All that the blocks say, in one line.
pub(super) fn line(blocks: &[Block]) -> Line {
    let mut line = Vec::new();
    for block in blocks {
        add_block(block, " ", &mut line);
    }
    in_one_line(&line)
}

/// The content without ends of lines.
pub(super) fn in_one_line(line: &[Inline]) -> Line {
    // The addresses in it have been found before.
    let mut joined = Inlines::new(true);
    joined.append(line.iter().map(without_breaks).collect());
    joined.finish()
}

/// The first sentence of the first text; `None` if there is none.
pub(super) fn first_sentence(blocks: &[Block]) -> Option<Line> {
    let first = blocks
        .iter()
        .find(|block| !matches!(block, Block::Rule | Block::Code(..)))?;
    let mut sentence = Vec::new();
    for inline in line(std::slice::from_ref(first)) {
        if let Inline::Text(text) = &inline
            && let Some(end) = end_of_sentence(text)
        {
            sentence.push(Inline::Text(text[..end].to_owned()));
            break;
        }
        sentence.push(inline);
    }
    Some(sentence)
}

/// The same of a simple text without code, which needs no reading.
pub(super) fn sentence_of_simple(text: &str) -> String {
    let paragraph = text.split("\n\n").next().unwrap_or_default();
    let mut line = paragraph.replace('\n', " ");
    line.truncate(end_of_sentence(&line).unwrap_or(line.len()));
    with_full_stop(line)
}

/// The text as a sentence.
pub(super) fn with_full_stop(mut text: String) -> String {
    text.truncate(text.trim_end_matches([' ', ':', ',', ';']).len());
    let inner = text.trim_end_matches(['*', '~', ')', '"', '\u{bb}', '\u{201d}']);
    if !inner.is_empty() && !inner.ends_with(['.', '!', '?', '\u{2026}', '\u{3002}']) {
        text.push('.');
    }
    text
}

/// Where the first sentence of a text ends: behind a full stop that a space and no small letter follow.
fn end_of_sentence(text: &str) -> Option<usize> {
    text.match_indices(['.', '!', '?'])
        .find_map(|(start, mark)| {
            let end = start + mark.len();
            let next = text[end..].strip_prefix(' ')?.chars().next();
            (!next.is_some_and(char::is_lowercase)).then_some(end)
        })
}

fn add_block(block: &Block, separator: &str, line: &mut Line) {
    match block {
        Block::Paragraph(inlines) | Block::Heading(_, inlines) => {
            separate(separator, line);
            line.extend_from_slice(inlines);
        }
        Block::Code(_, text) => {
            separate(separator, line);
            line.push(Inline::Code(text.clone()));
        }
        Block::Quote(blocks) => blocks.iter().for_each(|block| add_block(block, " ", line)),
        Block::List(_, items) => {
            for (index, item) in items.iter().enumerate() {
                let separator = if index == 0 { " " } else { "; " };
                let blocks = item
                    .iter()
                    .zip(std::iter::once(separator).chain(std::iter::repeat(" ")));
                blocks.for_each(|(block, separator)| add_block(block, separator, line));
            }
        }
        Block::Table(table) => {
            for cell in table.rows.iter().flatten() {
                separate(separator, line);
                line.extend(cell.iter().cloned());
            }
        }
        Block::Rule => {}
    }
}

/// A separator, if there is something to separate; a space will do after punctuation.
fn separate(separator: &str, line: &mut Line) {
    let text = match line.last() {
        None => return,
        Some(Inline::Text(text)) if text.ends_with(['.', '!', '?', ':', ';', ',']) => " ",
        Some(_) => separator,
    };
    line.push(Inline::Text(text.to_owned()));
}

fn without_breaks(inline: &Inline) -> Inline {
    let inner = |content: &Line| in_one_line(content);
    match inline {
        Inline::SoftBreak | Inline::HardBreak => Inline::Text(" ".to_owned()),
        Inline::Marked(mark, content) => Inline::Marked(mark, inner(content)),
        Inline::Link(address, content) => Inline::Link(address.clone(), inner(content)),
        Inline::Text(_) | Inline::Code(_) | Inline::Address(_) => inline.clone(),
    }
}
