//! YAML and JSON.

use std::sync::Arc;

use serde_yaml::Value;

use super::{guard, halves, tree};
use crate::diagnostics::{Code, Place, Sink};
use crate::spec::{DEEPEST, FileId, Locator, SourceFile};

/// The value of a text in which nothing is wrong at the first look; otherwise it is left to [`value`].
pub(in crate::spec) fn faultless(text: &str) -> Option<Value> {
    if text.trim().is_empty() || !guard::is_harmless(text) {
        return None;
    }
    if is_like_json(text) {
        serde_json::from_str(text).ok()
    } else {
        yaml(text).ok()
    }
}

/// The value of a file, or a report of why there is none.
pub(super) fn value(file: FileId, sink: &mut Sink) -> Option<Value> {
    let SourceFile { path, text } = &sink.sources.file(file).clone();
    if text.trim().is_empty() {
        sink.error(
            Place::text(file, 0..0),
            Code::NotOpenApi,
            "the file is empty",
        )
        .help("a description is an object that starts with `openapi: 3.0.3`");
        return None;
    }
    if !guard::check(file, text, sink) {
        return None;
    }
    // JSON is read as JSON: that is faster, and YAML does not know all of its escapes.
    let json = is_like_json(text).then(|| serde_json::from_str(text));
    let json_error = match json {
        Some(Ok(value)) => return Some(value),
        Some(Err(error)) => Some(error),
        None => None,
    };
    let yaml_error = match yaml(text) {
        Ok(value) => return Some(value),
        Err(error) => error,
    };
    if !report_duplicate_keys(file, text, sink) {
        match json_error {
            Some(error) if !is_named_yaml(path) => report_json(&error, file, text, sink),
            Some(_) | None => report_yaml(&yaml_error, file, text, sink),
        }
    }
    None
}

fn yaml(text: &str) -> Result<Value, serde_yaml::Error> {
    if let Some(value) = halves::value(text).or_else(|| tree::value(text)) {
        return Ok(value);
    }
    // A key that is there as text and as another value, or is no scalar at all, is reported with the rest.
    let value = serde_yaml::from_str(text)?;
    Ok(tree::with_twins(text).unwrap_or(value))
}

fn is_like_json(text: &str) -> bool {
    text.trim_start().starts_with('{')
}

fn is_named_yaml(path: &str) -> bool {
    let extension = std::path::Path::new(path).extension();
    extension.is_some_and(|extension| {
        extension.eq_ignore_ascii_case("yaml") || extension.eq_ignore_ascii_case("yml")
    })
}

/// The parsers stop at the first such key and say where its object begins; better is where the key is.
fn report_duplicate_keys(file: FileId, text: &str, sink: &mut Sink) -> bool {
    let locator = Locator::new(text);
    let mut found = false;
    for (key, first, second) in locator.duplicate_keys() {
        let message = format!("the key `{key}` stands here twice");
        sink.error(Place::text(file, second), Code::DuplicateKey, message)
            .label(Place::text(file, first), "it stands here first")
            .help("remove or rename one of them");
        found = true;
    }
    found
}

fn report_json(error: &serde_json::Error, file: FileId, text: &str, sink: &mut Sink) {
    let message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let message = message.strip_suffix(&place).unwrap_or(&message);
    let message = match message {
        "EOF while parsing an object" => "the text ends inside an object",
        "EOF while parsing a list" => "the text ends inside a list",
        "EOF while parsing a string" => "the text ends inside a text",
        message => message,
    };
    let line_start = text
        .split_inclusive('\n')
        .take(error.line().saturating_sub(1))
        .map(str::len)
        .sum::<usize>();
    let offset = line_start + error.column().saturating_sub(1);
    report_syntax(message, "JSON", file, offset, sink);
}

fn report_yaml(error: &serde_yaml::Error, file: FileId, text: &str, sink: &mut Sink) {
    let message = error.to_string();
    let location = error.location();
    let place = location.as_ref().map_or_else(String::new, |location| {
        format!(" at line {} column {}", location.line(), location.column())
    });
    let message = message.replacen(&place, "", 1);
    let control = text.find(is_forbidden_control);
    // In bytes: `libyaml` counts how long each character is.
    let offset = match (location, control) {
        (_, Some(offset)) if offset_is_in(&message) => offset,
        (Some(location), _) => location.index(),
        (None, _) => 0,
    };
    let at = Place::text(file, offset..offset);
    // Integers of more than 64 bits cannot be held.
    if message.contains("as u128") || message.contains("as i128") {
        sink.error(at, Code::WrongShape, "this integer is too large")
            .help("write one of at most 64 bits, or with a decimal point");
    } else if offset_is_in(&message) {
        report_syntax(
            "control characters are not allowed",
            "YAML",
            file,
            offset,
            sink,
        );
    } else {
        report_syntax(&message, "YAML", file, offset, sink);
    }
}

