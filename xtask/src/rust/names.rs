//! Makes identifiers: the only place that does, once for each name, in the order in which they come.
//!
//! A name on the wire may be anything: a keyword, empty, digits, Chinese, an emoji, code that tries to
//! break out. An identifier is ASCII, says as much of the name as it can, and is unique in its
//! [`Scope`]: what it is by itself (`spelling`) → reserved → disambiguate.

mod chosen;
pub(super) mod given;
mod record;
mod siblings;
mod spelling;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

pub use given::GivenNames;
pub(super) use record::is_type_chosen;
pub(super) use siblings::{Named, Siblings};
use spelling::identifier;

/// A Rust identifier.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ident {
    text: String,
    raw: bool,
}

impl Ident {
    /// The identifier without `r#`.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it is written with `r#`.
    #[must_use]
    pub fn is_raw(&self) -> bool {
        self.raw
    }

    /// The name as the identifier that the user wants it to be; else the rule that it breaks.
    pub(super) fn chosen(name: &str, kind: Kind) -> Result<Self, &'static str> {
        if KEYWORDS.contains(&name) || NEVER_RAW.contains(&name) {
            return Err("is a keyword of Rust");
        }
        chosen::check(name, kind)?;
        Ok(Self {
            text: name.to_owned(),
            raw: false,
        })
    }

    /// An identifier that a test chose.
    #[cfg(test)]
    pub(crate) fn fixed(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            raw: false,
        }
    }
}

impl fmt::Display for Ident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.raw { "r#" } else { "" })?;
        f.write_str(&self.text)
    }
}

/// What an identifier names: it decides the case, and the word before a digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A struct, an enum, an alias.
    Type,
    /// A variant of an enum.
    Variant,
    /// A field of a struct.
    Field,
    /// A function or a method.
    Function,
    /// An argument of a function.
    Argument,
    /// A module, and so a file.
    Module,
    /// A constant or a static.
    Constant,
}

/// Why an identifier cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Occupied {
    /// The generated code uses it.
    Reserved,
    /// Something else is called so.
    Taken,
}

/// Identifiers that must differ from each other and from those that the generated code needs there.
#[derive(Debug, Clone)]
pub struct Scope {
    reserved: &'static [&'static str],
    taken: BTreeSet<String>,
    /// Names that things had before, with those that they have now; none of what stands elsewhere now.
    left: BTreeMap<String, Option<String>>,
    /// The last number that was given to a name, so that the next one does not try all of them.
    numbers: BTreeMap<String, u64>,
}

impl Scope {
    /// A scope in which the reserved identifiers mean something already.
    #[must_use]
    pub fn new(reserved: &'static [&'static str]) -> Self {
        Self {
            reserved,
            taken: BTreeSet::new(),
            left: BTreeMap::new(),
            numbers: BTreeMap::new(),
        }
    }

    /// The identifier for a name, and from now on for no other one.
    pub fn claim(&mut self, name: &str, kind: Kind) -> Ident {
        let ident = self.avoid_reserved(identifier(name, kind));
        self.disambiguate(ident)
    }

    /// Keeps names from being claimed that are known only now.
    pub(super) fn reserve(&mut self, names: impl IntoIterator<Item = String>) {
        let names = names.into_iter().map(|name| name.to_lowercase());
        self.taken.extend(names);
    }

    /// Keeps a name that something had before from being claimed, as long as that thing has this other one; or as long
    /// as names are left, if it stands elsewhere. What is taken is not claimed: it may be that name.
    pub(super) fn leave(&mut self, old: &str, new: Option<&str>) {
        self.left
            .insert(old.to_lowercase(), new.map(str::to_lowercase));
    }

    /// The identifier that the user chose, and from now on for no other name. Fails if it is taken, or means
    /// something already.
    pub(super) fn take(&mut self, ident: &Ident) -> Result<(), Occupied> {
        if self.reserved.contains(&ident.text()) {
            return Err(Occupied::Reserved);
        }
        if self.taken.contains(&ident.text().to_lowercase()) {
            return Err(Occupied::Taken);
        }
        self.taken.insert(ident.text().to_lowercase());
        Ok(())
    }

    /// The identifier that a name would be if no other one had it.
    pub(super) fn wanted(&self, name: &str, kind: Kind) -> Ident {
        self.avoid_reserved(identifier(name, kind))
    }

    /// The identifier for the first of the names that is still free, else for the last one.
    pub fn claim_first(&mut self, names: &[String], kind: Kind) -> Ident {
        let free = names.iter().find(|name| {
            let ident = identifier(name, kind);
            !self.is_taken(&ident.text().to_ascii_lowercase())
                && !self.reserved.contains(&ident.text())
        });
        match free.or(names.last()) {
            Some(name) => self.claim(name, kind),
            None => self.claim("", kind),
        }
    }

    fn avoid_reserved(&self, ident: Ident) -> Ident {
        if self.reserved.contains(&ident.text()) {
            Ident {
                text: format!("{}_", ident.text),
                raw: false,
            }
        } else {
            ident
        }
    }

    fn disambiguate(&mut self, ident: Ident) -> Ident {
        let lower = ident.text().to_ascii_lowercase();
        if !self.is_taken(&lower) {
            self.taken.insert(lower);
            return ident;
        }
        let stem = ident.text.trim_end_matches('_');
        let separator = if stem.ends_with(|last: char| last.is_ascii_digit()) {
            "_"
        } else {
            ""
        };
        let last = self.numbers.get(&stem.to_ascii_lowercase());
        let mut number = last.map_or(2, |last| last + 1);
        loop {
            let text = format!("{stem}{separator}{number}");
            let lower = text.to_ascii_lowercase();
            if !self.is_taken(&lower) {
                self.taken.insert(lower);
                self.numbers.insert(stem.to_ascii_lowercase(), number);
                return Ident { text, raw: false };
            }
            number += 1;
        }
    }

    /// Whether an identifier, in small letters, is taken. Files are named after modules and types, and not every file
    /// system tells `Ab` from `AB`.
    fn is_taken(&self, lower: &str) -> bool {
        let is_there = |new: &String| self.taken.contains(new);
        let is_left = |new: &Option<String>| new.as_ref().is_none_or(is_there);
        self.taken.contains(lower) || self.left.get(lower).is_some_and(is_left)
    }
}

/// Keywords that cannot be raw identifiers (The Rust Reference, "Identifiers").
const NEVER_RAW: &[&str] = &["self", "Self", "super", "crate"];

/// Strict and reserved keywords of all editions to 2024 (The Rust Reference, "Keywords").
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

#[cfg(test)]
mod tests;
