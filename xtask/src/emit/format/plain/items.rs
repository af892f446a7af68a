//! Items of a file and of an impl.

use super::attributes;
use super::flat::{group, parts, without_last_comma};
use super::heads::{Head, split};
use super::lexer::{Kind, Token};
use super::{INDENT, Printer};

impl Printer<'_> {
    /// Writes an item without its attributes; `None` if it is not plain.
    pub(super) fn item(&mut self, head: &Head<'_>) -> Option<()> {
        self.begin_line();
        self.visibility(head.visibility)?;
        match head.keyword() {
            "mod" => self.declared_module(head.rest),
            "use" => self.imports(head.rest),
            "struct" | "enum" => self.type_with_body(head.rest),
            "impl" => self.implementation(head.rest),
            "fn" => self.function(head.rest),
            "async" => {
                self.out.push_str("async ");
                self.function(&head.rest[1..])
            }
            "static" | "const" => self.constant(head.rest),
            "type" => self.type_alias(head.rest),
            _ => self.invocation(head.rest),
        }?;
        self.end_line();
        Some(())
    }

    fn visibility(&mut self, tokens: &[Token<'_>]) -> Option<()> {
        match tokens {
            [] => {}
            [_] => self.out.push_str("pub "),
            [_, _, inside, _] if matches!(inside.text, "super" | "crate" | "self") => {
                self.out.push_str("pub(");
                self.out.push_str(inside.text);
                self.out.push_str(") ");
            }
            _ => return None,
        }
        Some(())
    }

    fn declared_module(&mut self, item: &[Token<'_>]) -> Option<()> {
        let [_, name, end] = item else {
            return None;
        };
        self.out.push_str("mod ");
        self.out.push_str(name.text);
        end.is(";").then(|| self.out.push(';'))
    }

    /// An import, and the names in it in as few lines as they need.
    fn imports(&mut self, item: &[Token<'_>]) -> Option<()> {
        self.out.push_str("use ");
        let (_, tree) = item.split_first()?;
        let Some(open) = tree.iter().position(|token| token.is("{")) else {
            match tree.split_last()?.1 {
                [path @ .., word, name] if word.is_word("as") => {
                    self.flat(path)?;
                    self.out.push_str(" as ");
                    self.out.push_str(name.text);
                }
                path => self.flat(path)?,
            }
            self.out.push(';');
            return Some(());
        };
        for token in &tree[..open] {
            self.out.push_str(token.text);
        }
        let names = without_last_comma(group(tree, open));
        let is_plain = |(index, token): (usize, &Token<'_>)| match index % 2 {
            0 => token.kind == Kind::Word && token.text != "self",
            _ => token.is(","),
        };
        if !names.iter().enumerate().all(is_plain) {
            return None;
        }
        if let [name] = names {
            self.out.push_str(name.text);
            self.out.push(';');
            return Some(());
        }
        self.either(
            |printer| {
                printer.out.push('{');
                printer.flat(names)?;
                printer.out.push_str("};");
                printer.fits(0)
            },
            |printer| {
                printer.filled(names);
                Some(())
            },
        )
    }

    fn filled(&mut self, names: &[Token<'_>]) {
        self.out.push('{');
        self.end_line();
        self.indent += INDENT;
        self.begin_line();
        let names: Vec<&str> = names.iter().step_by(2).map(|name| name.text).collect();
        for (index, name) in names.iter().enumerate() {
            let comma = usize::from(index + 1 < names.len());
            if index > 0 && self.fits(1 + name.len() + comma).is_some() {
                self.out.push(' ');
            } else if index > 0 {
                self.end_line();
                self.begin_line();
            }
            self.out.push_str(name);
            self.out.push(',');
        }
        self.indent -= INDENT;
        self.end_line();
        self.out.push_str("};");
    }

    fn type_with_body(&mut self, item: &[Token<'_>]) -> Option<()> {
        let open = item.iter().position(|token| token.is("{"))?;
        let is_struct = item[0].is_word("struct");
        self.out.push_str(item[0].text);
        self.out.push(' ');
        self.flat(&item[1..open])?;
        self.out.push_str(" {");
        self.fits(0)?;
        let inner = group(item, open);
        if !inner.is_empty() {
            self.end_line();
            self.deeper(|printer| {
                parts(inner).try_for_each(|member| printer.member(member, is_struct))
            })?;
            self.begin_line();
        }
        self.out.push('}');
        Some(())
    }

    /// A field or a variant.
    fn member(&mut self, member: &[Token<'_>], is_field: bool) -> Option<()> {
        let (attributes, member) = attributes::split(member)?;
        self.attributes(attributes)?;
        self.begin_line();
        let colon = member.iter().position(|token| token.is(":"));
        if is_field {
            let (name, ty) = member.split_at(colon?);
            let (name, visibility) = name.split_last()?;
            self.visibility(visibility)?;
            self.out.push_str(name.text);
            self.out.push_str(": ");
            self.flat(&ty[1..])?;
        } else if colon.is_none() && !member.iter().any(|token| token.is("=")) {
            self.flat(member)?;
        } else {
            return None;
        }
        self.out.push(',');
        self.fits(0)?;
        self.end_line();
        Some(())
    }

    fn implementation(&mut self, item: &[Token<'_>]) -> Option<()> {
        let open = item.iter().position(|token| token.is("{"))?;
        let (_, header) = item[..open].split_first()?;
        self.out.push_str("impl");
        let generics = end_of_generics(header)?;
        self.flat_generics(&header[..generics])?;
        self.out.push(' ');
        let mut parts = header[generics..].split(|token| token.is_word("for"));
        self.flat(parts.next()?)?;
        if let Some(ty) = parts.next() {
            self.out.push_str(" for ");
            self.flat(ty)?;
        }
        self.out.push_str(" {");
        self.fits(0)?;
        if parts.next().is_some() {
            return None;
        }
        let inner = group(item, open);
        if !inner.is_empty() {
            self.end_line();
            self.deeper(|printer| printer.members(inner))?;
            self.begin_line();
        }
        self.out.push('}');
        Some(())
    }

    fn members(&mut self, inner: &[Token<'_>]) -> Option<()> {
        let mut last: Option<Head<'_>> = None;
        for item in split(inner) {
            let (tokens, head) = item?;
            let is_like = |last: Head<'_>| {
                last.keyword() == head.keyword() && matches!(head.keyword(), "const" | "type")
            };
            if last.is_some_and(|last| !is_like(last)) {
                self.end_line();
            }
            self.item_or_otherwise(tokens, &head)?;
            last = Some(head);
        }
        Some(())
    }

    fn constant(&mut self, item: &[Token<'_>]) -> Option<()> {
        let equals = item.iter().position(|token| token.is("="))?;
        self.out.push_str(item[0].text);
        self.out.push(' ');
        self.flat(&item[1..equals])?;
        self.out.push_str(" = ");
        self.fits(0)?;
        self.expression(&item[equals + 1..item.len() - 1], ";", 1)
    }

    fn type_alias(&mut self, item: &[Token<'_>]) -> Option<()> {
        let equals = item.iter().position(|token| token.is("="))?;
        self.out.push_str("type ");
        self.flat(&item[1..equals])?;
        self.out.push_str(" = ");
        self.fits(0)?;
        self.tuple_or_flat(&item[equals + 1..item.len() - 1], ";", 1)
    }

    /// A type on this line; if it is a tuple, also on several. Of what ends it, so much must fit on the line.
    fn tuple_or_flat(&mut self, ty: &[Token<'_>], end: &str, width: usize) -> Option<()> {
        self.either(
            |printer| {
                printer.flat(ty)?;
                printer.fits(width)?;
                printer.out.push_str(end);
                Some(())
            },
            |printer| {
                let is_tuple = ty.first()?.is("(") && ty[0].length() == ty.len();
                let inner = is_tuple.then(|| group(ty, 0))?;
                if parts(inner).count() < 2 {
                    return None;
                }
                printer.out.push('(');
                printer.end_line();
                printer.deeper(|printer| {
                    let mut parts = parts(inner).peekable();
                    while let Some(part) = parts.next() {
                        printer.begin_line();
                        // The last comma is only there if the lines are broken, so it needs no room.
                        let comma = usize::from(parts.peek().is_some());
                        printer.tuple_or_flat(part, ",", comma)?;
                        printer.end_line();
                    }
                    Some(())
                })?;
                printer.begin_line();
                printer.out.push(')');
                printer.out.push_str(end);
                Some(())
            },
        )
    }

    /// A macro that makes items.
    fn invocation(&mut self, item: &[Token<'_>]) -> Option<()> {
        let (end, invocation) = item.split_last()?;
        self.flat(invocation)?;
        self.out.push(';');
        self.fits(0)?;
        end.is(";").then_some(())
    }
}

/// How many tokens the generics take with which a header begins.
pub(super) fn end_of_generics(header: &[Token<'_>]) -> Option<usize> {
    if !header.first()?.is("<") {
        return Some(0);
    }
    let mut depth = 0_usize;
    for (index, token) in header.iter().enumerate() {
        match token.text {
            "<" => depth += 1,
            ">" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(index + 1);
        }
    }
    None
}