/// Whether the message itself says where: as a number of bytes, which helps nobody.
fn offset_is_in(message: &str) -> bool {
    message.contains("control characters")
}

/// What may not stand in YAML as it is.
fn is_forbidden_control(character: char) -> bool {
    character.is_control() && !matches!(character, '\t' | '\n' | '\r' | '\u{85}')
}

fn report_syntax(message: &str, language: &str, file: FileId, offset: usize, sink: &mut Sink) {
    let text = Arc::clone(&sink.sources.file(file).text);
    let (message, begin) = without_place(message, &text);
    if message.contains("recursion limit") {
        let message = format!("this is nested more than {DEEPEST} deep");
        sink.error(Place::text(file, offset..offset), Code::TooDeep, message)
            .help("a description nests far less deeply than this");
        return;
    }
    let rest = text.get(offset..).unwrap_or_default();
    let (offset, help) = match message {
        _ if message.contains("repetition limit") => {
            (offset, "the aliases grow too large; write them out")
        }
        _ if message.contains("more than one document") => (
            second_document(&text).unwrap_or(offset),
            "keep one document in a file",
        ),
        _ if message.contains("control characters") => {
            (offset, "remove the character, or escape it in \"…\"")
        }
        _ if rest.starts_with('\t') => (offset, "YAML indents with spaces, never with tabs"),
        _ if message.contains("found character that cannot start any token") => {
            (offset, "put the text into quotes")
        }
        _ if message.contains("unknown anchor") => (
            offset,
            "an alias `*name` needs an anchor `&name` before it; put a text that starts with `*` into quotes",
        ),
        _ if message.contains("text ends") => (
            offset,
            "something is not closed: look for the `}`, `]` or `\"` that is missing",
        ),
        _ if rest.starts_with("//") || rest.starts_with("/*") => {
            (offset, "JSON has no comments: remove it")
        }
        // Which one it is, the message says.
        _ if message.contains("escape") => (
            offset,
            "a `\\` in \"…\" begins an escape: write `\\\\` for the sign itself",
        ),
        _ if message.contains("quoted scalar") => (
            offset,
            "the text in quotes has no end: add the quote that is missing",
        ),
        _ if message.contains("mapping values are not allowed") => (
            offset,
            "put a text that has a colon into quotes, and check the indentation",
        ),
        _ => (offset, "mend the text here or just before"),
    };
    let message = format!("this is not valid {language}: {message}");
    let at = Place::text(file, offset..offset);
    let report = sink.error(at, Code::Syntax, message).help(help);
    if let Some(begin) = begin {
        report.label(Place::text(file, begin..begin + 1), "it begins here");
    }
}

/// A message without the place that it ends with, ` at line 4 column 11`, and the byte that is there.
fn without_place<'m>(message: &'m str, text: &str) -> (&'m str, Option<usize>) {
    let place = message.rsplit_once(" at line ").and_then(|(rest, place)| {
        let (line, column) = place.split_once(" column ")?;
        let (line, column): (usize, usize) = (line.parse().ok()?, column.parse().ok()?);
        let start = text
            .split_inclusive('\n')
            .take(line.checked_sub(1)?)
            .map(str::len)
            .sum::<usize>();
        let characters = text[start..].char_indices();
        let (byte, _) = characters.into_iter().nth(column.checked_sub(1)?)?;
        Some((rest, start + byte))
    });
    place.map_or((message, None), |(rest, byte)| (rest, Some(byte)))
}

/// Where the second document of a file begins.
fn second_document(text: &str) -> Option<usize> {
    let is_content = |line: &str| {
        let line = line.trim();
        !line.is_empty() && !line.starts_with('#') && !line.starts_with("---")
    };
    let mut markers = text.match_indices("\n---").map(|(feed, _)| feed + 1);
    markers.find(|at| text[..*at].lines().any(is_content))
}
