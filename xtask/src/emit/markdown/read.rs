//! Reads Markdown into the tree of what is allowed. What is not allowed becomes text here.

use pulldown_cmark::{Alignment, CodeBlockKind, Event, Options, Parser, Tag};

use super::tree::{Block, Inline, Inlines, Table};
use super::{Line, characters, code, flatten, url};

/// How deep blocks and marks may stand in each other.
const DEPTH: usize = 24;

/// Headings of a description stand below those of the page: at this level at least.
const TOP_HEADING: usize = 4;
const LAST_HEADING: usize = 6;

/// The blocks of a text; `None` if they stand deeper in each other than anyone writes by intent.
pub(super) fn blocks(text: &str) -> Option<Vec<Block>> {
    let mut reader = Reader {
        events: Events::of(text),
    };
    let mut blocks = reader.blocks();
    if reader.events.is_too_deep {
        return None;
    }
    demote(&mut blocks);
    Some(blocks)
}

/// The events of a text, up to where they stand too deep in each other.
struct Events<'a> {
    parser: Parser<'a>,
    depth: usize,
    is_too_deep: bool,
}

impl<'a> Events<'a> {
    fn of(text: &'a str) -> Self {
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
        Self {
            parser: Parser::new_ext(text, options),
            depth: 0,
            is_too_deep: false,
        }
    }
}

impl<'a> Iterator for Events<'a> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        if self.is_too_deep {
            return None;
        }
        let event = self.parser.next()?;
        match event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        self.is_too_deep = self.depth > DEPTH;
        (!self.is_too_deep).then_some(event)
    }
}

/// Moves all headings down by as much as the highest of them needs.
fn demote(blocks: &mut [Block]) {
    let levels = blocks.iter().filter_map(|block| match block {
        Block::Heading(level, _) => Some(*level),
        Block::Paragraph(_)
        | Block::Code(..)
        | Block::Quote(_)
        | Block::List(..)
        | Block::Table(_)
        | Block::Rule => None,
    });
    let top = levels.min().unwrap_or(TOP_HEADING);
    for block in blocks {
        match block {
            Block::Heading(level, _) => {
                *level = (*level + TOP_HEADING.saturating_sub(top)).min(LAST_HEADING);
            }
            Block::Quote(blocks) => demote(blocks),
            Block::List(_, items) => items.iter_mut().for_each(|item| demote(item)),
            Block::Paragraph(_) | Block::Code(..) | Block::Table(_) | Block::Rule => {}
        }
    }
}

struct Reader<'a> {
    events: Events<'a>,
}

