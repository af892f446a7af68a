//! Doc comments and attributes.

use super::Printer;
use super::flat::{group, parts};
use super::lexer::{Kind, Token};

impl Printer<'_> {
    /// Writes the docs of the file and its other attributes, and answers with what comes after them.
    pub(super) fn inner_attributes<'t, 'a>(
        &mut self,
        tokens: &'t [Token<'a>],
    ) -> Option<&'t [Token<'a>]> {
        let mut rest = tokens;
        while let [pound, bang, open, ..] = rest
            && pound.is("#")
            && bang.is("!")
            && open.is("[")
        {
            let (attribute, after) = rest.split_at(2 + open.length());
            let inner = group(attribute, 2);
            match doc(inner) {
                Some(text) => self.comment("//!", text)?,
                None => self.attribute("#![", inner)?,
            }
            rest = after;
        }
        Some(rest)
    }

    /// Writes the attributes of an item, a line each.
    pub(super) fn attributes(&mut self, tokens: &[Token<'_>]) -> Option<()> {
        let mut rest = tokens;
        while let [_, open, ..] = rest {
            let inner = group(rest, 1);
            self.begin_line();
            match doc(inner) {
                Some(text) => self.comment("///", text)?,
                None => self.attribute("#[", inner)?,
            }
            rest = &rest[1 + open.length()..];
        }
        Some(())
    }

    /// An attribute from its mark on, on one line or on several.
    fn attribute(&mut self, mark: &str, inner: &[Token<'_>]) -> Option<()> {
        // What documents in another way is printed in another way.
        if inner.first()?.is_word("doc") {
            return None;
        }
        self.either(
            |printer| {
                printer.out.push_str(mark);
                printer.entry_of_attribute(inner)?;
                printer.out.push(']');
                printer.fits(0)
            },
            |printer| printer.broken_attribute(mark, inner),
        )?;
        self.end_line();
        Some(())
    }

    /// A word, a word with a text, or a word with a list.
    fn entry_of_attribute(&mut self, entry: &[Token<'_>]) -> Option<()> {
        match entry {
            [name, equals, text] if equals.is("=") && text.kind == Kind::Literal => {
                self.out.push_str(name.text);
                self.out.push_str(" = ");
                self.out.push_str(text.text);
                Some(())
            }
            _ => self.flat(entry),
        }
    }

    /// An attribute whose list has a line for each entry, with commas between them.
    fn broken_attribute(&mut self, mark: &str, inner: &[Token<'_>]) -> Option<()> {
        let [name, open, ..] = inner else {
            return None;
        };
        let is_list = open.is("(") && open.length() + 1 == inner.len();
        let list = is_list.then(|| group(inner, 1))?;
        if list.last()?.is(",") {
            return None;
        }
        self.out.push_str(mark);
        self.out.push_str(name.text);
        self.out.push('(');
        self.deeper(|printer| {
            for (index, entry) in parts(list).enumerate() {
                if index > 0 {
                    printer.out.push(',');
                }
                printer.end_line();
                printer.begin_line();
                printer.entry_of_attribute(entry)?;
                // A list in the list would be broken, too.
                if entry.iter().any(|token| token.is("(")) {
                    printer.fits(1)?;
                }
            }
            Some(())
        })?;
        self.end_line();
        self.begin_line();
        self.out.push_str(")]");
        Some(())
    }

    /// A line of a comment, from the literal of its text.
    fn comment(&mut self, mark: &str, literal: &str) -> Option<()> {
        self.out.push_str(mark);
        let start = self.out.len();
        match literal.strip_prefix('r') {
            Some(raw) => self.out.push_str(raw.strip_prefix('"')?.strip_suffix('"')?),
            None => self.unescaped(literal.strip_prefix('"')?.strip_suffix('"')?)?,
        }
        let text = &self.out[start..];
        if text.starts_with('/') || memchr::memchr(b'\n', text.as_bytes()).is_some() {
            return None;
        }
        let end = start + text.trim_end_matches(' ').len();
        self.out.truncate(end);
        self.end_line();
        Some(())
    }

    fn unescaped(&mut self, text: &str) -> Option<()> {
        let mut rest = text;
        while let Some(backslash) = memchr::memchr(b'\\', rest.as_bytes()) {
            let (before, escaped) = (&rest[..backslash], &rest[backslash + 1..]);
            self.out.push_str(before);
            let character = match escaped.chars().next()? {
                '"' => '"',
                '\'' => '\'',
                '\\' => '\\',
                _ => return None,
            };
            self.out.push(character);
            rest = &escaped[1..];
        }
        self.out.push_str(rest);
        Some(())
    }
}

/// The literal in `doc = "…"`.
fn doc<'a>(inner: &[Token<'a>]) -> Option<&'a str> {
    match inner {
        [name, equals, text] if name.is_word("doc") && equals.is("=") => Some(text.text),
        _ => None,
    }
}

/// The attributes in front of an item, and the item.
pub(super) fn split<'t, 'a>(tokens: &'t [Token<'a>]) -> Option<(&'t [Token<'a>], &'t [Token<'a>])> {
    let mut index = 0;
    while tokens.get(index).is_some_and(|token| token.is("#")) {
        index += 1 + tokens.get(index + 1).filter(|open| open.is("["))?.length();
    }
    Some(tokens.split_at(index))
}
