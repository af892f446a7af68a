//! Functions and the statements in them.

use super::Printer;
use super::expressions::outermost;
use super::flat::{group, parts};
use super::items::end_of_generics;
use super::lexer::{Kind, Token};

impl Printer<'_> {
    /// Writes generics, if there are any.
    pub(super) fn flat_generics(&mut self, generics: &[Token<'_>]) -> Option<()> {
        match generics {
            [] => Some(()),
            [_, inner @ .., _] if !inner.is_empty() => {
                self.out.push('<');
                self.flat(inner)?;
                self.out.push('>');
                Some(())
            }
            _ => None,
        }
    }

    /// Writes a function, from `fn` on.
    pub(super) fn function(&mut self, item: &[Token<'_>]) -> Option<()> {
        let [keyword, name, rest @ ..] = item else {
            return None;
        };
        keyword.is_word("fn").then_some(())?;
        self.out.push_str("fn ");
        self.out.push_str(name.text);
        let generics = end_of_generics(rest)?;
        self.flat_generics(&rest[..generics])?;
        let rest = &rest[generics..];
        let open = rest.first().filter(|open| open.is("("))?;
        let (arguments, rest) = (group(rest, 0), &rest[open.length..]);
        let brace = rest.iter().position(|token| token.is("{"))?;
        self.signature(arguments, &rest[..brace])?;
        self.body(group(rest, brace))
    }

    fn signature(&mut self, arguments: &[Token<'_>], answer: &[Token<'_>]) -> Option<()> {
        self.out.push('(');
        self.fits(0)?;
        let start = self.out.len();
        self.flat_arguments(arguments)?;
        self.flat_answer(answer)?;
        if arguments.is_empty() || self.fits(0).is_some() {
            return self.fits(0);
        }
        self.out.truncate(start);
        self.end_line();
        self.lines(arguments)?;
        self.begin_line();
        self.flat_answer(answer)?;
        self.fits(0)
    }

    fn flat_arguments(&mut self, arguments: &[Token<'_>]) -> Option<()> {
        for (index, argument) in parts(arguments).enumerate() {
            if index > 0 {
                self.out.push_str(", ");
            }
            self.flat(argument)?;
        }
        Some(())
    }

    /// The rest of the line behind the arguments.
    fn flat_answer(&mut self, answer: &[Token<'_>]) -> Option<()> {
        self.out.push(')');
        match answer {
            [] => {}
            [arrow, ty @ ..] if arrow.is("->") => {
                self.out.push_str(" -> ");
                self.flat(ty)?;
            }
            _ => return None,
        }
        self.out.push_str(" {");
        Some(())
    }

    /// The parts of a list, each on a line of its own and with a comma.
    fn lines(&mut self, list: &[Token<'_>]) -> Option<()> {
        self.deeper(|printer| {
            parts(list).try_for_each(|part| {
                printer.begin_line();
                printer.flat(part)?;
                printer.out.push(',');
                printer.fits(0)?;
                printer.end_line();
                Some(())
            })
        })
    }

    /// The statements of a function, and its last brace.
    fn body(&mut self, statements: &[Token<'_>]) -> Option<()> {
        if !statements.is_empty() {
            self.end_line();
            self.deeper(|printer| printer.statements(statements))?;
            self.begin_line();
        }
        self.out.push('}');
        self.fits(0)
    }

    fn statements(&mut self, statements: &[Token<'_>]) -> Option<()> {
        let mut rest = statements;
        while let Some(first) = rest.first() {
            self.begin_line();
            let length = if first.is_word("match") {
                self.choice(rest)?
            } else {
                self.statement(rest)?
            };
            self.end_line();
            rest = &rest[length..];
        }
        Some(())
    }

    fn statement(&mut self, rest: &[Token<'_>]) -> Option<usize> {
        let mut end = 0;
        while rest.get(end).is_some_and(|token| !token.is(";")) {
            end += rest[end].length;
        }
        let is_last = end >= rest.len();
        let (statement, semicolon) = (&rest[..end], if is_last { "" } else { ";" });
        if statement.first()?.is_word("const") {
            self.local_constant(statement)?;
        } else if let Some((binds, name, value)) = binding(statement) {
            self.out.push_str(binds);
            self.out.push_str(name.text);
            self.out.push_str(" = ");
            self.expression(value, ";", 1)?;
        } else if let Some(equals) = outermost(statement).find(|&index| statement[index].is("=")) {
            // An assignment without a semicolon would be given one.
            (!is_last).then_some(())?;
            self.flat(&statement[..equals])?;
            self.out.push_str(" = ");
            self.flat(&statement[equals + 1..])?;
            self.out.push_str(semicolon);
            self.fits(0)?;
        } else {
            self.expression(statement, semicolon, semicolon.len())?;
        }
        Some(end + usize::from(!is_last))
    }

    fn local_constant(&mut self, statement: &[Token<'_>]) -> Option<()> {
        let equals = statement.iter().position(|token| token.is("="))?;
        self.out.push_str("const ");
        self.flat(&statement[1..equals])?;
        self.out.push_str(" = ");
        self.fits(0)?;
        self.expression(&statement[equals + 1..], ";", 1)
    }

    /// A `match`, whose arms have a line each.
    fn choice(&mut self, rest: &[Token<'_>]) -> Option<usize> {
        let brace = rest.iter().position(|token| token.is("{"))?;
        let length = brace + rest[brace].length;
        let goes_on = rest
            .get(length)
            .is_some_and(|next| next.kind == Kind::Punct);
        if goes_on || rest[brace].length == 2 {
            return None;
        }
        self.out.push_str("match ");
        self.flat(&rest[1..brace])?;
        self.out.push_str(" {");
        self.fits(0)?;
        self.end_line();
        self.deeper(|printer| {
            parts(group(rest, brace)).try_for_each(|arm| {
                // An arm that answers with nothing would become an empty block.
                if matches!(arm, [.., arrow, open, _] if arrow.is("=>") && open.is("(")) {
                    return None;
                }
                printer.begin_line();
                printer.flat(arm)?;
                // A comma behind an arm needs no room.
                printer.fits(0)?;
                printer.out.push(',');
                printer.end_line();
                Some(())
            })
        })?;
        self.begin_line();
        self.out.push('}');
        Some(length)
    }
}

/// The words before the name that is bound, the name, and its value.
fn binding<'t, 'a>(
    statement: &'t [Token<'a>],
) -> Option<(&'static str, &'t Token<'a>, &'t [Token<'a>])> {
    match statement {
        [word, mutable, name, equals, value @ ..]
            if word.is_word("let") && mutable.is_word("mut") && equals.is("=") =>
        {
            Some(("let mut ", name, value))
        }
        [word, name, equals, value @ ..] if word.is_word("let") && equals.is("=") => {
            Some(("let ", name, value))
        }
        _ => None,
    }
}
