//! Makes identifiers: the only place that does, once for each name, in the order in which they come.
//!
//! A name on the wire may be anything: a keyword, empty, digits, Chinese, an emoji, code that tries to
//! break out. An identifier is ASCII, says as much of the name as it can, and is unique in its
//! [`Scope`]: transliterate → spell out symbols → case → digits → keyword → reserved → disambiguate.

mod chosen;
pub(super) mod given;
mod record;
mod siblings;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use heck::{ToSnakeCase, ToUpperCamelCase};

pub use given::GivenNames;
pub(super) use record::is_type_chosen;
pub(super) use siblings::{Named, Siblings};

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
    /// Names that things had before, with those that they have now.
    left: BTreeMap<String, String>,
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

    /// Keeps a name that something had before from being claimed, as long as that thing has this other one. What is
    /// taken is not claimed: it may be that name.
    pub(super) fn leave(&mut self, old: &str, new: &str) {
        self.left.insert(old.to_lowercase(), new.to_lowercase());
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
            !self.is_taken(ident.text()) && !self.reserved.contains(&ident.text())
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
        if !self.is_taken(ident.text()) {
            self.taken.insert(ident.text().to_lowercase());
            return ident;
        }
        let stem = ident.text.trim_end_matches('_');
        let separator = if stem.ends_with(|last: char| last.is_ascii_digit()) {
            "_"
        } else {
            ""
        };
        let last = self.numbers.get(&stem.to_lowercase());
        let mut number = last.map_or(2, |last| last + 1);
        loop {
            let text = format!("{stem}{separator}{number}");
            if !self.is_taken(&text) {
                self.taken.insert(text.to_lowercase());
                self.numbers.insert(stem.to_lowercase(), number);
                return Ident { text, raw: false };
            }
            number += 1;
        }
    }

    /// Files are named after modules and types, and not every file system tells `Ab` from `AB`.
    fn is_taken(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        let is_left = |new: &String| self.taken.contains(new);
        self.taken.contains(&text) || self.left.get(&text).is_some_and(is_left)
    }
}

/// How many letters of a name an identifier has. A module is a file, whose name has at most 255 bytes.
const LONGEST: usize = 120;

fn identifier(name: &str, kind: Kind) -> Ident {
    // Much of a name may be no letters.
    let words = words(shortened(name, 8 * LONGEST));
    let text = in_case(&words, kind);
    let text = shortened(&text, LONGEST).trim_end_matches('_').to_owned();
    let text = if text.starts_with(|first: char| first.is_ascii_digit()) {
        in_case(&format!("{} {words}", noun(kind)), kind)
    } else {
        text
    };
    if NEVER_RAW.contains(&text.as_str()) {
        return Ident {
            text: format!("{text}_"),
            raw: false,
        };
    }
    let raw = KEYWORDS.contains(&text.as_str());
    Ident { text, raw }
}

/// The first so many letters of a name.
fn shortened(name: &str, letters: usize) -> &str {
    let end = name.char_indices().nth(letters);
    end.map_or(name, |(end, _)| &name[..end])
}

/// The name as ASCII words of letters and digits, at least one.
fn words(name: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    if name.bytes().all(is_plain)
        && name.bytes().any(|byte| byte != b'_')
        && !name.contains("OAuth")
    {
        return name.replace('_', " ");
    }
    let name = deunicode::deunicode_with_tofu(name, " ").replace("OAuth", "Oauth");
    let name = without_apostrophes(&name);
    let kept = |name: &str| -> String {
        name.chars()
            .map(|character| {
                if character.is_ascii_alphanumeric() {
                    character
                } else {
                    ' '
                }
            })
            .collect()
    };
    let signed =
        name.starts_with(['+', '-']) && name[1..].starts_with(|first: char| first.is_ascii_digit());
    let words = kept(&name);
    if words.trim().is_empty() || signed {
        kept(&spelled(&name))
    } else {
        words
    }
}

/// The name with `it's` as one word.
fn without_apostrophes(name: &str) -> String {
    let is_letter = |character: Option<char>| character.is_some_and(|c| c.is_ascii_alphabetic());
    let inside = |at: usize| {
        is_letter(name[..at].chars().next_back()) && is_letter(name[at + 1..].chars().next())
    };
    name.char_indices()
        .filter(|&(at, character)| character != '\'' || !inside(at))
        .map(|(_, character)| character)
        .collect()
}

/// The name with its symbols in words.
fn spelled(name: &str) -> String {
    if name.is_empty() {
        return "empty".to_owned();
    }
    let words: String = name
        .chars()
        .map(|character| {
            symbol(character).map_or(character.to_string(), |word| format!(" {word} "))
        })
        .collect();
    if words
        .chars()
        .any(|character| character.is_ascii_alphanumeric())
    {
        words
    } else {
        "blank".to_owned()
    }
}

fn symbol(character: char) -> Option<&'static str> {
    Some(match character {
        '+' => "plus",
        '-' => "minus",
        '*' => "star",
        '/' => "slash",
        '\\' => "backslash",
        '%' => "percent",
        '=' => "equal",
        '<' => "less",
        '>' => "greater",
        '!' => "not",
        '?' => "question",
        '&' => "and",
        '|' => "or",
        '^' => "caret",
        '~' => "tilde",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '@' => "at",
        '#' => "hash",
        '$' => "dollar",
        '_' => "underscore",
        '"' => "quote",
        '\'' => "apostrophe",
        '`' => "backtick",
        '(' | ')' => "parenthesis",
        '[' | ']' => "bracket",
        '{' | '}' => "brace",
        _ => return None,
    })
}

fn in_case(words: &str, kind: Kind) -> String {
    match kind {
        Kind::Type | Kind::Variant => camel_case(words),
        Kind::Field | Kind::Function | Kind::Argument | Kind::Module => snake_case(words),
        Kind::Constant => snake_case(words).to_ascii_uppercase(),
    }
}

/// Snake case; words that are in lower case already have no words in them.
fn snake_case(words: &str) -> String {
    if words.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return words.to_snake_case();
    }
    words.split_whitespace().collect::<Vec<_>>().join("_")
}

/// Camel case in which `1.5` is `1_5`, and not the same as `15`.
fn camel_case(words: &str) -> String {
    let is_digit = |character: Option<char>| character.is_some_and(|c| c.is_ascii_digit());
    let mut text = String::new();
    for word in words.split_whitespace() {
        let word = word.to_upper_camel_case();
        if is_digit(text.chars().next_back()) && is_digit(word.chars().next()) {
            text.push('_');
        }
        text.push_str(&word);
    }
    text
}

/// The word before a digit, which cannot begin an identifier.
fn noun(kind: Kind) -> &'static str {
    match kind {
        Kind::Type => "type",
        Kind::Variant | Kind::Argument => "value",
        Kind::Field => "field",
        Kind::Function => "call",
        Kind::Module => "module",
        Kind::Constant => "constant",
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
