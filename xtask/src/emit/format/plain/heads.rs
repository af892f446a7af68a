//! Where items begin and end, and which of them stand together.

use super::attributes;
use super::lexer::Token;

/// What an item is made of.
#[derive(Clone, Copy)]
pub(super) struct Head<'t> {
    /// Its attributes.
    pub(super) attributes: &'t [Token<'t>],
    /// Its visibility; nothing if it is private.
    pub(super) visibility: &'t [Token<'t>],
    /// From its keyword on.
    pub(super) rest: &'t [Token<'t>],
}

impl Head<'_> {
    /// The keyword, or the name of a macro.
    pub(super) fn keyword(&self) -> &str {
        self.rest[0].text
    }

    /// Whether an item stands below this one without a blank line.
    pub(super) fn stands_beside(&self, next: &Head<'_>) -> bool {
        match (self.keyword(), next.keyword()) {
            ("use", "use") => {
                let is_public = |head: &Head<'_>| matches!(head.visibility, [_]);
                origin(self.rest) == origin(next.rest) && is_public(self) == is_public(next)
            }
            ("mod", "mod") => {
                let is_declared = |head: &Head<'_>| head.rest.len() == 3;
                is_declared(self) && is_declared(next) && next.attributes.is_empty()
            }
            _ => false,
        }
    }
}

/// As [`super::super::origin`].
fn origin(item: &[Token<'_>]) -> u8 {
    match item {
        [_, first, separator, ..] if separator.is("::") => match first.text {
            "std" => 0,
            "crate" | "super" | "self" => 2,
            _ => 1,
        },
        _ => 1,
    }
}

/// The items, each with its tokens; ends with `None` where something is no item that is known here.
pub(super) fn split<'t>(
    tokens: &'t [Token<'t>],
) -> impl Iterator<Item = Option<(&'t [Token<'t>], Head<'t>)>> {
    let mut rest = tokens;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let item = head(rest);
        let length = item.map_or(rest.len(), |(tokens, _)| tokens.len());
        rest = &rest[length..];
        Some(item)
    })
}

fn head<'t>(tokens: &'t [Token<'t>]) -> Option<(&'t [Token<'t>], Head<'t>)> {
    let (attributes, item) = attributes::split(tokens)?;
    let visibility = match item {
        [public, open, ..] if public.is_word("pub") && open.is("(") => 1 + open.length(),
        [public, ..] if public.is_word("pub") => 1,
        _ => 0,
    };
    let (visibility, item) = item.split_at(visibility);
    let ends_with_braces = match item.first()?.text {
        "mod" | "struct" | "enum" | "impl" | "fn" | "async" => true,
        "use" | "static" | "const" | "type" => false,
        _ if item.get(1)?.is("!") => true,
        _ => return None,
    };
    let mut index = 0;
    loop {
        let token = item.get(index)?;
        index += token.length();
        if token.is(";") || ends_with_braces && token.is("{") {
            break;
        }
    }
    let length = attributes.len() + visibility.len() + index;
    let head = Head {
        attributes,
        visibility,
        rest: &item[..index],
    };
    Some((&tokens[..length], head))
}