impl<'a> Reader<'a> {
    /// The blocks up to the end of what they stand in.
    fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        // The text of a tight item stands in it without a paragraph.
        let mut loose = Inlines::new(false);
        while let Some(event) = self.events.next() {
            match event {
                Event::End(_) => break,
                Event::Rule => add(&mut blocks, &mut loose, Some(Block::Rule)),
                Event::Start(tag) if is_block(&tag) => {
                    let block = self.block(tag);
                    add(&mut blocks, &mut loose, block);
                }
                event => self.inline(event, &mut loose),
            }
        }
        add(&mut blocks, &mut loose, None);
        blocks
    }

    /// A block whose start was read; `None` if there is nothing in it.
    fn block(&mut self, tag: Tag<'a>) -> Option<Block> {
        match tag {
            Tag::Heading { level, .. } => {
                let line = flatten::in_one_line(&self.inlines(false));
                (!line.is_empty()).then_some(Block::Heading(level as usize, line))
            }
            Tag::BlockQuote(_) => {
                let blocks = self.blocks();
                (!blocks.is_empty()).then_some(Block::Quote(blocks))
            }
            Tag::CodeBlock(kind) => self.code_block(&kind),
            Tag::List(start) => self.list(start),
            Tag::Table(alignments) => Some(self.table(&alignments)),
            _ => {
                let line = self.inlines(false);
                (!line.is_empty()).then_some(Block::Paragraph(line))
            }
        }
    }

    fn code_block(&mut self, kind: &CodeBlockKind<'_>) -> Option<Block> {
        let mut text = String::new();
        while let Some(Event::Text(piece)) = self.events.next() {
            text.push_str(&piece);
        }
        let language = match kind {
            CodeBlockKind::Fenced(info) => code::language(info),
            CodeBlockKind::Indented => "text",
        };
        let text = characters::clean(&text);
        (!text.is_empty()).then_some(Block::Code(language, text))
    }

    fn list(&mut self, start: Option<u64>) -> Option<Block> {
        let mut items = Vec::new();
        while let Some(Event::Start(_)) = self.events.next() {
            let blocks = self.blocks();
            if !blocks.is_empty() {
                items.push(blocks);
            }
        }
        (!items.is_empty()).then_some(Block::List(start, items))
    }

    fn table(&mut self, alignments: &[Alignment]) -> Block {
        let delimiters = alignments.iter().map(|alignment| match alignment {
            Alignment::None => "---",
            Alignment::Left => ":---",
            Alignment::Center => ":---:",
            Alignment::Right => "---:",
        });
        let mut table = Table {
            delimiters: delimiters.collect(),
            rows: Vec::new(),
        };
        while let Some(Event::Start(_)) = self.events.next() {
            let mut row = Vec::new();
            while let Some(Event::Start(_)) = self.events.next() {
                row.push(flatten::in_one_line(&self.inlines(false)));
            }
            table.rows.push(row);
        }
        Block::Table(table)
    }

    /// The content of a line up to the end of what it stands in.
    fn inlines(&mut self, in_link: bool) -> Line {
        let mut inlines = Inlines::new(in_link);
        while let Some(event) = self.events.next() {
            if let Event::End(_) = event {
                break;
            }
            self.inline(event, &mut inlines);
        }
        inlines.finish()
    }

    fn inline(&mut self, event: Event<'a>, into: &mut Inlines) {
        match event {
            Event::Code(text) => into.code(&text),
            Event::InlineHtml(tag) if is_line_break(&tag) => into.line_break(Inline::HardBreak),
            Event::SoftBreak => into.line_break(Inline::SoftBreak),
            Event::HardBreak => into.line_break(Inline::HardBreak),
            Event::Start(Tag::Emphasis) => self.marked("*", into),
            Event::Start(Tag::Strong) => self.marked("**", into),
            Event::Start(Tag::Strikethrough) => self.marked("~~", into),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                self.link(&dest_url, into);
            }
            Event::Start(_) => into.append(self.inlines(into.is_in_link())),
            Event::Text(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text)
            | Event::FootnoteReference(text) => into.text(&text),
            Event::End(_) | Event::Rule | Event::TaskListMarker(_) => {}
        }
    }

    fn marked(&mut self, mark: &'static str, into: &mut Inlines) {
        let content = self.inlines(into.is_in_link());
        if !content.is_empty() {
            into.push(Inline::Marked(mark, content));
        }
    }

    /// A link, or an image: one more link, so that nobody is made to load it.
    fn link(&mut self, address: &str, into: &mut Inlines) {
        let content = self.inlines(true);
        let is_link = url::is_allowed(address) && !into.is_in_link();
        match content.as_slice() {
            _ if !is_link => into.append(content),
            [] => into.push(Inline::Address(address.to_owned())),
            [Inline::Text(text)] if text == address && url::is_web(address) => {
                into.push(Inline::Address(address.to_owned()));
            }
            _ => into.push(Inline::Link(address.to_owned(), content)),
        }
    }
}

/// Adds the text that was collected and the block that ended it. Two lists in a row are one.
fn add(blocks: &mut Vec<Block>, loose: &mut Inlines, block: Option<Block>) {
    let line = std::mem::replace(loose, Inlines::new(false)).finish();
    if !line.is_empty() {
        blocks.push(Block::Paragraph(line));
    }
    match (blocks.last_mut(), block) {
        (Some(Block::List(start, items)), Some(Block::List(next_start, mut next)))
            if start.is_some() == next_start.is_some() =>
        {
            items.append(&mut next);
        }
        (_, block) => blocks.extend(block),
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::BlockQuote(_)
            | Tag::CodeBlock(_)
            | Tag::HtmlBlock
            | Tag::List(_)
            | Tag::Table(_)
    )
}

fn is_line_break(tag: &str) -> bool {
    matches!(
        tag.to_ascii_lowercase().as_str(),
        "<br>" | "<br/>" | "<br />"
    )
}
