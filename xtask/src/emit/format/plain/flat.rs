//! Types, patterns and expressions on one line.

use super::Printer;
use super::lexer::{Kind, Token};

/// How wide the literal of a struct may be that stands on one line, without its last brace.
const STRUCT_WIDTH: usize = 34;

impl Printer<'_> {
    /// Writes tokens on this line; `None` if they are none that can be sure to stay on one.
    pub(super) fn flat(&mut self, tokens: &[Token<'_>]) -> Option<()> {
        let mut previous: Option<&Token<'_>> = None;
        let mut path_start = self.out.len();
        let mut index = 0;
        while let Some(token) = tokens.get(index) {
            if token.kind == Kind::Open && token.text == "{" {
                previous.filter(|previous| previous.kind == Kind::Word)?;
                self.flat_struct(group(tokens, index), path_start)?;
            } else if token.is("|") {
                // A closure, up to what it answers with.
                let end = index + 1 + tokens[index + 1..].iter().position(|end| end.is("|"))?;
                self.flat_closure(previous, &tokens[index + 1..end])?;
                (index, previous) = (end + 1, None);
                continue;
            } else if token.is("!") {
                index += 1;
                self.flat_macro(previous?, tokens, index)?;
            } else {
                if gap(previous, token)? {
                    self.out.push(' ');
                }
                if token.kind == Kind::Word {
                    let is_member = previous.is_some_and(|previous| previous.is("."));
                    if has_own_layout(token.text) && !is_member {
                        return None;
                    }
                    if !previous.is_some_and(|previous| previous.is("::")) {
                        path_start = self.out.len();
                    }
                }
                self.out.push_str(token.text);
                if token.kind == Kind::Open {
                    self.flat_list(group(tokens, index), previous, token)?;
                }
            }
            index += tokens[index].length();
            previous = tokens.get(index - 1);
        }
        Some(())
    }

    /// What is in parentheses or brackets.
    fn flat_list(
        &mut self,
        inner: &[Token<'_>],
        previous: Option<&Token<'_>>,
        open: &Token<'_>,
    ) -> Option<()> {
        let inside = without_last_comma(inner);
        self.flat(inside)?;
        let is_tuple = open.text == "(" && !previous.is_some_and(takes_arguments);
        if is_tuple && inside.len() < inner.len() && parts(inside).count() == 1 {
            self.out.push(',');
        }
        self.out.push_str(if open.text == "(" { ")" } else { "]" });
        Some(())
    }

    fn flat_struct(&mut self, inner: &[Token<'_>], path_start: usize) -> Option<()> {
        self.out.push_str(" {");
        if !inner.is_empty() {
            self.out.push(' ');
            self.flat(without_last_comma(inner))?;
            self.out.push(' ');
        }
        if self.out.len() - path_start > STRUCT_WIDTH {
            return None;
        }
        self.out.push('}');
        Some(())
    }

    fn flat_closure(
        &mut self,
        previous: Option<&Token<'_>>,
        arguments: &[Token<'_>],
    ) -> Option<()> {
        match previous {
            None => {}
            Some(previous) if previous.is(",") => self.out.push(' '),
            Some(_) => return None,
        }
        self.out.push('|');
        self.flat(without_last_comma(arguments))?;
        self.out.push_str("| ");
        Some(())
    }

    /// A macro around words, literals, calls and commas.
    fn flat_macro(&mut self, name: &Token<'_>, tokens: &[Token<'_>], open: usize) -> Option<()> {
        let is_plain = |token: &Token<'_>| match token.kind {
            Kind::Word | Kind::Literal => true,
            Kind::Punct => matches!(token.text, "," | "." | "!" | "->"),
            Kind::Open | Kind::Close => matches!(token.text, "(" | ")"),
        };
        if name.kind != Kind::Word || !tokens.get(open)?.is("(") {
            return None;
        }
        let inner = group(tokens, open);
        if !inner.iter().all(is_plain) || inner.last().is_none_or(|last| last.is(",")) {
            return None;
        }
        self.out.push_str("!(");
        self.flat(inner)?;
        self.out.push(')');
        Some(())
    }
}

/// Whether something begins with the word that has a layout of its own.
fn has_own_layout(word: &str) -> bool {
    matches!(
        word,
        "as" | "async"
            | "await"
            | "break"
            | "const"
            | "continue"
            | "else"
            | "enum"
            | "extern"
            | "fn"
            | "for"
            | "if"
            | "in"
            | "let"
            | "loop"
            | "match"
            | "move"
            | "ref"
            | "return"
            | "static"
            | "struct"
            | "trait"
            | "type"
            | "unsafe"
            | "use"
            | "where"
            | "while"
            | "yield"
    )
}

/// The tokens inside of the group that opens here.
pub(super) fn group<'t, 'a>(tokens: &'t [Token<'a>], open: usize) -> &'t [Token<'a>] {
    &tokens[open + 1..open + tokens[open].length() - 1]
}

