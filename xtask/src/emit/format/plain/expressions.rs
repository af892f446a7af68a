//! Expressions in more than one line: literals of structs and chains of methods.

use super::Printer;
use super::flat::{group, parts};
use super::lexer::{Kind, Token};

impl Printer<'_> {
    /// Writes an expression and what ends it, of which so much must fit on the line.
    pub(super) fn expression(
        &mut self,
        tokens: &[Token<'_>],
        end: &str,
        width: usize,
    ) -> Option<()> {
        self.either(
            |printer| {
                printer.flat(tokens)?;
                printer.fits(width)?;
                printer.out.push_str(end);
                Some(())
            },
            |printer| printer.broken(tokens, end, width),
        )
    }

    fn broken(&mut self, tokens: &[Token<'_>], end: &str, width: usize) -> Option<()> {
        let last = outermost(tokens).last()?;
        let open = &tokens[last];
        if last + open.length() != tokens.len() {
            return None;
        }
        if open.is("{") {
            self.structure(&tokens[..last], group(tokens, last))?;
        } else if open.is("[") && tokens[..last].iter().all(|token| token.is("&")) {
            self.flat(&tokens[..last])?;
            self.array(group(tokens, last))?;
        } else if open.is("(")
            && is_path(&tokens[..last])
            && literal_of_struct(group(tokens, last)).is_some()
        {
            self.flat(&tokens[..last])?;
            self.out.push('(');
            self.wrapped(group(tokens, last))?;
            self.out.push(')');
        } else if self.out[self.line..].trim_start().is_empty() {
            // A statement that begins with a short name goes on behind it.
            return None;
        } else {
            return self.chain(tokens, end, width);
        }
        self.out.push_str(end);
        Some(())
    }

    /// A literal of a struct as the only argument, which is not indented for it.
    fn wrapped(&mut self, tokens: &[Token<'_>]) -> Option<()> {
        let open = literal_of_struct(tokens)?;
        self.structure(&tokens[..open], group(tokens, open))
    }

    fn structure(&mut self, path: &[Token<'_>], inner: &[Token<'_>]) -> Option<()> {
        if inner.is_empty() || !is_path(path) {
            return None;
        }
        self.flat(path)?;
        self.out.push_str(" {");
        self.fits(0)?;
        self.end_line();
        self.deeper(|printer| {
            let mut fields = parts(inner).peekable();
            while let Some(field) = fields.next() {
                printer.begin_line();
                // The last comma is only there if the lines are broken, so it needs no room.
                let comma = usize::from(fields.peek().is_some());
                printer.field_value(field, comma)?;
                printer.end_line();
            }
            Some(())
        })?;
        self.begin_line();
        self.out.push('}');
        Some(())
    }

    /// An array, each element on lines of its own.
    fn array(&mut self, inner: &[Token<'_>]) -> Option<()> {
        // Numbers are filled into as few lines as they need.
        let is_text = |token: &Token<'_>| token.text.starts_with('"');
        if parts(inner).all(|part| matches!(part, [one] if !is_text(one))) {
            return None;
        }
        self.out.push('[');
        self.end_line();
        self.deeper(|printer| {
            let mut elements = parts(inner).peekable();
            while let Some(element) = elements.next() {
                printer.begin_line();
                let comma = usize::from(elements.peek().is_some());
                printer.expression(element, ",", comma)?;
                printer.end_line();
            }
            Some(())
        })?;
        self.begin_line();
        self.out.push(']');
        Some(())
    }

    fn field_value(&mut self, field: &[Token<'_>], comma: usize) -> Option<()> {
        match field {
            [name] if name.kind == Kind::Word => {
                self.out.push_str(name.text);
                self.out.push(',');
                Some(())
            }
            [name, colon, value @ ..] if name.kind == Kind::Word && colon.is(":") => {
                self.out.push_str(name.text);
                self.out.push_str(": ");
                self.expression(value, ",", comma)
            }
            _ => None,
        }
    }

    /// A chain of methods, each on a line of its own.
    fn chain(&mut self, tokens: &[Token<'_>], end: &str, width: usize) -> Option<()> {
        let dots: Vec<usize> = outermost_dots(tokens).collect();
        let first = *dots.first()?;
        // The dots may be those of what a closure answers with.
        if tokens[0].is("|") {
            return None;
        }
        self.flat(&tokens[..first])?;
        self.fits(0)?;
        self.deeper(|printer| {
            for (index, dot) in dots.iter().enumerate() {
                printer.end_line();
                printer.begin_line();
                let next = dots.get(index + 1).copied().unwrap_or(tokens.len());
                let width = if next == tokens.len() { width } else { 0 };
                printer.link(&tokens[*dot..next], width)?;
            }
            Some(())
        })?;
        self.out.push_str(end);
        Some(())
    }

    /// A method in a chain, and if need be its arguments on lines of their own.
    fn link(&mut self, link: &[Token<'_>], width: usize) -> Option<()> {
        self.either(
            |printer| {
                printer.flat(link)?;
                printer.fits(width)
            },
            |printer| printer.broken_link(link),
        )
    }

    fn broken_link(&mut self, link: &[Token<'_>]) -> Option<()> {
        let [_, name, open, ..] = link else {
            return None;
        };
        // A single argument may be one that is not indented.
        if !open.is("(") || open.length() + 2 != link.len() || parts(group(link, 2)).count() < 2 {
            return None;
        }
        self.out.push('.');
        self.out.push_str(name.text);
        self.out.push('(');
        self.end_line();
        self.deeper(|printer| {
            let mut arguments = parts(group(link, 2)).peekable();
            while let Some(argument) = arguments.next() {
                printer.begin_line();
                let comma = usize::from(arguments.peek().is_some());
                printer.argument(argument, comma)?;
                printer.end_line();
            }
            Some(())
        })?;
        self.begin_line();
        self.out.push(')');
        Some(())
    }

    fn argument(&mut self, argument: &[Token<'_>], comma: usize) -> Option<()> {
        self.either(
            |printer| {
                printer.flat(argument)?;
                printer.fits(comma)?;
                printer.out.push(',');
                Some(())
            },
            |printer| {
                printer.either(
                    |printer| printer.chain(argument, ",", comma),
                    |printer| printer.call_with_text(argument),
                )
            },
        )
    }

    /// A call whose only argument is a text, which has a line to itself.
    fn call_with_text(&mut self, call: &[Token<'_>]) -> Option<()> {
        let [path @ .., open, text, _] = call else {
            return None;
        };
        if !open.is("(") || !text.text.starts_with('"') || !is_path(path) || path.is_empty() {
            return None;
        }
        self.flat(path)?;
        self.out.push('(');
        self.end_line();
        self.deeper(|printer| {
            printer.begin_line();
            printer.out.push_str(text.text);
            printer.out.push(',');
            Some(())
        })?;
        self.end_line();
        self.begin_line();
        self.out.push_str("),");
        Some(())
    }
}

fn is_path(tokens: &[Token<'_>]) -> bool {
    tokens
        .iter()
        .all(|token| token.kind == Kind::Word || token.is("::"))
}

/// Where the braces open, if the tokens are a literal of a struct.
fn literal_of_struct(tokens: &[Token<'_>]) -> Option<usize> {
    let last = outermost(tokens).last()?;
    let is_last = last + tokens[last].length() == tokens.len();
    (is_last && tokens[last].is("{")).then_some(last)
}

/// Where the tokens are that stand in no group.
pub(super) fn outermost(tokens: &[Token<'_>]) -> impl Iterator<Item = usize> {
    let mut index = 0;
    std::iter::from_fn(move || {
        let here = index;
        index += tokens.get(here)?.length();
        Some(here)
    })
}

fn outermost_dots(tokens: &[Token<'_>]) -> impl Iterator<Item = usize> {
    outermost(tokens).filter(|&index| tokens[index].is("."))
}
