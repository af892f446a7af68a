//! What is not plain, and so left to prettyplease: it writes a part alike whatever stands around it.

use super::heads::Head;
use super::lexer::Token;
use super::{INDENT, Printer};

/// What stands around a part when it is formatted alone, from the outermost on.
#[derive(Clone, Copy)]
enum Around {
    Impl,
    Function,
    Match,
}

impl Around {
    /// How it begins, as it is formatted.
    fn begin(self) -> &'static str {
        match self {
            Self::Impl => "impl X {",
            Self::Function => "fn x() {",
            Self::Match => "match x {",
        }
    }
}

impl Printer<'_> {
    /// Writes an item; what is not plain of it, or all of it, otherwise.
    pub(super) fn item_or_otherwise(
        &mut self,
        tokens: &[Token<'_>],
        head: &Head<'_>,
    ) -> Option<()> {
        let around: &[Around] = match self.indent {
            0 => &[],
            _ => &[Around::Impl],
        };
        let (start, indent) = (self.out.len(), self.indent);
        if self.attributes(head.attributes).is_none() {
            self.restart(start, indent);
            return self.otherwise(tokens, around);
        }
        let start = self.out.len();
        self.item(head).or_else(|| {
            self.restart(start, indent);
            self.otherwise(&tokens[head.attributes.len()..], around)
        })
    }

    /// Writes a statement of a function, or the rest of them.
    pub(super) fn statement_otherwise(&mut self, statement: &[Token<'_>]) -> Option<()> {
        let around: &[Around] = match self.indent {
            INDENT => &[Around::Function],
            _ => &[Around::Impl, Around::Function],
        };
        self.otherwise(statement, around)
    }

    /// Writes an arm of a `match` that is a statement.
    pub(super) fn arm_otherwise(&mut self, arm: &[Token<'_>]) -> Option<()> {
        let around: &[Around] = match self.indent / INDENT {
            2 => &[Around::Function, Around::Match],
            _ => &[Around::Impl, Around::Function, Around::Match],
        };
        self.otherwise(arm, around)
    }

    /// Writes lines; `None` if they are deeper than what stands around them would have them.
    fn otherwise(&mut self, tokens: &[Token<'_>], around: &[Around]) -> Option<()> {
        if self.indent != around.len() * INDENT {
            return None;
        }
        let part = self.written(tokens)?;
        let begin: String = around.iter().map(|around| around.begin()).collect();
        let end = "}".repeat(around.len());
        let formatted = (self.otherwise)(&format!("{begin}{part}{end}"));
        let mut inside = formatted.as_str();
        for (depth, around) in around.iter().enumerate() {
            let indent = " ".repeat(depth * INDENT);
            inside = inside.strip_prefix(&indent)?.strip_prefix(around.begin())?;
            inside = inside.strip_prefix('\n')?.strip_suffix("}\n")?;
            inside = inside.strip_suffix(&indent)?;
        }
        self.out.push_str(inside);
        self.line = self.out.len();
        Some(())
    }

    /// Where a token begins: its text is a part of the source.
    fn offset(&self, token: &Token<'_>) -> usize {
        token.text.as_ptr().addr() - self.source.as_ptr().addr()
    }

    /// How tokens stand in the source.
    fn written(&self, tokens: &[Token<'_>]) -> Option<&str> {
        let (first, last) = (tokens.first()?, tokens.last()?);
        let start = self.offset(first);
        self.source.get(start..self.offset(last) + last.text.len())
    }
}
