//! What a text may be made of.

use super::url;
use super::{Line, characters};

/// A block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// Text.
    Paragraph(Line),
    /// A heading of this level.
    Heading(usize, Line),
    /// Code in a language.
    Code(&'static str, String),
    /// A quotation.
    Quote(Vec<Block>),
    /// A list; the number of its first item if it is numbered.
    List(Option<u64>, Vec<Vec<Block>>),
    /// A table.
    Table(Table),
    /// A line between two blocks.
    Rule,
}

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Table {
    /// The cells below each heading: `---`, `:---` …
    pub(super) delimiters: Vec<&'static str>,
    /// The rows, that of the headings first.
    pub(super) rows: Vec<Vec<Line>>,
}

/// What stands in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Inline {
    /// Text, not escaped.
    Text(String),
    /// Code, not escaped.
    Code(String),
    /// Content between two marks: `*`, `**` or `~~`.
    Marked(&'static str, Line),
    /// A link to the web.
    Link(String, Line),
    /// An address of the web that is its own text.
    Address(String),
    /// The end of a line that means nothing.
    SoftBreak,
    /// The end of a line that is to be seen.
    HardBreak,
}

impl Inline {
    fn is_break(&self) -> bool {
        matches!(self, Self::SoftBreak | Self::HardBreak)
    }
}

/// Collects inline content. Invariant: no two texts and no two breaks follow each other, and no white
/// space stands at the end of a line.
#[derive(Debug)]
pub(super) struct Inlines {
    content: Line,
    in_link: bool,
}

impl Inlines {
    /// Nothing yet. In a link, an address is text.
    pub(super) fn new(in_link: bool) -> Self {
        Self {
            content: Vec::new(),
            in_link,
        }
    }

    /// Adds text, of any number of lines.
    pub(super) fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(end) = memchr::memchr(b'\n', rest.as_bytes()) {
            self.piece(&characters::clean_piece(&rest[..end]));
            self.line_break(Inline::SoftBreak);
            rest = &rest[end + 1..];
        }
        self.piece(&characters::clean_piece(rest));
    }

    /// Adds content that was collected elsewhere.
    pub(super) fn append(&mut self, line: Line) {
        for inline in line {
            match inline {
                Inline::Text(text) => self.text(&text),
                Inline::SoftBreak | Inline::HardBreak => self.line_break(inline),
                Inline::Code(_) | Inline::Marked(..) | Inline::Link(..) | Inline::Address(_) => {
                    self.push(inline);
                }
            }
        }
    }

    /// Whether an address is text here.
    pub(super) fn is_in_link(&self) -> bool {
        self.in_link
    }

    /// Adds the end of a line.
    pub(super) fn line_break(&mut self, kind: Inline) {
        self.trim_end();
        if self.content.last().is_some_and(|last| !last.is_break()) {
            self.content.push(kind);
        }
    }

    /// Adds code.
    pub(super) fn code(&mut self, text: &str) {
        let code = characters::clean(text);
        if !code.trim().is_empty() {
            self.push(Inline::Code(code));
        }
    }

    /// Adds anything but text or the end of a line.
    pub(super) fn push(&mut self, inline: Inline) {
        self.content.push(inline);
    }

    /// What was collected, with the addresses in its texts found.
    pub(super) fn finish(mut self) -> Line {
        self.trim_end();
        while self.content.last().is_some_and(Inline::is_break) {
            self.content.pop();
            self.trim_end();
        }
        if self.in_link {
            return self.content;
        }
        let mut line = Line::with_capacity(self.content.len());
        for inline in self.content {
            url::cut_at_addresses(inline, &mut line);
        }
        line
    }

    /// Adds text of one line, with one space for several.
    fn piece(&mut self, piece: &str) {
        let mut rest = piece;
        while !rest.is_empty() {
            let words = rest.trim_start_matches(' ');
            if words.len() < rest.len() {
                self.space();
            }
            let end = memchr::memmem::find(words.as_bytes(), b"  ").unwrap_or(words.len());
            self.words(&words[..end]);
            rest = &words[end..];
        }
    }

    /// Adds words as they stand.
    fn words(&mut self, words: &str) {
        match self.content.last_mut() {
            Some(Inline::Text(text)) => text.push_str(words),
            _ if words.is_empty() => {}
            _ => self.content.push(Inline::Text(words.to_owned())),
        }
    }

    /// Adds a space, where there is none and where it would be seen.
    fn space(&mut self) {
        match self.content.last_mut() {
            Some(Inline::Text(text)) if text.ends_with(' ') => {}
            Some(Inline::Text(text)) => text.push(' '),
            Some(last) if last.is_break() => {}
            Some(_) => self.content.push(Inline::Text(" ".to_owned())),
            None => {}
        }
    }

    fn trim_end(&mut self) {
        if let Some(Inline::Text(text)) = self.content.last_mut() {
            text.truncate(text.trim_end().len());
            if text.is_empty() {
                self.content.pop();
            }
        }
    }
}
