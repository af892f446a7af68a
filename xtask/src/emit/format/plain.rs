//! Plain code → formatted text, as prettyplease would have it, only sooner.
//!
//! Most of what is generated is plain: items of few kinds, whose parts fit on a line or are broken in the one
//! way that there is. It is written down from its tokens, without a syntax tree. Whatever is not sure to be
//! plain is left to prettyplease, but no more than the item, the statement or the arm that it stands in.
//!
//! Invariant: nobody can tell who wrote an item. Builds with debug assertions, and so all tests, compare each file
//! with what prettyplease makes of it.

mod attributes;
mod expressions;
mod flat;
mod functions;
mod heads;
mod items;
mod lexer;
mod otherwise;

/// How wide a line may be.
const MARGIN: usize = 89;

/// How far a level is indented.
const INDENT: usize = 4;

/// Formatted Rust; `None` if the source is none that can be read here. `otherwise` formats an item that is
/// not plain.
pub(super) fn file(source: &str, otherwise: impl Fn(&str) -> String) -> Option<String> {
    let tokens = lexer::tokens(source)?;
    let mut printer = Printer {
        source,
        otherwise: &otherwise,
        out: String::with_capacity(source.len() + source.len() / 4),
        line: 0,
        indent: 0,
    };
    let rest = printer.inner_attributes(&tokens)?;
    let mut has_inner = rest.len() < tokens.len();
    let mut last: Option<heads::Head<'_>> = None;
    for item in heads::split(rest) {
        let (tokens, head) = item?;
        let apart = last.is_some_and(|last| !last.stands_beside(&head));
        if std::mem::take(&mut has_inner) || apart {
            printer.end_line();
        }
        printer.item_or_otherwise(tokens, &head)?;
        last = Some(head);
    }
    (!has_inner).then_some(printer.out)
}

/// The text so far, and where it goes on.
struct Printer<'s> {
    source: &'s str,
    /// Formats what is not plain.
    otherwise: &'s dyn Fn(&str) -> String,
    out: String,
    /// Where the line begins.
    line: usize,
    indent: usize,
}

impl Printer<'_> {
    fn begin_line(&mut self) {
        self.line = self.out.len();
        for _ in 0..self.indent {
            self.out.push(' ');
        }
    }

    fn end_line(&mut self) {
        self.out.push('\n');
        self.line = self.out.len();
    }

    /// Goes on where the text was once.
    fn restart(&mut self, length: usize, indent: usize) {
        self.out.truncate(length);
        self.line = self.out.rfind('\n').map_or(0, |end| end + 1);
        self.indent = indent;
    }

    /// Nothing, if the line and so much more is too wide.
    fn fits(&self, more: usize) -> Option<()> {
        (self.out.len() - self.line + more <= MARGIN).then_some(())
    }

    /// Writes lines one level deeper.
    fn deeper(&mut self, write: impl FnOnce(&mut Self) -> Option<()>) -> Option<()> {
        self.indent += INDENT;
        let done = write(self);
        self.indent -= INDENT;
        done
    }

    /// Writes something on this line, or takes it back and writes it another way.
    fn either(
        &mut self,
        first: impl FnOnce(&mut Self) -> Option<()>,
        second: impl FnOnce(&mut Self) -> Option<()>,
    ) -> Option<()> {
        let (length, line) = (self.out.len(), self.line);
        first(self).or_else(|| {
            self.out.truncate(length);
            self.line = line;
            second(self)
        })
    }
}
