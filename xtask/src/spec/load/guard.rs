//! What a parser would take too long over, or too much memory: found before it is parsed.
//!
//! A text that has nothing of the kind is scanned once, byte by byte, and no more.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use saphyr_parser::{Event, Parser};

use crate::diagnostics::{Code, Place, Sink};
use crate::spec::locate::{Offsets, without_surrogates};
use crate::spec::{DEEPEST, FileId};

/// From how many brackets that are open at once on a text is looked at closely: they may stand in texts. The
/// parser of YAML takes a time that grows with their square.
const SUSPICIOUS: usize = 512;

/// How large a text may become by its aliases: so many times its own length, and [`ALWAYS`].
const GROWTH: usize = 10;

/// To how many bytes any text may grow.
const ALWAYS: usize = 1024 * 1024;

/// What a value takes beside its text, in bytes of text.
const NODE: usize = 8;

/// Whether a text has nothing of the kind at the first look.
pub(super) fn is_harmless(text: &str) -> bool {
    !has_many_brackets(text) && !has_aliases(text)
}

/// Whether more brackets may be open at once than most texts have. That there are few, is seen without a look at their
/// order.
fn has_many_brackets(text: &str) -> bool {
    let opening = text.bytes().filter(|byte| matches!(byte, b'[' | b'{'));
    opening.count() > SUSPICIOUS && open_at_once(text) > SUSPICIOUS
}

/// Reports what is not to be parsed; whether there is nothing of the kind.
pub(super) fn check(file: FileId, text: &str, sink: &mut Sink) -> bool {
    if is_harmless(text) {
        return true;
    }
    let Some((fault, characters)) = find(text) else {
        return true;
    };
    let offsets = Offsets::new(text);
    let bytes = offsets.byte(text, characters.start)..offsets.byte(text, characters.end);
    let (code, message, help) = match fault {
        Fault::Depth => (
            Code::TooDeep,
            format!("this is nested more than {DEEPEST} deep"),
            "a description nests far less deeply than this",
        ),
        Fault::Growth => (
            Code::TooLarge,
            "with what its aliases stand for, the file is too large".to_owned(),
            "write out what this alias stands for, or refer to it by `$ref`",
        ),
    };
    sink.error(Place::text(file, bytes), code, message)
        .help(help);
    false
}

/// How many brackets are open at once at most. Those in texts count, too.
fn open_at_once(text: &str) -> usize {
    let (mut open, mut most) = (0_usize, 0);
    for byte in text.bytes() {
        match byte {
            b'[' | b'{' => {
                open += 1;
                most = most.max(open);
            }
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
    }
    most
}

/// Whether there seems to be an alias (`*name`) of an anchor (`&name`).
fn has_aliases(text: &str) -> bool {
    let anchors: HashSet<&str> = names_after(text, '&').collect();
    !anchors.is_empty() && names_after(text, '*').any(|alias| anchors.contains(alias))
}

/// The names that follow a sign with which a word begins.
fn names_after(text: &str, sign: char) -> impl Iterator<Item = &str> {
    text.match_indices(sign).filter_map(move |(at, sign)| {
        let before = text.as_bytes().get(at.wrapping_sub(1));
        let begins =
            before.is_none_or(|byte| byte.is_ascii_whitespace() || b"[{,:-?".contains(byte));
        let rest = &text[at + sign.len()..];
        let end = rest
            .find(|c: char| c.is_whitespace() || "[]{},".contains(c))
            .unwrap_or(rest.len());
        (begins && end > 0).then(|| &rest[..end])
    })
}

enum Fault {
    Depth,
    Growth,
}

/// What is too deep or grows too large, and the characters at which it does.
fn find(text: &str) -> Option<(Fault, Range<usize>)> {
    let limit = text.len().saturating_mul(GROWTH).saturating_add(ALWAYS);
    // What is open, each with its anchor and its size; and the sizes of what has an anchor.
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut sizes: HashMap<usize, usize> = HashMap::new();
    let mut grown = 0_usize;
    for event in Parser::new_from_str(&without_surrogates(text)) {
        let (event, span) = match event {
            Ok(event) => event,
            // It looks ahead, and so may meet its own bound before ours.
            Err(error) if error.info().contains("recursion limit") => {
                let at = error.marker().index();
                return Some((Fault::Depth, at..at));
            }
            Err(_) => return None,
        };
        let span = span.start.index()..span.end.index();
        let (anchor, size) = match event {
            Event::Scalar(text, _, anchor, _) => (anchor, NODE + text.len()),
            Event::Alias(anchor) => {
                let size = sizes.get(&anchor).copied().unwrap_or(NODE);
                grown = grown.saturating_add(size);
                if grown > limit {
                    return Some((Fault::Growth, span));
                }
                (0, size)
            }
            Event::MappingStart(anchor, _) | Event::SequenceStart(anchor, _) => {
                if open.len() == DEEPEST {
                    return Some((Fault::Depth, span));
                }
                open.push((anchor, NODE));
                continue;
            }
            Event::MappingEnd | Event::SequenceEnd => open.pop()?,
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => continue,
        };
        if anchor != 0 {
            sizes.insert(anchor, size);
        }
        if let Some((_, whole)) = open.last_mut() {
            *whole = whole.saturating_add(size);
        }
    }
    None
}
