//! What a quote is made of. Invariant: each piece ends where the next token may begin, mostly by a space, so
//! that pieces can be put together in any way.

use std::iter::Peekable;

use proc_macro2::{Delimiter, Group, Ident, Spacing, Span, TokenStream, TokenTree, token_stream};
use quote::quote_spanned;

/// A part of a quote.
#[derive(Debug)]
pub(crate) enum Piece {
    /// Code that is always the same.
    Text(String),
    /// The value of a variable.
    Value(Ident),
    /// The same for each of the values of a variable.
    Repetition {
        /// What is repeated.
        inner: Vec<Piece>,
        /// What stands between.
        between: Option<String>,
        /// Where it begins.
        at: Span,
    },
}

/// A quote that cannot be read.
pub(crate) struct Fault {
    at: Span,
    message: &'static str,
}

impl Fault {
    /// What is wrong.
    #[cfg(test)]
    pub(crate) fn message(self) -> &'static str {
        self.message
    }

    /// The fault as one of the compiler.
    pub(crate) fn report(self) -> TokenStream {
        let message = self.message;
        quote_spanned! { self.at => compile_error!(#message) }
    }
}

/// The pieces of a quote.
pub(crate) fn of(code: TokenStream) -> Result<Vec<Piece>, Fault> {
    let mut pieces = Pieces::default();
    pieces.code(code)?;
    Ok(pieces.0)
}

/// The one variable of a repetition that begins there.
pub(crate) fn variable(inner: &[Piece], at: Span) -> Result<&Ident, Fault> {
    let fault = |at, message| Err(Fault { at, message });
    let mut found: Option<&Ident> = None;
    for piece in inner {
        match piece {
            Piece::Text(_) => {}
            Piece::Value(name) if found.is_none_or(|found| found == name) => found = Some(name),
            Piece::Value(name) => return fault(name.span(), "a repetition is over one variable"),
            Piece::Repetition { at, .. } => return fault(*at, "no repetition stands in another"),
        }
    }
    found.map_or_else(|| fault(at, "a repetition has a variable"), Ok)
}

type Tokens = Peekable<token_stream::IntoIter>;

#[derive(Default)]
struct Pieces(Vec<Piece>);

impl Pieces {
    fn code(&mut self, code: TokenStream) -> Result<(), Fault> {
        let mut tokens = code.into_iter().peekable();
        while let Some(token) = tokens.next() {
            if !is(&token, '#') {
                self.token(token)?;
                continue;
            }
            match tokens.peek() {
                Some(TokenTree::Ident(name)) => {
                    self.end_sign();
                    self.0.push(Piece::Value(name.clone()));
                    tokens.next();
                }
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis => {
                    let group = group.clone();
                    tokens.next();
                    self.repetition(&group, &mut tokens)?;
                }
                // The sign of an attribute, say.
                Some(_) | None => self.token(token)?,
            }
        }
        Ok(())
    }

    /// A repetition, from its parentheses to its `*`.
    fn repetition(&mut self, group: &Group, rest: &mut Tokens) -> Result<(), Fault> {
        let at = group.span();
        let between = rest.next_if(|token| !is(token, '*'));
        if rest.next_if(|token| is(token, '*')).is_none() {
            let message = "a repetition ends by `*`, with one sign before it at most";
            return Err(Fault { at, message });
        }
        self.end_sign();
        self.0.push(Piece::Repetition {
            inner: of(group.stream())?,
            between: between.map(|token| format!("{token} ")),
            at,
        });
        Ok(())
    }

    fn token(&mut self, token: TokenTree) -> Result<(), Fault> {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("( ", ") "),
                    Delimiter::Brace => ("{ ", "} "),
                    Delimiter::Bracket => ("[ ", "] "),
                    Delimiter::None => ("", ""),
                };
                self.text(open);
                self.code(group.stream())?;
                self.text(close);
            }
            TokenTree::Punct(punct) => {
                self.text(punct.as_char().encode_utf8(&mut [0; 4]));
                // What is joined to the next one is one sign with it.
                if punct.spacing() == Spacing::Alone {
                    self.text(" ");
                }
            }
            TokenTree::Ident(_) | TokenTree::Literal(_) => self.text(&format!("{token} ")),
        }
        Ok(())
    }

    /// Parts a sign from what a variable has.
    fn end_sign(&mut self) {
        if let Some(Piece::Text(text)) = self.0.last_mut()
            && !text.ends_with(' ')
        {
            text.push(' ');
        }
    }

    fn text(&mut self, more: &str) {
        match self.0.last_mut() {
            Some(Piece::Text(text)) => text.push_str(more),
            Some(Piece::Value(_) | Piece::Repetition { .. }) | None => {
                self.0.push(Piece::Text(more.to_owned()));
            }
        }
    }
}

fn is(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}
