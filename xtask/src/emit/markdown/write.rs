//! Writes the tree as `CommonMark`, each block in one way only.

use super::tree::{Block, Inline, Table};
use super::{code, escape, url};

/// Where a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In a text of its own.
    Prose,
    /// In a cell of a table.
    Cell,
}

/// The blocks, one blank line between two.
pub(super) fn document(blocks: &[Block]) -> String {
    joined(blocks, "\n\n")
}

/// The content of a line. There are ends of lines in it only if there were such.
pub(super) fn line(inlines: &[Inline], place: Place) -> String {
    let mut written = String::new();
    write_line(inlines, place, &mut written);
    written
}

fn joined(blocks: &[Block], separator: &str) -> String {
    let blocks: Vec<String> = blocks.iter().map(block).collect();
    blocks.join(separator)
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph(inlines) => line(inlines, Place::Prose),
        Block::Heading(level, inlines) => {
            format!("{} {}", "#".repeat(*level), line(inlines, Place::Prose))
        }
        Block::Code(language, text) => code::fence(language, text),
        Block::Quote(blocks) => prefixed(&document(blocks), "> ", "> "),
        Block::List(start, items) => list(*start, items),
        Block::Table(rows) => table(rows),
        Block::Rule => "***".to_owned(),
    }
}

fn list(start: Option<u64>, items: &[Vec<Block>]) -> String {
    let separator = if items.iter().all(|item| is_tight(item)) {
        "\n"
    } else {
        "\n\n"
    };
    let items = items.iter().zip(0_u64..).map(|(item, index)| {
        let marker = match start {
            Some(start) => format!("{}. ", start + index),
            None => "- ".to_owned(),
        };
        prefixed(&joined(item, separator), &marker, &" ".repeat(marker.len()))
    });
    items.collect::<Vec<_>>().join(separator)
}

/// Whether an item can do without blank lines: it is a text, or a text with a list below it.
fn is_tight(item: &[Block]) -> bool {
    match item {
        [Block::Paragraph(_)] => true,
        [Block::Paragraph(_), Block::List(start, items)] => {
            start.is_none_or(|start| start == 1) && items.iter().all(|item| is_tight(item))
        }
        _ => false,
    }
}

fn table(table: &Table) -> String {
    let mut rows = table.rows.iter().map(|row| {
        let cells: Vec<String> = row.iter().map(|cell| line(cell, Place::Cell)).collect();
        format!("| {} |", cells.join(" | "))
    });
    let heading = rows.next().unwrap_or_default();
    let delimiters = format!("| {} |", table.delimiters.join(" | "));
    let lines: Vec<String> = [heading, delimiters].into_iter().chain(rows).collect();
    lines.join("\n")
}

/// The lines of a block with something before each of them.
fn prefixed(text: &str, first: &str, others: &str) -> String {
    let lines = text.lines().enumerate().map(|(index, line)| {
        let prefix = if index == 0 { first } else { others };
        format!("{prefix}{line}").trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn write_line(inlines: &[Inline], place: Place, written: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => {
                let line_start = written.is_empty() || written.ends_with('\n');
                written.push_str(&escape::text(text, line_start));
            }
            Inline::Code(text) => written.push_str(&match place {
                Place::Prose => code::code(text),
                Place::Cell => code::cell_code(text),
            }),
            Inline::Marked(mark, content) => {
                written.push_str(mark);
                write_line(content, place, written);
                written.push_str(mark);
            }
            Inline::Link(address, content) => {
                written.push('[');
                write_line(content, place, written);
                written.push_str("](");
                written.push_str(&url::destination(address));
                written.push(')');
            }
            Inline::Address(address) => {
                written.push('<');
                written.push_str(&url::bare(address));
                written.push('>');
            }
            Inline::SoftBreak => written.push('\n'),
            Inline::HardBreak => written.push_str("\\\n"),
        }
    }
}
