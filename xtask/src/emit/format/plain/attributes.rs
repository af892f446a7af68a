//! Doc comments and attributes.

use super::Printer;
use super::flat::group;
use super::lexer::{Kind, Token};

impl Printer<'_> {
    /// Writes the docs of the file, and answers with what comes after them.
    pub(super) fn inner_docs<'t, 'a>(
        &mut self,
        tokens: &'t [Token<'a>],
    ) -> Option<&'t [Token<'a>]> {
        let mut rest = tokens;
        while let [pound, bang, open, ..] = rest
            && pound.is("#")
            && bang.is("!")
            && open.is("[")
        {
            let text = doc(group(rest, 2))?;
            self.comment("//!", text)?;
            rest = &rest[2 + open.length..];
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
                None => self.attribute(inner)?,
            }
            rest = &rest[1 + open.length..];
        }
        Some(())
    }

    fn attribute(&mut self, inner: &[Token<'_>]) -> Option<()> {
        // What documents in another way is printed in another way.
        if inner.first()?.is_word("doc") {
            return None;
        }
        self.out.push_str("#[");
        match inner {
            [name, equals, text] if equals.is("=") && text.kind == Kind::Literal => {
                self.out.push_str(name.text);
                self.out.push_str(" = ");
                self.out.push_str(text.text);
            }
            _ => self.flat(inner)?,
        }
        self.out.push(']');
        self.fits(0)?;
        self.end_line();
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
        if text.starts_with('/') || text.contains('\n') {
            return None;
        }
        let end = start + text.trim_end_matches(' ').len();
        self.out.truncate(end);
        self.end_line();
        Some(())
    }

    fn unescaped(&mut self, text: &str) -> Option<()> {
        let mut rest = text;
        while let Some((before, escaped)) = rest.split_once('\\') {
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
        index += 1 + tokens.get(index + 1).filter(|open| open.is("["))?.length;
    }
    Some(tokens.split_at(index))
}
