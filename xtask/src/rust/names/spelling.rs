//! What a name in the description is as an identifier, whatever is around it: transliterate → spell out symbols → case →
//! digits → keyword.

use heck::{ToSnakeCase, ToUpperCamelCase};

use super::chosen::is_snake_case;
use super::{Ident, KEYWORDS, Kind, NEVER_RAW};

/// How many letters of a name an identifier has. A module is a file, whose name has at most 255 bytes.
pub(super) const LONGEST: usize = 120;

/// The identifier that a name is.
pub(super) fn identifier(name: &str, kind: Kind) -> Ident {
    // Most names that follow from others need nothing done to them.
    let text = if is_in_snake_case(kind) && name.len() <= LONGEST && is_snake_case(name) {
        name.to_owned()
    } else {
        text(name, kind)
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

/// The letters of the identifier that a name is.
fn text(name: &str, kind: Kind) -> String {
    // Much of a name may be no letters.
    let words = words(shortened(name, 8 * LONGEST));
    let text = in_case(&words, kind);
    let text = shortened(&text, LONGEST).trim_end_matches('_').to_owned();
    if text.starts_with(|first: char| first.is_ascii_digit()) {
        in_case(&format!("{} {words}", noun(kind)), kind)
    } else {
        text
    }
}

fn is_in_snake_case(kind: Kind) -> bool {
    match kind {
        Kind::Field | Kind::Function | Kind::Argument | Kind::Module => true,
        Kind::Type | Kind::Variant | Kind::Constant => false,
    }
}

/// The first so many letters of a name.
fn shortened(name: &str, letters: usize) -> &str {
    if name.len() <= letters {
        return name;
    }
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
    let sign = name.chars().next().filter(|first| "+-".contains(*first));
    let begins = |test: fn(&char) -> bool| name.chars().nth(1).is_some_and(|second| test(&second));
    // The order of a list is called so: `created`, `-created`.
    if let Some(sign) = sign.and_then(symbol)
        && begins(char::is_ascii_alphabetic)
    {
        return format!("{sign} {}", kept(&name[1..]));
    }
    let signed = sign.is_some() && begins(char::is_ascii_digit);
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

/// Snake case, as heck has it, which is asked only if it is not plain to see.
fn snake_case(words: &str) -> String {
    let mut text = String::with_capacity(words.len() + words.len() / 4);
    for word in words.split_ascii_whitespace() {
        let Some(acronym) = acronym_at_end(word) else {
            return words.to_snake_case();
        };
        for (at, byte) in word.bytes().enumerate() {
            let begins = at == 0 || byte.is_ascii_uppercase() && at <= acronym;
            if begins && !text.is_empty() {
                text.push('_');
            }
            text.push(char::from(byte.to_ascii_lowercase()));
        }
    }
    text
}

/// Where the capital letters at the end of a word begin, as in `OrderDTO`, or else its end; `None` if there are others
/// that follow each other or a digit: where a word begins there, is for heck to say.
fn acronym_at_end(word: &str) -> Option<usize> {
    let is_capital = |byte: u8| byte.is_ascii_uppercase();
    let before = word.trim_end_matches(|c: char| c.is_ascii_uppercase());
    let mut pairs = before.as_bytes().windows(2);
    let is_plain = !pairs.any(|two| is_capital(two[1]) && !two[0].is_ascii_lowercase());
    let may_follow = before.is_empty() || before.ends_with(|c: char| c.is_ascii_lowercase());
    (is_plain && (may_follow || before.len() == word.len())).then_some(before.len())
}

/// Camel case in which `1.5` is `1_5`, and not the same as `15`.
fn camel_case(words: &str) -> String {
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let mut text = String::with_capacity(words.len());
    for word in words.split_ascii_whitespace() {
        if is_digit(text.as_bytes().last()) && is_digit(word.as_bytes().first()) {
            text.push('_');
        }
        let Some(acronym) = acronym_at_end(word) else {
            text.push_str(&word.to_upper_camel_case());
            continue;
        };
        let letters = word.bytes().enumerate().map(|(at, byte)| match at {
            0 => byte.to_ascii_uppercase(),
            _ if at > acronym => byte.to_ascii_lowercase(),
            _ => byte,
        });
        text.extend(letters.map(char::from));
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn cases_are_those_of_heck(words in "([0-2]?[A-C]{0,3}[a-c]{0,2}[A-C]{0,3}[0-2]?[a-c]? {0,2}){1,4}") {
            prop_assert_eq!(snake_case(&words), words.to_snake_case());
            for word in words.split_ascii_whitespace() {
                prop_assert_eq!(camel_case(word), word.to_upper_camel_case());
            }
        }
    }
}