/// The parts of a list, between its commas.
pub(super) fn parts<'t, 'a>(tokens: &'t [Token<'a>]) -> impl Iterator<Item = &'t [Token<'a>]> {
    let mut rest = without_last_comma(tokens);
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut depth = 0_usize;
        let mut index = 0;
        while let Some(token) = rest.get(index) {
            match token.text {
                "<" => depth += 1,
                ">" => depth = depth.saturating_sub(1),
                "," if depth == 0 => break,
                _ => {}
            }
            index += token.length();
        }
        let part = &rest[..index];
        rest = rest.get(index + 1..).unwrap_or_default();
        Some(part)
    })
}

/// A list without the comma behind its last part.
pub(super) fn without_last_comma<'t, 'a>(tokens: &'t [Token<'a>]) -> &'t [Token<'a>] {
    match tokens.split_last() {
        Some((last, rest)) if last.is(",") => rest,
        Some(_) | None => tokens,
    }
}

/// Whether parentheses behind the token are those of a call.
fn takes_arguments(token: &Token<'_>) -> bool {
    matches!(token.kind, Kind::Word | Kind::Close) || token.is(">")
}

/// Whether there is a space between two tokens; `None` if that depends on more.
fn gap(previous: Option<&Token<'_>>, next: &Token<'_>) -> Option<bool> {
    let Some(previous) = previous else {
        let begins = next.kind != Kind::Punct || matches!(next.text, "&" | "*" | "-" | ".");
        return begins.then_some(false);
    };
    match previous.kind {
        Kind::Word => after_word(previous, next),
        Kind::Literal | Kind::Close => match next.text {
            "." | "," | "?" | ">" | ":" => Some(false),
            "=>" | "=" => Some(true),
            _ => None,
        },
        Kind::Punct => after_punct(previous, next),
        Kind::Open => None,
    }
}

fn after_word(previous: &Token<'_>, next: &Token<'_>) -> Option<bool> {
    match next.kind {
        Kind::Word => Some(true),
        Kind::Literal | Kind::Close => None,
        Kind::Open if next.text == "[" => previous.text.starts_with('\'').then_some(true),
        Kind::Open => {
            let is_name = !matches!(previous.text, "mut" | "impl" | "dyn" | "pub");
            (next.text == "(" && is_name).then_some(false)
        }
        Kind::Punct => match next.text {
            "::" | "<" | ">" | ":" | "," | "." | "?" => Some(false),
            "=" | "->" | "=>" => Some(true),
            _ => None,
        },
    }
}

fn after_punct(previous: &Token<'_>, next: &Token<'_>) -> Option<bool> {
    let begins = next.kind != Kind::Punct || matches!(next.text, "&" | "*" | "-");
    match previous.text {
        "::" => (next.kind == Kind::Word || next.is("<")).then_some(false),
        "," | ":" | "=" | "->" | "=>" => begins.then_some(true),
        "<" | "&" | "*" | "-" => begins.then_some(false),
        "." => matches!(next.kind, Kind::Word | Kind::Literal).then_some(false),
        "?" => matches!(next.text, "." | "," | "?").then_some(false),
        ">" => match (next.kind, next.text) {
            (Kind::Open, "(") | (Kind::Punct, "::" | "," | ">" | ".") => Some(false),
            (Kind::Punct, "=" | "->") | (Kind::Word, _) => Some(true),
            _ => None,
        },
        _ => None,
    }
}
