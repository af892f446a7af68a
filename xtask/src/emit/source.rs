//! Code on the way to its format: text whose tokens are apart. `quote!` makes it.
//!
//! Invariant: nothing but the output of `quote!`, identifiers of `rust::names`, literals, names of the
//! generator itself and those of a `config::TypePath` comes in. Text of a description is a literal, in whatever way it tries to be code.

#[cfg(test)]
mod tests;

use proc_macro2::Literal;
pub(super) use xtask_quote::quote;

use crate::rust::Ident;

/// Rust code that is not formatted yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Source(String);

impl Source {
    /// No code.
    pub(super) const fn new() -> Self {
        Self(String::new())
    }

    /// No code, with room for so many bytes of it.
    pub(super) fn with_room(bytes: usize) -> Self {
        Self(String::with_capacity(bytes))
    }

    /// The code, of which every token can be told from the next one.
    pub(super) fn text(&self) -> &str {
        &self.0
    }

    /// Whether it is a single name, so that a macro can take it as one.
    pub(super) fn is_one_word(&self) -> bool {
        let is_of_word = |byte: u8| byte == b'_' || byte.is_ascii_alphanumeric();
        let word = self.0.strip_suffix(' ').unwrap_or_default();
        !word.is_empty() && word.bytes().all(is_of_word)
    }

    /// Adds code that `quote!` has read.
    pub(super) fn push(&mut self, code: &'static str) {
        self.0.push_str(code);
    }

    /// Adds a token.
    fn token(&mut self, token: &str) {
        self.0.push_str(token);
        self.0.push(' ');
    }
}

#[cfg(test)]
impl From<&str> for Source {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl Extend<Source> for Source {
    fn extend<T: IntoIterator<Item = Source>>(&mut self, sources: T) {
        for source in sources {
            self.0.push_str(&source.0);
        }
    }
}

impl FromIterator<Source> for Source {
    fn from_iter<T: IntoIterator<Item = Source>>(sources: T) -> Self {
        let mut all = Self::new();
        all.extend(sources);
        all
    }
}

/// A name or a number that the generator has made itself, or a name in the path of a type.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'a>(pub(super) &'a str);

/// What can stand in a `quote!`.
pub(super) trait Quote {
    /// Adds it to the code.
    fn quote(&self, source: &mut Source);
}

impl Quote for Source {
    fn quote(&self, source: &mut Source) {
        source.0.push_str(&self.0);
    }
}

impl Quote for Ident {
    fn quote(&self, source: &mut Source) {
        if self.is_raw() {
            source.push("r#");
        }
        source.token(self.text());
    }
}

impl Quote for Token<'_> {
    fn quote(&self, source: &mut Source) {
        debug_assert!(
            self.0
                .chars()
                .all(|character| character.is_ascii_alphanumeric() || "_-#".contains(character)),
            "this is not one token: {}",
            self.0
        );
        source.token(self.0);
    }
}

/// A literal, whatever the text is.
impl Quote for str {
    fn quote(&self, source: &mut Source) {
        let is_as_written = |byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\');
        if self.bytes().all(is_as_written) {
            source.0.push('"');
            source.0.push_str(self);
            source.push("\" ");
        } else {
            source.token(&Literal::string(self).to_string());
        }
    }
}

impl Quote for String {
    fn quote(&self, source: &mut Source) {
        self.as_str().quote(source);
    }
}

/// A line of documentation as a literal, with a space before it. It is printed as a comment, so that only what ends a
/// literal is escaped.
#[derive(Debug)]
pub(super) struct DocLine<'a>(pub(super) &'a str);

impl Quote for DocLine<'_> {
    fn quote(&self, source: &mut Source) {
        let space = if self.0.is_empty() { "" } else { " " };
        if has_control(self.0) {
            return format!("{space}{}", self.0).quote(source);
        }
        source.0.push('"');
        source.0.push_str(space);
        let mut rest = self.0;
        while let Some(at) = memchr::memchr2(b'"', b'\\', rest.as_bytes()) {
            let (text, escaped) = rest.split_at(at);
            source.0.push_str(text);
            source.0.push('\\');
            source.0.push_str(&escaped[..1]);
            rest = &escaped[1..];
        }
        source.0.push_str(rest);
        source.push("\" ");
    }
}

/// Whether there is a control character in a text.
fn has_control(text: &str) -> bool {
    // Of the bytes of a text, 0xC2 alone begins control characters beyond ASCII, and others, too.
    let may_begin_one = |byte: u8| byte.is_ascii_control() || byte == 0xc2;
    // All bytes are looked at: that is done many at a time.
    let may_have_one = text
        .bytes()
        .fold(false, |any, byte| any | may_begin_one(byte));
    may_have_one && text.chars().any(char::is_control)
}

impl Quote for bool {
    fn quote(&self, source: &mut Source) {
        source.token(if *self { "true" } else { "false" });
    }
}

/// Without a suffix, as the numbers below.
impl Quote for i64 {
    fn quote(&self, source: &mut Source) {
        source.token(&self.to_string());
    }
}

impl Quote for u16 {
    fn quote(&self, source: &mut Source) {
        source.token(&self.to_string());
    }
}

impl Quote for usize {
    fn quote(&self, source: &mut Source) {
        source.token(&self.to_string());
    }
}

impl Quote for f64 {
    fn quote(&self, source: &mut Source) {
        source.token(&Literal::f64_unsuffixed(*self).to_string());
    }
}

impl<T: Quote + ?Sized> Quote for &T {
    fn quote(&self, source: &mut Source) {
        (**self).quote(source);
    }
}

/// Nothing, if there is none.
impl<T: Quote> Quote for Option<T> {
    fn quote(&self, source: &mut Source) {
        if let Some(value) = self {
            value.quote(source);
        }
    }
}

/// The values of a repetition over an iterator.
pub(super) trait EachOfIterator: Iterator + Sized {
    /// The iterator.
    fn each(self) -> Self {
        self
    }
}

impl<T: Iterator> EachOfIterator for T {}

/// The values of a repetition over a vector or a slice.
pub(super) trait EachOfSlice<T> {
    /// An iterator over them.
    fn each(&self) -> std::slice::Iter<'_, T>;
}

impl<T> EachOfSlice<T> for [T] {
    fn each(&self) -> std::slice::Iter<'_, T> {
        self.iter()
    }
}
