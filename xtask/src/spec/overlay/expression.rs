//! The targets of actions: `JSONPath` (RFC 9535), within bounds.
//!
//! An expression that is within them is read in milliseconds, and evaluated in a time that grows with the
//! size of the document times its depth. Without them an expression of a line could take days: each filter
//! inside of a filter doubles the time of reading, and each `..` or list of selectors multiplies what is found.

mod bounds;

use serde_json_path::{JsonPath, ParseError};

use super::quoted;
use crate::diagnostics::{Code, Place, Sink};
use crate::spec::{FileId, Locator, Pointer, Spot};

/// How a name that is not plain is written.
const IN_BRACKETS: &str = "a name with other signs than letters, digits and `_` stands in brackets and quotes: `$.paths['/pets']`, `@['x-internal']`";

/// How an index is written.
const NO_ZEROS: &str = "an index has no zeros before it: `$.tags[1]`";

/// What is wrong with an expression.
#[derive(Debug)]
pub(super) struct Fault {
    /// From which byte of it on.
    at: usize,
    message: String,
    help: &'static str,
}

/// Reads an expression.
pub(super) fn parse(text: &str) -> Result<JsonPath, Fault> {
    bounds::check(text)?;
    JsonPath::parse(text).map_err(|error| Fault::of(&error, text))
}

impl Fault {
    fn of(error: &ParseError, text: &str) -> Self {
        let at = error.position().min(text.len());
        let at = (0..=at).rev().find(|byte| text.is_char_boundary(*byte));
        let at = at.unwrap_or_default();
        let message = error.message();
        // `in long-hand segment, expected …`: the part of the grammar helps nobody.
        let detail = match message
            .strip_prefix("in ")
            .and_then(|rest| rest.split_once(", "))
        {
            Some((_, detail)) => detail,
            None if message == "parser error" => "it cannot be read from here on",
            None => message,
        };
        Self {
            at,
            message: format!("this is not a JSONPath expression: {detail}"),
            help: help(text, at, message),
        }
    }

    /// Reports the fault in the place of the expression, at the byte if its text shows it.
    pub(super) fn report(self, text: &str, file: FileId, at: &Pointer, sink: &mut Sink) {
        let source = &sink.sources.file(file).text;
        let span = Locator::new(source.clone()).locate(&Spot::Value(at.clone()));
        let raw = &source[span.clone()];
        let length = text[self.at..].chars().next().map_or(0, char::len_utf8);
        let place = match quoted::find(span.start, raw, text, self.at) {
            Some(start) => Place::text(file, start..start + length),
            None => Place::In(file, Spot::Value(at.clone())),
        };
        sink.error(place, Code::InvalidTarget, self.message)
            .help(self.help);
    }
}

fn help(text: &str, at: usize, message: &str) -> &'static str {
    let next = text[at..].chars().next();
    let before = text[..at].chars().next_back();
    if !text.starts_with('$') {
        "an expression starts with `$`, the description itself: `$.paths`"
    } else if message.contains("not defined") {
        "the functions are length, count, match, search and value"
    } else if is_in_index_with_zeros(text, at) {
        NO_ZEROS
    } else if next == Some('=') {
        "two values are compared with `==`"
    } else if next.is_some_and(|next| !next.is_whitespace() && !"]),&|<>!'\"".contains(next))
        || before == Some('.')
    {
        IN_BRACKETS
    } else {
        "RFC 9535 has the rules; a filter is written `$.paths.*.get[?@.name=='value']`"
    }
}

/// Whether a byte is in an index that has zeros before it.
fn is_in_index_with_zeros(text: &str, at: usize) -> bool {
    let begin = text[..at].rfind('[').map_or(at, |bracket| bracket + 1);
    let index = text[begin..].split(']').next().unwrap_or_default();
    let digits = index.strip_prefix('-').unwrap_or(index);
    digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The same expression with its indices as names: what stands in `responses[200]` is a name in a description.
pub(super) fn with_names(text: &str) -> Option<(String, JsonPath)> {
    let mut named = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        named.push_str(before);
        named.push('[');
        rest = after;
        let index = after.split_once(']').map_or("", |(index, _)| index);
        if !index.is_empty() && index.bytes().all(|byte| byte.is_ascii_digit()) {
            named.extend(["'", index, "'"]);
            rest = &after[index.len()..];
        }
    }
    named.push_str(rest);
    let is_other = named != text;
    let path = is_other.then(|| parse(&named).ok())??;
    Some((named, path))
}

#[cfg(test)]
mod tests;
