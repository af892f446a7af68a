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
        let (arguments, rest) = (group(rest, 0), &rest[open.length()..]);
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
        while !rest.is_empty() {
            let (statement, after) = rest.split_at(length_of_statement(rest));
            let (start, indent) = (self.out.len(), self.indent);
            if self.statement(statement, after.is_empty()).is_none() {
                self.restart(start, indent);
                self.statement_otherwise(statement)?;
            }
            rest = after;
        }
        Some(())
    }

    /// Writes a statement, with its semicolon if it has one, on lines of its own.
    fn statement(&mut self, statement: &[Token<'_>], is_last: bool) -> Option<()> {
        self.begin_line();
        if statement.first()?.is_word("match") {
            self.choice(statement)?;
        } else if statement.first()?.is_word("while") {
            self.repetition(statement)?;
        } else {
            match statement.split_last()? {
                (semicolon, statement) if semicolon.is(";") => self.simple(statement, ";")?,
                // Without a semicolon, it is what the function answers with.
                _ if is_last => self.simple(statement, "")?,
                _ => return None,
            }
        }
        self.end_line();
        Some(())
    }

    fn simple(&mut self, statement: &[Token<'_>], semicolon: &str) -> Option<()> {
        if statement.first()?.is_word("const") {
            self.local_constant(statement)
        } else if let Some((binds, name, value)) = binding(statement) {
            self.out.push_str(binds);
            self.out.push_str(name.text);
            self.out.push_str(" = ");
            self.expression(value, ";", 1)
        } else if let Some(equals) = outermost(statement).find(|&index| statement[index].is("=")) {
            // An assignment without a semicolon would be given one.
            (!semicolon.is_empty()).then_some(())?;
            self.flat(&statement[..equals])?;
            self.out.push_str(" = ");
            self.flat(&statement[equals + 1..])?;
            self.out.push_str(semicolon);
            self.fits(0)
        } else {
            self.expression(statement, semicolon, semicolon.len())
        }
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
    fn choice(&mut self, choice: &[Token<'_>]) -> Option<()> {
        let brace = choice.iter().position(|token| token.is("{"))?;
        let arms = group(choice, brace);
        if brace + choice[brace].length() != choice.len() || arms.is_empty() {
            return None;
        }
        self.out.push_str("match ");
        self.flat(&choice[1..brace])?;
        self.out.push_str(" {");
        self.fits(0)?;
        self.end_line();
        self.deeper(|printer| {
            parts(arms).try_for_each(|arm| {
                let (start, indent) = (printer.out.len(), printer.indent);
                printer.arm(arm).or_else(|| {
                    printer.restart(start, indent);
                    printer.arm_otherwise(arm)
                })
            })
        })?;
        self.begin_line();
        self.out.push('}');
        Some(())
    }

    fn arm(&mut self, arm: &[Token<'_>]) -> Option<()> {
        // An arm that answers with nothing would become an empty block.
        if matches!(arm, [.., arrow, open, _] if arrow.is("=>") && open.is("(")) {
            return None;
        }
        self.begin_line();
        self.either(
            |printer| {
                printer.flat(arm)?;
                // A comma behind an arm needs no room.
                printer.fits(0)?;
                printer.out.push(',');
                Some(())
            },
            |printer| printer.arm_in_braces(arm),
        )?;
        self.end_line();
        Some(())
    }

    /// An arm that is too wide, but would not be if it had a line to itself.
    fn arm_in_braces(&mut self, arm: &[Token<'_>]) -> Option<()> {
        let arrow = outermost(arm).find(|&index| arm[index].is("=>"))?;
        let (pattern, value) = (&arm[..arrow], &arm[arrow + 1..]);
        // Literals of structs and closures have no braces around them, and an assignment is given a semicolon.
        if value
            .iter()
            .any(|token| ["{", "|", "="].iter().any(|sign| token.is(sign)))
        {
            return None;
        }
        self.flat(pattern)?;
        self.out.push_str(" => {");
        self.fits(0)?;
        self.end_line();
        self.deeper(|printer| {
            printer.begin_line();
            printer.flat(value)?;
            printer.fits(0)
        })?;
        self.end_line();
        self.begin_line();
        self.out.push('}');
        Some(())
    }

    /// A `while let` and the statements in it.
    fn repetition(&mut self, repetition: &[Token<'_>]) -> Option<()> {
        let [_, word, head @ ..] = repetition else {
            return None;
        };
        let equals = outermost(head).find(|&index| head[index].is("="))?;
        let brace = outermost(head).last()?;
        if !word.is_word("let") || !head[brace].is("{") {
            return None;
        }
        self.out.push_str("while let ");
        self.flat(&head[..equals])?;
        self.out.push_str(" = ");
        self.flat(head.get(equals + 1..brace)?)?;
        self.out.push_str(" {");
        self.fits(0)?;
        self.body(group(head, brace))
    }
}

/// How many tokens the first of some statements has: up to its semicolon, or to the end of a `match` or a `while`
/// that nothing goes on with.
fn length_of_statement(statements: &[Token<'_>]) -> usize {
    let first = statements.first();
    let is_block = first.is_some_and(|first| first.is_word("match") || first.is_word("while"));
    for index in outermost(statements) {
        let token = &statements[index];
        let end = index + token.length();
        let goes_on = || {
            let next = statements.get(end);
            next.is_some_and(|next| next.kind == Kind::Punct)
        };
        if token.is(";") || is_block && token.is("{") && !goes_on() {
            return end;
        }
    }
    statements.len()
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
